"""``python -m desktop_client`` (``shenbao-cli``): the headless shell."""

from __future__ import annotations

import os
import signal
import sys

from desktop_client.shell.program import ENVIRONMENT, run

#: As shells say of a program that was stopped by Ctrl-C, or told to end.
STOPPED, ENDED = 130, 143


def main() -> None:
    """Run one verb; the exit status says whether it was done."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = STOPPED
    except BrokenPipeError:
        # Whoever read has read enough (``| head``): no traceback, and no claim that the answer was delivered.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = ENVIRONMENT
    sys.exit(status)


def _stop(number: int, frame: object) -> None:  # noqa: ARG001  # as signals are told
    """Ended like Ctrl-C would: what is half done is taken away first."""
    sys.exit(ENDED)


if __name__ == "__main__":
    main()
