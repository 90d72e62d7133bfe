"""Where windows are drawn that nobody sees: a screen as most people have one, not Qt's own of 800 × 800."""

from __future__ import annotations

import json
import os
from pathlib import Path

WIDTH, HEIGHT = 1920, 1080


def prepare(folder: Path) -> None:
    """Choose the offscreen platform, unless another one was chosen; to be called before Qt is loaded."""
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") != "offscreen":
        return
    screen = {
        "name": "offscreen",
        "x": 0,
        "y": 0,
        "width": WIDTH,
        "height": HEIGHT,
        "logicalDpi": 96,
        "dpr": 1,
    }
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="ascii")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
