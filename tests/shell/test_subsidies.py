"""补贴申报 from a terminal: from the project to the money, and the answers scripts rely on."""

from __future__ import annotations

import json

import pytest

from tests.fixtures.projects import PROJECT, TITLE, YEAR
from tests.fixtures.subsidies import paper, put
from tests.fixtures.window import lead_to
from tests.shell.test_shell import Shell


@pytest.fixture
def shell(bureau, profile, projects) -> Shell:
    """The sample institution's manager, at a bureau with a project that asks for both materials."""
    projects.add(other_material="required")
    lead_to(bureau, profile)
    sample = bureau.sample()
    return Shell(profile, sample["username"], sample["password"])


def test_from_the_project_to_the_payment(shell, bureau, projects, tmp_path):
    listed = {item["project"]["id"]: item for item in shell("projects", "list").json["items"]}
    assert listed[PROJECT]["free_years"] == [YEAR, YEAR - 1]
    assert shell("projects", "show", TITLE, offline=True).json["may_apply"] is True

    form = tmp_path / "申报表.pdf"
    printed = shell("projects", "form", PROJECT, "-o", str(form), offline=True)
    assert (printed.json["version"], printed.json["bytes"]) == ("2026.1", form.stat().st_size)
    begun = shell("subsidies", "new", PROJECT, "--year", str(YEAR), offline=True).json
    assert (begun["state"], begun["project_title"]) == ("preparing", TITLE)
    number = str(begun["number"])
    missing = shell("subsidies", "check", number, offline=True)
    assert (missing.status, missing.codes) == (1, ["subsidy-form-missing", "subsidy-material-missing"])
    assert shell("subsidies", "submit", number, offline=True).status == 1

    shell("subsidies", "attach", number, "申报表", str(form), offline=True)
    large = put(tmp_path, "大.pdf", b"%PDF-1.7\n" + bytes(20_971_520))
    refused = shell("subsidies", "attach", number, "other_material", str(large), offline=True)
    assert (refused.status, refused.codes) == (1, ["file-too-large"])
    papers = put(tmp_path, "合同.pdf", paper(2))
    attached = shell("subsidies", "attach", number, "other_material", str(papers), offline=True).json
    assert (attached["state"], attached["other_material"]["pages"]) == ("ready", 2)
    queued = shell("subsidies", "submit", number, offline=True).json
    assert (queued["outcome"], queued["queued"]["matter"]) == ("queued", "subsidy")

    assert shell("sync").json["state"]["queued"] == 0
    shown = shell("subsidies", "show", number).json
    assert (shown["state"], shown["sending"], len(shown["receipts"])) == ("awaiting_review", "clean", 1)
    kept = tmp_path / "package.json"
    receipt = shell("subsidies", "receipt", number, "-o", str(kept)).json["receipt"]
    assert receipt["subsidy_id"] == json.loads(kept.read_bytes())["subsidy_id"] == begun["id"]
    assert projects.submitted(begun["id"]) == 1

    finding = "other_material:2=发票看不清"
    shell("practice", "review-subsidy", begun["id"], "take")
    shell("practice", "review-subsidy", begun["id"], "return", "--finding", finding)
    [reason] = shell("subsidies", "show", number).json["findings"]
    assert (reason["page"], reason["text"], reason["addressed"]) == (2, "发票看不清", False)
    shell("subsidies", "attach", number, "other_material", str(put(tmp_path, "清晰.pdf", paper(2, text="b"))))
    assert shell("subsidies", "submit", number).json["outcome"] == "receipt"
    for outcome in ("pass", "pass", "pay"):
        shell("practice", "review-subsidy", begun["id"], outcome)
    assert shell("subsidies", "show", number).json["state"] == "paid"


def test_outdated_withdrawn_deleted_and_wrong_usage(shell, projects, tmp_path):
    form = tmp_path / "申报表.pdf"
    shell("projects", "form", PROJECT, "-o", str(form))
    number = str(shell("subsidies", "new", PROJECT).json["number"])
    projects.put_form_in_force("2026.2")

    attached = shell("subsidies", "attach", number, "application_form", str(form))
    assert (attached.status, attached.codes) == (0, ["subsidy-form-outdated"])
    assert "subsidy-form-outdated" in shell("subsidies", "check", number).codes

    assert shell("subsidies", "withdraw", number).codes == ["subsidy-step-not-allowed"]
    assert shell("subsidies", "receipt", number).status == 1
    assert shell("subsidies", "attach", number, "什么", str(form)).codes == ["usage-wrong"]
    assert shell("subsidies", "delete", number).json == {"deleted": True}
    assert shell("subsidies", "show", number).codes == ["subsidy-not-found"]
    assert shell("projects", "show", "nothing").codes == ["project-unknown"]
