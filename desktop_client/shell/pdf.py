"""Verbs of the PDF desk without a screen. They need nobody signed in, no bureau and no profile."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_client.contract.codes import Code
from desktop_client.errors import AppError
from desktop_client.shell.told import Told
from desktop_client.words import word

if TYPE_CHECKING:
    from desktop_client.documents.model import Box
    from desktop_client.documents.pagework import Outcome, PageWork
    from desktop_client.gate import FileReport
    from desktop_client.shell.session import Session

PAGE_LISTS = ("burnt", "pages_touched", "unrendered")


def inspect(session: Session) -> Told:
    """What each file is and whether it may be used: one line for each, told as soon as it is known."""
    from desktop_client import gate
    from desktop_client.confined import Confined, Interrupted

    language = session.asked.language
    is_refused = False
    with Confined(gate.ENTRY, limits=gate.LIMITS) as confined:
        try:
            confined.start()
        except Interrupted as error:
            raise AppError(Code.PROGRAM_FAULT) from error
        door = gate.Gate(confined)
        for file in session.asked.files:
            report = door.inspect(Path(file), purpose=gate.INSPECT, language=language, shown=file)
            session.tell(report, _line(report, language))
            is_refused = is_refused or not report.is_usable
    return Told(None, refused=is_refused)


def merge(session: Session) -> Told:
    """All pages of all files in one PDF. One bad file refuses the whole, and says which."""
    files, out = _files(session), Path(session.asked.out)
    return _told(session, lambda work: work.merge(files, out))


def images(session: Session) -> Told:
    """A PDF with a page for each picture."""
    files, out = _files(session), Path(session.asked.out)
    return _told(session, lambda work: work.images(files, out))


def shrink(session: Session) -> Told:
    """A copy that is small enough; if that cannot be, what would help."""
    asked = session.asked
    file, out, below = Path(asked.file), Path(asked.out), bool(asked.allow_below_150)
    return _told(session, lambda work: work.shrink(file, out, limit=asked.limit, allow_below=below))


def redact(session: Session) -> Told:
    """A copy in which nothing remains of what lay in the regions."""
    asked = session.asked
    file, out = Path(asked.file), Path(asked.out)
    return _told(session, lambda work: work.redact(file, out, page=asked.page - 1, boxes=asked.box))


def box(text: str) -> Box:
    """``x,y,w,h`` as people type it."""
    from desktop_client.documents.model import Box

    x, y, width, height = (float(each) for each in text.split(","))
    if not all(math.isfinite(each) for each in (x, y, width, height)) or width <= 0 or height <= 0:
        raise ValueError(text)
    return Box(x, y, width, height)


def count(text: str) -> int:
    """A whole number from 1."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _files(session: Session) -> list[Path]:
    return [Path(file) for file in session.asked.files]


def _told(session: Session, do: Callable[[PageWork], Outcome]) -> Told:
    from desktop_client.confined import Confined
    from desktop_client.documents.pagework import PageWork
    from desktop_client.documents.service import WORKER

    with Confined(WORKER) as worker:
        done = do(PageWork(worker))
    if done.refused:
        return Told(_from_one(done.facts), problems=done.problems, refused=True)
    facts = {**_from_one(done.facts), "path": session.asked.out}
    return Told(facts, (f"{session.asked.out}  {facts['pages']}  {_size(facts)}",), done.problems)


def _from_one(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Pages as people count them, and as ``--page`` takes them."""
    told: dict[str, Any] = {key: [page + 1 for page in facts[key]] for key in PAGE_LISTS if facts.get(key)}
    remedies = facts.get("remedies")
    if remedies and remedies["remove_pages"]:
        told["remedies"] = {**remedies, "remove_pages": [page + 1 for page in remedies["remove_pages"]]}
    return {**facts, **told}


def _size(facts: Mapping[str, Any]) -> str:
    return f"{facts.get('bytes', facts.get('after')):,}"


def _line(report: FileReport, language: str) -> str:
    pages = "–" if report.pages is None else str(report.pages)
    return f"{word(report.verdict, language)}  {report.file}  {pages}  {report.message} [{report.code}]"
