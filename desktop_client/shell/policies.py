"""Verbs of 实施细则: list, search, read, save a PDF, mark, note."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_client import paths
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError
from desktop_client.shell.told import Told, table

if TYPE_CHECKING:
    from desktop_client.shell.session import Session


def list_(session: Session) -> Told:
    asked = session.asked
    rows = session.office().policies.query(asked.text, kind=asked.kind, marked=asked.marked)
    signs = ((row, ("新" if row.new else "") + ("★" if row.marked else "")) for row in rows)
    lines = table(
        ((row.id, row.published_on, row.title, row.number, sign, row.excerpt) for row, sign in signs),
        head=("ID", "发布日期", "标题", "文号", "", ""),
    )
    return Told({"items": rows}, lines)


def show(session: Session) -> Told:
    """Reading it makes it no longer new."""
    policies, policy_id = session.office().policies, session.asked.policy
    view = policies.show(policy_id)
    policies.mark_seen(policy_id)
    policy = view.policy
    head = (policy.title, f"{policy.number}  {policy.issuer}  {policy.published_on}", "")
    notes = tuple(f"[{page or '全文'}] {text}" for page, text in view.notes.items())
    return Told(view, (*head, *policy.text.splitlines(), *notes))


def save(session: Session) -> Told:
    """The PDF as the bureau published it; offline when it was opened before."""
    content = session.office().policies.pdf(session.asked.policy)
    target = Path(session.asked.output)
    try:
        paths.write_whole(target, content)
    except OSError as error:
        raise AppError(Code.FILE_NOT_SAVED, name=str(target)) from error
    return Told({"path": str(target), "bytes": len(content)}, (str(target),))


def mark(session: Session) -> Told:
    policies, asked = session.office().policies, session.asked
    policies.set_mark(asked.policy, marked=not asked.off)
    return Told(policies.show(asked.policy))


def note(session: Session) -> Told:
    policies, asked = session.office().policies, session.asked
    policies.set_note(asked.policy, asked.text, page=asked.page)
    return Told(policies.show(asked.policy))
