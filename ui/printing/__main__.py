"""``python -m ui.printing``: reads a ``Paper`` as JSON from standard input, writes the PDF to standard output."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from ui.printing import Paper, drawing


def main() -> int:
    """Print one paper."""
    paper = Paper(**json.loads(sys.stdin.buffer.read()))
    application = QGuiApplication(["shenbao"])
    # Shaped as any other language, Chinese fonts take digits whose characters the PDF does not know: not to be copied.
    QLocale.setDefault(QLocale("zh_CN"))
    sys.stdout.buffer.write(drawing.draw(paper))
    sys.stdout.buffer.flush()
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
