"""The deployable server: the same contract without practice, and nothing lost when the power goes."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.fixtures.bureau import ROOT
from tests.fixtures.institution import Institution, is_refused


@pytest.fixture
def real_bureau(tmp_path):
    """``python -m bureau serve``; gives its address."""
    command = [sys.executable, "-m", "bureau", "serve", "--port", "0", "--data", str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        yield process.stdout.readline().strip()
        process.terminate()


def test_a_real_bureau_has_no_practice_doors(real_bureau):
    api = real_bureau + "/api/v1"
    assert requests.get(f"{api}/bureau", timeout=30).json()["practice"] is False
    assert is_refused(requests.get(f"{api}/practice/sample", timeout=30), 404, "request-not-found")
    assert requests.get(f"{real_bureau}/desk/enter/x", timeout=30, allow_redirects=False).status_code in (
        302,
        404,
    )
    answer = requests.post(f"{api}/sessions", json={"username": "zhangsan", "password": "x"}, timeout=30)
    assert is_refused(answer, 401, "auth-sign-in-refused")


def test_every_receipt_survives_a_power_cut(bureau):
    person = Institution.registered(bureau)
    categories = ["employment_agency", "training", "software", "consulting", "assessment", "outsourcing"]
    years = person.ask("GET", "/catalogue").json()["years"]
    cases = [person.begin(category=category, year=year) for category in categories for year in years]
    packages = [
        (person.package(case, person.answers(category=case["draft"]["category"])), secrets.token_hex(16))
        for case in cases
    ]
    received, first = {}, threading.Event()

    def submit(package, key):
        try:
            answer = person.submit(package, key)
        except requests.RequestException:
            return
        received[key] = answer.json()
        first.set()

    with ThreadPoolExecutor(len(packages)) as pool:
        for package, key in packages:
            pool.submit(submit, package, key)
        first.wait(30)
        bureau.kill()
    assert received
    bureau.start()
    for key, receipt in received.items():
        assert person.ask("GET", f"/submissions/{key}").json() == receipt
    for package, key in packages:
        again = person.submit(package, key)
        assert again.json() == received.get(key, again.json()), "the same bytes again: once filed, filed once"
    shown = person.ask("GET", "/declarations").json()["items"]
    for record in shown:
        assert len(record["receipts"]) == 1
        assert [step["event"] for step in record["trail"]] == ["answer", "submit"]


def test_a_long_list_comes_in_pages_that_a_client_accepts(bureau):
    person = Institution.registered(bureau)
    scheme = person.scheme()
    years = person.ask("GET", "/catalogue").json()["years"]
    long = [
        {"indicator": criterion.code, "note": "长" * 2000, "options": []}
        for criterion in list(scheme.criteria("employment_agency"))
    ]
    categories = [category["code"] for category in person.ask("GET", "/catalogue").json()["categories"]]
    for category in categories:
        for year in years:
            person.save(person.begin(category=category, year=year), answers=long)
    seen, cursor, pages = set(), "", 0
    while True:
        answer = person.ask("GET", f"/declarations?cursor={cursor}")
        assert len(answer.content) < 16_000_000
        page = json.loads(answer.content)
        seen |= {item["id"] for item in page["items"]}
        cursor, pages = page["cursor"], pages + 1
        if not page["more"]:
            break
    assert len(seen) == len(categories) * len(years)
    assert pages >= 1
