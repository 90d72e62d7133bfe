"""What is told of one file: the keys of ``pdf inspect``."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_client import faults
from desktop_client.contract.codes import Code
from desktop_client.gate.facts import Facts
from desktop_client.gate.judge import Purpose, Verdict, judge
from desktop_client.problems import Problem


@dataclass(frozen=True, slots=True)
class FileReport:
    """``pages`` is None when the file cannot be read; ``message`` is the sentence of ``code``."""

    file: str
    pages: int | None
    bytes: int | None
    sha256: str | None
    encrypted: bool
    damaged: bool
    repaired: bool
    scripts: int
    attachments: int
    signatures: int
    fields: int
    verdict: Verdict
    code: Code
    message: str

    @property
    def is_usable(self) -> bool:
        return self.verdict is not Verdict.REFUSE


def report(file: str, facts: Facts, *, name: str, purpose: Purpose, language: str) -> FileReport:
    """The facts of ``file``, judged for ``purpose``; ``name`` is what the sentence calls it."""
    finding = judge(facts, purpose)
    problem = Problem(finding.code, facts={"name": name, **finding.facts})
    return FileReport(
        file=file,
        pages=facts.pages,
        bytes=facts.bytes,
        sha256=facts.sha256,
        encrypted=facts.encrypted,
        damaged=facts.damaged,
        repaired=facts.repaired,
        scripts=facts.scripts,
        attachments=facts.attachments,
        signatures=facts.signatures,
        fields=facts.fields,
        verdict=finding.verdict,
        code=finding.code,
        message=faults.sentence(problem, language),
    )
