"""Verbs of declarations."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_client import words
from desktop_client.contract.codes import Code
from desktop_client.contract.states import DeclarationState, Sending
from desktop_client.errors import AppError
from desktop_client.problems import Problem, Refused, Severity, blocking
from desktop_client.shell import lookup
from desktop_client.shell.told import Told, refusal, table

if TYPE_CHECKING:
    from desktop_client.grading.models import DeclarationView, Row
    from desktop_client.shell.session import Session

ORDERS = ("number", "year", "category", "kind", "progress", "state", "updated_at")


def list_(session: Session) -> Told:
    from desktop_client.grading.models import ListQuery

    asked, office = session.asked, session.office()
    query = ListQuery(
        year=asked.year,
        category=lookup.category(office, asked.category) if asked.category else None,
        state=_state(asked.state) if asked.state else None,
        text=asked.text,
        order=asked.order,
        descending=not asked.ascending,
    )
    found = office.grading.query(query)
    rows = found.rows(asked.first, asked.limit)
    return Told({"count": found.count, "items": rows}, _lines(rows, session.asked.language))


def new(session: Session) -> Told:
    office = session.office()
    return _row(
        session, office.grading.create(session.asked.year, lookup.category(office, session.asked.category))
    )


def show(session: Session) -> Told:
    office = session.office()
    view = office.grading.show(lookup.declaration(office, session.asked.declaration))
    return Told(_told_of(view), _lines([view.row], session.asked.language), problems=view.problems)


def answer(session: Session) -> Told:
    """One indicator from the arguments, or many from a file; the first refusal ends it, what came before is saved."""
    office = session.office()
    declaration_id = lookup.declaration(office, session.asked.declaration)
    view = office.grading.show(declaration_id)
    criteria = {criterion.code: criterion for criterion in view.scheme.criteria(view.row.category)}
    for given in _given(session):
        indicator = given.pop("indicator")
        if "options" in given and indicator in criteria:
            given["options"] = lookup.options(criteria[indicator], given["options"])
        saved = office.grading.answer(declaration_id, indicator, **given)
        if isinstance(saved, Refused):
            return refusal(saved)
    session.sync()
    row, score = office.grading.row(declaration_id), office.grading.score(declaration_id)
    line = f"已完成 {row.answered}/{row.total}，{score.points} 分，{score.grade or '未达等级'}"
    return Told({**_fields(row), "score": score}, (line,))


def attach(session: Session) -> Told:
    asked, office = session.asked, session.office()
    declaration_id = lookup.declaration(office, asked.declaration)
    attached = office.grading.attach(declaration_id, asked.indicator, Path(asked.file))
    if isinstance(attached, Refused):
        return refusal(attached)
    session.sync()
    return Told(attached, (attached.evidence.name,))


def detach(session: Session) -> Told:
    asked, office = session.asked, session.office()
    saved = office.grading.detach(
        lookup.declaration(office, asked.declaration), asked.indicator, asked.sha256
    )
    return refusal(saved) if isinstance(saved, Refused) else _row(session, saved.row)


def check(session: Session) -> Told:
    """Refused when something forbids 上报."""
    office = session.office()
    found = office.grading.check(lookup.declaration(office, session.asked.declaration))
    wrong = blocking(found)
    line = f"还有 {len(wrong)} 处需要填写或修改。" if wrong else "可以上报。"
    return Told({"may_submit": not wrong}, (line,), problems=tuple(found), refused=bool(wrong))


def score(session: Session) -> Told:
    office = session.office()
    declaration_id = lookup.declaration(office, session.asked.declaration)
    now, steps = office.grading.score(declaration_id), office.grading.improvements(declaration_id)
    lines = [f"{now.points}/{now.maximum} 分，{now.grade or '未达等级'}"]
    lines += [f"  +{step.gain}  {step.indicator} {step.title}" for step in steps[:5]]
    return Told({"score": now, "improvements": steps}, tuple(lines))


def submit(session: Session) -> Told:
    """上报 needs the commitment: without its version nothing is filed and its text is shown."""
    from desktop_client.contract.messages import Receipt
    from desktop_client.sending.models import Queued, Unknown

    office = session.office()
    result = office.grading.submit(
        lookup.declaration(office, session.asked.declaration), session.asked.commitment
    )
    if isinstance(result, Receipt):
        return Told({"outcome": "receipt", "receipt": result}, (f"回执号 {result.number}",))
    if isinstance(result, Queued):
        waits = (Problem(Code.SENDING_QUEUED, severity=Severity.WARNING),)
        return Told(
            {"outcome": "queued", "queued": result}, ("已封存，连上办事机构后自动上报。",), problems=waits
        )
    if isinstance(result, Unknown):
        waits = (Problem(Code.SENDING_UNKNOWN, severity=Severity.WARNING),)
        return Told(
            {"outcome": "unknown", "key": result.key}, ("结果未知，正在核对，不会重复上报。",), problems=waits
        )
    commitment = office.grading.catalogue().commitment
    said = refusal(result)
    return Told(
        {"outcome": "refused", "commitment": commitment}, (commitment.text,), said.problems, refused=True
    )


def withdraw(session: Session) -> Told:
    return _step(session, session.office().grading.withdraw)


def revise(session: Session) -> Told:
    return _step(session, session.office().grading.revise)


def abandon(session: Session) -> Told:
    return _step(session, session.office().grading.abandon)


def resolve(session: Session) -> Told:
    keep = session.asked.keep
    return _step(
        session, lambda declaration_id: session.office().grading.resolve_conflict(declaration_id, keep)
    )


def delete(session: Session) -> Told:
    office = session.office()
    done = office.grading.delete(lookup.declaration(office, session.asked.declaration))
    if isinstance(done, Refused):
        return refusal(done)
    session.sync()
    return Told({"deleted": True}, ("已删除。",))


def keep_form(session: Session) -> Told:
    """Shows the form; with values, fills them first."""
    office = session.office()
    declaration_id = lookup.declaration(office, session.asked.declaration)
    form = office.grading.show(declaration_id).scheme.keep_form
    problems: list[Problem] = []
    if session.asked.values:
        pairs = (entry.partition("=") for entry in session.asked.values)
        problems = office.grading.save_keep(declaration_id, {name: value for name, _, value in pairs})
        session.sync()
    values = office.grading.keep_values(declaration_id)
    lines = table(
        ((item.name, item.title, values.get(item.name, "")) for item in form.fields), head=("", "", "")
    )
    return Told({"form": form, "keep": values}, lines[1:], tuple(problems), refused=bool(blocking(problems)))


# -- helpers ------------------------------------------------------------------------------------------------


def _given(session: Session) -> list[dict[str, Any]]:  # Any: parts of an Answer
    asked = session.asked
    if asked.file:
        return _from_file(Path(asked.file))
    if not asked.indicator:
        raise AppError(Code.USAGE_WRONG)
    given: dict[str, Any] = {"indicator": asked.indicator}
    if asked.option is not None:
        given["options"] = asked.option
    if asked.value is not None:
        given["value"] = _number(asked.value)
    if asked.note is not None:
        given["note"] = asked.note
    return [given]


def _from_file(file: Path) -> list[dict[str, Any]]:  # Any: parts of an Answer
    """A list of the contract's answers; evidence is attached by its own verb."""
    try:
        entries = json.loads(file.read_text("utf-8"))
        parts = [
            {name: entry[name] for name in ("indicator", "options", "note") if name in entry}
            for entry in entries
        ]
        for part, entry in zip(parts, entries, strict=True):
            part["indicator"] = str(entry["indicator"])
            if entry.get("value") is not None:
                part["value"] = _number(str(entry["value"]))
    except OSError:
        raise AppError(Code.FILE_UNREADABLE, name=file.name) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise AppError(Code.USAGE_WRONG) from None
    return parts


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise AppError(Code.NUMBER_INVALID, label=text) from None


def _state(text: str) -> DeclarationState:
    for state in DeclarationState:
        if text in (state, words.word(state, "zh"), words.word(state, "en")):
            return state
    raise AppError(Code.USAGE_WRONG)


def _step(session: Session, step: Callable[[str], Row | Refused]) -> Told:
    return _row(session, step(lookup.declaration(session.office(), session.asked.declaration)))


def _row(session: Session, row: Row | Refused) -> Told:
    if isinstance(row, Refused):
        return refusal(row)
    session.sync()
    newest = session.office().grading.row(row.id)
    return Told(newest, _lines([newest], session.asked.language))


def _fields(row: Row) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__}


def _lines(rows: list[Row], language: str) -> tuple[str, ...]:
    head = ("ID", "申报年度", "申报类别", "分类", "完成情况", "申报状态", "")
    return table(
        (
            (
                row.number,
                row.year,
                row.category_title,
                words.word(row.kind, language),
                f"{row.answered}/{row.total}",
                words.word(row.state, language),
                "" if row.sending is Sending.CLEAN else words.word(row.sending, language),
            )
            for row in rows
        ),
        head=head,
    )


def _told_of(view: DeclarationView) -> dict[str, object]:
    """All of the view, and each indicator with what can be answered, so that a script needs nothing else."""
    category = view.row.category
    return {
        **_fields(view.row),
        "round": view.round,
        "may": view.may,
        "scheme": {name: getattr(view.scheme, name) for name in ("id", "version", "title", "sample")},
        "indicators": [
            {
                "indicator": item.code,
                "dimension": dimension.title,
                "element": element.title,
                "title": item.title,
                "mode": item.mode,
                "options": [
                    {"code": option.code, "title": option.title, "points": option.points}
                    for option in item.options
                ],
                "unit": item.unit,
                "minimum": item.minimum,
                "maximum": item.maximum,
                "evidence": item.evidence,
            }
            for dimension, element, item in view.scheme.rows(category)
        ],
        "answers": list(view.answers.values()),
        "keep": view.keep,
        "findings": [
            {"indicator": todo.finding.indicator, "text": todo.finding.text, "addressed": todo.addressed}
            for todo in view.findings
        ],
        "trail": view.trail,
        "receipts": view.receipts,
        "correction_due": view.correction_due,
        "base_award": view.base_award,
        "theirs": list(view.theirs.values()) if view.theirs is not None else None,
    }
