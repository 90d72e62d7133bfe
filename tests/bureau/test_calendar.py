"""What follows from the date alone: windows open, grades run out, corrections come too late."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta

from tests.bureau.test_review import KEEP, award_of
from tests.fixtures.bureau import ROOT
from tests.fixtures.institution import Institution


def command(bureau, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "bureau", *arguments, "--data", str(bureau.data)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


def roll(bureau, moment):
    assert command(bureau, "roll", "--at", moment.isoformat()).returncode == 0


def end_of(award):
    return datetime.fromisoformat(award["valid_until"])


def test_a_grade_runs_out_at_the_end_of_its_last_day(bureau):
    person = Institution.sample(bureau)
    award = award_of(person, "consulting")
    roll(bureau, end_of(award))
    assert award_of(person, "consulting")["state"] == "expiring"
    roll(bureau, end_of(award) + timedelta(seconds=1))
    assert award_of(person, "consulting")["state"] == "expired"
    assert person.notices()[0]["title"] == "等级已过期"


def test_a_filed_renewal_holds_the_grade_until_it_is_decided(bureau):
    person = Institution.sample(bureau)
    award = award_of(person, "consulting")
    record = person.begin(category="consulting", kind="keep", base_award=award["id"])
    saved = person.save(record, keep=KEEP).json()
    assert person.submit(person.package(saved)).status_code == 201
    roll(bureau, end_of(award) + timedelta(days=1))
    assert award_of(person, "consulting")["state"] == "renewing"
    assert bureau.review(record["id"], "pass")["state"] == "graded"
    assert award_of(person, "consulting")["state"] == "active"


def test_a_renewal_that_was_only_drafted_holds_nothing(bureau):
    person = Institution.sample(bureau)
    award = award_of(person, "consulting")
    person.begin(category="consulting", kind="keep", base_award=award["id"])
    roll(bureau, end_of(award) + timedelta(days=1))
    assert award_of(person, "consulting")["state"] == "expired"


def test_the_renewal_window_opens_half_a_year_before_the_end(bureau):
    person = Institution.sample(bureau)
    award = award_of(person, "outsourcing")
    opens = end_of(award) - timedelta(days=180)
    roll(bureau, opens - timedelta(seconds=1))
    assert award_of(person, "outsourcing")["state"] == "active"
    roll(bureau, opens)
    assert award_of(person, "outsourcing")["state"] == "expiring"


def test_a_correction_that_never_came_is_not_approved(bureau):
    person = Institution.registered(bureau)
    filed = person.filed()
    due = datetime.fromisoformat(bureau.review(filed["id"], "return_two")["correction_due"])
    roll(bureau, due)
    assert person.show(filed)["state"] == "needs_correction"
    roll(bureau, due + timedelta(seconds=1))
    expired = person.show(filed)
    assert expired["state"] == "rejected"
    assert expired["trail"][-1]["event"] == "correction_expired"
    assert expired["trail"][-1]["role"] == "system"
    assert len(expired["findings"]) == 2


def test_the_trail_is_sealed(bureau):
    person = Institution.registered(bureau)
    bureau.review(person.filed()["id"], "pass")
    bureau.stop()
    assert command(bureau, "verify-trail").returncode == 0
    with sqlite3.connect(bureau.data / "bureau.db") as database:
        database.execute(
            "UPDATE trail_trailentry SET actor = '别人' WHERE event = 'grade' AND kind = 'declaration'"
        )
    broken = command(bureau, "verify-trail")
    assert broken.returncode == 1
    assert "declaration" in broken.stdout
    assert "grade" in broken.stdout


def test_a_step_missing_from_the_trail_is_found(bureau):
    bureau.stop()
    with sqlite3.connect(bureau.data / "bureau.db") as database:
        database.execute("DELETE FROM trail_trailentry WHERE event = 'take'")
    assert command(bureau, "verify-trail").returncode == 1
