"""Verbs of 评定结果."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_client import words
from desktop_client.clock import BEIJING
from desktop_client.problems import Refused
from desktop_client.shell import lookup
from desktop_client.shell.told import Told, refusal, table

if TYPE_CHECKING:
    from desktop_client.grading.models import Row
    from desktop_client.shell.session import Session


def list_(session: Session) -> Told:
    rows = session.office().grading.awards()
    language = session.asked.language
    lines = table(
        (
            (
                row.award.number,
                row.award.year,
                row.category_title,
                row.award.grade,
                f"{row.award.valid_until.astimezone(BEIJING):%Y-%m-%d}",
                words.word(row.award.state, language),
                " ".join(word for word, may in (("升级", row.may_upgrade), ("保级", row.may_keep)) if may),
            )
            for row in rows
        ),
        head=("ID", "申报年度", "申报类别", "评定等级", "有效期", "", "操作"),
    )
    return Told({"items": rows}, lines)


def upgrade(session: Session) -> Told:
    office = session.office()
    return _begun(session, office.grading.upgrade(str(lookup.award(office, session.asked.award).award.id)))


def keep(session: Session) -> Told:
    office = session.office()
    return _begun(session, office.grading.keep(str(lookup.award(office, session.asked.award).award.id)))


def _begun(session: Session, row: Row | Refused) -> Told:
    if isinstance(row, Refused):
        return refusal(row)
    session.sync()
    newest = session.office().grading.row(row.id)
    return Told(newest, (f"{newest.number}  {words.word(newest.kind, session.asked.language)}",))
