"""A clerk who reads the screen and works it by the words on it, behind a line that can break."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import piles
from tests.fixtures.bureau import RunningBureau
from tests.fixtures.window import Screen, lead_to
from tests.fixtures.wire import Wire
from tests.journeys.subsidy.folder import Folder
from ui.tour.hands import Person


@pytest.fixture
def screen(screen: Screen, bureau: RunningBureau, wire: Wire) -> Screen:
    """The program, with a line between it and the bureau."""
    lead_to(replace(bureau, url=wire.url), screen.profile)
    return screen


@pytest.fixture
def person() -> Person:
    """Somebody who has time: other people's programs run on this computer too."""
    return Person(patience_seconds=60)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Where the clerk's papers lie."""
    return Folder(tmp_path)


@pytest.fixture(scope="session")
def pile(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """More than 60 MB of colour scans at 300 dpi: fifteen pages in five files."""
    return piles.scans(tmp_path_factory.mktemp("pile"), files=5, pages=3, quality=98)
