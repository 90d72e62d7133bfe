"""Who may do what through every route of the API: each route has a row here, and a new one without a row fails."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from tests.fixtures.applicant import Applicant
from tests.fixtures.bureau import ROOT, RunningBureau
from tests.fixtures.institution import PASSWORD, Institution, codes, document, is_refused

ADMINISTRATOR = "tenants.administrator"


@dataclass(frozen=True)
class Holding:
    """One of everything that an institution can own, and the messages about it."""

    person: Institution
    declaration: str
    key: str
    notice: str
    award: str
    file: str
    upload: str
    doomed: str  # an upload that whoever may end it ends
    draft: dict[str, Any]
    package: dict[str, Any]
    subsidy: str
    subsidy_key: str
    application: dict[str, Any]
    parcel: dict[str, Any]

    @property
    def marks(self) -> list[str]:
        """What no stranger may ever read."""
        return [
            self.declaration,
            self.key,
            self.notice,
            self.award,
            self.file,
            self.upload,
            self.doomed,
            self.subsidy,
            self.subsidy_key,
            self.person.username,
        ]

    def seen(self) -> list[bytes]:
        """Everything of it as its owner sees it."""
        paths = (
            "/declarations",
            "/awards",
            "/notices",
            "/subsidies",
            f"/submissions/{self.key}",
            f"/subsidy-submissions/{self.subsidy_key}",
            f"/files/{self.file}",
        )
        return [self.person.ask("GET", path).content for path in paths]


@dataclass(frozen=True)
class Row:
    """One route. ``foreign``: what asking for another's record answers (None: the route names no record)."""

    ask: Callable[[Institution, Holding], requests.Response]
    foreign: int | None = None
    own: frozenset[int] = frozenset({200, 204})
    door: str = "session"


def get(path: str) -> Callable[[Institution, Holding], requests.Response]:
    return lambda who, of: who.ask("GET", path.format(of=of))


def on_version(verb: str, path: str, body: str = "") -> Callable[[Institution, Holding], requests.Response]:
    """With every version at once a stranger could know: the first."""
    return lambda who, of: who.ask(
        verb, path.format(of=of), getattr(of, body) if body else None, If_Match='"1"'
    )


def submit(who: Institution, of: Holding) -> requests.Response:
    return who.submit(of.package, secrets.token_hex(16))


def claim_file(who: Institution, of: Holding) -> requests.Response:
    """A hash alone is no proof of having the file: it only opens an upload of one's own, that is of nobody's use."""
    begun = who.begin_upload(b"%PDF-1.4 nothing", sha256=of.file)
    if begun.status_code == 201:
        who.ask("DELETE", begun.headers["Location"].removeprefix("/api/v1"), Tus_Resumable="1.0.0")
        begun.headers.pop("Location")  # the only part of the answer that is never the same
    return begun


def ask_upload(verb: str) -> Callable[[Institution, Holding], requests.Response]:
    named = {"Tus_Resumable": "1.0.0"}
    piece = {"Upload_Offset": "4", "Content_Type": "application/offset+octet-stream"}
    headers = named | piece if verb == "PATCH" else named
    return lambda who, of: who.ask(
        verb, f"/uploads/{of.doomed if verb == 'DELETE' else of.upload}", b"", **headers
    )


def submit_subsidy(who: Institution, of: Holding) -> requests.Response:
    path = f"/subsidies/{of.parcel['subsidy_id']}/submit"
    return who.ask("POST", path, of.parcel, Idempotency_Key=secrets.token_hex(16))


def read_policy(who: Institution, of: Holding) -> requests.Response:
    """Published to everybody: there is nobody else's."""
    published = of.person.ask("GET", "/policies").json()["items"]
    with_file = next(policy["id"] for policy in published if policy["file"])
    return who.ask("GET", f"/policies/{with_file}/file")


def bare(verb: str, path: str, body: Any = None) -> Callable[[Institution, Holding], requests.Response]:
    return lambda who, of: who.ask(verb, path, body)


#: A filed and graded declaration can take no step any more: its own people are told so (409, or 412 for the version).
_SETTLED = frozenset({409, 412})
_RECORD = "/declarations/{of.declaration}"
_SUBSIDY = "/subsidies/{of.subsidy}"

ROWS: dict[tuple[str, str], Row] = {
    ("GET", "/bureau"): Row(bare("GET", "/bureau"), door="open"),
    ("POST", "/institutions"): Row(bare("POST", "/institutions", {}), door="open"),
    ("POST", "/sessions"): Row(bare("POST", "/sessions", {}), door="open"),
    ("POST", "/sessions/refresh"): Row(bare("POST", "/sessions/refresh", {}), door="open"),
    ("DELETE", "/sessions/current"): Row(bare("DELETE", "/sessions/current")),
    ("GET", "/account"): Row(get("/account")),
    ("POST", "/account/password"): Row(
        bare("POST", "/account/password", {"old_password": "no", "new_password": "Other-Tree-77"}),
        own=frozenset({422}),
    ),
    ("GET", "/catalogue"): Row(get("/catalogue")),
    ("GET", "/schemes/{scheme_id}/{version}"): Row(
        get("/schemes/{of.draft[scheme_id]}/{of.draft[scheme_version]}")
    ),
    ("GET", "/declarations"): Row(get("/declarations")),
    ("GET", "/declarations/{declaration_id}"): Row(get(_RECORD), foreign=404),
    ("PUT", "/declarations/{declaration_id}"): Row(
        on_version("PUT", _RECORD, "draft"), foreign=404, own=_SETTLED
    ),
    ("DELETE", "/declarations/{declaration_id}"): Row(
        on_version("DELETE", _RECORD), foreign=404, own=_SETTLED
    ),
    ("POST", "/declarations/{declaration_id}/submit"): Row(submit, foreign=404, own=_SETTLED),
    ("POST", "/declarations/{declaration_id}/withdraw"): Row(
        on_version("POST", _RECORD + "/withdraw"), foreign=404, own=_SETTLED
    ),
    ("POST", "/declarations/{declaration_id}/revise"): Row(
        on_version("POST", _RECORD + "/revise"), foreign=404, own=_SETTLED
    ),
    ("POST", "/declarations/{declaration_id}/abandon"): Row(
        on_version("POST", _RECORD + "/abandon"), foreign=404, own=_SETTLED
    ),
    ("GET", "/submissions/{key}"): Row(get("/submissions/{of.key}"), foreign=404),
    ("GET", "/awards"): Row(get("/awards")),
    ("GET", "/policies"): Row(get("/policies")),
    ("GET", "/policies/{policy_id}/file"): Row(read_policy),
    ("GET", "/projects"): Row(get("/projects")),
    ("GET", "/subsidies"): Row(get("/subsidies")),
    ("GET", "/subsidies/{subsidy_id}"): Row(get(_SUBSIDY), foreign=404),
    # What is saved already is answered as saved, whatever has happened since.
    ("PUT", "/subsidies/{subsidy_id}"): Row(on_version("PUT", _SUBSIDY, "application"), foreign=404),
    ("DELETE", "/subsidies/{subsidy_id}"): Row(on_version("DELETE", _SUBSIDY), foreign=404, own=_SETTLED),
    ("POST", "/subsidies/{subsidy_id}/submit"): Row(submit_subsidy, foreign=404, own=_SETTLED),
    ("POST", "/subsidies/{subsidy_id}/withdraw"): Row(
        on_version("POST", _SUBSIDY + "/withdraw"), foreign=404, own=_SETTLED
    ),
    ("POST", "/subsidies/{subsidy_id}/revise"): Row(
        on_version("POST", _SUBSIDY + "/revise"), foreign=404, own=_SETTLED
    ),
    ("GET", "/subsidy-submissions/{key}"): Row(get("/subsidy-submissions/{of.subsidy_key}"), foreign=404),
    ("HEAD", "/files/{sha256}"): Row(lambda who, of: who.ask("HEAD", f"/files/{of.file}"), foreign=404),
    ("GET", "/files/{sha256}"): Row(get("/files/{of.file}"), foreign=404),
    ("OPTIONS", "/uploads"): Row(bare("OPTIONS", "/uploads"), door="open"),
    ("POST", "/uploads"): Row(claim_file, own=frozenset({200, 201})),
    ("HEAD", "/uploads/{upload_id}"): Row(ask_upload("HEAD"), foreign=404),
    ("PATCH", "/uploads/{upload_id}"): Row(ask_upload("PATCH"), foreign=404),
    ("DELETE", "/uploads/{upload_id}"): Row(ask_upload("DELETE"), foreign=404, own=frozenset({204, 404})),
    ("GET", "/notices"): Row(get("/notices")),
    ("POST", "/notices/{notice_id}/read"): Row(
        lambda who, of: who.ask("POST", f"/notices/{of.notice}/read"), foreign=404
    ),
    ("GET", "/practice/sample"): Row(bare("GET", "/practice/sample"), door="practice"),
    ("GET", "/practice/plan"): Row(bare("GET", "/practice/plan"), door="practice"),
    ("PUT", "/practice/plan"): Row(bare("PUT", "/practice/plan", {"outcome": "pass"}), door="practice"),
    ("POST", "/practice/review"): Row(
        lambda who, of: who.ask(
            "POST", "/practice/review", {"declaration_id": of.declaration, "outcome": "take"}
        ),
        door="practice",
    ),
    ("POST", "/practice/review-subsidy"): Row(
        lambda who, of: who.ask(
            "POST", "/practice/review-subsidy", {"subsidy_id": of.subsidy, "outcome": "take"}
        ),
        door="practice",
    ),
    ("POST", "/practice/desk-link"): Row(bare("POST", "/practice/desk-link"), door="practice"),
}


def routes(*, door: str | None = None, foreign: bool = False) -> list[Any]:
    chosen = [
        route
        for route, row in ROWS.items()
        if (door is None or row.door == door) and (row.foreign is not None or not foreign)
    ]
    return [pytest.param(route, id=" ".join(route)) for route in chosen]


def held_by(person: Institution, bureau: RunningBureau, category: str) -> Holding:
    """File one declaration for ``person`` and have it graded."""
    record, key = person.begin(category=category), secrets.token_hex(16)
    package = person.package(record, person.answers(category=category))
    assert person.submit(package, key).status_code == 201
    award = bureau.review(record["id"], "pass")["award_id"]
    applicant = Applicant(person.bureau, person.username, person.password, person.tokens)
    subsidy, subsidy_key = applicant.ready(), secrets.token_hex(16)
    parcel = applicant.parcel(subsidy)
    assert applicant.send(parcel, subsidy_key).status_code == 201
    applicant.reviewed(subsidy, "take")
    return Holding(
        person=person,
        declaration=record["id"],
        key=key,
        notice=person.notices()[0]["id"],
        award=award,
        # Unlike the sample's evidence, which any institution of practice may send, this one nobody else has.
        file=person.send_file(document("only ours " + secrets.token_hex(8))),
        upload=begun_by(person),
        doomed=begun_by(person),
        draft=record["draft"],
        package=package,
        subsidy=subsidy["id"],
        subsidy_key=subsidy_key,
        application=subsidy["draft"],
        parcel=parcel,
    )


def begun_by(person: Institution) -> str:
    """An upload of which four bytes are there."""
    place = person.begin_upload(document("begun " + secrets.token_hex(8))).headers["Location"]
    assert person.add(place, 0, b"%PDF").status_code == 204
    return place.rpartition("/")[2]


@pytest.fixture(scope="module")
def theirs(shared_bureau) -> Holding:
    """What the owner has whom strangers try to rob."""
    return held_by(Institution.registered(shared_bureau), shared_bureau, "employment_agency")


@pytest.fixture(scope="module")
def ours(shared_bureau) -> Holding:
    """What the sample institution has; its clerk and its manager are the strangers."""
    return held_by(Institution.sample(shared_bureau), shared_bureau, "software")


@pytest.fixture(params=["manager", "clerk"])
def member(request, shared_bureau) -> Institution:
    """One of the sample institution's people, freshly signed in."""
    enter = Institution.sample if request.param == "manager" else Institution.sample_clerk
    return enter(shared_bureau)


@pytest.fixture(scope="module")
def administrator(shared_bureau) -> str:
    """A system administrator of the bureau with the known password."""
    done = subprocess.run(
        [sys.executable, "-m", "bureau", "createadmin", "--data", str(shared_bureau.data), ADMINISTRATOR],
        input=PASSWORD + "\n",
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0
    return ADMINISTRATOR


def test_every_route_has_a_row(shared_bureau):
    document_ = requests.get(f"{shared_bureau.api}/openapi.json", timeout=30).json()
    offered = {
        (verb.upper(), path.removeprefix("/api/v1"))
        for path, operations in document_["paths"].items()
        for verb in operations
    }
    assert offered == set(ROWS), "a route of the API without a row here is a door nobody has tried"


@pytest.mark.parametrize("route", routes(door="session"))
def test_without_a_living_session_every_route_is_shut(route, theirs, shared_bureau):
    visitor = Institution(shared_bureau, "", "", {"access_token": ""})
    ended = Institution(shared_bureau, theirs.person.username, PASSWORD)
    ended.sign_in()
    ended.ask("DELETE", "/sessions/current")
    before = theirs.seen()
    for nobody in (visitor, ended):
        answer = ROWS[route].ask(nobody, theirs)
        assert answer.status_code == 401, answer.text
        assert not any(mark in answer.text for mark in theirs.marks)
    assert theirs.seen() == before


@pytest.mark.parametrize("route", routes(door="session", foreign=True))
def test_another_institutions_records_do_not_exist(route, member, theirs):
    before = theirs.seen()
    answer = ROWS[route].ask(member, theirs)
    assert answer.status_code == ROWS[route].foreign, answer.text
    assert theirs.seen() == before
    unknown = {name: str(uuid.uuid4()) for name in ("declaration", "notice", "upload", "doomed", "subsidy")}
    unknown |= {"key": secrets.token_hex(16), "subsidy_key": secrets.token_hex(16)}
    unknown["file"] = secrets.token_hex(32)
    packages = {
        "package": {**theirs.package, "declaration_id": unknown["declaration"]},
        "parcel": {**theirs.parcel, "subsidy_id": unknown["subsidy"]},
    }
    nothing = Holding(**{**vars(theirs), **unknown, **packages})
    absent = ROWS[route].ask(member, nothing)
    assert (absent.status_code, absent.content) == (answer.status_code, answer.content), (
        "else one could probe"
    )


@pytest.mark.parametrize("route", routes(door="session"))
def test_no_answer_names_anything_of_another_institution(route, member, theirs, ours):
    answer = ROWS[route].ask(member, ours)
    assert not any(mark.encode() in answer.content for mark in theirs.marks)
    assert not any(mark in str(answer.headers) for mark in theirs.marks)


@pytest.mark.parametrize("route", routes(door="session"))
def test_its_own_people_reach_every_route(route, member, ours):
    row = ROWS[route]
    answer = row.ask(member, ours)
    assert answer.status_code in row.own, answer.text


@pytest.mark.parametrize("route", routes(door="practice"))
def test_no_session_opens_a_practice_door(route, member, ours):
    assert is_refused(ROWS[route].ask(member, ours), 403, "practice-only")


def test_another_institutions_award_and_evidence_are_nothing_to_build_on(member, theirs):
    upgrade = member.draft(kind="upgrade", base_award=theirs.award)
    answer = member.ask("PUT", f"/declarations/{uuid.uuid4()}", upgrade, If_None_Match="*")
    assert is_refused(answer, 404, "award-not-found")
    category = "personnel_agency" if member.username == "lisi" else "executive_search"
    record, answers = member.begin(category=category), member.answers(category=category)
    proved = next(answer for answer in answers if answer["evidence"])
    size = len(theirs.person.ask("GET", f"/files/{theirs.file}").content)
    proved["evidence"] = [{**proved["evidence"][0], "sha256": theirs.file, "bytes": size}]
    refused = member.submit(member.package(record, answers))
    assert codes(refused) == {proved["indicator"]: "file-missing"}
    assert member.show(record)["state"] == "filling"


def test_one_key_serves_two_institutions_without_mixing_them(shared_bureau):
    key, receipts = secrets.token_hex(16), []
    for _ in range(2):
        person = Institution.registered(shared_bureau)
        record = person.begin()
        answer = person.submit(person.package(record, person.answers()), key)
        assert answer.status_code == 201
        assert person.ask("GET", f"/submissions/{key}").json() == answer.json()
        receipts.append(answer.json()["number"])
    assert len(set(receipts)) == 2


def test_a_clerk_takes_none_of_the_managers_steps(bureau):
    manager, clerk = Institution.sample(bureau), Institution.sample_clerk(bureau)
    filed = manager.filed(category="software")
    assert is_refused(clerk.step(filed, "withdraw"), 403, "auth-not-allowed")
    bureau.review(filed["id"], "reject")
    rejected = manager.show(filed)
    assert is_refused(clerk.step(rejected, "abandon"), 403, "auth-not-allowed")
    begun = manager.begin(category="executive_search")
    answer = clerk.ask("DELETE", f"/declarations/{begun['id']}", If_Match=f'"{begun["version"]}"')
    assert is_refused(answer, 403, "auth-not-allowed")


def test_the_bureaus_own_people_get_no_session_of_an_institution(shared_bureau, administrator):
    body = {"username": administrator, "password": PASSWORD}
    known = requests.post(f"{shared_bureau.api}/sessions", json=body, timeout=30)
    unknown = requests.post(
        f"{shared_bureau.api}/sessions", json={**body, "username": "nobody-here"}, timeout=30
    )
    assert is_refused(known, 401, "auth-sign-in-refused")
    assert known.json() == unknown.json()


def test_a_real_bureau_has_no_practice_doors(tmp_path):
    command = [sys.executable, "-m", "bureau", "serve", "--port", "0", "--data", str(tmp_path / "office")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
    ) as serving:
        try:
            url = serving.stdout.readline().strip()
            offered = requests.get(f"{url}/api/v1/openapi.json", timeout=30).json()["paths"]
            assert not any("practice" in path for path in offered)
            for verb, path in (route for route, row in ROWS.items() if row.door == "practice"):
                answer = requests.request(
                    verb, f"{url}/api/v1{path}", headers={"X-Practice-Token": ""}, timeout=30
                )
                assert is_refused(answer, 404, "request-not-found")
            assert (
                requests.get(f"{url}/desk/enter/{'a' * 43}", timeout=30, allow_redirects=False).status_code
                != 410
            )
            assert json.loads(requests.get(f"{url}/api/v1/bureau", timeout=30).text)["practice"] is False
        finally:
            serving.terminate()
