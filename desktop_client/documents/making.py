"""From what lies on the desk to one finished PDF, inside the worker process: join, burn out, shrink."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import itertools
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from desktop_client.confined.serving import Job
from desktop_client.contract import limits
from desktop_client.documents import images, join, redact, seeing, shrink, verify
from desktop_client.documents.model import (
    Box,
    Joined,
    Mark,
    Piece,
    Redacted,
    ShrinkReport,
    Step,
    Watch,
)
from desktop_client.documents.rendering import opened
from desktop_client.errors import AppError
from desktop_client.problems import Problem, Refused

Facts = Mapping[str, Any]  # Any: plain JSON between two processes
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    title: str
    is_picture: bool


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One page of the result: which of which file, how it lies, and its regions to burn out at that size."""

    file: int
    index: int
    rotation: int
    width: float
    height: float
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    files: tuple[_File, ...]
    leaves: tuple[_Leaf, ...]
    shrink: bool
    limit: int
    allow_below: bool


def make(job: Job, *, wanted: Facts, out: str) -> dict[str, Any]:
    """Write ``out``; told is what was done to the pages. Refusals come as problems, and nothing is left behind."""
    order = _wanted(wanted)
    watch = functools.partial(_watch, job)
    target = Path(out)
    with tempfile.TemporaryDirectory(prefix="making-", dir=target.parent) as folder:
        return _made(order, Path(folder), target, watch)


def _watch(job: Job, step: Step, done: int, total: int) -> None:
    job.progress(step=str(step), done=done, total=total)


def _made(order: _Wanted, scratch: Path, out: Path, watch: Watch) -> dict[str, Any]:
    paths, recoded = _as_pdfs(order.files, scratch, watch)
    marked = any(leaf.boxes for leaf in order.leaves)
    joined = _settled(
        join.join(
            list(_pieces(order.leaves, paths)),
            scratch / "joined.pdf",
            titles={path: file.title for path, file in zip(paths, order.files, strict=True)},
            limit=limits.AIM_FILE_BYTES,
            skip_unreadable=False,
            check=not (marked or order.shrink),
            watch=watch,
        )
    )
    result, burnt = joined.path, None
    if marked:
        marks = _marks(order.leaves, result)
        burnt = _settled(redact.redact(result, scratch / "burnt.pdf", marks, watch=watch))
        result = burnt.path
    report = None
    if order.shrink:
        report = _settled(
            shrink.shrink(
                result,
                scratch / "shrunk.pdf",
                limit=order.limit,
                allow_below=order.allow_below,
                watch=watch,
            )
        )
        result = report.path if report.fits else result
    unrendered = _unrendered(joined, burnt, report, result, watch)
    result.replace(out)
    return {**_told(out, joined, burnt, report), "recoded": recoded, "unrendered": unrendered}


class _Refusal(AppError):
    """Carried out of the middle of the work as its first reason."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code, **problem.facts)


def _settled(answer: Done | Refused) -> Done:
    if isinstance(answer, Refused):
        raise _Refusal(answer.problems[0])
    return answer


def _unrendered(
    joined: Joined, burnt: Redacted | None, report: ShrinkReport | None, result: Path, watch: Watch
) -> list[int]:
    """The pages that cannot be drawn. The last step looked at what it wrote; one that wrote nothing did not."""
    if report is not None and report.fits:
        return list(report.unrendered)
    if report is not None or burnt is not None:
        return list(verify.verify(result, pages=joined.pages, watch=watch).unrendered)
    return list(joined.unrendered)


def _as_pdfs(files: Sequence[_File], scratch: Path, watch: Watch) -> tuple[list[Path], list[str]]:
    """Every file as a PDF; pictures are wrapped, byte for byte where their form allows it."""
    paths: list[Path] = []
    recoded: list[str] = []
    for number, file in enumerate(files):
        watch(Step.READING, number, len(files))
        if not file.is_picture:
            paths.append(file.path)
            continue
        wrapped = _settled(images.to_pdf([file.path], scratch / f"{number}.pdf"))
        paths.append(wrapped.path)
        if wrapped.recoded:
            recoded.append(file.title)
    return paths, recoded


def _pieces(leaves: Sequence[_Leaf], paths: Sequence[Path]) -> Iterator[Piece]:
    """Neighbours from one file that lie the same way are taken together."""
    for (file, rotation), run in itertools.groupby(leaves, key=lambda leaf: (leaf.file, leaf.rotation)):
        yield Piece(paths[file], tuple(leaf.index for leaf in run), rotation)


def _marks(leaves: Sequence[_Leaf], joined: Path) -> list[Mark]:
    """In the measures of the joined file: a wrapped picture need not be as large as the desk showed it."""
    pages = opened(joined)
    try:
        return [
            Mark(number, _fitted(box, leaf, pages.size(number).width, pages.size(number).height))
            for number, leaf in enumerate(leaves)
            for box in leaf.boxes
        ]
    finally:
        pages.close()


def _fitted(box: Box, leaf: _Leaf, width: float, height: float) -> Box:
    across, down = width / leaf.width, height / leaf.height
    return Box(box.x * across, box.y * down, box.width * across, box.height * down)


def _told(out: Path, joined: Joined, burnt: Redacted | None, report: ShrinkReport | None) -> dict[str, Any]:
    with out.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "bytes": out.stat().st_size,
        "sha256": sha256,
        "pages": joined.pages,
        "weights": seeing.weigh(out, joined.pages),
        "joined": _plain(joined),
        "burnt": _plain(burnt),
        "report": _plain(report),
    }


def _plain(answer: Joined | Redacted | ShrinkReport | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    facts = dataclasses.asdict(answer)
    return {name: _text(value) for name, value in facts.items() if name != "skipped"}


def _text(value: object) -> object:
    """Paths as text, everything else as JSON has it."""
    if isinstance(value, Path):
        return value.name
    if isinstance(value, tuple):
        return [_text(each) for each in value]
    return value


def _wanted(said: Facts) -> _Wanted:
    return _Wanted(
        files=tuple(_File(Path(each["path"]), each["title"], each["is_picture"]) for each in said["files"]),
        leaves=tuple(
            _Leaf(
                each["file"],
                each["index"],
                each["rotation"],
                each["width"],
                each["height"],
                tuple(Box(*box) for box in each["boxes"]),
            )
            for each in said["leaves"]
        ),
        shrink=said["shrink"],
        limit=said["limit"],
        allow_below=said["allow_below"],
    )
