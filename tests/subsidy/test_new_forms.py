"""旧版申报表 is the commonest reason for a refusal: it is noticed before anything is sent."""

from __future__ import annotations

import pytest

from desktop_client.contract.codes import Code
from desktop_client.contract.states import Material
from tests.fixtures.projects import PROJECT, YEAR
from tests.fixtures.subsidies import attach_all, put

FORM = Material.APPLICATION_FORM


@pytest.fixture
def subsidy(applicant):
    return applicant.office.subsidy


def test_printed_before_the_new_version_it_is_refused_here(
    applicant, subsidy, ready, projects, wire, tmp_path
):
    projects.put_form_in_force("2026.2")
    applicant.office.sending.sync()

    assert subsidy.show(ready).form.is_outdated
    [problem] = subsidy.check(ready)
    assert (problem.code, problem.place) == (Code.SUBSIDY_FORM_OUTDATED, FORM)
    assert problem.facts == {"version": "2026.1", "current": "2026.2"}
    assert subsidy.submit(ready).problems[0].code is Code.SUBSIDY_FORM_OUTDATED
    assert wire.seen("/submit") == 0

    attach_all(applicant, ready, tmp_path)
    assert subsidy.check(ready) == []


def test_the_mark_on_the_paper_wins_over_what_was_printed_last(applicant, subsidy, ready, projects, tmp_path):
    old = subsidy.form_pdf(PROJECT, YEAR).content
    projects.put_form_in_force("2026.2")
    applicant.office.sending.sync()
    subsidy.form_pdf(PROJECT, YEAR)  # the new one was printed, the old one is attached

    attached = subsidy.attach(ready, FORM, put(tmp_path, "旧.pdf", old))

    assert [problem.code for problem in attached.problems] == [Code.SUBSIDY_FORM_OUTDATED]
    assert subsidy.show(ready).draft.form_version == "2026.1"
