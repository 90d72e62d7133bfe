"""What a colour means: one ink, one ground and one icon for each, so that colour never speaks alone."""

from __future__ import annotations

import enum


class Tone(enum.StrEnum):
    """Quiet fact, information or progress, done, needs you, refused or lost."""

    QUIET = "quiet"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"

    @property
    def ink(self) -> str:
        """Return the theme's token for text and icon."""
        return {Tone.QUIET: "muted", Tone.INFO: "accent"}.get(self, self.value)

    @property
    def ground(self) -> str:
        """Return the theme's token for what lies behind them."""
        return {Tone.QUIET: "hover", Tone.INFO: "soft"}.get(self, f"{self.value}_soft")

    @property
    def icon(self) -> str:
        """Return the icon that says the same without colour."""
        return _ICONS[self]


_ICONS = {
    Tone.QUIET: "circle",
    Tone.INFO: "info",
    Tone.GOOD: "circle-check",
    Tone.WARN: "triangle-alert",
    Tone.BAD: "circle-alert",
}
