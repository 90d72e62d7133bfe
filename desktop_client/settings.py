"""What this person chose for the program: a small TOML file, nothing secret in it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

from desktop_client import paths
from desktop_client.contract.codes import Code
from desktop_client.problems import Problem, Severity

THEMES = ("system", "light", "dark", "contrast")


@dataclass(slots=True)
class Settings:
    """``language`` is ``zh_CN`` or ``en``, ``scale`` percent; ``practice`` outranks the url.

    ``ca_file`` names the only certificate authority that is trusted (empty: the system's own list).
    """

    file: Path
    # Chinese whatever the desktop speaks: the guide that people hold in their hands is Chinese.
    language: str = "zh_CN"
    theme: str = "system"
    scale: int = 100
    bureau_url: str = ""
    practice: bool = True
    username: str = ""
    remember: bool = True
    ca_file: str = ""
    problems: list[Problem] = field(default_factory=list)

    def save(self) -> None:
        """Write everything, whole or not at all."""
        lines = [f"{name} = {json.dumps(getattr(self, name), ensure_ascii=False)}\n" for name in NAMES]
        paths.write_private(self.file, "".join(lines).encode())


NAMES = tuple(item.name for item in fields(Settings) if item.name not in {"file", "problems"})


def load(file: Path) -> Settings:
    """Read the settings; a file that makes no sense is kept aside, told of, and replaced by defaults."""
    settings = Settings(file=file)
    if not file.exists():
        return settings
    try:
        _fill(settings, tomllib.loads(file.read_text("utf-8")))
    except (ValueError, OSError):
        aside = paths.move_aside(file)
        settings = Settings(file=file)
        settings.problems.append(
            Problem(Code.SETTINGS_BROKEN, severity=Severity.WARNING, facts={"name": aside.name})
        )
    return settings


def _fill(settings: Settings, values: dict[str, object]) -> None:
    """Take over what is known; a value of the wrong type, or out of its range, makes the whole file suspect."""
    for name in NAMES:
        if name not in values:
            continue
        if type(values[name]) is not type(getattr(settings, name)):
            raise ValueError(name)
        setattr(settings, name, values[name])
    if settings.theme not in THEMES or not 50 <= settings.scale <= 400:
        raise ValueError
