"""``python -m ui.tour DIR``: play the tour offscreen, exit with 1 when a step fails."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from ui import offscreen

LEFT = ("[0-9][0-9]-*.png", "receipt.pdf", "materials.pdf")
"""What a tour leaves behind."""


def main(arguments: list[str] | None = None) -> int:
    """Play all chapters on a profile that is thrown away afterwards."""
    options = _parser().parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    for old in (file for made in LEFT for file in options.folder.glob(made)):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="shenbao-tour-") as folder:
        return _play(Path(folder), options.folder.resolve())


def _play(folder: Path, pictures: Path) -> int:
    offscreen.prepare(folder)

    # Qt only now: it reads the platform with its first breath.
    from PySide6.QtWidgets import QApplication

    from ui.tour import chapters, story
    from ui.tour.stage import Stage

    application = QApplication([sys.argv[0]])
    application.setApplicationName("shenbao")
    application.setQuitOnLastWindowClosed(False)
    stage = Stage(application, profile=folder / "profile", pictures=pictures)
    try:
        went_well = story.play(chapters.STEPS, stage)
    finally:
        stage.close()
    return 0 if went_well else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ui.tour", description="The whole main job, step by step."
    )
    parser.add_argument(
        "folder", type=Path, help="where the pictures, the receipt and the PDF of the desk go"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
