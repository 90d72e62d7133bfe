"""A file that is put on the desk: judged by the gate, measured by the eye, and then a source with its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop_client import confined
from desktop_client.contract.codes import Code
from desktop_client.documents.looking import Looking, Measured
from desktop_client.documents.models import DeskPage, Source, SourceState
from desktop_client.errors import AppError
from desktop_client.gate import DESK, Facts, Finding, Gate, Verdict, judge
from desktop_client.gate.report import FileReport, report
from desktop_client.problems import Problem, Severity

SEVERITY = {Verdict.WARN: Severity.WARNING, Verdict.REFUSE: Severity.ERROR}


class Receiving:
    """Never raises because of a file: a refused one is a source without pages that says why."""

    def __init__(self, gate: Gate, looking: Looking, *, language: Callable[[], str]) -> None:
        self._gate = gate
        self._looking = looking
        self._language = language

    def report(self, path: Path) -> FileReport:
        """What the gate says of a file."""
        return self._gate.inspect(path, purpose=DESK, language=self._language())

    def facts(self, path: Path) -> Facts:
        """What the gate knows of a file."""
        return self._gate.facts(path)

    def receive(
        self, path: Path, name: str, cancelled: Callable[[], bool]
    ) -> tuple[Source, list[DeskPage]] | None:
        """The source that gets this ``name``, and its pages; None when nobody waits for it any more."""
        path = path.absolute()
        modified = _modified(path)
        try:
            facts = self._gate.facts(path, cancelled=cancelled)
        except confined.Cancelled:
            return None
        finding = judge(facts, DESK)
        told = report(str(path), facts, name=path.name, purpose=DESK, language=self._language())
        refused = _source(name, path, facts, finding, told)
        if finding.verdict is Verdict.REFUSE:
            return refused, []
        try:
            measured = self._looking.measure(path)
        except AppError as error:
            return _refused(refused, error), []
        return _accepted(refused, measured, modified)


def _source(name: str, path: Path, facts: Facts, finding: Finding, told: FileReport) -> Source:
    """As the gate sees it: no page of it can be used yet."""
    problem = None
    if finding.verdict is not Verdict.ACCEPT:
        said = {"name": path.name, **finding.facts}
        problem = Problem(finding.code, place=path.name, severity=SEVERITY[finding.verdict], facts=said)
    return Source(
        id=name,
        name=path.name,
        path=path,
        state=SourceState.REFUSED,
        bytes=facts.bytes or 0,
        pages=0,
        sha256=facts.sha256 or "",
        report=told,
        problem=problem,
    )


def _refused(source: Source, error: AppError) -> Source:
    code = Code.FILE_UNREADABLE if error.code is Code.PAGE_NOT_SHOWN else error.code
    return replace(
        source, problem=Problem(code, place=source.name, facts={"name": source.name, **error.facts})
    )


def _accepted(source: Source, measured: Measured, modified: int) -> tuple[Source, list[DeskPage]]:
    pages = [
        DeskPage(f"{source.id}.{index}", source.id, index, 0, width, height)
        for index, (width, height) in enumerate(measured.sizes)
    ]
    accepted = replace(
        source,
        state=SourceState.HERE,
        pages=len(pages),
        modified=modified,
        is_picture=measured.is_picture,
        weights=measured.weights,
    )
    return accepted, pages


def _modified(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except (OSError, ValueError):
        return 0
