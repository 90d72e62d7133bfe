"""Fixtures for all tests: real things, each in its own module of ``tests/fixtures``."""

from __future__ import annotations

from hypothesis import settings

# How long an example takes says more about what else the machine is doing than about the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

pytest_plugins = [
    "tests.fixtures.bureau",
    "tests.fixtures.wire",
    "tests.fixtures.client",
    "tests.fixtures.projects",
    "tests.fixtures.subsidies",
    "tests.fixtures.window",
]
