"""The review desk under attack: what institutions write, forged forms, planted sessions, links used twice."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.fixtures.bureau import ROOT
from tests.fixtures.institution import Institution

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}"
RAW = re.compile(r"<script>alert|<img src=x|49\}|[^;]49\"")
#: As a keyboard sends it whose input method is still on.
TYPED, WIDE = "Haitang-2026-ok", "Ｈａｉｔａｎｇ-２０２６-ok"


class Browser:
    """Keeps cookies and sends forms with their token."""

    def __init__(self, bureau):
        self.url, self.session = bureau.url, requests.Session()

    def open(self, path, **more):
        return self.session.get(self.url + path, timeout=30, **more)

    def send(self, path, *, origin="", **fields):
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.open(path).text)[1]
        return self.session.post(
            self.url + path,
            data={"csrfmiddlewaretoken": token, **fields},
            headers={"Origin": origin or self.url},
            timeout=30,
        )


@pytest.fixture
def reviewer(shared_bureau):
    browser = Browser(shared_bureau)
    browser.session.get(shared_bureau.practice("POST", "desk-link")["url"], timeout=30)
    return browser


@pytest.fixture(scope="module")
def administrator(shared_bureau):
    """A system administrator whose password was set with the input method on."""
    command = [sys.executable, "-m", "bureau", "createadmin", "--data", str(shared_bureau.data), "door.admin"]
    subprocess.run(command, input=WIDE + "\n", text=True, cwd=ROOT, check=True, encoding="utf-8")
    return "door.admin"


@pytest.fixture(scope="module")
def nasty(shared_bureau):
    """A filed case in which everything an institution can write is mark-up."""
    person = Institution.registered(shared_bureau, institution_name=MARKUP[:100], clerk_name=MARKUP[:90])
    record, answers = person.begin(), person.answers()
    for answer in answers:
        answer["note"] = MARKUP
        answer["evidence"] = [
            {**each, "name": MARKUP.replace("/", "!") + ".pdf"} for each in answer["evidence"]
        ]
    assert person.submit(person.package(record, answers)).status_code == 201
    proved = next(answer["indicator"] for answer in answers if answer["evidence"])
    return f"/desk/grading/declaration/{record['id']}/change/", person.institution["id"], proved


def test_nothing_an_institution_writes_becomes_markup(reviewer, nasty):
    case, institution, proved = nasty
    pages = [
        case,
        "/desk/",
        "/desk/grading/declaration/",
        "/desk/institution/institution/",
        "/desk/notices/notice/",
    ]
    pages += ["/desk/trail/trailentry/", f"/desk/institution/institution/{institution}/change/"]
    pages += [f"/desk/grading/declaration/?q={MARKUP}", f"/desk/grading/declaration/?category={MARKUP}"]
    first = [reviewer.open(page) for page in pages]
    assert any("&lt;script&gt;" in page.text for page in first), "else nothing was tried"
    reviewer.send(case, action="take")
    marked = {f"mark-{proved}": "on", f"reason-{proved}": MARKUP}
    refused = reviewer.send(case, action="return", whole=MARKUP)
    returned = reviewer.send(case, action="return", **marked)
    for page in (*first, refused, returned, *map(reviewer.open, pages)):
        assert page.status_code == 200
        assert not RAW.search(page.text), page.url


def test_a_form_from_elsewhere_decides_nothing(reviewer, shared_bureau):
    filed = Institution.registered(shared_bureau).filed()
    case = f"/desk/grading/declaration/{filed['id']}/change/"
    bare = reviewer.session.post(shared_bureau.url + case, data={"action": "take"}, timeout=30)
    elsewhere = reviewer.send(case, origin="http://evil.example", action="take")
    assert (bare.status_code, elsewhere.status_code) == (403, 403)
    assert "尚未领取" in reviewer.open(case).text


def test_no_page_of_the_desk_lets_itself_be_framed_elsewhere(reviewer, nasty):
    for path in ("/desk/", "/desk/login/", nasty[0]):
        headers = reviewer.open(path).headers
        assert headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
        assert "no-store" in headers["Cache-Control"]


def test_a_planted_session_is_not_the_one_that_is_signed_in(shared_bureau):
    browser = Browser(shared_bureau)
    browser.session.cookies.set("desk_session", "planted" * 5, domain="127.0.0.1", path="/")
    browser.session.get(shared_bureau.practice("POST", "desk-link")["url"], timeout=30)
    assert browser.open("/desk/", allow_redirects=False).status_code == 200
    planted = requests.get(
        shared_bureau.url + "/desk/",
        cookies={"desk_session": "planted" * 5},
        allow_redirects=False,
        timeout=30,
    )
    assert planted.status_code == 302


def test_ten_at_once_use_a_link_once(shared_bureau):
    link = shared_bureau.practice("POST", "desk-link")["url"]

    def use(_):
        return requests.get(link, allow_redirects=False, timeout=30).status_code

    with ThreadPoolExecutor(10) as pool:
        assert sorted(pool.map(use, range(10))) == [302] + [410] * 9


def test_a_preview_does_not_use_the_link_up(shared_bureau):
    link = shared_bureau.practice("POST", "desk-link")["url"]
    glance = requests.head(link, timeout=30, allow_redirects=False)
    assert glance.status_code == 405
    assert "Set-Cookie" not in glance.headers
    assert requests.get(link, timeout=30, allow_redirects=False).status_code == 302


def test_an_institutions_account_is_no_key_to_the_desk(shared_bureau):
    person, browser = Institution.registered(shared_bureau), Browser(shared_bureau)
    browser.send("/desk/login/", username=person.username, password=person.password, next="/desk/")
    assert browser.open("/desk/", allow_redirects=False).status_code == 302


@pytest.mark.parametrize("password", [WIDE, TYPED])
def test_the_desk_takes_a_password_however_it_is_typed(shared_bureau, administrator, password):
    browser = Browser(shared_bureau)
    browser.send("/desk/login/", username=administrator, password=password, next="/desk/")
    assert browser.open("/desk/", allow_redirects=False).status_code == 200


def test_signing_in_leads_nowhere_else(shared_bureau, administrator):
    browser = Browser(shared_bureau)
    page = browser.send("/desk/login/", username=administrator, password=TYPED, next="//evil.example/")
    assert page.url.startswith(shared_bureau.url)


def test_no_filter_of_a_list_tells_a_hash(shared_bureau, administrator):
    browser = Browser(shared_bureau)
    browser.send("/desk/login/", username=administrator, password=TYPED, next="/desk/")
    for asked in (
        "password__startswith=argon2",
        "sessions__access_sha256__gt=0",
        "used_passwords__hashed__gt=0",
    ):
        answer = browser.open(f"/desk/account/account/?{asked}", allow_redirects=False)
        assert answer.status_code == 400, asked
