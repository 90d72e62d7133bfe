"""What an institution's applications have to say when the institution itself is to be closed."""

from __future__ import annotations

from bureau.institution import services as institutions
from bureau.institution.models import Institution
from bureau.problems import Refusal
from bureau.subsidy.models import Subsidy
from desktop_client.contract.codes import Code
from desktop_client.contract.states import InstitutionEvent, SubsidyState

#: The bureau owes an answer, or money.
_OWED = [
    state.value
    for state in (
        SubsidyState.AWAITING_REVIEW,
        SubsidyState.IN_REVIEW,
        SubsidyState.NEEDS_CORRECTION,
        SubsidyState.APPROVED,
        SubsidyState.PUBLICISED,
    )
]


def listen() -> None:
    """Hear of it; called once when the room is ready."""
    institutions.decided.connect(_refuse_closing, dispatch_uid="subsidy")


def _refuse_closing(institution: Institution, event: InstitutionEvent, **_: object) -> None:
    owed = Subsidy.objects.filter(institution=institution, state__in=_OWED)
    if event is InstitutionEvent.CLOSE and owed.exists():
        raise Refusal(
            Code.STEP_NOT_ALLOWED, facts={"state": "有未办结的补贴申报", "state_en": "subsidies under way"}
        )
