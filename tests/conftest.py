"""Fixtures for all tests: real things, each in its own module of ``tests/fixtures``."""

from __future__ import annotations

pytest_plugins = [
    "tests.fixtures.bureau",
    "tests.fixtures.wire",
    "tests.fixtures.client",
    "tests.fixtures.projects",
    "tests.fixtures.subsidies",
    "tests.fixtures.window",
]
