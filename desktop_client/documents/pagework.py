"""Page work on whole files, for whoever has no desk: past the gate, in a worker process, all or nothing."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_client import confined
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.documents.model import Box
from desktop_client.errors import AppError
from desktop_client.gate import DESK, INSPECT, Gate, Purpose, Verdict, judge
from desktop_client.problems import Problem, Severity

#: A hundred megabytes of scans on a slow computer; no single page of them takes two minutes.
LIMITS = confined.Limits(seconds=900.0, silent_seconds=120.0, memory_bytes=1_800 * 1_048_576)
#: Nobody waits in front of a window: on a busy computer a large file may take its time at the gate, too.
PATIENCE = 8.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """``facts`` of the result, and what there is to say of it. ``refused``: nothing was written."""

    facts: Mapping[str, Any]  # Any: what JSON can say
    problems: tuple[Problem, ...]
    refused: bool


class PageWork:
    """``worker`` runs ``documents.working``. What is asked for appears at ``out`` whole, or not at all."""

    def __init__(self, worker: confined.Confined) -> None:
        self._worker = worker
        self._gate = Gate(worker, patience=PATIENCE)

    def merge(self, files: Sequence[Path], out: Path) -> Outcome:
        """One PDF from all pages of all files, in this order."""
        return self._do("pages-merge", files, out, INSPECT, {"files": _texts(files)})

    def images(self, files: Sequence[Path], out: Path) -> Outcome:
        """One PDF with a page for each picture."""
        return self._do("pages-wrap", files, out, DESK, {"files": _texts(files)})

    def shrink(
        self, file: Path, out: Path, *, limit: int = limits.AIM_FILE_BYTES, allow_below: bool = False
    ) -> Outcome:
        """A copy of at most ``limit`` bytes; pictures stay at 150 dpi or more unless ``allow_below``."""
        asked = {"file": str(file.absolute()), "limit": limit, "allow_below": allow_below}
        return self._do("pages-shrink", [file], out, INSPECT, asked)

    def redact(self, file: Path, out: Path, *, page: int, boxes: Sequence[Box]) -> Outcome:
        """A copy with regions of a page (from 0) burnt out."""
        regions = [(box.x, box.y, box.width, box.height) for box in boxes]
        asked = {"file": str(file.absolute()), "page": page, "boxes": regions}
        return self._do("pages-burn", [file], out, INSPECT, asked)

    def _do(
        self, verb: str, files: Sequence[Path], out: Path, purpose: Purpose, asked: Mapping[str, Any]
    ) -> Outcome:
        problems = [problem for file in files if (problem := self._refusal(file, purpose)) is not None]
        if problems:
            return Outcome({}, tuple(problems), refused=True)
        try:
            place = _place(out)
            # A folder of its own beside the result: nothing is left over even when the process has to be ended.
            with tempfile.TemporaryDirectory(prefix=".shenbao-", dir=place.parent) as folder:
                made = Path(folder) / place.name
                outcome = _outcome(self._called(verb, {**asked, "out": str(made)}, Path(folder)))
                if not outcome.refused:
                    made.replace(place)
                return outcome
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            raise AppError(
                Code.OUTPUT_NO_SPACE if full else Code.OUTPUT_NOT_WRITABLE, name=out.name
            ) from error

    def _refusal(self, file: Path, purpose: Purpose) -> Problem | None:
        finding = judge(self._gate.facts(file), purpose)
        if finding.verdict is not Verdict.REFUSE:
            return None
        return Problem(finding.code, place=file.name, facts={"name": file.name, **finding.facts})

    def _called(self, verb: str, asked: Mapping[str, Any], scratch: Path) -> Mapping[str, Any]:
        try:
            return self._worker.call(verb, asked, limits=LIMITS, scratch=scratch).data
        except confined.Failed as error:
            if not error.code:
                raise AppError(Code.DESK_WORK_FAILED) from error
            raise AppError(Code(error.code), **error.facts) from error
        except confined.Interrupted as error:
            raise AppError(Code.DESK_WORK_FAILED) from error


def _place(out: Path) -> Path:
    """Where a result goes: to where a link leads, and never in the place of a folder, a device or a pipe."""
    place = Path(os.path.realpath(out))
    if place.exists() and not place.is_file():
        raise FileExistsError(errno.EEXIST, "not a file", str(out))
    return place


def _outcome(told: Mapping[str, Any]) -> Outcome:
    problems = tuple(
        Problem(Code(each["code"]), each["place"], Severity(each["severity"]), each["facts"])
        for each in told["problems"]
    )
    return Outcome(told["facts"], problems, told["refused"])


def _texts(files: Sequence[Path]) -> list[str]:
    return [str(file.absolute()) for file in files]
