"""Beginning, answering and deleting declarations: all of it offline, each change on the disk when the verb returns."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pydantic

from desktop_client import events, forms
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Answer, Evidence
from desktop_client.contract.scheme import Criterion
from desktop_client.contract.score import check_answer, score, titled
from desktop_client.contract.states import DeclarationEvent, DeclarationState, Kind, Sending, SendingEvent
from desktop_client.documents import evidence
from desktop_client.grading.desk import Desk
from desktop_client.grading.models import EvidenceFile, Row, Saved
from desktop_client.problems import Done, Problem, Refused, Severity
from desktop_client.sending import absorb, content
from desktop_client.store import declarations, history
from desktop_client.store.connection import Db
from desktop_client.store.declarations import Kept


class _Unchanged:
    """Stands for "leave this part of the answer as it is"."""


UNCHANGED: Final = _Unchanged()
#: An answer may be given piece by piece; these are only asked for before 上报.
LATER = frozenset({Code.INDICATOR_UNANSWERED, Code.EVIDENCE_MISSING})


class Drafts:
    """The writing verbs of the room."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._answering = threading.Lock()

    def create(self, year: int, category: str) -> Row | Refused:
        """分类分级申报 → 新建 (评定)."""
        return self.begin(kind=Kind.ASSESS, year=year, category=category)

    def begin(
        self,
        *,
        kind: Kind,
        year: int,
        category: str,
        base_award: str | None = None,
        answers: Iterable[Answer] = (),
    ) -> Row | Refused:
        """A new declaration under the scheme in force, prefilled with ``answers``."""
        desk, now = self._desk, self._desk.kit.clock.now()
        wrong = self._may_begin(year=year, category=category)
        if wrong is not None:
            return wrong
        named = desk.catalogue().scheme
        scheme = desk.scheme(named.id, named.version)
        known = {criterion.code: criterion for criterion in scheme.criteria(category)}
        declaration_id = str(uuid.uuid4())
        with desk.kit.store.write() as db:
            if taken := declarations.open_case(db, category=category, year=year):
                return _refused(Code.DECLARATION_ALREADY_OPEN, **desk.case(taken))
            row = declarations.insert(
                db,
                id=declaration_id,
                number=declarations.next_number(db),
                year=year,
                category=category,
                kind=kind,
                state=DeclarationState.FILLING,
                sending=Sending.DIRTY,
                scheme_id=scheme.id,
                scheme_version=scheme.version,
                base_award=base_award,
                created_at=now,
                updated_at=now,
                edit=1,
            )
            for answer in answers:
                if answer.indicator in known and _is_sound(known[answer.indicator], answer):
                    declarations.put_answer(db, row, answer)
            done, total = content.progress(scheme, declarations.draft(db, desk.must(declaration_id, db)))
            declarations.change(db, row, answered=done, total=total)
        desk.kit.bus.publish(events.DeclarationsChanged())
        return desk.row(desk.must(declaration_id))

    def answer(
        self,
        declaration_id: str,
        indicator: str,
        *,
        options: Iterable[str] | _Unchanged = UNCHANGED,
        value: Decimal | _Unchanged | None = UNCHANGED,
        note: str | _Unchanged = UNCHANGED,
    ) -> Saved | Refused:
        """Take over the parts given; what is not given stays as it is."""
        given: dict[str, Any] = {"options": options, "value": value, "note": note}  # Any: parts of an Answer
        parts = {name: part for name, part in given.items() if not isinstance(part, _Unchanged)}
        if "options" in parts:
            parts["options"] = tuple(parts["options"])
        return self._change_answer(declaration_id, indicator, parts)

    def attach(self, declaration_id: str, indicator: str, path: Path) -> EvidenceFile | Refused:
        """Keep a file as evidence for one indicator: judged, encrypted, sent with the declaration."""
        accepted = evidence.read(path, indicator=indicator)
        if isinstance(accepted, Problem):
            return Refused((accepted,))
        item = Evidence(
            sha256=accepted.sha256,
            name=accepted.name,
            bytes=len(accepted.content),
            media_type=accepted.media_type,
        )
        kit = self._desk.kit
        kit.attachments.put(accepted.content)
        with kit.store.write() as db:
            db.execute(
                "INSERT OR IGNORE INTO attachment (sha256, bytes) VALUES (?, ?)", (item.sha256, item.bytes)
            )
        saved = self._change_answer(declaration_id, indicator, {}, add=item)
        return saved if isinstance(saved, Refused) else EvidenceFile(item, indicator)

    def detach(self, declaration_id: str, indicator: str, sha256: str) -> Saved | Refused:
        """Take a file off an indicator; its bytes stay until nothing names them."""
        return self._change_answer(declaration_id, indicator, {}, drop=sha256)

    def evidence_path(self, declaration_id: str, sha256: str) -> bytes:
        """The content of an evidence file, from here or from the bureau."""
        from desktop_client.api.client import Refusal
        from desktop_client.errors import AppError

        kit = self._desk.kit
        here = kit.attachments.get(sha256)
        if here is not None:
            return here
        there = kit.api.get_file(sha256)
        if isinstance(there, Refusal):
            raise AppError(Code.FILE_MISSING, name=self._name_of(declaration_id, sha256))
        if content.sha256(there) != sha256:
            raise AppError(Code.FILE_HASH_MISMATCH, name=self._name_of(declaration_id, sha256))
        kit.attachments.put(there)
        return there

    def keep_values(self, declaration_id: str) -> dict[str, str]:
        """What is filled into the short form of a 保级."""
        return declarations.keep_values(self._desk.db, self._desk.must(declaration_id).row)

    def save_keep(self, declaration_id: str, values: Mapping[str, str]) -> list[Problem]:
        """Keep the short form as it stands, right or wrong; the answer says what is still wrong."""
        desk = self._desk
        with self._answering, desk.kit.store.write() as db:
            kept = desk.must(declaration_id, db)
            refusal = desk.refusal(kept, DeclarationEvent.ANSWER)
            if refusal is not None:
                return list(refusal.problems)
            form = desk.scheme_of(kept).keep_form
            names = {field.name for field in form.fields}
            kept_values = {
                **declarations.keep_values(db, kept.row),
                **{k: v for k, v in values.items() if k in names},
            }
            declarations.put_keep_values(
                db, kept.row, {name: text for name, text in kept_values.items() if text}
            )
            done, total = content.progress(desk.scheme_of(kept), declarations.draft(db, kept))
            self._touch(db, kept, done=done, total=total)
        desk.tell(declaration_id)
        return forms.check(form, kept_values)

    def delete(self, declaration_id: str) -> Done | Refused:
        """删除, of what was never filed; the bureau follows with the next synchronisation."""
        desk = self._desk
        with self._answering, desk.kit.store.write() as db:
            kept = desk.must(declaration_id, db)
            refusal = desk.refusal(kept, DeclarationEvent.DELETE)
            if refusal is not None:
                return refusal
            history.remember(
                db, kept.id, at=desk.kit.clock.now(), reason="deleted", draft=declarations.draft(db, kept)
            )
            if kept.version is None and not kept.pushing:
                declarations.remove(db, kept.row)
            else:
                declarations.change(db, kept.row, deleted=1)
        desk.kit.bus.publish(events.DeclarationsChanged())
        return Done()

    # -- inside -----------------------------------------------------------------------------------------

    def _may_begin(self, *, year: int, category: str) -> Refused | None:
        catalogue = self._desk.catalogue()
        if category not in self._desk.categories():
            return _refused(Code.CATEGORY_UNKNOWN, place="category", category=category)
        if year not in catalogue.years:
            return _refused(Code.YEAR_NOT_OPEN, place="year", year=str(year))
        return None

    def _change_answer(
        self,
        declaration_id: str,
        indicator: str,
        parts: dict[str, Any],  # Any: parts of an Answer, judged by the message itself
        *,
        add: Evidence | None = None,
        drop: str = "",
    ) -> Saved | Refused:
        """Read, judge and write under one lock, so that two parts of one answer never undo each other."""
        desk = self._desk
        with self._answering, desk.kit.store.write() as db:
            kept = desk.must(declaration_id, db)
            refusal = desk.refusal(kept, DeclarationEvent.ANSWER)
            if refusal is not None:
                return refusal
            criterion = desk.criterion(kept, indicator)
            if criterion is None:
                return _refused(Code.INDICATOR_UNKNOWN, place=indicator, label=indicator)
            answers = declarations.answers(db, kept.row)
            before = answers.get(indicator) or Answer(indicator=indicator)
            files = tuple(
                item for item in before.evidence if item.sha256 not in (drop, add.sha256 if add else "")
            )
            after = _judged(criterion, before, {**parts, "evidence": (*files, *((add,) if add else ()))})
            if isinstance(after, Refused):
                return after
            declarations.put_answer(db, kept.row, after)
            answers[indicator] = after
            worth = score(desk.scheme_of(kept), kept.category, answers)
            now = self._touch(db, kept, done=worth.answered, total=worth.total)
        desk.tell(declaration_id)
        return Saved(at=now.updated_at, row=desk.row(now), score=worth)

    def _touch(self, db: Db, kept: Kept, *, done: int, total: int) -> Kept:
        """Something was typed: count it, and it is no longer as the bureau has it. One statement: this is between
        a key and its picture."""
        now = replace(
            kept,
            sending=absorb.moved(kept.sending, SendingEvent.EDIT, self._desk.kit.account.role),
            edit=kept.edit + 1,
            updated_at=self._desk.kit.clock.now(),
            answered=done,
            total=total,
        )
        names = ("sending", "edit", "updated_at", "answered", "total")
        declarations.change(db, kept.row, **{name: getattr(now, name) for name in names})
        return now

    def _name_of(self, declaration_id: str, sha256: str) -> str:
        kept = self._desk.must(declaration_id)
        for answer in declarations.answers(self._desk.db, kept.row).values():
            for item in answer.evidence:
                if item.sha256 == sha256:
                    return item.name
        return sha256[:12]


def _judged(criterion: Criterion, before: Answer, parts: Mapping[str, Any]) -> Answer | Refused:
    """The answer with its new parts, or what is wrong with them. What is only missing yet is no reason to refuse."""
    try:
        after = Answer.model_validate({**before.model_dump(), **parts})
    except pydantic.ValidationError as error:
        return Refused(tuple(_from_message(criterion, str(item["loc"][0])) for item in error.errors()))
    wrong = [
        problem
        for problem in check_answer(criterion, after)
        if problem.severity is Severity.ERROR and problem.code not in LATER
    ]
    return Refused(tuple(wrong)) if wrong else after


def _from_message(criterion: Criterion, part: str) -> Problem:
    """Which limit of the message it was that a part went over."""
    codes = {
        "note": (Code.FIELD_TOO_LONG, limits.MAX_NOTE_CHARACTERS),
        "evidence": (Code.FILE_TOO_MANY, limits.MAX_FILES_PER_INDICATOR),
    }
    code, limit = codes.get(part, (Code.FIELD_INVALID, 0))
    return Problem(code, place=criterion.code, facts=titled(criterion, limit=str(limit)))


def _is_sound(criterion: Criterion, answer: Answer) -> bool:
    """Whether an answer from an earlier scheme still makes sense under this one."""
    return not isinstance(_judged(criterion, answer, {}), Refused)


def _refused(code: Code, *, place: str = "", **facts: str) -> Refused:
    return Refused((Problem(code, place=place, facts=facts),))
