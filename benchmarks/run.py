"""``python -m benchmarks.run [NAME…] [--strict]``: measure, and print one table."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from benchmarks.children import NoAnswer
from benchmarks.figures import Figure, table

NAMES = (
    "start",
    "main-window",
    "answering",
    "listing",
    "practice",
    "inspecting",
    "thumbnails",
    "pdf-desk",
    "merge",
    "shrink",
    "upload",
    "stalls",
)
"""Each is a module of this package with a function ``measure``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for. What cannot be measured is a failure; a missed target is one with ``--strict``."""
    asked = _parser().parse_args(arguments)
    figures: list[Figure] = []
    failed: list[str] = []
    for name in asked.names or NAMES:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            figures += importlib.import_module(f"benchmarks.{name.replace('-', '_')}").measure()
        except NoAnswer as error:
            failed.append(f"{name} could not be measured: {error}")
    print("\n".join([table(figures), *failed]))
    is_missed = asked.strict and any(figure.is_met is False for figure in figures)
    return 1 if failed or is_missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.run", description="Figures as ratios of one run.")
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        choices=[*NAMES, []],
        help=f"of {', '.join(NAMES)}; all when none is named",
    )
    parser.add_argument("--strict", action="store_true", help="fail when a target is missed")
    return parser


if __name__ == "__main__":
    sys.exit(main())
