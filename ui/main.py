"""The start of the window: as little as possible before the first picture, everything else while it is looked at."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from desktop_client import paths, settings


def main(arguments: list[str] | None = None) -> int:
    """Show the sign-in window and stay until the last window is closed."""
    options = _parser().parse_args(arguments)
    profile = paths.Profile(options.profile or paths.default_profile())
    chosen = settings.load(profile.settings)
    if options.practice is not None:
        chosen.practice = options.practice
    prepare_environment(scale=chosen.scale)

    # Qt only now: the scale must be known to it from its first breath.
    from PySide6.QtWidgets import QApplication

    from ui import icons
    from ui.program import Program

    application = QApplication([sys.argv[0]])
    application.setApplicationName("shenbao")
    application.setDesktopFileName("shenbao")
    application.setWindowIcon(icons.application_icon())
    program = Program(application, profile=profile, settings=chosen, language=options.lang)
    program.ready.connect(program.warm_desk)
    program.start()
    status = application.exec()
    if not program.shutdown():
        # Something hangs in a worker (a keyring's unlock window, perhaps); the store is closed, so going is safe.
        os._exit(status)
    return status


def prepare_environment(*, scale: int) -> None:
    """Tell Qt, before it starts, how large to draw and how Chinese is typed."""
    if scale != 100 and "QT_SCALE_FACTOR" not in os.environ:
        os.environ["QT_SCALE_FACTOR"] = str(scale / 100)
    # The wheels bring no module for fcitx, but fcitx answers to the protocol of ibus.
    if "fcitx" in os.environ.get("QT_IM_MODULE", os.environ.get("XMODIFIERS", "")):
        os.environ["QT_IM_MODULE"] = "ibus"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="shenbao", description="申报台: fill, file and follow declarations."
    )
    parser.add_argument("--profile", type=Path, help="folder for settings and everything that is filled in")
    parser.add_argument(
        "--practice",
        action=argparse.BooleanOptionalAction,
        help="use the practice bureau on this computer, or a bureau's server (default: as chosen last)",
    )
    parser.add_argument(
        "--lang", choices=("zh_CN", "en"), help="language of the window (default: as chosen last)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
