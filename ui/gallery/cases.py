"""The cases of the gallery: a profile with the sample institution's history, and one of everything beside it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_client import paths
from desktop_client.client import Client, Office, open_client
from desktop_client.contract.messages import PracticePlan, Receipt
from desktop_client.contract.states import DeclarationState
from desktop_client.grading.models import ListQuery, Row
from ui.gallery.keys import ForgetfulCredentials

if TYPE_CHECKING:
    from desktop_client.contract.scheme import Criterion

FRESH = {
    "institution_name": "新来人力资源有限公司",
    "credit_code": "91350100M000100Y43",
    "qualifications": "licence",
    "licence_number": "350100260001",
    "clerk_name": "王五",
    "clerk_mobile": "13800138000",
    "username": "wangwu",
    "password": "First-Password-2026",
    "repeat_password": "First-Password-2026",
}
RETURNED_CATEGORY, CONFLICT_CATEGORY = "software", "personnel_agency"
PROOF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n0000000102 00000 n \n"
    b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n"
)


@dataclass(frozen=True, slots=True)
class Cases:
    """Which declarations show what; ids of the sample institution."""

    username: str
    password: str
    filling: str
    rejected: str
    graded: str
    returned: str
    conflict: str
    keep: str

    def save(self, profile: Path) -> None:
        (profile / "cases.json").write_text(json.dumps(asdict(self)), encoding="utf-8")

    @staticmethod
    def load(profile: Path) -> Cases:
        return Cases(**json.loads((profile / "cases.json").read_text(encoding="utf-8")))


def prepare(profile: Path) -> Cases:
    """Fill a profile once; its copies then start with everything in place."""
    with _client(profile) as client:
        client.practice.start()
        client.practice.set_plan(PracticePlan(outcome="wait"))
        client.account.register(FRESH)
        sample = client.practice.sample()
        client.account.sign_in(sample.username, sample.password)
        office = client.office
        office.sending.sync()
        returned = _returned(client, proof=profile / "名册.pdf")
        conflict = _begun(office, CONFLICT_CATEGORY)
        office.sending.sync()
        _edit_elsewhere(client, profile, conflict)
        _answer_first(office, conflict, choice=0)
        office.sending.sync()
        expiring = min(office.grading.awards(), key=lambda row: row.days_left)
        kept = office.grading.keep(str(expiring.award.id))
        assert isinstance(kept, Row)  # noqa: S101 - the sample's oldest grade can be kept now
        office.sending.sync()
        cases = Cases(
            username=sample.username,
            password=sample.password,
            filling=_one(office, DeclarationState.FILLING, category="assessment"),
            rejected=_one(office, DeclarationState.REJECTED),
            graded=_one(office, DeclarationState.GRADED),
            returned=returned,
            conflict=conflict,
            keep=kept.id,
        )
    cases.save(profile)
    return cases


def copy(prepared: Path, target: Path) -> Cases:
    """Make a profile of its own from the prepared one."""
    shutil.copytree(prepared, target, ignore=shutil.ignore_patterns("*.lock", "running.json"))
    return Cases.load(target)


@contextmanager
def _client(profile: Path) -> Iterator[Client]:
    client = open_client(profile, credentials=ForgetfulCredentials())
    try:
        yield client
    finally:
        client.close()


def _one(office: Office, state: DeclarationState, *, category: str | None = None) -> str:
    found = office.grading.query(ListQuery(state=state, category=category, order="number"))
    return found.rows(0, 1)[0].id


def _begun(office: Office, category: str) -> str:
    row = office.grading.create(max(office.grading.years()), category)
    assert isinstance(row, Row)  # noqa: S101 - the sample has none open in this category
    return row.id


def _returned(client: Client, *, proof: Path) -> str:
    """A declaration filed completely and returned with two reasons."""
    office = client.office
    proof.write_bytes(PROOF)
    declaration = _begun(office, RETURNED_CATEGORY)
    for criterion in office.grading.show(declaration).scheme.criteria(RETURNED_CATEGORY):
        _answer(office, declaration, criterion)
        if criterion.evidence == "required":
            office.grading.attach(declaration, criterion.code, proof)
    version = office.grading.catalogue().commitment.version
    filed = office.grading.submit(declaration, version)
    assert isinstance(filed, Receipt), filed  # noqa: S101 - everything was answered
    client.practice.review(declaration, "return_two")
    office.sending.sync()
    return declaration


def _answer(office: Office, declaration: str, criterion: Criterion) -> None:
    if criterion.mode == "number":
        middle = criterion.bands[len(criterion.bands) // 2]
        office.grading.answer(declaration, criterion.code, value=middle.minimum)
    else:
        harmless = [option.code for option in criterion.options if not option.veto]
        office.grading.answer(declaration, criterion.code, options=(harmless[min(1, len(harmless) - 1)],))


def _answer_first(office: Office, declaration: str, *, choice: int) -> None:
    """Answer the first single choices, so that two computers differ."""
    scheme = office.grading.show(declaration).scheme
    single = [each for each in scheme.criteria(CONFLICT_CATEGORY) if each.mode == "single"]
    for criterion in single[:3]:
        office.grading.answer(declaration, criterion.code, options=(criterion.options[choice].code,))


def _edit_elsewhere(client: Client, profile: Path, declaration: str) -> None:
    """Change the same declaration from another computer."""
    here, there = paths.Profile(profile), paths.Profile(profile.with_name(profile.name + "-elsewhere"))
    paths.write_private(there.practice_running, here.practice_running.read_bytes())
    sample = client.practice.sample()
    with _client(there.root) as other:
        other.account.sign_in(sample.username, sample.password)
        other.office.sending.sync()
        _answer_first(other.office, declaration, choice=1)
        other.office.sending.sync()
    shutil.rmtree(there.root)
