"""Every page, dialog and state of the gallery, in both languages: every control has a name, no word is cut off."""

from __future__ import annotations

import pytest

from ui.gallery.subjects.subject import Stage

LANGUAGES = ("zh_CN", "en")
LEAST_SIZE = (1024, 700)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def studio(qapp, tmp_path_factory):
    """The gallery's studio on its cases."""
    from ui.gallery import cases
    from ui.gallery.studio import Studio

    profile = tmp_path_factory.mktemp("gallery") / "profile"
    cases.prepare(profile)
    ready = Studio(qapp, profile=profile)
    yield ready
    ready.close()


def sizes(subject) -> set[tuple[int, int]]:
    """As the gallery has it, and everything inside in the smallest window that is promised."""
    from ui.gallery import shooting

    smallest = set() if subject.stage is Stage.NOBODY else {LEAST_SIZE}
    return {*shooting.sizes(subject), *smallest}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", list(Stage))
def test_every_control_is_named_and_no_word_is_cut_off(studio, stage, language):
    from PySide6.QtWidgets import QApplication

    from ui import accessibility, fitting
    from ui.gallery import shooting
    from ui.gallery.subjects import SUBJECTS

    entrances = {Stage.SAMPLE: studio.enter_sample, Stage.FRESH: studio.enter_fresh}
    if stage in entrances:
        entrances[stage]()
    found = []
    subjects = [each for each in SUBJECTS if each.stage is stage]
    for subject, size in ((each, size) for each in subjects for size in sizes(each)):
        shooting.take(studio, subject, language=language, theme="light", size=size)
        for window in (each for each in QApplication.topLevelWidgets() if each.isVisible()):
            here = f"{subject.name} ({language}, {size[0]})"
            found += [f"{here} unnamed: {told}" for told in accessibility.unnamed_controls(window)]
            found += [f"{here} cut off: {told}" for told in fitting.cut_off(window)]
    if stage in entrances:
        studio.leave()
    assert not found, "\n".join(dict.fromkeys(found))
