"""The practice bureau: started, shared between window and shell, stopped, begun anew."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from desktop_client import paths
from desktop_client.client import open_client
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import PracticePlan
from desktop_client.errors import BureauUnavailable
from desktop_client.practice.service import PracticeService


@pytest.fixture
def practising(profile, keyring_of_test):
    """A client on its own practice bureau."""
    with open_client(profile, credentials=keyring_of_test) as client:
        client.practice.start()
        yield client


def sign_in(client):
    sample = client.practice.sample()
    return client.account.sign_in(sample.username, sample.password)


def test_it_answers_with_a_sample_account_that_signs_in(practising):
    assert practising.account.info().practice
    assert sign_in(practising).online


def test_it_ends_with_the_client_that_started_it(profile, keyring_of_test):
    with open_client(profile, credentials=keyring_of_test) as client:
        client.practice.start()

    assert PracticeService(paths.Profile(profile)).running() is None
    assert not (profile / "practice" / "running.json").exists()


def test_a_second_start_finds_the_first(practising, profile):
    beside = PracticeService(paths.Profile(profile))

    assert beside.start().url == practising.practice.running().url
    assert beside.plan() == practising.practice.plan()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_its_token_is_for_this_person_only_and_in_no_argument(practising, profile):
    file = profile / "practice" / "running.json"
    token = json.loads(file.read_text())["token"]

    assert file.stat().st_mode & 0o077 == 0
    assert (
        token not in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    )
    assert token not in repr(practising.practice.running())
    assert token.encode() not in (profile / "practice" / "bureau.log").read_bytes()


def test_detached_it_outlives_its_starter_until_it_is_stopped(profile):
    started = PracticeService(paths.Profile(profile)).start(detached=True)
    later = PracticeService(paths.Profile(profile))

    assert later.running() == started
    later.stop()
    assert PracticeService(paths.Profile(profile)).running() is None


def test_a_stranger_at_the_remembered_port_is_not_taken_for_it(profile, bureau):
    place = profile / "practice" / "running.json"
    place.parent.mkdir(parents=True)
    place.write_text(json.dumps({"url": bureau.url, "token": "somebody else's", "pid": 1}))

    assert PracticeService(paths.Profile(profile)).running() is None


def test_while_it_does_not_run_the_reason_says_so(profile):
    with pytest.raises(BureauUnavailable) as raised:
        PracticeService(paths.Profile(profile)).address()

    assert raised.value.code is Code.PRACTICE_NOT_STARTED


def test_the_reviewer_s_plan_is_kept(practising):
    practising.practice.set_plan(PracticePlan(outcome="reject", delay_seconds=3))

    assert practising.practice.plan() == PracticePlan(outcome="reject", delay_seconds=3)


def test_the_review_desk_opens_by_a_link_that_works_once(practising):
    import requests

    link = practising.practice.desk_link()
    first, second = requests.Session(), requests.Session()

    entered = first.get(link, timeout=10)
    again = second.get(link, timeout=10)

    assert entered.ok
    assert first.cookies
    assert not again.ok or again.url != entered.url


def test_beginning_anew_forgets_everything_practised(practising, keyring_of_test):
    signed = sign_in(practising)
    practising.office.sending.sync()
    old = practising.practice.sample()

    practising.practice.reset()

    assert practising.account.current is None
    assert keyring_of_test.kept == {}
    assert practising.practice.sample().password != old.password
    again = sign_in(practising)
    assert again.account.id != signed.account.id
    assert practising.office.sending.sync().problem is None


def test_after_a_restart_at_another_port_the_work_goes_on(practising):
    sign_in(practising)
    practising.office.sending.sync()
    practising.practice.stop()
    practising.practice.start()

    assert practising.office.sending.sync().problem is None


def test_the_link_to_the_desk_leads_nowhere_else(practising, monkeypatch):
    from desktop_client.api.client import PracticeApi
    from desktop_client.contract.messages import DeskLink

    home = practising.practice.address()
    for url in (
        "file:///etc/passwd",
        "http://evil.example/desk/enter/x",
        "/desk/enter/x",
        "//evil.example/x",
    ):
        monkeypatch.setattr(PracticeApi, "desk_link", lambda _, url=url: DeskLink(url=url))
        assert practising.practice.desk_link().startswith(home + "/")


@pytest.mark.skipif(sys.platform == "win32", reason="processes are asked after by signal")
def test_whoever_took_the_port_of_a_dead_bureau_is_not_believed(practising, profile, tmp_path):
    # The listener here is a real bureau that knows the token: only the process that was named is gone.
    file = profile / "practice" / "running.json"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    told = json.loads(file.read_text())
    (tmp_path / "elsewhere" / "practice").mkdir(parents=True)
    for pid in (gone.pid, 1 << 70, -1, 0):
        copy = tmp_path / "elsewhere" / "practice" / "running.json"
        copy.write_text(json.dumps({**told, "pid": pid}))
        assert PracticeService(paths.Profile(tmp_path / "elsewhere")).running() is None
    copy.write_text(json.dumps(told))
    assert PracticeService(paths.Profile(tmp_path / "elsewhere")).running() is not None
