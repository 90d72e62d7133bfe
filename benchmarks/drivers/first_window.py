"""The product itself, from the start of the process to its first painted picture: the sign-in window."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt

import ui.main
import ui.program
from benchmarks.drivers.telling import tell_and_go


class Measured(ui.program.Program):
    """Tells when the picture is there, instead of loading the client behind it."""

    def start(self) -> None:
        self.sign_in.painted.disconnect()
        self.sign_in.painted.connect(lambda: tell_and_go("painted"), Qt.ConnectionType.QueuedConnection)
        super().start()


if __name__ == "__main__":
    ui.program.Program = Measured  # type: ignore[misc]  # ui.main looks it up when it starts
    ui.main.main(["--profile", sys.argv[1]])
