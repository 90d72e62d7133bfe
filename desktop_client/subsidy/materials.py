"""A file that a person chose as 申报表 or 其他材料: judged by the gate, its pages counted, its mark read."""

from __future__ import annotations

import errno
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import MaterialFile
from desktop_client.contract.states import Material
from desktop_client.documents import evidence
from desktop_client.problems import Problem, Severity
from desktop_client.subsidy.desk import Papers

#: A file that is another each time it is looked at is still being written.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Accepted:
    """The bytes that will be kept, and what the gate wants said of them."""

    content: bytes
    file: MaterialFile
    problems: tuple[Problem, ...]


def read(path: Path, material: Material, papers: Papers) -> Accepted | Problem:
    """Take a PDF of at most 20 MB; the same bytes are judged and kept."""
    from desktop_client.gate import SENDING, Verdict, judge

    for _ in range(TRIES):
        content = _bytes(path, material)
        if isinstance(content, Problem):
            return content
        facts = papers.facts(path)
        finding = judge(facts, SENDING)
        if finding.verdict is Verdict.REFUSE:
            return _said(finding.code, path, material, **finding.facts)
        sha256 = hashlib.sha256(content).hexdigest()
        if facts.sha256 != sha256 or facts.pages is None:
            continue
        name = evidence.fit_name(path)
        file = MaterialFile(sha256=sha256, name=name, bytes=len(content), pages=facts.pages)
        said = _said(finding.code, path, material, **finding.facts)
        warnings = (replace(said, severity=Severity.WARNING),) if finding.verdict is Verdict.WARN else ()
        return Accepted(content, file, warnings)
    return _said(Code.FILE_UNREADABLE, path, material)


def _bytes(path: Path, material: Material) -> bytes | Problem:
    """Looked at before it is read: nobody wants two gigabytes in memory to be told that 20 MB is the limit."""
    try:
        if path.stat().st_size > limits.MAX_FILE_BYTES:
            limit = f"{limits.MAX_FILE_BYTES // 1_048_576} MB"
            return _said(Code.FILE_TOO_LARGE, path, material, limit=limit)
        return path.read_bytes()
    except IsADirectoryError:
        return _said(Code.FILE_IS_FOLDER, path, material)
    except OSError as error:
        code = Code.FILE_MISSING if error.errno == errno.ENOENT else Code.FILE_UNREADABLE
        return _said(code, path, material)


def _said(code: Code, path: Path, material: Material, **facts: str) -> Problem:
    return Problem(code, place=material, facts={"name": path.name, **facts})
