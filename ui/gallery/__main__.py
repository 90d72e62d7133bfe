"""``python -m ui.gallery DIR``: every subject × language × colours × scale × size, and a contact sheet."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ui import offscreen

LANGUAGES = {"zh": "zh_CN", "en": "en"}
THEMES = ("light", "dark")
SCALES = ("1", "1.5")


def main(arguments: list[str] | None = None) -> int:
    """Prepare the cases once, then take the pictures of each scale in a process of its own."""
    options = _parser().parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.prepared is not None:
        return _take(options)

    from ui.gallery import cases, sheet

    with tempfile.TemporaryDirectory(prefix="shenbao-gallery-") as folder:
        prepared = Path(folder) / "prepared"
        cases.prepare(prepared)
        taking = [_take_at(scale, prepared, options) for scale in options.scale or SCALES]
        statuses = [each.wait() for each in taking]
    sheet.write(options.folder)
    sys.stdout.write(
        f"{len(list(options.folder.glob('*/*.png')))} pictures: {options.folder / 'index.html'}\n"
    )
    return max(statuses)


def _take_at(scale: str, prepared: Path, options: argparse.Namespace) -> subprocess.Popen[bytes]:
    """Qt takes its scale from the environment, once: hence another process."""
    chosen = [("--only", each) for each in options.only or ()]
    chosen += [("--language", each) for each in options.language or ()]
    chosen += [("--theme", each) for each in options.theme or ()]
    arguments = [str(options.folder), "--prepared", str(prepared), "--scale", scale]
    arguments += [part for pair in chosen for part in pair]
    environment = {**os.environ, "QT_SCALE_FACTOR": scale}
    return subprocess.Popen([sys.executable, "-m", "ui.gallery", *arguments], env=environment)  # noqa: S603


def _take(options: argparse.Namespace) -> int:
    """Take the pictures of one scale."""
    with tempfile.TemporaryDirectory(prefix="shenbao-gallery-") as folder:
        offscreen.prepare(Path(folder))

        # Qt only now: it reads platform and scale with its first breath.
        from PySide6.QtWidgets import QApplication

        from ui.gallery import cases, shooting
        from ui.gallery.studio import Studio

        application = QApplication([sys.argv[0]])
        application.setApplicationName("shenbao")
        application.setQuitOnLastWindowClosed(False)
        cases.copy(options.prepared, Path(folder) / "profile")
        wanted = shooting.Wanted(
            folder=options.folder,
            scale=options.scale[0],
            languages=tuple(LANGUAGES[each] for each in options.language or LANGUAGES),
            themes=tuple(options.theme or THEMES),
            only=tuple(options.only or ()),
        )
        studio = Studio(application, profile=Path(folder) / "profile")
        try:
            missed = shooting.shoot(studio, wanted)
        finally:
            studio.close()
    for line in missed:
        sys.stdout.write(f"missed: {line}\n")
    return 1 if missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ui.gallery", description="Every page as a picture.")
    parser.add_argument("folder", type=Path, help="where the pictures and index.html go")
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="one subject, or all that begin so with NAME*"
    )
    parser.add_argument("--language", action="append", choices=tuple(LANGUAGES))
    parser.add_argument("--theme", action="append", choices=(*THEMES, "contrast"))
    parser.add_argument("--scale", action="append", metavar="FACTOR", help="1 is 100 %%")
    parser.add_argument("--prepared", type=Path, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
