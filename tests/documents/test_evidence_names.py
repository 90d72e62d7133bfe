"""The name under which a file goes to the bureau."""

from __future__ import annotations

import pytest

from desktop_client.contract.messages import Evidence
from desktop_client.documents import evidence


@pytest.mark.parametrize(
    ("on_disk", "kept"),
    [
        ("证明.pdf", "证明.pdf"),
        ("证明\u202efdp.exe.pdf", "证明fdp.exe.pdf"),
        ("a\u200b\ufeffb.PDF", "ab.pdf"),
        ("名:称?.pdf", "名_称_.pdf"),
        ("x" * 150 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_says_what_it_shows(tmp_path, on_disk, kept):
    file = tmp_path / on_disk
    file.write_bytes(b"%PDF-1.7\n")
    read = evidence.read(file, indicator="1.1.1")
    assert read.name == kept
    assert Evidence(sha256=read.sha256, name=read.name, bytes=9, media_type=read.media_type)
