"""Background work: the answer comes back on the GUI thread, once, to an owner that still exists."""

from __future__ import annotations

import sys
import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject

from desktop_client import errors
from desktop_client.contract.codes import Code
from ui.tasks import Tasks


@pytest.fixture
def tasks(qapp):
    made = Tasks(threads=4)
    yield made
    made.shutdown(3000)


def test_the_answer_arrives_on_the_gui_thread(qtbot, tasks):
    threads = []

    def done(worker):
        threads.extend([worker, threading.get_ident()])

    with qtbot.waitSignal(tasks.idle):
        tasks.run(threading.get_ident, owner=tasks, done=done)

    worker, answered_on = threads
    assert worker != answered_on == threading.get_ident()


def test_an_owner_that_is_gone_is_not_called(qtbot, tasks):
    owner, go, calls = QObject(), threading.Event(), []
    tasks.run(go.wait, owner=owner, done=calls.append)

    shiboken6.delete(owner)
    with qtbot.waitSignal(tasks.idle):
        go.set()

    assert calls == []


def test_an_expected_error_goes_to_failed_with_its_code(qtbot, tasks):
    def work():
        raise errors.BureauUnavailable(next(iter(Code)))

    failures = []
    with qtbot.waitSignal(tasks.idle):
        tasks.run(work, owner=tasks, done=failures.append, failed=failures.append)

    assert [type(failure) for failure in failures] == [errors.BureauUnavailable]


def test_anything_else_goes_to_the_excepthook(qtbot, tasks, monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: seen.append(kind))

    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda: 1 / 0, owner=tasks, done=seen.append, failed=seen.append)

    assert seen == [ZeroDivisionError]


def test_progress_arrives_in_order_before_the_answer(qtbot, tasks):
    def work(report):
        for step in range(5):
            report(step)
        return "done"

    heard = []
    with qtbot.waitSignal(tasks.idle):
        tasks.run(work, owner=tasks, done=heard.append, progress=heard.append)

    assert heard == [0, 1, 2, 3, 4, "done"]


def test_one_thread_keeps_the_order_of_sending(qtbot, qapp):
    sending, order = Tasks(threads=1), []

    with qtbot.waitSignal(sending.idle):
        for number in range(50):
            sending.run(lambda number=number: number, owner=sending, done=order.append)

    assert order == list(range(50))
    assert sending.settled()
    sending.shutdown(3000)


def test_a_task_started_by_an_answer_is_waited_for_too(qtbot, tasks):
    answers = []

    def again(answer):
        answers.append(answer)
        tasks.run(lambda: "second", owner=tasks, done=answers.append)

    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda: "first", owner=tasks, done=again)

    assert answers == ["first", "second"]


def test_shutdown_waits_for_running_work_and_delivers_nothing_more(qapp):
    tasks, calls, ended = Tasks(), [], threading.Event()
    tasks.run(ended.set, owner=tasks, done=calls.append)

    assert tasks.shutdown(3000)
    qapp.processEvents()

    assert calls == []


def test_five_thousand_answers_are_delivered_without_loss(qtbot, tasks):
    answers = []

    with qtbot.waitSignal(tasks.idle, timeout=20000):
        for number in range(5000):
            tasks.run(lambda number=number: number, owner=tasks, done=answers.append)

    assert sorted(answers) == list(range(5000))
