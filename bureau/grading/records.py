"""Finding declarations and awards of one institution."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from bureau.catalogue import services as catalogue
from bureau.grading.models import Award, Declaration
from bureau.institution.models import Institution
from bureau.problems import Refusal
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Scheme
from desktop_client.contract.score import Score, score
from desktop_client.contract.states import OPEN_DECLARATION

OPEN = sorted(state.value for state in OPEN_DECLARATION)


def declaration(declaration_id: UUID, institution: Institution) -> Declaration:
    """The institution's declaration, held for this transaction; others' do not exist here."""
    return _only(Declaration.objects.select_for_update(of=("self",)), declaration_id, institution)


def seen(declaration_id: UUID, institution: Institution) -> Declaration:
    """As :func:`declaration`, to be read only: held for nobody."""
    return _only(Declaration.objects.all(), declaration_id, institution)


def scheme_of(record: Declaration | Award) -> Scheme:
    return catalogue.scheme(record.scheme_id, record.scheme_version)


def answers_of(record: Declaration) -> dict[str, Answer]:
    """The answers by indicator."""
    parsed = [Answer.model_validate(answer) for answer in record.answers]
    return {answer.indicator: answer for answer in parsed}


def estimate(record: Declaration) -> Score:
    """What the answers are worth by the scheme."""
    return score(scheme_of(record), record.category, answers_of(record))


def rank(scheme: Scheme, grade: str) -> int:
    """The place of a grade among the scheme's, the lowest 0; a grade it does not know is below all."""
    grades = [band.grade for band in scheme.bands]
    return grades.index(grade) if grade in grades else -1


def _only(every: QuerySet[Declaration], declaration_id: UUID, institution: Institution) -> Declaration:
    found: Declaration | None = (
        every.select_related("institution", "base_award")
        .filter(pk=declaration_id, institution=institution)
        .first()
    )
    if found is None:
        raise Refusal(Code.DECLARATION_NOT_FOUND)
    return found
