"""Verbs of the PDF desk without a screen. They need nobody signed in, no bureau and no profile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_client.contract.codes import Code
from desktop_client.errors import AppError
from desktop_client.shell.told import Told
from desktop_client.words import word

if TYPE_CHECKING:
    from desktop_client.gate import FileReport
    from desktop_client.shell.session import Session


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


def _line(report: FileReport, language: str) -> str:
    pages = "–" if report.pages is None else str(report.pages)
    return f"{word(report.verdict, language)}  {report.file}  {pages}  {report.message} [{report.code}]"
