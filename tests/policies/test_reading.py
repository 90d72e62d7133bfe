"""实施细则: found by any words, new until opened, read offline, marked and noted here."""

from __future__ import annotations

import pytest

from desktop_client import events
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import PolicyPage
from desktop_client.errors import AppError, BureauUnavailable
from desktop_client.sending import publications
from desktop_client.store import phrases


@pytest.fixture
def office(away):
    """Everything was fetched; there is no network now."""
    return away.restart().office


@pytest.fixture
def policies(office):
    return office.policies


@pytest.fixture
def with_file(policies):
    return next(row for row in policies.query() if row.has_file)


def test_what_the_bureau_published_is_there_after_a_sync_newest_first(policies):
    rows = policies.query()

    assert len(rows) >= 5
    assert [row.published_on for row in rows] == sorted((row.published_on for row in rows), reverse=True)
    assert {row.kind for row in rows} == {"policy", "announcement"}


@pytest.mark.parametrize("asked", ["补贴", "补 贴", "人力资源", "  人力资源　服务 "])
def test_words_of_any_length_are_found_wherever_they_stand(policies, asked):
    found = policies.query(asked)

    assert found
    for row in found:
        policy = policies.show(row.id).policy
        said = phrases.words(f"{policy.title} {policy.number} {policy.issuer} {policy.summary} {policy.text}")
        assert all(term in "".join(said) for term in asked.split())


@pytest.mark.parametrize("asked", ['"', "AND", "补贴*", "(", "^", "text:补贴", "- -", "。，"])
def test_signs_of_the_query_language_are_only_signs(policies, asked):
    policies.query(asked)


def test_what_stands_nowhere_is_not_found(policies):
    assert policies.query("紫色河马") == []


def test_a_document_is_new_until_it_is_opened(away, policies, with_file):
    before, news = policies.unseen(), []
    away.opened[-1].events.subscribe(news.append)

    policies.mark_seen(with_file.id)

    assert policies.unseen() == before - 1
    assert not next(row for row in policies.query() if row.id == with_file.id).new
    assert events.PoliciesChanged(before - 1) in news


def test_a_pdf_once_opened_is_there_without_the_network(manager, computer, wire):
    policies = manager.office.policies
    with_file = next(row for row in policies.query() if row.has_file)
    content = policies.pdf(with_file.id)
    wire.cut()

    assert content.startswith(b"%PDF-")
    again = computer.restart().office.policies
    assert again.pdf(with_file.id) == content
    assert next(row for row in again.query() if row.id == with_file.id).kept


def test_a_pdf_never_opened_needs_the_bureau(policies, with_file):
    with pytest.raises(BureauUnavailable):
        policies.pdf(with_file.id)


def test_own_notes_are_kept_by_page_and_searched(policies, with_file):
    policies.set_note(with_file.id, "记得带紫色河马公章", page=2)
    policies.set_mark(with_file.id, marked=True)

    assert policies.show(with_file.id).notes == {2: "记得带紫色河马公章"}
    assert [row.id for row in policies.query("紫色河马")] == [with_file.id]
    assert [row.id for row in policies.query(marked=True)] == [with_file.id]

    policies.set_note(with_file.id, "  ", page=2)
    assert policies.query("紫色河马") == []


def test_a_new_version_is_new_again_and_keeps_the_notes(office, policies, with_file):
    policies.mark_seen(with_file.id)
    policies.set_note(with_file.id, "要点", page=1)
    policy = policies.show(with_file.id).policy
    newer = policy.model_copy(update={"version": policy.version + 1, "text": "改用紫色河马标准"})

    publications.take_over(office.sending._kit, PolicyPage(items=[newer], cursor="x", more=False))

    row = next(row for row in policies.query("紫色河马"))
    assert (row.new, row.noted) == (True, True)


def test_what_the_bureau_took_back_goes_unless_somebody_wrote_on_it(office, policies):
    plain, noted = (row.id for row in policies.query()[:2])
    policies.set_note(noted, "还要用")

    gone = PolicyPage(items=[], removed=[plain, noted, "never-was"], cursor="x", more=False)
    publications.take_over(office.sending._kit, gone)

    with pytest.raises(AppError) as raised:
        policies.show(plain)
    assert raised.value.code is Code.POLICY_NOT_FOUND
    assert policies.show(noted).withdrawn
