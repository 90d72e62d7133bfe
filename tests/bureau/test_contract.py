"""The OpenAPI document is the code, and the code keeps it under generated requests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.bureau import ROOT
from tests.fixtures.institution import Institution

DOCUMENT = ROOT / "resources" / "contract" / "openapi.json"


def test_the_document_is_what_the_code_says(tmp_path):
    out = tmp_path / "openapi.json"
    subprocess.run([sys.executable, "-m", "bureau", "openapi", "--out", str(out)], cwd=ROOT, check=True)
    assert out.read_text() == DOCUMENT.read_text(), "run: python -m bureau openapi"


def test_no_migration_is_missing(tmp_path):
    command = [sys.executable, "-m", "bureau", "makemigrations", "--check", "--data", str(tmp_path)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 0


@pytest.mark.schemathesis
def test_generated_requests_find_no_defect(bureau):
    person = Institution.sample(bureau)
    ran = subprocess.run(
        [
            str(Path(sys.executable).with_name("schemathesis")),
            *("--config-file", str(ROOT / "tests" / "bureau" / "schemathesis.toml")),
            *("run", str(DOCUMENT), "--url", bureau.url),
            *("--header", f"Authorization: Bearer {person.tokens['access_token']}"),
            *("--header", f"X-Practice-Token: {bureau.practice_token}"),
            *("--phases", "coverage,fuzzing,stateful", "--max-examples", "2", "--continue-on-failure"),
            *("--exclude-path", "/api/v1/sessions/current"),  # it would sign this very run out
            *("--suppress-health-check", "all", "--workers", "1"),
        ],
        cwd=bureau.data,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests" / "bureau")},  # where its hooks are
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout
