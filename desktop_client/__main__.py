"""``python -m desktop_client`` (``shenbao-cli``): the headless shell."""

from __future__ import annotations

import sys

from desktop_client.shell.program import run


def main() -> None:
    """Run one verb; the exit status says whether it was done."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
