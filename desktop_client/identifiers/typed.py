"""Text as people type it: full-width, with spaces, in lower case."""

from __future__ import annotations

import unicodedata

#: What stands for a digit on a label or in a hurry.
DIGIT_LOOK_ALIKES = str.maketrans("OILZSB", "011258")


def compact(text: str) -> str:
    """Closed up and in capitals."""
    return closed_up(closed_up(text).upper())


def closed_up(text: str) -> str:
    """Half-width (NFKC) and nothing that cannot be seen: no spaces, no zero-width or control characters."""
    # Twice: folding can bring spaces about, and closing a gap can bring together what folds into one.
    for _ in range(2):
        folded = unicodedata.normalize("NFKC", text)
        text = "".join(char for char in folded if not char.isspace() and not unseen(char))
    return unicodedata.normalize("NFKC", text)


def unseen(char: str) -> bool:
    """Control and format characters, which come along when text is copied from elsewhere."""
    return unicodedata.category(char) in ("Cc", "Cf")


def as_digits(text: str) -> str:
    """The text with letters that look like digits replaced: something to suggest, never to take over silently."""
    return text.translate(DIGIT_LOOK_ALIKES)


def is_digits(text: str) -> bool:
    """Only 0-9: ``str.isdigit`` would also take digits of other scripts."""
    return bool(text) and all("0" <= char <= "9" for char in text)
