"""What each command of ``python -m bureau`` does."""

from __future__ import annotations

import argparse
import getpass
import sys
import tempfile
from datetime import UTC
from pathlib import Path

from bureau.office import OtherUse, in_its_use, open_office
from bureau.settings import configure
from desktop_client.clock import SystemClock
from desktop_client.paths import resource


def practice(asked: argparse.Namespace) -> int:
    """A practice bureau; see :mod:`bureau.practice.launch`."""
    try:
        configure(in_its_use(open_office(asked.data, practice=True)))
    except OtherUse as wrong:
        return _refuse(wrong)
    from bureau.practice import launch

    return launch.run(asked.data, detached=asked.detached)


def serve(asked: argparse.Namespace) -> int:
    """The real server."""
    try:
        office = in_its_use(open_office(asked.data))
    except OtherUse as wrong:
        return _refuse(wrong)
    configure(office)
    from bureau.server import listen
    from bureau.upkeep import bring_up_to_date

    bring_up_to_date(at=SystemClock().now())
    server = listen(office, host=asked.host, port=asked.port, threads=asked.threads)
    _say(f"http://{server.effective_host}:{server.effective_port}")
    server.run()
    return 0


def migrate(asked: argparse.Namespace) -> int:
    """Tables and publications."""
    configure(open_office(asked.data))
    from bureau.upkeep import bring_up_to_date

    bring_up_to_date(at=SystemClock().now())
    return 0


def createadmin(asked: argparse.Namespace) -> int:
    """The first person of the bureau."""
    configure(open_office(asked.data))
    from bureau.account import staff
    from bureau.problems import Refusal
    from bureau.upkeep import bring_up_to_date
    from desktop_client import faults

    password = getpass.getpass("密码：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    at = SystemClock().now()
    bring_up_to_date(at=at)
    try:
        staff.hire_administrator(username=asked.username, name=asked.name, password=password, at=at)
    except Refusal as refusal:
        told = faults.explain(refusal.code, "zh", refusal.facts)
        print(told.title + told.next_step, file=sys.stderr)
        return 1
    return 0


def openapi(asked: argparse.Namespace) -> int:
    """Write the contract document."""
    with tempfile.TemporaryDirectory() as folder:
        configure(open_office(Path(folder), practice=True))
        from bureau import openapi as document
        from bureau.api import office_api

        text = document.text(office_api().get_openapi_schema(path_prefix="/api/v1"))
    out: Path = asked.out or resource("contract", "openapi.json")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")
    return 0


def roll(asked: argparse.Namespace) -> int:
    """The steps that only need the calendar."""
    configure(open_office(asked.data))
    from bureau.grading import calendar
    from bureau.uploads import services as uploads

    at = asked.at.astimezone(UTC) if asked.at else SystemClock().now()
    calendar.roll(at=at)
    uploads.sweep(at=at)
    return 0


def verify_trail(asked: argparse.Namespace) -> int:
    """0 when every seal holds."""
    configure(open_office(asked.data))
    from bureau.trail.engine import broken_entries

    broken = list(broken_entries())
    for entry in broken:
        _say(f"{entry.kind} {entry.record} #{entry.sequence} {entry.at.isoformat()} {entry.event}")
    return 1 if broken else 0


def makemigrations(asked: argparse.Namespace) -> int:
    """Django's own, for our rooms."""
    configure(open_office(asked.data))
    from django.core.management import call_command

    from bureau.settings import ROOMS

    call_command("makemigrations", *ROOMS, check_changes=asked.check, verbosity=1)
    return 0


def _refuse(why: Exception) -> int:
    print(why, file=sys.stderr)
    return 1


def _say(line: str) -> None:
    print(line, flush=True)
