"""Verbs of 补贴申报: projects and their forms, applications from the first file to the receipt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_client import paths, words
from desktop_client.contract.codes import Code
from desktop_client.contract.states import Material, Sending, SubsidyState
from desktop_client.errors import AppError
from desktop_client.problems import Problem, Refused, Severity, blocking
from desktop_client.shell import lookup
from desktop_client.shell.told import Told, refusal, table

if TYPE_CHECKING:
    from desktop_client.contract.messages import ReviewStep
    from desktop_client.shell.session import Session
    from desktop_client.subsidy.models import FormStanding, ProjectView, SubsidyRow, SubsidyView

ORDERS = ("number", "year", "project", "declared_at", "state", "updated_at")


def projects(session: Session) -> Told:
    """All of them; beside those that cannot be applied for stands why."""
    views = session.office().subsidy.projects()
    lines = table(
        (
            (
                view.project.id,
                view.project.title,
                "、".join(map(str, view.free_years)),
                view.last_day,
                _days(view) if view.is_open else "",
                "" if view.may_apply else "不可申报",
            )
            for view in views
        ),
        head=("ID", "申报名称", "可申报年度", "截止日期", "剩余工作日", ""),
    )
    told = [{**_fields(view), "may_apply": view.may_apply} for view in views]
    return Told({"items": told}, lines)


def project(session: Session) -> Told:
    """Refused for nobody: what stands in the way is told beside it."""
    view = lookup.project(session.office(), session.asked.project)
    conditions = [f"  {_sign(met=condition.met)} {condition.text}" for condition in view.project.conditions]
    steps = [f"  {step.title}　通常 {step.usual_working_days} 个工作日" for step in view.project.steps]
    lines = (view.project.title, view.project.summary, "申报条件", *conditions, "审批流程", *steps)
    warned = (_warning(view.problem),) if view.problem else ()
    return Told({**_fields(view), "may_apply": view.may_apply}, tuple(filter(None, lines)), problems=warned)


def form(session: Session) -> Told:
    """下载申报表, without the network."""
    asked, office = session.asked, session.office()
    view = lookup.project(office, asked.project)
    printed = office.subsidy.form_pdf(view.project.id, asked.year or _year(view))
    target = _save(asked.output, printed.content)
    told = {"path": str(target), "bytes": len(printed.content), "pages": printed.pages}
    return Told({**told, "version": printed.version}, (str(target),), problems=printed.problems)


def list_(session: Session) -> Told:
    from desktop_client.subsidy.models import SubsidyQuery

    asked, office = session.asked, session.office()
    query = SubsidyQuery(
        year=asked.year,
        project_id=lookup.project(office, asked.project).project.id if asked.project else None,
        state=_state(asked.state) if asked.state else None,
        text=asked.text,
        order=asked.order,
        descending=not asked.ascending,
    )
    rows = office.subsidy.query(query)
    return Told({"count": len(rows), "items": rows}, _lines(rows, asked.language))


def new(session: Session) -> Told:
    office = session.office()
    view = lookup.project(office, session.asked.project)
    return _row(session, office.subsidy.create(view.project.id, session.asked.year or _year(view)))


def change(session: Session) -> Told:
    asked, office = session.asked, session.office()
    subsidy_id = lookup.subsidy(office, asked.subsidy)
    return _row(session, office.subsidy.change(subsidy_id, year=asked.year, note=asked.note))


def attach(session: Session) -> Told:
    asked, office = session.asked, session.office()
    subsidy_id = lookup.subsidy(office, asked.subsidy)
    attached = office.subsidy.attach(subsidy_id, _material(asked.material), Path(asked.file))
    if isinstance(attached, Refused):
        return refusal(attached)
    told = _row(session, attached.row)
    # That the form is outdated does not undo the attaching; it is told again, and then refused, before 提交.
    return Told(told.data, told.lines, tuple(_warning(problem) for problem in attached.problems))


def detach(session: Session) -> Told:
    asked, office = session.asked, session.office()
    subsidy_id = lookup.subsidy(office, asked.subsidy)
    return _row(session, office.subsidy.detach(subsidy_id, _material(asked.material)))


def show(session: Session) -> Told:
    office = session.office()
    view = office.subsidy.show(lookup.subsidy(office, session.asked.subsidy))
    language = session.asked.language
    steps = [_step_line(step, language) for step in view.steps]
    result = [f"审批结果：{view.result.text}"] if view.result else []
    lines = (*_lines([view.row], language), *steps, *result)
    return Told(_told_of(view), lines, problems=view.problems)


def check(session: Session) -> Told:
    """Refused when something forbids 提交."""
    office = session.office()
    found = office.subsidy.check(lookup.subsidy(office, session.asked.subsidy))
    wrong = blocking(found)
    line = f"还有 {len(wrong)} 处需要补齐或修改。" if wrong else "可以提交。"
    return Told({"may_submit": not wrong}, (line,), problems=tuple(found), refused=bool(wrong))


def submit(session: Session) -> Told:
    from desktop_client.contract.messages import SubsidyReceipt
    from desktop_client.sending.models import Queued, Unknown

    office = session.office()
    result = office.subsidy.submit(lookup.subsidy(office, session.asked.subsidy))
    if isinstance(result, SubsidyReceipt):
        return Told({"outcome": "receipt", "receipt": result}, (f"回执号 {result.number}",))
    if isinstance(result, Queued):
        waits = (Problem(Code.SENDING_QUEUED, severity=Severity.WARNING),)
        told = ("已封存，连上办事机构后自动提交。",)
        return Told({"outcome": "queued", "queued": result}, told, problems=waits)
    if isinstance(result, Unknown):
        waits = (Problem(Code.SENDING_UNKNOWN, severity=Severity.WARNING),)
        told = ("结果未知，正在核对，不会重复提交。",)
        return Told({"outcome": "unknown", "key": result.key}, told, problems=waits)
    return Told({"outcome": "refused"}, problems=result.problems, refused=True)


def withdraw(session: Session) -> Told:
    return _step(session, session.office().subsidy.withdraw)


def revise(session: Session) -> Told:
    return _step(session, session.office().subsidy.revise)


def resolve(session: Session) -> Told:
    keep = session.asked.keep
    return _step(session, lambda subsidy_id: session.office().subsidy.resolve_conflict(subsidy_id, keep))


def delete(session: Session) -> Told:
    office = session.office()
    done = office.subsidy.delete(lookup.subsidy(office, session.asked.subsidy))
    if isinstance(done, Refused):
        return refusal(done)
    session.sync()
    return Told({"deleted": True}, ("已删除。",))


def receipt(session: Session) -> Told:
    """The newest receipt, or the one named; with ``--output`` the very bytes that it is for."""
    asked, office = session.asked, session.office()
    subsidy_id = lookup.subsidy(office, asked.subsidy)
    given = [item for item in office.subsidy.show(subsidy_id).receipts if asked.number in ("", item.number)]
    if not given:
        raise AppError(Code.NOT_FOUND)
    newest = given[-1]
    told: dict[str, object] = {"receipt": newest}
    if asked.output:
        package = office.subsidy.package(subsidy_id, newest.number)
        if package is None:
            raise AppError(Code.FILE_MISSING, name=newest.number)
        told["path"] = str(_save(asked.output, package))
    return Told(told, (f"回执号 {newest.number}　{newest.received_at:%Y-%m-%d %H:%M:%S}",))


# -- what people type ---------------------------------------------------------------------------------------


def _material(text: str) -> Material:
    for material in Material:
        if text in (material, words.word(material, "zh"), words.word(material, "en")):
            return material
    raise AppError(Code.USAGE_WRONG)


def _state(text: str) -> SubsidyState:
    for state in SubsidyState:
        if text in (state, words.word(state, "zh"), words.word(state, "en")):
            return state
    raise AppError(Code.USAGE_WRONG)


def _year(view: ProjectView) -> int:
    """The newest that can be applied for, else the newest there is."""
    return max(view.free_years or tuple(view.project.years))


# -- what they are told -------------------------------------------------------------------------------------


def _step(session: Session, step: Callable[[str], SubsidyRow | Refused]) -> Told:
    return _row(session, step(lookup.subsidy(session.office(), session.asked.subsidy)))


def _row(session: Session, row: SubsidyRow | Refused) -> Told:
    if isinstance(row, Refused):
        return refusal(row)
    session.sync()
    newest = session.office().subsidy.row(row.id)
    return Told(newest, _lines([newest], session.asked.language))


def _lines(rows: list[SubsidyRow], language: str) -> tuple[str, ...]:
    return table(
        (
            (
                row.number,
                row.year,
                row.project_title,
                f"{row.declared_at:%Y-%m-%d}" if row.declared_at else "",
                words.word(row.state, language),
                "" if row.sending is Sending.CLEAN else words.word(row.sending, language),
            )
            for row in rows
        ),
        head=("ID", "年度", "申报名称", "申报日期", "申报状态", ""),
    )


def _step_line(step: ReviewStep, language: str) -> str:
    state = words.word(f"review_step_state.{step.state}", language)
    due = f"预计 {step.due_on} 前" if step.due_on and step.state == "current" else ""
    return "　".join(filter(None, ("", step.title, state, step.actor, due)))


def _told_of(view: SubsidyView) -> dict[str, object]:
    told = {name: value for name, value in _fields(view).items() if name != "row"}
    findings = [
        {**todo.finding.model_dump(mode="json"), "addressed": todo.addressed} for todo in view.findings
    ]
    project = {"id": view.row.project_id, "title": view.row.project_title}
    form = {**_fields(view.form), "outdated": view.form.is_outdated}
    return {**_fields(view.row), **told, "project": project, "form": form, "findings": findings}


def _fields(fact: ProjectView | SubsidyView | SubsidyRow | FormStanding) -> dict[str, object]:
    return {name: getattr(fact, name) for name in fact.__slots__}


def _days(view: ProjectView) -> str:
    about = "" if view.working_days_left.exact else "约 "
    return f"{about}{view.working_days_left.days}"


def _sign(*, met: bool | None) -> str:
    return {True: "✓", False: "✗", None: "·"}[met]


def _warning(problem: Problem) -> Problem:
    from dataclasses import replace

    return replace(problem, severity=Severity.WARNING)


def _save(output: str, content: bytes) -> Path:
    target = Path(output)
    try:
        paths.write_whole(target, content)
    except OSError as error:
        raise AppError(Code.FILE_NOT_SAVED, name=str(target)) from error
    return target
