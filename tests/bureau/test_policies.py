"""实施细则: what the bureau's people publish, and what institutions get to read of it."""

from __future__ import annotations

import hashlib
import uuid
from datetime import date

import pytest

from bureau.practice.filling import document
from tests.fixtures.desk import Desk
from tests.fixtures.institution import Institution, is_refused

ADD = "/desk/policies/policy/add/"


@pytest.fixture
def person(shared_bureau):
    return Institution.registered(shared_bureau)


@pytest.fixture(scope="module")
def desk(shared_bureau):
    return Desk(shared_bureau)


def policy(**changes):
    return {
        "kind": "policy",
        "title": "示例办法 " + uuid.uuid4().hex[:8],
        "issuer": "示例办事机构",
        "number": "示例〔2026〕1 号",
        "published_on": date(2026, 3, 1).isoformat(),
        "summary": "供测试",
        "text": "第一条 为了测试，制定本办法。",
        **changes,
    }


def listed(person, cursor=""):
    """The whole list since ``cursor``, page by page, as a client takes it."""
    items, removed, more = [], [], True
    while more:
        page = person.ask("GET", f"/policies?cursor={cursor}").json()
        items, removed = items + page["items"], removed + page["removed"]
        cursor, more = page["cursor"], page["more"]
    return items, removed, cursor


def published(desk, person, files=None, **changes):
    """A policy as the client sees it, right after the desk has saved it."""
    *_, cursor = listed(person)
    entered = policy(**changes)
    page = desk.send(ADD, files=files, **entered)
    assert "成功" in page.text, page.text
    items, _, _ = listed(person, cursor)
    (new,) = [item for item in items if item["title"] == entered["title"]]
    return new


def change(desk, new, files=None, **changes):
    return desk.send(f"/desk/policies/policy/{new['id']}/change/", files=files, **policy(**changes))


def test_what_is_published_reaches_every_institution_with_a_notice(desk, person):
    new = published(desk, person, title="示例办法之一", kind="announcement")
    assert (new["kind"], new["text"], new["version"]) == ("announcement", "第一条 为了测试，制定本办法。", 1)
    assert (new["file"], new["sample"], new["in_force_on"]) == (None, False, None)
    notice = person.notices()[0]
    assert notice["policy_id"] == new["id"]
    assert notice["title"] == "新公告：示例办法之一"


def test_a_changed_policy_comes_again_to_who_has_it_and_tells_nobody(desk, person):
    new = published(desk, person)
    told, (*_, cursor) = len(person.notices()), listed(person)
    change(desk, new, title=new["title"], text="第一条 改了。")
    items, removed, _ = listed(person, cursor)
    assert [(item["id"], item["version"], item["text"]) for item in items] == [
        (new["id"], 2, "第一条 改了。")
    ]
    assert not removed
    assert len(person.notices()) == told


def test_a_withdrawn_policy_is_named_as_removed_until_it_is_published_again(desk, person):
    new = published(desk, person, files={"pdf": ("a.pdf", document("Policy"), "application/pdf")}, text="")
    *_, cursor = listed(person)
    decide = f"/desk/policies/policy/{new['id']}/decide/"
    desk.send(decide + "withdraw/", reason="文号有误")
    items, removed, _ = listed(person, cursor)
    assert (items, removed) == ([], [new["id"]])
    assert is_refused(person.ask("GET", f"/policies/{new['id']}/file"), 404, "policy-not-found")
    assert "文号有误" in desk.open(f"/desk/policies/policy/{new['id']}/history/").text
    desk.send(decide + "restore/")
    items, removed, _ = listed(person, cursor)
    assert ([item["id"] for item in items], removed) == ([new["id"]], [])


def test_a_pdf_brings_its_text_its_pages_and_its_hash(desk, person):
    content = document("Policy in a file", pages=3)
    new = published(desk, person, files={"pdf": ("办法.pdf", content, "application/pdf")}, text="")
    sha256 = hashlib.sha256(content).hexdigest()
    assert new["file"] == {"sha256": sha256, "name": "办法.pdf", "bytes": len(content), "pages": 3}
    assert "Policy in a file" in new["text"]
    answer = person.ask("GET", f"/policies/{new['id']}/file")
    assert (answer.content, answer.headers["Content-Type"]) == (content, "application/pdf")
    assert answer.headers["ETag"] == f'"{sha256}"'
    again = person.ask("GET", f"/policies/{new['id']}/file", If_None_Match=answer.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_typed_text_stands_unless_the_pdfs_is_wanted(desk, person):
    content = document("The words of the file")
    sent = {"pdf": ("a.pdf", content, "application/pdf")}
    new = published(desk, person, files=sent, text="打的字")
    assert new["text"] == "打的字"
    *_, cursor = listed(person)
    change(desk, new, files=sent, title=new["title"], text="打的字", take_text="on")
    ((changed,), _, _) = listed(person, cursor)
    assert "The words of the file" in changed["text"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 not a PDF", "不支持文件"),
        (b"%PDF-1.4 broken", "打不开"),
        (document("x" * 40).replace(b"Tj", b"  "), "请填写正文"),
    ],
    ids=["another format", "broken", "no text in it"],
)
def test_a_pdf_nobody_could_read_is_not_published(desk, person, content, said):
    before = listed(person)
    page = desk.send(ADD, files={"pdf": ("a.pdf", content, "application/pdf")}, **policy(text=""))
    assert said in page.text
    assert listed(person) == before


def test_a_policy_without_a_file_has_none_to_fetch(desk, person):
    new = published(desk, person)
    assert is_refused(person.ask("GET", f"/policies/{new['id']}/file"), 404, "policy-not-found")
    assert is_refused(person.ask("GET", f"/policies/{uuid.uuid4()}/file"), 404, "policy-not-found")


def test_a_cursor_from_another_bureaus_life_starts_anew(person):
    everything = listed(person)[0]
    assert listed(person, cursor="999999999")[0] == everything
