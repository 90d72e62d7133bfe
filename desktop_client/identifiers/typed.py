"""Text as people type it: full-width, with spaces, in lower case."""

from __future__ import annotations

import unicodedata

#: What stands for a digit on a label or in a hurry.
DIGIT_LOOK_ALIKES = str.maketrans("OILZSB", "011258")


def compact(text: str) -> str:
    """NFKC, upper case, and nothing that cannot be seen: no spaces, no zero-width or other format characters."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(char for char in folded if not char.isspace() and unicodedata.category(char) != "Cf")


def as_digits(text: str) -> str:
    """The text with letters that look like digits replaced: something to suggest, never to take over silently."""
    return text.translate(DIGIT_LOOK_ALIKES)


def is_digits(text: str) -> bool:
    """Only 0-9: ``str.isdigit`` would also take digits of other scripts."""
    return bool(text) and all("0" <= char <= "9" for char in text)
