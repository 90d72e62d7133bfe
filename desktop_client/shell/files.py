"""Files on their way to the bureau, without a screen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_client import events, faults
from desktop_client.problems import Refused
from desktop_client.shell.told import Told

if TYPE_CHECKING:
    from desktop_client.api.uploads import Sent
    from desktop_client.sending.files import FilePost
    from desktop_client.shell.session import Session

MEGABYTE = 1_000_000


def send(session: Session) -> Told:
    """Each file by itself. After a cut or a kill the same command goes on where the bureau's part ends."""
    uploads = session.office().sending.uploads
    stop = session.client.events.subscribe(_bar(uploads)) if sys.stderr.isatty() else None
    is_refused = False
    for file in session.asked.files:
        done = uploads.send_own(Path(file))
        session.tell({"file": file, **_facts(done)}, f"{file}  {_line(done, session.asked.language)}")
        is_refused = is_refused or isinstance(done, Refused)
    if stop is not None:
        stop()
    return Told(None, refused=is_refused)


def _facts(done: Sent) -> dict[str, Any]:  # Any: as the keys say
    from desktop_client.api.uploads import Uploaded

    if isinstance(done, Uploaded):
        facts = {"sha256": done.sha256, "bytes": done.size, "was_there": done.was_there}
        return {"sent": True, **facts, "problems": done.notices}
    return {"sent": False, "problems": done.problems if isinstance(done, Refused) else ()}


def _line(done: Sent, language: str) -> str:
    facts = _facts(done)
    said = [faults.sentence(problem, language) for problem in facts["problems"]]
    if facts["sent"]:
        said.append(f"{facts['bytes']:,}  {facts['sha256']}" + ("  =" if facts["was_there"] else ""))
    return "  ".join(said)


def _bar(uploads: FilePost) -> Callable[[events.Event], None]:
    """How far it is, on the last line of a terminal."""

    def show(event: events.Event) -> None:
        if isinstance(event, events.UploadsChanged):
            for each in uploads.under_way():
                speed = f"{each.bytes_per_second / MEGABYTE:.1f} MB/s"
                rest = "" if each.rest_seconds is None else f"  {each.rest_seconds:.0f} s"
                sys.stderr.write(f"\r{each.sent * 100 // each.total} %  {speed}{rest}\033[K")
            sys.stderr.flush()

    return show
