"""The worker's verbs for whole files: merge, shrink, make pages of pictures, burn regions out.

Each answers with ``facts`` (what its function returned), ``problems`` (why not, or what was done on the way) and
``refused``; nothing is written when it is.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from desktop_client.confined.serving import Job
from desktop_client.contract.codes import Code
from desktop_client.documents import images, join, notes, redact, shrink
from desktop_client.documents.model import Box, Joined, Mark, Piece, Redacted, ShrinkReport, Step, Watch
from desktop_client.problems import Problem, Refused

Facts = dict[str, Any]  # Any: plain JSON between two processes


def merge(job: Job, *, files: Sequence[str], out: str) -> Facts:
    """All pages of all files, in this order; one that cannot be read refuses the whole."""
    pieces = [Piece(Path(file)) for file in files]
    made = join.join(pieces, Path(out), skip_unreadable=False, watch=_watch(job))
    if isinstance(made, Refused):
        return _refused(made.problems)
    return _done(made, _notes(made, unrendered=made.unrendered))


def shrink_to(job: Job, *, file: str, out: str, limit: int, allow_below: bool) -> Facts:
    """At most ``limit`` bytes; when that cannot be, the problems after the first say what would help."""
    made = shrink.shrink(Path(file), Path(out), limit=limit, allow_below=allow_below, watch=_watch(job))
    if isinstance(made, Refused):
        return _refused(made.problems)
    if not made.fits:
        return {**_refused(_too_large(made, Path(file).name)), "facts": _plain(made)}
    return _done(made, _notes(report=made, unrendered=made.unrendered))


def wrap(job: Job, *, files: Sequence[str], out: str) -> Facts:
    """A page for each picture."""
    made = images.to_pdf([Path(file) for file in files], Path(out), watch=_watch(job))
    if isinstance(made, Refused):
        return _refused(made.problems)
    return _done(made, _notes(recoded=made.recoded))


def burn(job: Job, *, file: str, out: str, page: int, boxes: Sequence[Sequence[float]]) -> Facts:
    """Regions of one page (from 0) burnt out."""
    marks = [Mark(page, Box(*box)) for box in boxes]
    made = redact.redact(Path(file), Path(out), marks, watch=_watch(job))
    if isinstance(made, Refused):
        return _refused(made.problems)
    return _done(made, _notes(made))


VERBS: Mapping[str, Callable[..., Facts]] = {
    "pages-merge": merge,
    "pages-shrink": shrink_to,
    "pages-wrap": wrap,
    "pages-burn": burn,
}


def _watch(job: Job) -> Watch:
    return functools.partial(_told, job.progress)


def _told(progress: Callable[..., None], step: Step, done: int, total: int) -> None:
    progress(step=str(step), done=done, total=total)


def _notes(
    made: Joined | Redacted | None = None,
    *,
    report: ShrinkReport | None = None,
    recoded: Sequence[Path] = (),
    unrendered: Sequence[int] = (),
) -> tuple[Problem, ...]:
    """What was done, in the words that the desk has for it."""
    facts = {"repaired": [], "decrypted": [], "dropped": [], **_plain(made or report or {})}
    burnt = facts if isinstance(made, Redacted) else None
    told = {"joined": facts, "burnt": burnt, "recoded": _plain(recoded), "unrendered": unrendered}
    return notes.of_making(told, report)


def _too_large(report: ShrinkReport, name: str) -> list[Problem]:
    facts = {"name": name, "smallest": notes.megabytes(report.after), "limit": notes.megabytes(report.limit)}
    return [Problem(Code.PDF_DOES_NOT_FIT, place=name, facts=facts), *notes.of_remedies(report.remedies)]


def _refused(problems: Iterable[Problem]) -> Facts:
    return {"facts": {}, "problems": [_plain(each) for each in problems], "refused": True}


def _done(made: object, problems: Iterable[Problem]) -> Facts:
    return {"facts": _plain(made), "problems": [_plain(each) for each in problems], "refused": False}


def _plain(value: object) -> Any:  # Any: what JSON can say
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return str(value)
    return value.name if isinstance(value, Path) else value
