"""What page work is asked for and what it answers; plain data that every room and the worker process share.

The work itself is plain functions on paths, run inside the worker process:

    join.join(pieces, out, titles=…, limit=…, skip_unreadable=…, watch=…)         -> Joined | Refused
    images.to_pdf(files, out, watch=…)                                            -> Imaged | Refused
    shrink.shrink(source, out, limit=…, allow_below=…, watch=…)                   -> ShrinkReport | Refused
    redact.redact(source, out, marks, watch=…)                                    -> Redacted | Refused
    personal.find_personal(source, page)                                          -> tuple[PersonalData, …]
    verify.verify(path, pages=…, watch=…)                                         -> Verified     (raises AppError)

Pages count from 0 in code (the shell's ``--page`` from 1). A refusal leaves nothing behind; what is written appears
under its name only when it is whole, re-opened, and every page of it was rendered once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop_client.problems import Problem

#: Called often as ``watch(step, done, total)``; raises to stop the work, which then leaves nothing behind.
Watch = Callable[["Step", int, int], None]


class Step(StrEnum):
    """What long work is busy with."""

    READING = "reading"
    COPYING = "copying"
    RECODING = "recoding"
    WRITING = "writing"
    CHECKING = "checking"


def unwatched(_step: Step, _done: int, _total: int) -> None:
    """For whoever neither wants to know nor to stop it."""


class Dropped(StrEnum):
    """What a finished file never carries over from its sources."""

    SCRIPTS = "scripts"
    ATTACHMENTS = "attachments"
    SIGNATURES = "signatures"
    XFA = "xfa"


@dataclass(frozen=True, slots=True)
class Piece:
    """Pages of one file in this order, all of them when none are named, turned clockwise by ``rotation`` degrees."""

    source: Path
    pages: tuple[int, ...] | None = None
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class Joined:
    """A finished file. ``repaired`` were damaged but readable, ``skipped`` says why a file is missing."""

    path: Path
    pages: int
    bytes: int
    repaired: tuple[Path, ...] = ()
    decrypted: tuple[Path, ...] = ()
    skipped: tuple[Problem, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unrendered: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Imaged:
    """Pictures made into pages. ``recoded``: those that could not be taken byte for byte."""

    path: Path
    pages: int
    bytes: int
    recoded: tuple[Path, ...] = ()
    skipped: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Pictures at no more than ``dpi``, JPEG at ``quality``."""

    dpi: int
    quality: int


@dataclass(frozen=True, slots=True)
class Remedies:
    """What would make a file fit that no allowed setting makes fit.

    ``split_into`` files at the gentlest allowed size; or without the ``remove_pages`` (the fewest, the largest first);
    or at ``at_setting``, below what was allowed; or scanned again at ``rescan_dpi``. None where it would not help.
    """

    split_into: int | None
    remove_pages: tuple[int, ...] | None
    at_setting: Setting | None
    rescan_dpi: int | None


@dataclass(frozen=True, slots=True)
class ShrinkReport:
    """What shrinking did, or why it could not. Without ``fits`` nothing was written and ``remedies`` is there.

    ``saved`` is bytes by step: ``duplicates``, ``streams``, ``images``. ``setting`` is None when nothing was recoded.
    ``min_dpi`` is the lowest resolution of any picture that was recoded.
    """

    path: Path
    fits: bool
    before: int
    after: int
    limit: int
    pages: int
    setting: Setting | None = None
    min_dpi: int | None = None
    images_recoded: int = 0
    pages_touched: tuple[int, ...] = ()
    saved: tuple[tuple[str, int], ...] = ()
    repaired: tuple[Path, ...] = ()
    decrypted: tuple[Path, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unrendered: tuple[int, ...] = ()
    remedies: Remedies | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page as it is shown (upright, after its rotation, cropped).

    In points (1/72 inch); ``x`` from the left edge, ``y`` from the TOP edge to the box's upper left corner.
    """

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """What is burnt out of a page (counted from 0)."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Redacted:
    """A file whose marked pages have become pictures at ``dpi``, with nothing beneath."""

    path: Path
    pages: int
    bytes: int
    burnt: tuple[int, ...]
    dpi: int
    repaired: tuple[Path, ...] = ()
    decrypted: tuple[Path, ...] = ()
    dropped: tuple[Dropped, ...] = ()


class PersonalKind(StrEnum):
    """Data of a person that can be recognised by its form."""

    ID_NUMBER = "id_number"
    MOBILE = "mobile"


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Found in a page's text. ``text`` is the number itself, ``shown`` is fit for a screen or a log."""

    kind: PersonalKind
    page: int
    box: Box
    text: str
    shown: str


@dataclass(frozen=True, slots=True)
class Verified:
    """An independent reader counted ``pages``; ``unrendered`` could not be drawn."""

    pages: int
    unrendered: tuple[int, ...] = ()
