"""Finding applications of one institution, and what they say."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from bureau.institution.models import Institution
from bureau.problems import Refusal
from bureau.subsidy.models import Subsidy
from desktop_client import words
from desktop_client.contract import messages
from desktop_client.contract.codes import Code
from desktop_client.contract.states import Material, SubsidyState


def subsidy(subsidy_id: UUID, institution: Institution) -> Subsidy:
    """The institution's application, held for this transaction; others' do not exist here."""
    return _only(Subsidy.objects.select_for_update(of=("self",)), subsidy_id, institution)


def seen(subsidy_id: UUID, institution: Institution) -> Subsidy:
    """As :func:`subsidy`, to be read only: held for nobody."""
    return _only(Subsidy.objects.all(), subsidy_id, institution)


def draft_of(record: Subsidy) -> messages.SubsidyDraft:
    """The content last saved or submitted."""
    return messages.SubsidyDraft(
        number=record.number,
        project_id=record.project_id,
        year=record.year,
        form_version=record.form_version,
        application_form=_file(record.application_form),
        other_material=_file(record.other_material),
        note=record.note,
    )


def take_over(record: Subsidy, draft: messages.SubsidyDraft) -> None:
    """The draft's content becomes the record's; the caller saves."""
    record.year, record.form_version, record.note = draft.year, draft.form_version, draft.note
    record.application_form = _kept(draft.application_form)
    record.other_material = _kept(draft.other_material)


def materials(draft: messages.SubsidyDraft) -> dict[Material, messages.MaterialFile]:
    """The files of an application, by what they are."""
    files = {
        Material.APPLICATION_FORM: draft.application_form,
        Material.OTHER_MATERIAL: draft.other_material,
    }
    return {material: file for material, file in files.items() if file is not None}


def state_facts(record: Subsidy) -> dict[str, str]:
    state = SubsidyState(record.state)
    return {"state": words.word(state, "zh"), "state_en": words.word(state, "en")}


def _only(every: QuerySet[Subsidy], subsidy_id: UUID, institution: Institution) -> Subsidy:
    found: Subsidy | None = (
        every.select_related("institution", "project").filter(pk=subsidy_id, institution=institution).first()
    )
    if found is None:
        raise Refusal(Code.SUBSIDY_NOT_FOUND)
    return found


def _file(kept: dict[str, object] | None) -> messages.MaterialFile | None:
    return None if kept is None else messages.MaterialFile.model_validate(kept)


def _kept(file: messages.MaterialFile | None) -> dict[str, object] | None:
    return None if file is None else file.model_dump(mode="json")
