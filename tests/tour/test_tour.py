"""The tour itself: what ``dev.py tour`` shows a stranger holds on this machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_stranger_gets_from_the_first_window_to_a_grade_a_subsidy_and_a_kept_grade(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "ui.tour", str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "materials.pdf").stat().st_size < 20_000_000
    assert len(list(tmp_path.glob("[0-9][0-9]-*.png"))) >= 60
