"""What the bureau published, the list, and everything about one declaration: reading only, never the network."""

from __future__ import annotations

from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Answer, Catalogue, Category, Receipt
from desktop_client.contract.scheme import Scheme
from desktop_client.contract.score import Score, score
from desktop_client.contract.states import Sending
from desktop_client.grading import checks, improvements, listing
from desktop_client.grading.desk import Desk
from desktop_client.grading.models import DeclarationView, FindingTodo, Improvement, ListQuery, Row
from desktop_client.problems import Problem
from desktop_client.sending import content, outbox
from desktop_client.sending.declaration_book import WITH_FINDINGS
from desktop_client.store import declarations
from desktop_client.store.declarations import Beside, Kept


class Viewing:
    """The reading verbs of the room."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def catalogue(self) -> Catalogue:
        """What the bureau published, as last heard."""
        return self._desk.catalogue()

    def categories(self) -> list[Category]:
        """申报类别; empty before the first synchronisation."""
        return list(self._desk.categories().values())

    def years(self) -> list[int]:
        """申报年度 that are open; empty before the first synchronisation."""
        catalogue = self._desk.kit.published.catalogue()
        return list(catalogue.years) if catalogue else []

    def scheme(self, scheme_id: str, version: str) -> Scheme:
        """One version of a standard."""
        return self._desk.scheme(scheme_id, version)

    def schemes(self) -> list[Scheme]:
        """Every version kept on this computer."""
        return self._desk.kit.schemes.all()

    def query(self, query: ListQuery) -> listing.DeclarationList:
        """申请列表, sorted and filtered."""
        return listing.run(self._desk, query)

    def row(self, declaration_id: str) -> Row:
        return self._desk.row(self._desk.must(declaration_id))

    def show(self, declaration_id: str) -> DeclarationView:
        """Everything about one declaration."""
        desk = self._desk
        kept = desk.must(declaration_id)
        beside = declarations.beside(desk.db, kept.row)
        answers = declarations.answers(desk.db, kept.row)
        bureau = beside.bureau
        in_conflict = kept.sending is Sending.CONFLICT and beside.theirs is not None
        here = [receipt for receipt, _ in outbox.receipts(desk.db, kept.id, Receipt)]
        known = {receipt.number for receipt in here}
        there = [receipt for receipt in (bureau.receipts if bureau else []) if receipt.number not in known]
        return DeclarationView(
            row=desk.row(kept),
            scheme=desk.scheme_of(kept),
            answers=answers,
            keep=declarations.keep_values(desk.db, kept.row),
            findings=_findings(kept, beside, answers),
            trail=tuple(bureau.trail) if bureau else (),
            receipts=tuple(sorted([*there, *here], key=lambda receipt: receipt.received_at)),
            round=kept.round,
            may=desk.may(kept),
            problems=_standing_problems(kept),
            correction_due=kept.correction_due,
            base_award=kept.base_award,
            theirs=_by_indicator(beside) if in_conflict else None,
        )

    def package(self, declaration_id: str, receipt_number: str) -> bytes | None:
        """The very bytes that a receipt is for, if they were sent from this computer."""
        found = outbox.receipts(self._desk.db, declaration_id, Receipt)
        return next((body for receipt, body in found if receipt.number == receipt_number), None)

    def check(self, declaration_id: str) -> list[Problem]:
        """The check list before 上报."""
        desk = self._desk
        kept = desk.must(declaration_id)
        answers = declarations.answers(desk.db, kept.row)
        return checks.declaration(
            desk.scheme_of(kept),
            kind=kept.kind,
            category=kept.category,
            answers=answers,
            keep=declarations.keep_values(desk.db, kept.row),
            findings=_findings(kept, declarations.beside(desk.db, kept.row), answers),
        )

    def score(self, declaration_id: str) -> Score:
        """What the answers would be worth."""
        kept = self._desk.must(declaration_id)
        return score(self._desk.scheme_of(kept), kept.category, declarations.answers(self._desk.db, kept.row))

    def improvements(self, declaration_id: str) -> list[Improvement]:
        """The next better choice for each indicator, what earns most first."""
        kept = self._desk.must(declaration_id)
        answers = declarations.answers(self._desk.db, kept.row)
        return improvements.improvements(self._desk.scheme_of(kept), kept.category, answers)


def _findings(kept: Kept, beside: Beside, answers: dict[str, Answer]) -> tuple[FindingTodo, ...]:
    """驳回落点: a reason is addressed once the answer differs from what was filed."""
    if beside.bureau is None or kept.state not in WITH_FINDINGS:
        return ()
    filed = beside.filed or {}
    codes = set(filed) | set(answers)
    changed = {code for code in codes if not content.same_answer(filed.get(code), answers.get(code))}
    return tuple(
        FindingTodo(
            finding, addressed=finding.indicator in changed or (not finding.indicator and bool(changed))
        )
        for finding in beside.bureau.findings
    )


def _by_indicator(beside: Beside) -> dict[str, Answer]:
    theirs = beside.theirs.draft.answers if beside.theirs else []
    return {answer.indicator: answer for answer in theirs}


def _standing_problems(kept: Kept) -> tuple[Problem, ...]:
    """What the bureau last refused; a conflict is a problem of its own."""
    if kept.sending is Sending.CONFLICT:
        return (Problem(Code.DECLARATION_CHANGED_ELSEWHERE), *kept.problems)
    return kept.problems
