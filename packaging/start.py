"""The door of the frozen program: the window, or, as `shenbao -m bureau …`, a part of it as a child process.

Frozen, `sys.executable` is this program. Answering to `-m` lets the client start its practice bureau
and the printing of a receipt by the same command line as in a checkout.
"""

from __future__ import annotations

import multiprocessing
import runpy
import sys

PARTS = {"bureau", "desktop_client", "ui"}


def main() -> None:
    """Start what the command line asks for."""
    multiprocessing.freeze_support()
    if sys.argv[1:2] == ["--bureau"]:
        sys.argv[1:2] = ["-m", "bureau"]
    if len(sys.argv) > 2 and sys.argv[1] == "-m" and sys.argv[2].partition(".")[0] in PARTS:
        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    else:
        from ui.main import main as show_window

        sys.exit(show_window())


if __name__ == "__main__":
    main()
