"""Whatever happens inside the process, the one who asked gets an answer or a reason, and the next call works."""

from __future__ import annotations

import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import psutil
import pytest

from desktop_client.confined import (
    Answer,
    Cancelled,
    Confined,
    Died,
    Failed,
    Interrupted,
    Limits,
    TimedOut,
    TooMuchMemory,
)

ROOT = Path(__file__).resolve().parents[2]
ENTRY = "tests.confined.verbs"
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    with Confined(ENTRY, limits=Limits(seconds=20, memory_bytes=300 * MEGABYTE)) as made:
        yield made


def pid_of(confined: Confined) -> int:
    return int(confined.call("echo", {}).data["pid"])


def test_a_verb_answers_with_what_it_was_given(confined: Confined) -> None:
    answer = confined.call("echo", {"name": "申报表\udcff.pdf", "pages": [1, 2]})
    assert answer.data["name"] == "申报表\udcff.pdf"
    assert answer.data["pages"] == [1, 2]
    assert answer.payload == b""


def test_one_process_stays_for_all_calls(confined: Confined) -> None:
    assert pid_of(confined) == pid_of(confined)


@pytest.mark.parametrize("size", [0, 2, 3_000_000])
def test_bytes_come_beside_the_answer(confined: Confined, size: int) -> None:
    assert confined.call("picture", {"size": size}) == Answer({"size": size}, b"\n\x00" * (size // 2))


def test_progress_is_told_in_order_on_the_callers_thread(confined: Confined) -> None:
    heard: list[tuple[Any, int]] = []

    def told(facts: Mapping[str, Any]) -> None:
        heard.append((facts["done"], threading.get_ident()))

    assert confined.call("count", {"to": 50}, progress=told).data == {"done": 50}
    assert heard == [(number, threading.get_ident()) for number in range(50)]


def test_what_libraries_print_disturbs_nobody(confined: Confined) -> None:
    assert confined.call("chatter", {}).data == {"input": ""}
    assert confined.call("echo", {"after": 1}).data["after"] == 1


@pytest.mark.parametrize(
    ("verb", "arguments", "limits", "reason"),
    [
        ("sleep", {"seconds": 60}, Limits(seconds=0.3), TimedOut),
        ("spin", {}, Limits(seconds=0.5), TimedOut),
        ("spin", {}, Limits(silent_seconds=0.5), TimedOut),
        ("eat", {"megabytes": 4_000}, Limits(memory_bytes=250 * MEGABYTE), TooMuchMemory),
        ("eat_at_once", {"megabytes": 2_000}, Limits(memory_bytes=250 * MEGABYTE), TooMuchMemory),
        ("abort", {}, Limits(), Died),
    ],
)
def test_a_job_that_goes_too_far_is_ended_and_the_next_one_works(
    confined: Confined, verb: str, arguments: dict[str, Any], limits: Limits, reason: type[Interrupted]
) -> None:
    before, begun = pid_of(confined), time.monotonic()
    with pytest.raises(reason):
        confined.call(verb, arguments, limits=limits)
    assert time.monotonic() - begun < 5
    assert pid_of(confined) != before
    assert not psutil.pid_exists(before)


def test_a_crash_brings_the_last_words_along(confined: Confined) -> None:
    with pytest.raises(Died) as died:
        confined.call("abort", {})
    assert "Fatal Python error: Aborted" in died.value.said


def test_what_a_verb_refuses_keeps_its_code_and_facts(confined: Confined) -> None:
    before = pid_of(confined)
    with pytest.raises(Failed) as failed:
        confined.call("refuse", {})
    assert (failed.value.code, failed.value.facts) == ("file-empty", {"name": "名册.pdf"})
    assert pid_of(confined) == before


def test_a_bug_in_a_verb_is_told_and_the_process_stays(confined: Confined) -> None:
    before = pid_of(confined)
    with pytest.raises(Failed) as failed:
        confined.call("stumble", {})
    assert (failed.value.code, failed.value.said) == ("", "ZeroDivisionError: a slip")
    assert pid_of(confined) == before


@pytest.mark.parametrize(
    ("verb", "arguments", "is_kept"),
    [
        ("steps", {"seconds": 60}, True),
        ("count", {"to": 10**9}, True),
        ("sleep", {"seconds": 60}, False),
        ("spin", {}, False),
    ],
)
def test_a_cancelled_job_ends_soon_whether_it_listens_or_not(
    confined: Confined, verb: str, arguments: dict[str, Any], is_kept: bool
) -> None:
    before, unwanted, flagged = pid_of(confined), threading.Event(), [0.0]

    def cancel() -> None:
        flagged[0] = time.monotonic()
        unwanted.set()

    timer = threading.Timer(0.2, cancel)
    timer.start()
    with pytest.raises(Cancelled):
        confined.call(verb, arguments, cancelled=unwanted.is_set)
    assert time.monotonic() - flagged[0] < 3  # 0.3 s and the end of a process; the rest is for busy machines
    assert (pid_of(confined) == before) is is_kept


def test_jobs_from_many_threads_wait_for_each_other(confined: Confined) -> None:
    answers: queue.Queue[Any] = queue.Queue()
    threads = [
        threading.Thread(target=lambda n=n: answers.put(confined.call("echo", {"n": n}).data))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = [answers.get_nowait() for _ in threads]
    assert sorted(answer["n"] for answer in told) == list(range(8))
    assert len({answer["pid"] for answer in told}) == 1


def test_who_waits_for_a_busy_process_may_stop_waiting(confined: Confined) -> None:
    is_over, is_begun = threading.Event(), threading.Event()
    long = threading.Thread(
        target=lambda: swallow(
            Cancelled,
            lambda: confined.call(
                "count", {"to": 10**9}, progress=lambda _: is_begun.set(), cancelled=is_over.is_set
            ),
        )
    )
    long.start()
    assert is_begun.wait(10)
    with pytest.raises(Cancelled):
        confined.call("echo", {}, cancelled=lambda: True)
    is_over.set()
    long.join()


def test_several_processes_work_at_the_same_time() -> None:
    meeting = threading.Barrier(2, timeout=20)
    pids: queue.Queue[int] = queue.Queue()

    def work(confined: Confined) -> None:
        is_first = [True]

        def told(_: Mapping[str, Any]) -> None:
            if is_first.pop() if is_first else False:
                meeting.wait()  # passed only when both jobs are under way

        confined.call("count", {"to": 3}, progress=told)
        pids.put(int(confined.call("echo", {}).data["pid"]))

    with Confined(ENTRY, children=2) as pair:
        threads = [threading.Thread(target=work, args=(pair,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert pids.qsize() == 2


def test_closing_ends_the_process_and_cancels_what_is_under_way() -> None:
    confined, is_begun = Confined(ENTRY), threading.Event()
    pid = pid_of(confined)
    outcome: queue.Queue[object] = queue.Queue()

    def work() -> None:
        try:
            outcome.put(confined.call("count", {"to": 10**9}, progress=lambda _: is_begun.set()))
        except Cancelled as cancelled:
            outcome.put(cancelled)

    thread = threading.Thread(target=work)
    thread.start()
    assert is_begun.wait(10)
    confined.close()
    thread.join()
    assert isinstance(outcome.get_nowait(), Cancelled)
    assert not psutil.pid_exists(pid)


def test_a_module_that_cannot_start_says_why() -> None:
    with Confined("tests.confined.no_such_module") as broken, pytest.raises(Died) as died:
        broken.call("echo", {})
    assert "no_such_module" in died.value.said


def test_a_process_that_holds_much_is_replaced_before_the_next_job(confined: Confined) -> None:
    before = pid_of(confined)
    confined.call("hold", {"megabytes": 120}, limits=Limits(memory_bytes=250 * MEGABYTE))
    assert pid_of(confined) != before


@pytest.mark.parametrize("verb", ["call_out", "run_program"])
def test_it_has_neither_network_nor_programs(confined: Confined, verb: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        arguments = {"port": server.getsockname()[1]} if verb == "call_out" else {}
        with pytest.raises(Failed) as failed:
            confined.call(verb, arguments)
    assert failed.value.said.startswith("PermissionError")


@pytest.mark.parametrize("verb", ["sleep", "spin"])
def test_it_ends_with_the_program_that_started_it(verb: str) -> None:
    arguments = {"seconds": 60} if verb == "sleep" else {}
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, verb, repr(arguments)], stdout=subprocess.PIPE, cwd=ROOT, text=True
    )
    assert parent.stdout is not None
    child = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.communicate()
    child.wait(timeout=15)


def test_what_its_caller_can_no_longer_remove_is_removed(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    (scratch / "half.pdf").write_bytes(b"half")
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, "sleep", repr({"seconds": 60}), str(scratch)],
        stdout=subprocess.PIPE, cwd=ROOT, text=True,
    )  # fmt: skip
    assert parent.stdout is not None
    child = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.communicate()
    child.wait(timeout=15)
    assert not scratch.exists()


PARENT = """
import sys, threading
from pathlib import Path
from desktop_client.confined import Confined, Limits
confined = Confined("tests.confined.verbs")
pid = confined.call("echo", {}).data["pid"]
threading.Timer(0.3, lambda: print(pid, flush=True)).start()
scratch = Path(sys.argv[3]) if sys.argv[3:] else None
confined.call(sys.argv[1], eval(sys.argv[2]), limits=Limits(seconds=1.5), scratch=scratch)
"""


def swallow(kind: type[BaseException], work: Callable[[], object]) -> None:
    try:
        work()
    except kind:
        return
