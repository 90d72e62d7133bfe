"""``python -m desktop_client`` (``shenbao-cli``): the headless shell."""

from __future__ import annotations

import os
import sys

from desktop_client.shell.program import ENVIRONMENT, run


def main() -> None:
    """Run one verb; the exit status says whether it was done."""
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has read enough (``| head``): no traceback, and no claim that the answer was delivered.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = ENVIRONMENT
    sys.exit(status)


if __name__ == "__main__":
    main()
