"""What a file is by its own bytes, and whether it may be used: the gate that every file of a stranger passes.

``Gate.inspect`` answers with a ``FileReport``. The reading is done in a confined process (``verbs.VERBS``); the verdict
is pure (``judge``), so that each side of the wire can have its own over the same facts.
"""

from __future__ import annotations

from desktop_client.gate.facts import Facts, Kind, State
from desktop_client.gate.judge import DESK, INSPECT, SENDING, Finding, Purpose, Verdict, judge
from desktop_client.gate.report import FileReport
from desktop_client.gate.service import ENTRY, LIMITS, Gate

__all__ = [
    "DESK",
    "ENTRY",
    "INSPECT",
    "LIMITS",
    "SENDING",
    "Facts",
    "FileReport",
    "Finding",
    "Gate",
    "Kind",
    "Purpose",
    "State",
    "Verdict",
    "judge",
]
