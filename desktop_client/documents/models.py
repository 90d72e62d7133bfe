"""What the PDF desk knows and answers: frozen facts, no file and no process behind them.

``model`` beside it says the same of page work on files; boxes are its ``Box``: points, from the upper left corner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.documents.model import Box, ShrinkReport, Step
from desktop_client.problems import Problem, Severity

if TYPE_CHECKING:
    from desktop_client.gate import FileReport


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long verb got: ``done`` of ``total`` files or pages."""

    step: Step
    done: int
    total: int


Tell = Callable[[Progress], object]
Ask = Callable[[], bool]


def unheard(progress: Progress) -> None:
    """Who does not ask for progress hears none."""


def never() -> bool:
    """Who cannot cancel waits."""
    return False


class SourceState(StrEnum):
    """Whether the file behind a source can be used now."""

    HERE = "here"
    MISSING = "missing"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was put on the desk; it is only read. A refused one has no pages and says why in ``problem``."""

    id: str
    name: str
    path: Path
    state: SourceState
    bytes: int
    pages: int
    sha256: str
    modified: int = 0  # nanoseconds, as the system says: whether the file is still the one that was read
    is_picture: bool = False
    weights: tuple[int, ...] = ()  # how many of its bytes each page needs
    report: FileReport | None = None  # None after a restart, until the file was looked at again
    problem: Problem | None = None  # why it is refused, missing or changed; or a warning of the gate


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One page as it lies on the desk. ``width`` and ``height`` are points as shown, after turning.

    ``rotation`` is what was turned here, clockwise, on top of what the file says. ``is_there`` is False while its
    file is missing or changed. ``boxes`` are what will be burnt out, as the page lies now.
    """

    id: str
    source: str
    index: int
    rotation: int
    width: float
    height: float
    boxes: tuple[Box, ...] = ()
    is_there: bool = True

    def turned(self, degrees: int) -> DeskPage:
        """The page turned clockwise by a multiple of 90; its boxes stay on what they hide."""
        width, height = (self.width, self.height) if degrees % 180 == 0 else (self.height, self.width)
        return replace(
            self,
            rotation=(self.rotation + degrees) % 360,
            width=width,
            height=height,
            boxes=tuple(turned(box, self.width, self.height, degrees) for box in self.boxes),
        )


@dataclass(frozen=True, slots=True)
class Share:
    """How many bytes of the result come from one source."""

    source: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Meter:
    """How large the result is, known before anything is sent; ``exact`` once it was made, an estimate until then."""

    total: int
    by_source: tuple[Share, ...]
    exact: bool
    aim: int = limits.AIM_FILE_BYTES
    most: int = limits.MAX_FILE_BYTES

    @property
    def is_within_aim(self) -> bool:
        return self.total <= self.aim

    @property
    def is_too_large(self) -> bool:
        return self.total > self.most


@dataclass(frozen=True, slots=True)
class Shrunk:
    """What 压缩到 20 MB 以内 did to these pages: ``notes`` say all of it, ``helps`` what else would help."""

    report: ShrinkReport
    notes: tuple[Problem, ...]
    helps: tuple[Problem, ...] = ()

    @property
    def fits(self) -> bool:
        return self.report.fits


@dataclass(frozen=True, slots=True)
class DeskState:
    """The whole desk at one moment. ``version`` grows with every change; ``shrunk`` is for these very pages."""

    version: int
    sources: tuple[Source, ...]
    pages: tuple[DeskPage, ...]
    meter: Meter
    can_undo: bool = False
    can_redo: bool = False
    shrunk: Shrunk | None = None

    def page(self, page_id: str) -> DeskPage:
        """The page of that id; ``KeyError`` when it is not on the desk."""
        return next((page for page in self.pages if page.id == page_id), None) or _no(page_id)

    def source(self, source_id: str) -> Source:
        """The source of that id; ``KeyError`` when it is not on the desk."""
        return next((source for source in self.sources if source.id == source_id), None) or _no(source_id)

    def number(self, page_id: str) -> int:
        """The page's number in the result, from 1."""
        return self.pages.index(self.page(page_id)) + 1


@dataclass(frozen=True, slots=True)
class Added:
    """What became of each file that was added, in the order given; refused ones stand among the sources too."""

    state: DeskState
    sources: tuple[Source, ...]
    is_complete: bool = True  # False: cancelled; what was added until then stays

    @property
    def refused(self) -> tuple[Source, ...]:
        return tuple(source for source in self.sources if source.state is SourceState.REFUSED)


@dataclass(frozen=True, slots=True)
class PageFinding:
    """Something to know about a page; never a reason to stop. ``other``: the page it repeats."""

    page_id: str
    code: Code
    severity: Severity = Severity.WARNING
    other: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)

    def problem(self, state: DeskState) -> Problem:
        """With the numbers that its pages have now, ready for ``faults.sentence``."""
        facts = {**self.facts, "page": str(state.number(self.page_id))}
        if self.other is not None:
            facts["other"] = str(state.number(self.other))
        return Problem(self.code, severity=self.severity, facts=facts)


@dataclass(frozen=True, slots=True)
class Observation:
    """What a page showed when it was looked at, as its file has it. ``turned``: its text lies so far clockwise.

    ``dpi`` is known of a picture that fills its page; ``small_points`` of text that is hard to read.
    """

    is_blank: bool
    characters: int
    text_sha256: str
    turned: int | None
    small_points: float | None
    dpi: int | None
    width: float
    height: float
    picture_sha256: str
    has_seal: bool
    personal: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One page before and after shrinking, as PNG."""

    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Stopped:
    """Cancelled before it was done; the desk is as it was."""


@dataclass(frozen=True, slots=True)
class Built:
    """The finished PDF in a private folder of the profile. ``notes`` say everything that was done to the pages."""

    path: Path
    bytes: int
    sha256: str
    pages: int
    notes: tuple[Problem, ...]


def turned(box: Box, width: float, height: float, degrees: int) -> Box:
    """The same place on a page of that size after the page was turned clockwise."""
    match degrees % 360:
        case 90:
            return Box(height - box.y - box.height, box.x, box.height, box.width)
        case 180:
            return Box(width - box.x - box.width, height - box.y - box.height, box.width, box.height)
        case 270:
            return Box(box.y, width - box.x - box.width, box.height, box.width)
        case _:
            return box


def _no(name: str) -> NoReturn:
    raise KeyError(name)
