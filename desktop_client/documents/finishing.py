"""The desk's hands: has the worker make the PDF of an arrangement, and keeps the last ones in a private folder."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop_client import confined, paths
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.documents import notes
from desktop_client.documents.arrangement import Arrangement
from desktop_client.documents.model import Dropped, Remedies, Setting, ShrinkReport, Step
from desktop_client.documents.models import Ask, Progress, Share, Shrunk, Stopped, Tell
from desktop_client.errors import AppError
from desktop_client.problems import Problem, Refused

Facts = Mapping[str, Any]  # Any: plain JSON between two processes
#: A hundred megabytes of scans on a slow computer; whoever does not want to wait cancels.
LIMITS = confined.Limits(seconds=900.0, silent_seconds=120.0, memory_bytes=1_800 * 1_048_576)


@dataclass(frozen=True, slots=True)
class Shrinking:
    """How small it is to be, and whether pictures may fall below 150 dpi for it."""

    limit: int
    allow_below: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file of an arrangement, and how many of its bytes come from which source."""

    path: Path
    bytes: int
    sha256: str
    pages: int
    shares: tuple[Share, ...]
    notes: tuple[Problem, ...]
    shrunk: Shrunk | None = None


class Finishing:
    """Works for one desk; what it made for other arrangements is thrown away."""

    def __init__(self, folder: Path, worker: confined.Confined) -> None:
        self._folder = folder / "made"
        self._worker = worker

    def clear(self) -> None:
        """Throw away what was made, also by a program that ended in the middle."""
        with contextlib.suppress(OSError):
            shutil.rmtree(self._folder)

    def make(
        self, arrangement: Arrangement, *, shrinking: Shrinking | None, progress: Tell, cancelled: Ask
    ) -> Made | Refused | Stopped:
        """The PDF of these pages; raises ``AppError`` when the work itself broke down."""
        paths.private_folder(self._folder)
        wanted = _wanted(arrangement, shrinking)
        out = self._folder / f"{fingerprint(arrangement)[:16]}{'-shrunk' if shrinking else ''}.pdf"

        def heard(facts: Facts) -> None:
            progress(_progress(facts))

        try:
            answer = self._worker.call(
                "desk-make",
                {"wanted": wanted, "out": str(out)},
                progress=heard,
                cancelled=cancelled,
                limits=LIMITS,
            )
        except confined.Cancelled:
            self._sweep(keep=())
            return Stopped()
        except confined.Failed as error:
            if not error.code:
                raise AppError(Code.DESK_WORK_FAILED) from error
            return Refused((Problem(Code(error.code), facts=error.facts),))
        except confined.Interrupted as error:
            self._sweep(keep=())
            raise AppError(Code.DESK_WORK_FAILED) from error
        self._sweep(keep=(out,))
        return _made(out, answer.data, arrangement)

    def _sweep(self, *, keep: tuple[Path, ...]) -> None:
        """Leave nothing of earlier work; what is left of work that was ended goes, too."""
        stem = keep[0].name[:16] if keep else ""
        for each in self._folder.iterdir():
            with contextlib.suppress(OSError):
                if each.is_dir():
                    shutil.rmtree(each)
                elif keep and not each.name.startswith(stem):
                    each.unlink()


def fingerprint(arrangement: Arrangement) -> str:
    """The same for the same pages lying in the same way."""
    files = {source.id: (str(source.path), source.sha256) for source in arrangement.sources}
    said = [(files[page.source], page.index, page.rotation, page.boxes) for page in arrangement.pages]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _wanted(arrangement: Arrangement, shrinking: Shrinking | None) -> Facts:
    used = {page.source for page in arrangement.pages}
    sources = [source for source in arrangement.sources if source.id in used]
    place = {source.id: number for number, source in enumerate(sources)}
    return {
        "files": [
            {"path": str(source.path), "title": Path(source.name).stem, "is_picture": source.is_picture}
            for source in sources
        ],
        "leaves": [
            {
                "file": place[page.source],
                "index": page.index,
                "rotation": page.rotation,
                "width": page.width,
                "height": page.height,
                "boxes": [(box.x, box.y, box.width, box.height) for box in page.boxes],
            }
            for page in arrangement.pages
        ],
        "shrink": shrinking is not None,
        "limit": shrinking.limit if shrinking else limits.AIM_FILE_BYTES,
        "allow_below": shrinking is not None and shrinking.allow_below,
    }


def _progress(facts: Facts) -> Progress:
    return Progress(Step(facts["step"]), int(facts["done"]), int(facts["total"]))


def _made(out: Path, told: Facts, arrangement: Arrangement) -> Made:
    report = _report(told["report"], out)
    done = notes.of_making(told, report)
    made = Made(
        path=out,
        bytes=int(told["bytes"]),
        sha256=str(told["sha256"]),
        pages=int(told["pages"]),
        shares=_shares(arrangement, told["weights"]),
        notes=done,
    )
    if report is None:
        return made
    return replace(made, shrunk=Shrunk(report, done, notes.of_remedies(report.remedies)))


def _shares(arrangement: Arrangement, weights: list[int]) -> tuple[Share, ...]:
    total = dict.fromkeys((source.id for source in arrangement.sources), 0)
    for page, weight in zip(arrangement.pages, weights, strict=True):
        total[page.source] += weight
    return tuple(Share(source, size) for source, size in total.items())


def _report(said: Facts | None, out: Path) -> ShrinkReport | None:
    if said is None:
        return None
    setting, remedies = said["setting"], said["remedies"]
    return ShrinkReport(
        path=out,
        fits=said["fits"],
        before=said["before"],
        after=said["after"],
        limit=said["limit"],
        pages=said["pages"],
        setting=Setting(**setting) if setting else None,
        min_dpi=said["min_dpi"],
        images_recoded=said["images_recoded"],
        pages_touched=tuple(said["pages_touched"]),
        saved=tuple((name, size) for name, size in said["saved"]),
        dropped=tuple(Dropped(each) for each in said["dropped"]),
        unrendered=tuple(said["unrendered"]),
        remedies=_remedies(remedies) if remedies else None,
    )


def _remedies(said: Facts) -> Remedies:
    setting, pages = said["at_setting"], said["remove_pages"]
    return Remedies(
        split_into=said["split_into"],
        remove_pages=tuple(pages) if pages else None,
        at_setting=Setting(**setting) if setting else None,
        rescan_dpi=said["rescan_dpi"],
    )


def is_too_large(made: Made) -> bool:
    return made.bytes > limits.MAX_FILE_BYTES
