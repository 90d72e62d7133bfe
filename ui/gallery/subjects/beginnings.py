"""What somebody sees who has just registered: empty pages that help."""

from __future__ import annotations

from ui.gallery.studio import Studio
from ui.gallery.subjects.subject import Stage, Subject


def _dashboard(studio: Studio) -> None:
    studio.go("dashboard")


def _declarations(studio: Studio) -> None:
    studio.go("declarations")


def _awards(studio: Studio) -> None:
    studio.go("awards")


def _notices(studio: Studio) -> None:
    studio.window.open_notices()


SUBJECTS = (
    Subject("dashboard-empty", _dashboard, Stage.FRESH, main=True),
    Subject("declarations-empty", _declarations, Stage.FRESH, main=True),
    Subject("awards-empty", _awards, Stage.FRESH, main=True),
    Subject("notices-empty", _notices, Stage.FRESH),
)
