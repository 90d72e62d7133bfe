"""Goes through the table and takes the pictures."""

from __future__ import annotations

import fnmatch
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ui import camera
from ui.gallery.studio import Studio
from ui.gallery.subjects import SUBJECTS, Stage, Subject
from ui.i18n import Language
from ui.theme import Appearance

WIDE, NARROW, ENTRANCE = (1280, 800), (1024, 700), (960, 640)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pictures, and where they go."""

    folder: Path
    scale: str
    languages: tuple[str, ...]
    themes: tuple[str, ...]
    only: tuple[str, ...] = ()

    def subjects(self, stage: Stage) -> list[Subject]:
        """Return the wanted subjects of a stage."""
        here = [each for each in SUBJECTS if each.stage is stage]
        patterns = self.only or ("*",)
        return [each for each in here if any(fnmatch.fnmatch(each.name, pattern) for pattern in patterns)]


def shoot(studio: Studio, wanted: Wanted) -> list[str]:
    """Take everything that is wanted; return what could not be brought up, and why."""
    missed: list[str] = []
    entrances = {Stage.SAMPLE: studio.enter_sample, Stage.FRESH: studio.enter_fresh}
    for stage in (Stage.SAMPLE, Stage.FRESH, Stage.NOBODY):
        subjects = wanted.subjects(stage)
        if not subjects:
            continue
        if stage in entrances:
            entrances[stage]()
        for subject, language, theme, size in _pictures(subjects, wanted):
            try:
                take(studio, subject, language=language, theme=theme, size=size)
            except (LookupError, TimeoutError, AttributeError) as error:
                missed.append(f"{subject.name} ({language}, {theme}): {error!r}")
                continue
            _save(wanted, subject, language=language, theme=theme, size=size)
        studio.clear()
        if stage in entrances:
            studio.leave()
    return missed


def take(studio: Studio, subject: Subject, *, language: str, theme: str, size: tuple[int, int]) -> None:
    """Bring a subject up and leave it there, ready for a look."""
    studio.clear()
    studio.dress(Language(language), Appearance(theme))
    studio.size(*size)
    subject.show(studio)
    studio.settle()


def sizes(subject: Subject) -> tuple[tuple[int, int], ...]:
    """Return the sizes in which a subject is looked at."""
    if subject.stage is Stage.NOBODY:
        return (ENTRANCE,)
    return (WIDE, NARROW) if subject.main else (WIDE,)


def _pictures(subjects: list[Subject], wanted: Wanted) -> Iterator[tuple[Subject, str, str, tuple[int, int]]]:
    for language in wanted.languages:
        for theme in wanted.themes:
            for subject in subjects:
                for size in sizes(subject):
                    yield subject, language, theme, size
        if "contrast" not in wanted.themes:
            for subject in subjects:
                if subject.contrast:
                    yield subject, language, "contrast", sizes(subject)[0]


def _save(wanted: Wanted, subject: Subject, *, language: str, theme: str, size: tuple[int, int]) -> None:
    percent = round(float(wanted.scale) * 100)
    folder = wanted.folder / f"{language[:2]}-{theme}-{percent}"
    folder.mkdir(exist_ok=True)
    narrow = "-narrow" if size == NARROW else ""
    camera.picture().save(str(folder / f"{subject.name}{narrow}.png"))
    sys.stdout.write(".")
    sys.stdout.flush()
