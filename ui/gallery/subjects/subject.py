"""What one line of the table says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from ui.gallery.studio import Studio


class Stage(Enum):
    """Who is signed in while the subject is shown."""

    NOBODY = "nobody"
    SAMPLE = "sample"
    FRESH = "fresh"


@dataclass(frozen=True, slots=True)
class Subject:
    """``main`` subjects are also shown in a narrow window, ``contrast`` ones in high contrast."""

    name: str
    show: Callable[[Studio], object]
    stage: Stage = Stage.SAMPLE
    main: bool = False
    contrast: bool = False
