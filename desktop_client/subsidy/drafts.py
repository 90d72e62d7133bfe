"""Beginning, changing and deleting applications: all of it offline, each change on the disk when the verb returns."""

from __future__ import annotations

import json
import threading
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pydantic

from desktop_client import events
from desktop_client.api.client import Refusal
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import MaterialFile, Project, SubsidyDraft
from desktop_client.contract.states import Material, Sending, SendingEvent, SubsidyEvent, SubsidyState
from desktop_client.errors import AppError
from desktop_client.problems import Done, Problem, Refused
from desktop_client.sending import absorb, content
from desktop_client.store import history, projects, subsidies
from desktop_client.store.connection import Db
from desktop_client.store.subsidies import Kept
from desktop_client.subsidy import checks, choosing, materials, viewing
from desktop_client.subsidy.desk import Desk, refused, state_facts
from desktop_client.subsidy.models import Attached, SubsidyRow

if TYPE_CHECKING:
    from desktop_client.documents.marks import FormMark

MOST_VERSION = 40


class Drafts:
    """The writing verbs of the room."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._changing = threading.Lock()

    def create(self, project_id: str, year: int) -> SubsidyRow | Refused:
        """新增补贴申报 → 确认."""
        desk, now = self._desk, self._desk.kit.clock.now()
        subsidy_id = str(uuid.uuid4())
        with self._changing, desk.kit.store.write() as db:
            if not projects.is_listed(db, project_id):
                return refused(Code.PROJECT_UNKNOWN, "project")
            project = desk.project(project_id, db)
            wrong = self._hindrance(db, project, year)
            if wrong is not None:
                return Refused((wrong,))
            draft = SubsidyDraft(
                number=subsidies.next_number(db),
                project_id=project_id,
                year=year,
                form_version=project.form.version[:MOST_VERSION],
            )
            subsidies.insert(
                db,
                id=subsidy_id,
                title=project.title,
                state=SubsidyState.PREPARING,
                sending=Sending.DIRTY,
                draft=draft,
                created_at=now,
                updated_at=now,
                edit=1,
            )
        desk.kit.bus.publish(events.SubsidiesChanged())
        return desk.row(desk.must(subsidy_id))

    def change(
        self, subsidy_id: str, *, year: int | None = None, note: str | None = None
    ) -> SubsidyRow | Refused:
        """修改 the year (until it was first submitted) or the note; what is not given stays as it is."""
        parts: dict[str, Any] = {"year": year, "note": note}  # Any: parts of a draft
        return self._change(subsidy_id, {name: part for name, part in parts.items() if part is not None})

    def attach(self, subsidy_id: str, material: Material, path: Path) -> Attached | Refused:
        """上传申报表 or 上传其他材料: judged, encrypted, kept; it leaves with the next synchronisation."""
        desk = self._desk
        refusal = desk.refusal(desk.must(subsidy_id), SubsidyEvent.CHANGE)
        if refusal is not None:
            return refusal
        accepted = materials.read(path, material, desk.papers())
        if isinstance(accepted, Problem):
            return Refused((accepted,))
        self._keep(accepted)
        is_form = material is Material.APPLICATION_FORM
        mark = self._mark(path) if is_form else None
        changed = self._change(
            subsidy_id,
            {material.value: accepted.file},
            read=_Reading(accepted.file, mark) if is_form else None,
        )
        if isinstance(changed, Refused):
            return changed
        return Attached(changed, (*accepted.problems, *(self._about_form(subsidy_id) if is_form else ())))

    def detach(self, subsidy_id: str, material: Material) -> SubsidyRow | Refused:
        """Take a file off; its bytes stay until nothing names them."""
        return self._change(subsidy_id, {material.value: None})

    def material_bytes(self, subsidy_id: str, material: Material) -> bytes:
        """The content of a file, from here or from the bureau."""
        kit = self._desk.kit
        draft = self._desk.must(subsidy_id).draft
        named: MaterialFile | None = getattr(draft, material.value)
        if named is None:
            raise AppError(Code.FILE_MISSING, name="")
        here = kit.attachments.get(named.sha256)
        if here is not None:
            return here
        there = kit.api.get_file(named.sha256)
        if isinstance(there, Refusal):
            raise AppError(Code.FILE_MISSING, name=named.name)
        if content.sha256(there) != named.sha256:
            raise AppError(Code.FILE_HASH_MISMATCH, name=named.name)
        kit.attachments.put(there)
        return there

    def delete(self, subsidy_id: str) -> Done | Refused:
        """删除, of what was never submitted; the bureau follows with the next synchronisation."""
        desk = self._desk
        with self._changing, desk.kit.store.write() as db:
            kept = desk.must(subsidy_id, db)
            refusal = desk.refusal(kept, SubsidyEvent.DELETE)
            if refusal is not None:
                return refusal
            history.remember(db, kept.id, at=desk.kit.clock.now(), reason="deleted", draft=kept.draft)
            if kept.version is None and not kept.pushing:
                subsidies.remove(db, kept.row)
            else:
                subsidies.change(db, kept.row, deleted=1)
        desk.kit.bus.publish(events.SubsidiesChanged())
        return Done()

    # -- inside -----------------------------------------------------------------------------------------

    def _hindrance(self, db: Db, project: Project, year: int) -> Problem | None:
        """Why no application for this year can be begun."""
        hindrance = next(choosing.hindrances(project, now=self._desk.kit.clock.now()), None)
        return hindrance or self._year_problem(db, project, year)

    def _year_problem(self, db: Db, project: Project, year: int) -> Problem | None:
        if closed := choosing.year_closed(project, year):
            return closed
        taken = year in project.taken_years or subsidies.of_project(db, project.id, year) is not None
        return choosing.already_there(project, year) if taken else None

    def _change(
        self,
        subsidy_id: str,
        parts: dict[str, Any],  # Any: parts of a draft, judged by the message itself
        *,
        read: _Reading | None = None,
    ) -> SubsidyRow | Refused:
        """Read, judge and write under one lock, so that two changes of one application never undo each other."""
        desk = self._desk
        with self._changing, desk.kit.store.write() as db:
            kept = desk.must(subsidy_id, db)
            refusal = desk.refusal(kept, SubsidyEvent.CHANGE)
            if refusal is not None:
                return refusal
            if wrong := self._wrong_year(db, kept, parts.get("year")):
                return Refused((wrong,))
            if read is not None:
                parts = {**parts, "form_version": self._version(db, kept, read)}
            draft = _judged(kept.draft, parts)
            if isinstance(draft, Refused):
                return draft
            subsidies.change(
                db,
                kept.row,
                draft=draft,
                state=desk.state_of(db, kept, draft),
                sending=absorb.moved(kept.sending, SendingEvent.EDIT, desk.kit.account.role),
                edit=kept.edit + 1,
                updated_at=desk.kit.clock.now(),
                **({"marked": read.to_text()} if read else {}),
            )
        desk.kit.bus.publish(events.SubsidyChanged(subsidy_id))
        return desk.row(desk.must(subsidy_id))

    def _wrong_year(self, db: Db, kept: Kept, year: int | None) -> Problem | None:
        if year is None or year == kept.draft.year:
            return None
        if self._desk.was_submitted(kept, db):
            return Problem(Code.SUBSIDY_NOT_EDITABLE, place="year", facts=state_facts(kept.state))
        return self._year_problem(db, self._desk.project(kept.draft.project_id, db), year)

    def _version(self, db: Db, kept: Kept, read: _Reading) -> str:
        """Of the attached form: what its mark says, else what was last printed here, else what there was at first."""
        if read.mark is not None and read.mark.project == kept.draft.project_id:
            return read.mark.version[:MOST_VERSION]
        printed = projects.printed_version(db, kept.draft.project_id, kept.draft.year)
        return printed[:MOST_VERSION] if printed else kept.draft.form_version

    def _mark(self, path: Path) -> FormMark | None:
        try:
            return self._desk.papers().mark(path)
        except AppError:  # a first page that cannot be shown has no mark that anybody can read
            return None

    def _keep(self, accepted: materials.Accepted) -> None:
        kit = self._desk.kit
        kit.attachments.put(accepted.content)
        with kit.store.write() as db:
            values = (accepted.file.sha256, accepted.file.bytes)
            db.execute("INSERT OR IGNORE INTO attachment (sha256, bytes) VALUES (?, ?)", values)

    def _about_form(self, subsidy_id: str) -> list[Problem]:
        kept = self._desk.must(subsidy_id)
        project = self._desk.project(kept.draft.project_id)
        return list(checks.form_attached(project, viewing.form_standing(kept, project)))


class _Reading:
    """What was read on an attached form; kept beside it, bound to its bytes."""

    def __init__(self, file: MaterialFile, mark: FormMark | None) -> None:
        self.file = file
        self.mark = mark

    def to_text(self) -> str:
        project, version = (self.mark.project, self.mark.version) if self.mark else ("", "")
        return json.dumps({"sha256": self.file.sha256, "project": project, "version": version})


def _judged(before: SubsidyDraft, parts: dict[str, Any]) -> SubsidyDraft | Refused:  # Any: see above
    try:
        return SubsidyDraft.model_validate({**before.model_dump(), **parts})
    except pydantic.ValidationError as error:
        return Refused(tuple(_from_message(str(item["loc"][0])) for item in error.errors()))


def _from_message(part: str) -> Problem:
    """Which limit of the message it was that a part went over."""
    if part == "note":
        return Problem(Code.FIELD_TOO_LONG, place=part, facts={"limit": str(limits.MAX_NOTE_CHARACTERS)})
    return Problem(Code.YEAR_INVALID if part == "year" else Code.FIELD_INVALID, place=part)
