"""The practice bureau's policies and projects: what they say of themselves is so, and they never run out."""

from __future__ import annotations

import sqlite3
import tomllib
from datetime import UTC, datetime

import pypdfium2
import pytest

from bureau.subsidy import notation
from desktop_client.documents import marks
from desktop_client.paths import resource
from tests.fixtures.applicant import CONFERENCE, REWARD, Applicant

POLICIES = sorted(resource("policies").glob("*.toml"))
PROJECTS = [file for file in sorted(resource("projects").glob("*.toml")) if file.stem != "papers"]


def read(file):
    return tomllib.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", POLICIES, ids=lambda file: file.stem)
def test_a_sample_policy_is_marked_as_one_and_its_pdf_is_what_it_says(file):
    policy = read(file)
    assert "示例" in policy["title"]
    assert "示例" in policy["text"]
    if "file" not in policy:
        return
    path = resource("policies", policy["file"])
    document = pypdfium2.PdfDocument(path)
    assert len(document) == policy["pages"] > 1
    assert path.stat().st_size < 200_000
    printed = "".join(page.get_textpage().get_text_range() for page in document)
    squeezed = "".join(printed.split())
    for line in policy["text"].strip().splitlines():
        assert "".join(line.split())[:12] in squeezed, "run: python packaging/sample_papers.py"


@pytest.mark.parametrize("file", PROJECTS, ids=lambda file: file.stem)
def test_a_form_survives_being_written_down_and_read_again(file):
    blocks = notation.read(read(file)["form"]["text"])
    assert notation.read(notation.write(blocks)) == blocks
    assert {block.kind for block in blocks} == {"table", "text", "seal"}


@pytest.mark.parametrize("name", ["conference", "talent"])
def test_the_samples_printed_forms_carry_the_version_in_force(name):
    project = read(resource("projects", f"{name}.toml"))
    page = pypdfium2.PdfDocument(resource("projects", f"{name}-form.pdf"))[0]
    mark = marks.in_text(page.get_textpage().get_text_range())
    assert (mark.project, mark.version) == (project["id"], project["form"]["version"])


def closing(person, project):
    return datetime.fromisoformat(person.project(project)["closes_at"])


def test_a_sample_project_opens_again_unless_somebody_of_the_bureau_has_changed_it(bureau):
    person = Applicant.sample(bureau)
    bureau.stop()
    database = sqlite3.connect(bureau.data / "bureau.db")
    with database:
        database.execute("UPDATE subsidy_project SET closes_at = '2026-01-01 00:00:00'")
        database.execute("UPDATE subsidy_project SET hands = 1 WHERE id = ?", (REWARD,))
    database.close()
    bureau.start()
    person.sign_in()
    assert closing(person, CONFERENCE) > datetime.now(UTC)
    assert closing(person, REWARD) < datetime.now(UTC)
