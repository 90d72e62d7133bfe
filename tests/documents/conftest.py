"""One pair of worker processes for all tests of this room: starting them takes longer than most tests."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from desktop_client.documents.desk import Desk
from desktop_client.documents.service import DocumentsService

_numbers = itertools.count(1)


@pytest.fixture(scope="package")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DocumentsService]:
    service = DocumentsService(tmp_path_factory.mktemp("profile") / "desks", language=lambda: "zh")
    yield service
    service.close()


@pytest.fixture
def desk(documents: DocumentsService) -> Desk:
    """An empty desk of its own."""
    return documents.desk(f"test/{next(_numbers)}")
