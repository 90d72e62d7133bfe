"""The sending journal: on the disk before the first byte, chained, and outliving the database."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest

from desktop_client.contract.states import DeclarationState, Sending
from desktop_client.sending.journal import Journal
from desktop_client.sending.matter import Matter
from tests.fixtures.client import filed_at, submit

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path) -> Journal:
    return Journal(tmp_path / "account" / "journal.jsonl")


def write(journal: Journal, *events: str, key: str = "k") -> None:
    for event in events:
        journal.write(event, key=key, matter=Matter.DECLARATION, record_id="d", sha256="0" * 64, at=NOW)


def test_lines_follow_from_each_other_across_restarts(journal, tmp_path):
    write(journal, "frozen", "sending")
    write(Journal(tmp_path / "account" / "journal.jsonl"), "receipt")

    assert [line.event for line in journal.lines()] == ["frozen", "sending", "receipt"]
    assert journal.broken_at() is None


@pytest.mark.parametrize("harm", ["changed", "removed"])
def test_a_changed_or_missing_line_is_seen(journal, tmp_path, harm):
    write(journal, "frozen", "sending", "receipt")
    file = tmp_path / "account" / "journal.jsonl"
    lines = file.read_text().splitlines()
    lines[1:2] = [] if harm == "removed" else [lines[1].replace('"sending"', '"receipt"')]
    file.write_text("\n".join(lines) + "\n")

    assert journal.broken_at() == 3


def test_a_line_that_a_crash_cut_short_swallows_nothing(journal, tmp_path):
    write(journal, "frozen")
    file = tmp_path / "account" / "journal.jsonl"
    with file.open("a") as stream:
        stream.write('{"number": 2, "ev')

    write(Journal(file), "sending", "receipt")

    assert [line.event for line in Journal(file).lines()] == ["frozen", "sending", "receipt"]
    assert Journal(file).broken_at() is None


@pytest.mark.parametrize(
    ("events", "is_open"),
    [
        (["frozen"], False),
        (["frozen", "sending"], True),
        (["frozen", "sending", "no_answer"], True),
        (["frozen", "sending", "no_answer", "not_found"], False),
        (["frozen", "sending", "no_answer", "not_found", "sending"], True),
        (["frozen", "sending", "receipt"], False),
        (["frozen", "sending", "refused"], False),
        (["frozen", "cancelled"], False),
    ],
)
def test_it_knows_which_packages_may_have_left_without_an_end(journal, events, is_open):
    write(journal, *events)

    assert bool(journal.open_keys()) is is_open


def test_each_step_of_a_filing_is_written_and_nothing_of_its_content(manager, filled, computer):
    submit(manager, filled)

    file = next(computer.profile.glob("accounts/*/journal.jsonl"))
    assert [line.event for line in Journal(file).lines()] == ["frozen", "sending", "receipt"]
    assert "海棠" not in file.read_text()


def test_a_database_restored_from_before_the_filing_learns_what_was_filed(
    manager, filled, computer, bureau, wire
):
    """The doubled filing after a restore: the journal remembers what the restored database does not."""
    manager.office.sending.sync()
    computer.close()
    store = next(computer.profile.glob("accounts/*/store.db"))
    backup = store.with_name("backup")
    shutil.copy(store, backup)
    client = computer.restart()
    wire.next("cut_before_reply", path="/submit")
    submit(client, filled)
    computer.close()
    shutil.copy(backup, store)
    wire.requests.clear()

    restored = computer.restart()
    restored.office.sending.sync()

    row = restored.office.grading.row(filled)
    assert (row.state, row.sending) == (DeclarationState.AWAITING_REVIEW, Sending.CLEAN)
    assert wire.seen("/submissions/") == 1
    assert Journal(store.with_name("journal.jsonl")).open_keys() == {}
    assert filed_at(bureau, filled) == 1


def test_lines_of_the_time_before_subsidies_still_follow_from_each_other(journal, tmp_path):
    """Journals outlive programs: what stood there when only declarations were sent must stay provable."""
    old = (
        '{"at":"2026-11-21T00:00:00+00:00","declaration_id":"d","event":"sending","key":"k","number":1,'
        f'"previous":"{"0" * 64}","sha256":"{"0" * 64}"}}'
    )
    file = tmp_path / "account" / "journal.jsonl"
    file.parent.mkdir()
    file.write_text(old + "\n")

    write(Journal(file), "no_answer")

    assert Journal(file).broken_at() is None
    assert [line.matter for line in Journal(file).lines()] == [Matter.DECLARATION] * 2
    assert Journal(file).open_keys()["k"].record_id == "d"
