"""The headless shell, run as people and scripts run it: a process of its own for each verb."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.client import PDF
from tests.fixtures.window import lead_to

ROOT = Path(__file__).resolve().parents[2]
PASSWORD, NEXT = "First-Password-2026", "Second-Password-2026"
REGISTRATION = [
    "--institution-name", "新来人力资源有限公司", "--credit-code", "91350100M000100Y43", "--qualifications", "licence",
    "--licence-number", "350100260001", "--clerk-name", "王五", "--clerk-mobile", "13800138000", "--username", "wangwu",
]  # fmt: skip


@dataclass
class Answer:
    status: int
    text: str
    errors: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def codes(self) -> list[str]:
        return [problem["code"] for problem in self.json["problems"]]


@dataclass
class Shell:
    """Without a keyring: whoever works names the account with every call."""

    profile: Path
    username: str = ""
    password: str = ""

    def __call__(self, *words: str, given: str = "", as_json: bool = True, offline: bool = False) -> Answer:
        options = ["--profile", str(self.profile)]
        options += ["--json"] if as_json else []
        options += ["--offline"] if offline else []
        if self.username:
            options += ["--username", self.username, "--password-stdin"]
            given = f"{self.password}\n{given}"
        command = [sys.executable, "-m", "desktop_client", *options, *words]
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.profile), "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            command, input=given, capture_output=True, text=True, cwd=ROOT, timeout=60, env=environment
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def shell(bureau, profile):
    lead_to(bureau, profile)
    return Shell(profile)


@pytest.fixture
def manager(shell, bureau):
    """The sample institution's manager at the shell."""
    sample = bureau.sample()
    shell.username, shell.password = sample["username"], sample["password"]
    return shell


def test_from_registering_to_the_grade_and_a_new_password(shell, bureau, tmp_path):
    assert shell("connect", "practice").json["practice"] is True
    registered = shell("register", *REGISTRATION, given=PASSWORD)
    assert (registered.status, registered.json["username"]) == (0, "wangwu")
    signed = shell("sign-in", "wangwu", given=PASSWORD)
    assert signed.status == 0
    assert signed.codes == ["keyring-unavailable"], "the person is told that nothing is remembered"
    assert shell("whoami").status == 3
    shell.username, shell.password = "wangwu", PASSWORD

    begun = shell("declarations", "new", "--year", "2026", "--category", "职业介绍", offline=True)
    assert begun.json["state"] == "filling"
    number = str(begun.json["number"])
    shown = shell("declarations", "show", number, offline=True).json
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps([best(indicator) for indicator in shown["indicators"]]))
    filled = shell("declarations", "answer", number, "--file", str(answers), offline=True)
    assert filled.json["answered"] == filled.json["total"] == 56
    proof = tmp_path / "证明.pdf"
    proof.write_bytes(PDF)
    missing = shell("declarations", "check", number, offline=True)
    assert missing.status == 1
    for problem in missing.json["problems"]:
        if problem["code"] == "evidence-missing":
            assert (
                shell("declarations", "attach", number, problem["place"], str(proof), offline=True).status
                == 0
            )
    assert shell("declarations", "check", number, offline=True).json["may_submit"] is True

    unsure = shell("declarations", "submit", number, offline=True)
    assert (unsure.status, unsure.codes) == (1, ["commitment-missing"])
    commitment = unsure.json["commitment"]["version"]
    queued = shell("declarations", "submit", number, "--commitment", commitment, offline=True)
    assert queued.json["outcome"] == "queued"
    assert len(shell("queue", "list", offline=True).json["items"]) == 1
    assert shell("queue", "send").json["left"] == 0

    assert shell("practice", "review", begun.json["id"], "return_two").json["state"] == "needs_correction"
    findings = shell("declarations", "show", number).json["findings"]
    assert len(findings) == 2
    for finding in findings:
        shell("declarations", "answer", number, finding["indicator"], "--note", "已按意见修改")
    again = shell("declarations", "submit", number, "--commitment", commitment)
    assert again.json["receipt"]["declaration_id"] == begun.json["id"]
    shell("practice", "review", begun.json["id"], "pass", "--grade", "AAA")
    [award] = shell("awards", "list").json["items"]
    assert award["award"]["grade"] == "AAA"
    assert shell("awards", "upgrade", "1").json["kind"] == "upgrade"

    assert shell("password", "change", given=f"{PASSWORD}\n{NEXT}\n").json == {"changed": True}
    assert shell("whoami").status == 1
    shell.password = NEXT
    assert shell("whoami").json["account"]["username"] == "wangwu"


def best(indicator: dict[str, Any]) -> dict[str, Any]:
    if indicator["mode"] == "number":
        return {"indicator": indicator["indicator"], "value": indicator["maximum"] or 1000}
    options = sorted(indicator["options"], key=lambda option: float(option["points"]))
    return {"indicator": indicator["indicator"], "options": [options[-1]["code"]]}


def test_offline_means_not_one_byte(manager, bureau):
    manager("sync")
    before = len(manager("declarations", "list").json["items"])
    bureau.stop()

    assert len(manager("declarations", "list", offline=True).json["items"]) == before
    listed = manager("declarations", "list")
    assert listed.status == 0, "without --offline it goes on just the same"
    assert manager("sync").status == 3


def test_awards_are_upgraded_and_kept_by_number(manager):
    listed = manager("awards", "list").json["items"]
    kept = next(row for row in listed if row["may_keep"])
    upgraded = next(row for row in listed if row["may_upgrade"] and row is not kept)

    begun = manager("awards", "keep", str(kept["award"]["number"])).json
    assert begun["kind"] == "keep"
    form = manager("declarations", "keep-form", str(begun["number"])).json["form"]
    name = form["fields"][0]["name"]
    filled = manager("declarations", "keep-form", str(begun["number"]), f"{name}=12")
    assert filled.json["keep"][name] == "12"
    assert manager("awards", "upgrade", str(upgraded["award"]["number"])).json["kind"] == "upgrade"
    assert manager("awards", "keep", str(upgraded["award"]["number"])).status == 1
    assert manager("awards", "keep", "999").codes == ["award-not-found"]


def test_options_are_named_by_code_or_by_their_place(manager):
    number = str(manager("declarations", "list", "--text", "人才测评").json["items"][0]["number"])
    shown = manager("declarations", "show", number).json
    choice = next(item for item in shown["indicators"] if item["mode"] == "single")

    manager("declarations", "answer", number, choice["indicator"], "--option", "1")

    answers = {item["indicator"]: item for item in manager("declarations", "show", number).json["answers"]}
    assert answers[choice["indicator"]]["options"] == [choice["options"][0]["code"]]
    wrong = manager("declarations", "answer", number, choice["indicator"], "--option", "zz")
    assert (wrong.status, wrong.codes) == (1, ["option-unknown"])
    assert wrong.json["problems"][0]["place"] == choice["indicator"]


def test_people_read_tables_and_sentences(manager):
    listed = manager("declarations", "list", as_json=False)
    refused = manager("declarations", "new", "--year", "1999", "--category", "职业介绍", as_json=False)

    assert listed.text.splitlines()[0].split() == [
        "ID",
        "申报年度",
        "申报类别",
        "分类",
        "完成情况",
        "申报状态",
    ]
    assert "审核不通过" in listed.text
    assert refused.status == 1
    assert "1999 年度尚未开放申报" in refused.errors


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["whoami"], 3),
        (["nonsense"], 2),
        ([], 2),
        (["declarations"], 2),
        (["declarations", "new", "--year", "soon", "--category", "x"], 2),
        (["connect", "http://bureau.example"], 1),
    ],
)
def test_the_exit_status_says_what_kind_of_failure_it_was(shell, words, status):
    assert shell(*words, as_json=False).status == status


def test_a_profile_in_use_is_the_surroundings_fault(manager, profile, keyring_of_test):
    from desktop_client.client import open_client

    with open_client(profile, credentials=keyring_of_test):
        busy = manager("declarations", "list")
        assert (busy.status, busy.codes) == (3, ["profile-in-use"])
        assert manager("practice", "plan").status == 0, "the practice bureau is shared with the window"


def test_a_broken_settings_file_is_told_of_and_worked_around(manager, profile):
    (profile / "settings.toml").write_text("what = is = this")

    listed = manager("declarations", "list")

    assert listed.status == 0
    assert "settings-broken" in listed.codes


def test_the_doctor_looks_and_fails_at_nothing(shell, bureau):
    healthy = shell("doctor").json
    bureau.stop()
    ill = shell("doctor")

    assert (healthy["reachable"], healthy["keyring"], healthy["signed_in"]) == (True, "absent", False)
    assert healthy["sqlcipher"]
    assert (ill.status, ill.json["reachable"]) == (0, False)


def test_the_practice_bureau_is_started_left_running_and_stopped(profile):
    shell = Shell(profile)
    started = shell("practice", "start")
    try:
        assert started.json["url"].startswith("http://127.0.0.1:")
        assert shell("practice", "start").json["pid"] == started.json["pid"]
        assert shell("practice", "sample").json["username"]
        assert shell("practice", "plan", "reject", "--delay-seconds", "1").json["outcome"] == "reject"
        assert shell("practice", "desk").json["url"].startswith(started.json["url"])
    finally:
        shell("practice", "stop")
    assert shell("practice", "plan").status == 3


def test_passwords_stand_in_no_argument_and_in_no_answer(manager, tmp_path):
    answers = [
        manager(*words).text for words in (["whoami"], ["doctor"], ["declarations", "list"], ["notices"])
    ]

    assert all(manager.password not in text for text in answers)
    kept = b"".join(file.read_bytes() for file in (manager.profile / "accounts").rglob("*") if file.is_file())
    assert manager.password.encode() not in kept


def test_a_reader_that_has_read_enough_is_no_fault(tmp_path):
    ends = subprocess.Popen(
        [sys.executable, "-m", "desktop_client", "--profile", str(tmp_path), "--json", "--offline", "doctor"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    ends.stdout.close()
    _, errors = ends.communicate(timeout=60)
    assert (ends.returncode, errors) == (3, b"")


def test_files_are_sent_each_by_itself_and_once(manager, tmp_path):
    good, program = tmp_path / "证明.pdf", tmp_path / "安装.pdf"
    good.write_bytes(PDF)
    program.write_bytes(b"MZ\x90\0 no document")

    done = manager("files", "send", str(good), str(program), str(tmp_path / "没有.pdf"))

    sent, refused, missing = [json.loads(line) for line in done.text.splitlines()]
    assert done.status == 1, "one was refused"
    assert (sent["sent"], sent["bytes"], sent["was_there"]) == (True, len(PDF), False)
    assert [problem["code"] for problem in refused["problems"]] == ["file-is-program"]
    assert [problem["code"] for problem in missing["problems"]] == ["file-missing"]
    again = manager("files", "send", str(good))
    assert (again.status, again.json["was_there"]) == (0, True)
