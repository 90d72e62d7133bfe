"""One line of JSON to whoever measures."""

from __future__ import annotations

import json
import os
import sys


def tell(facts: object) -> None:
    """Say it at once."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def tell_and_go(facts: object) -> None:
    """Say it and end this process without tidying up: what follows the measurement is nobody's concern."""
    tell(facts)
    os._exit(0)
