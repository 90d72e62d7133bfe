"""``pdf merge``, ``shrink``, ``images``, ``redact`` as scripts run them: all or nothing, always with a sentence."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from PIL import Image

from benchmarks import piles
from tests.documents import papers

ROOT = Path(__file__).resolve().parents[2]
#: No profile, no keyring, no network: nothing but the files.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "HOME": "/nowhere", "PYTHONPATH": str(ROOT)}


@dataclass
class Answer:
    status: int
    text: str
    errors: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def problems(self) -> list[tuple[str, str]]:
        return [(problem["code"], problem["place"]) for problem in self.json.get("problems", [])]


def pdf(folder: Path, *words: str) -> Answer:
    done = subprocess.run(
        [sys.executable, "-m", "desktop_client", "pdf", *words],
        capture_output=True,
        text=True,
        cwd=folder,
        timeout=60,
        env=ENVIRONMENT,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    papers.typed(tmp_path / "一.pdf", ["alpha", "bravo"])
    papers.typed(tmp_path / "二.pdf", ["delta"])
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    Image.new("RGB", (400, 300), "red").save(tmp_path / "照片.jpg")
    with pikepdf.open(tmp_path / "二.pdf") as file:
        file.save(tmp_path / "锁.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    return tmp_path


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_files_are_merged_in_the_order_in_which_they_are_named(pile):
    done = pdf(pile, "merge", "二.pdf", "一.pdf", "-o", "全部.pdf", "--json")
    assert done.status == 0, done
    assert (done.json["path"], done.json["pages"]) == ("全部.pdf", 3)
    assert done.json["bytes"] == (pile / "全部.pdf").stat().st_size
    words = [page.extract_text().split()[0] for page in pypdf.PdfReader(pile / "全部.pdf").pages]
    assert words == ["delta", "alpha", "bravo"]


def test_bad_files_refuse_the_merge_are_all_named_and_leave_nothing(pile):
    before = names(pile)
    done = pdf(pile, "merge", "一.pdf", "坏.pdf", "锁.pdf", "没有.pdf", "-o", "全部.pdf", "--json")
    assert done.status == 1
    assert done.problems == [
        ("pdf-damaged", "坏.pdf"), ("pdf-encrypted", "锁.pdf"), ("file-missing", "没有.pdf"),
    ]  # fmt: skip
    assert names(pile) == before


def test_a_refused_file_leaves_an_older_result_as_it_was(pile):
    (pile / "全部.pdf").write_bytes(b"older")
    assert pdf(pile, "merge", "坏.pdf", "-o", "全部.pdf").status == 1
    assert (pile / "全部.pdf").read_bytes() == b"older"


def test_the_result_may_replace_one_of_the_inputs(pile):
    assert pdf(pile, "merge", "一.pdf", "二.pdf", "-o", "一.pdf").status == 0
    assert len(pypdf.PdfReader(pile / "一.pdf").pages) == 3


def test_a_result_that_cannot_be_written_is_the_surroundings_fault(pile):
    done = pdf(pile, "merge", "一.pdf", "-o", "没有/全部.pdf", "--json")
    assert (done.status, done.problems) == (3, [("output-not-writable", "")])


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are rare there")
def test_a_result_never_takes_the_place_of_what_is_no_file(pile):
    os.mkfifo(pile / "pipe.pdf")
    (pile / "to-pipe.pdf").symlink_to("pipe.pdf")
    before = names(pile)
    for out in ("pipe.pdf", "to-pipe.pdf", "."):
        assert pdf(pile, "merge", "一.pdf", "-o", out).status == 3
    assert names(pile) == before
    assert (pile / "pipe.pdf").is_fifo()


@pytest.mark.skipif(sys.platform == "win32", reason="links are rare there")
def test_a_result_goes_where_a_link_leads(pile):
    (pile / "folder").mkdir()
    (pile / "link.pdf").symlink_to("folder/全部.pdf")
    assert pdf(pile, "merge", "一.pdf", "-o", "link.pdf").status == 0
    assert (pile / "link.pdf").is_symlink()
    assert len(pypdf.PdfReader(pile / "folder" / "全部.pdf").pages) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no such things in its folders")
def test_a_result_does_not_take_the_place_of_a_device(pile):
    os.mkfifo(pile / "device")
    done = pdf(pile, "merge", "一.pdf", "-o", "device", "--json")
    assert (done.status, done.problems) == (3, [("output-not-writable", "")])
    assert (pile / "device").is_fifo()


def test_pictures_become_pages_and_anything_else_is_refused(pile):
    done = pdf(pile, "images", "照片.jpg", "照片.jpg", "-o", "照片.pdf", "--json")
    assert (done.status, done.json["pages"]) == (0, 2)
    refused = pdf(pile, "images", "照片.jpg", "一.pdf", "-o", "more.pdf", "--json")
    assert (refused.status, refused.problems) == (1, [("file-type-unsupported", "一.pdf")])
    assert "more.pdf" not in names(pile)


def test_a_pile_of_scans_is_shrunk_to_a_limit_and_it_says_how(pile):
    (scan,) = piles.scans(pile / "scans", files=1, pages=2, paper=piles.A7)
    limit = scan.stat().st_size // 2
    done = pdf(pile, "shrink", str(scan), "-o", "small.pdf", "--limit", str(limit), "--json")
    assert done.status == 0, done
    assert (pile / "small.pdf").stat().st_size == done.json["after"] <= limit
    assert done.json["setting"]["dpi"] >= 150
    assert done.json["pages_touched"] == [1, 2]
    assert [code for code, _ in done.problems] == ["done-recoded"]


def test_what_cannot_fit_is_refused_with_what_would_help(pile):
    (scan,) = piles.scans(pile / "scans", files=1, pages=2, paper=piles.A7)
    done = pdf(pile, "shrink", str(scan), "-o", "small.pdf", "--limit", "20000", "--json")
    assert done.status == 1
    codes = [code for code, _ in done.problems]
    assert codes[0] == "pdf-does-not-fit"
    assert set(codes[1:]) & {"help-split", "help-coarser", "help-rescan", "help-remove-pages"}
    assert done.json["fits"] is False
    assert "small.pdf" not in names(pile)


@pytest.mark.parametrize("verb", [["merge"], ["shrink"], ["redact", "--page", "1", "--box", "9,9,9,9"]])
def test_every_verb_says_that_a_restriction_is_gone(verb, pile):
    with pikepdf.open(pile / "一.pdf") as file:
        file.save(pile / "限.pdf", encryption=pikepdf.Encryption(owner="o", user=""))
    done = pdf(pile, verb[0], "限.pdf", *verb[1:], "-o", "out.pdf", "--json")
    assert done.status == 0
    assert "done-unlocked" in [code for code, _ in done.problems]
    assert done.json["decrypted"] == ["限.pdf"]


def test_what_has_no_pictures_to_shrink_is_told_a_way_out_too(pile):
    done = pdf(pile, "shrink", "一.pdf", "-o", "small.pdf", "--limit", "100", "--json")
    assert (done.status, [code for code, _ in done.problems]) == (1, ["pdf-does-not-fit", "help-export"])
    assert "small.pdf" not in names(pile)


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="a small disk takes the right to mount"
)
def test_a_full_disk_is_said_and_leaves_what_was_there(pile):
    disk = pile / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(disk)], check=True)
    try:
        (disk / "全部.pdf").write_bytes(b"older")
        (disk / "rest").write_bytes(b"x" * 4_096)
        for verb in (["merge", "一.pdf"], ["images", "照片.jpg"]):
            done = pdf(pile, *verb, "-o", "disk/全部.pdf", "--json")
            assert (done.status, done.problems) == (3, [("output-no-space", "")])
        assert (names(disk), (disk / "全部.pdf").read_bytes()) == ({"全部.pdf", "rest"}, b"older")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="ends programs in another way")
@pytest.mark.parametrize(
    ("sign", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_whoever_ends_it_finds_the_folder_as_it_was(pile, sign, status):
    (scan,) = piles.scans(pile / "scans", files=1, pages=1, paper=piles.A7)
    (pile / "small.pdf").write_bytes(b"older")
    before = names(pile)
    running = subprocess.Popen(
        [sys.executable, "-m", "desktop_client", "pdf", "merge", *[str(scan)] * 400, "-o", "small.pdf"],
        cwd=pile, env=ENVIRONMENT, stderr=subprocess.PIPE,
    )  # fmt: skip
    until = time.monotonic() + 30
    while names(pile) == before and time.monotonic() < until:
        time.sleep(0.01)
    running.send_signal(sign)
    assert (running.communicate()[1], running.returncode) == (b"", status)
    while names(pile) != before and time.monotonic() < until:
        time.sleep(0.01)
    assert (names(pile), (pile / "small.pdf").read_bytes()) == (before, b"older")


def test_a_region_is_burnt_out_of_a_page(pile):
    done = pdf(pile, "redact", "一.pdf", "-o", "一.pdf", "--page", "2", "--box", "0,0,595,842", "--json")
    assert done.status == 0, done
    assert done.json["burnt"] == [2]
    texts = [page.extract_text() for page in pypdf.PdfReader(pile / "一.pdf").pages]
    assert "alpha" in texts[0]
    assert texts[1] == ""


@pytest.mark.parametrize(
    "words",
    [
        ("redact", "一.pdf", "-o", "x.pdf", "--page", "0", "--box", "1,1,9,9"),
        ("redact", "一.pdf", "-o", "x.pdf", "--page", "1", "--box", "1,1,9"),
        ("redact", "一.pdf", "-o", "x.pdf", "--page", "1", "--box", "1,1,nan,9"),
        ("redact", "一.pdf", "-o", "x.pdf", "--page", "1"),
        ("shrink", "一.pdf", "-o", "x.pdf", "--limit", "-3"),
        ("merge", "一.pdf"),
        ("merge", "-o", "x.pdf"),
    ],
)
def test_wrong_usage_is_told_apart_from_refusal(words, pile):
    assert pdf(pile, *words).status == 2


def test_people_get_sentences_in_their_language(pile):
    done = pdf(pile, "merge", "一.pdf", "坏.pdf", "-o", "x.pdf")
    assert "文件“坏.pdf”已损坏" in done.errors
    english = pdf(pile, "merge", "一.pdf", "坏.pdf", "-o", "x.pdf", "--language", "en")
    assert "is damaged" in english.errors
    shown = pdf(pile, "redact", "--help").text
    assert "TOP" in shown
