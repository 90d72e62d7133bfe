"""The report of an unexpected error: what happened and where, with everything personal masked."""

from __future__ import annotations

import re
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSysInfo, qVersion

import desktop_client
from desktop_client.identifiers import id_card, mobile

_SECRET_KEY = r"(?:pass(?:word|wd)?|pwd|token|secret|authorization|api[_-]?key|pin)"
_MASKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]+"), r"\1 …"),
    (re.compile(rf"(?i)(\b\w*{_SECRET_KEY}\w*['\"]?\s*[=:]\s*)('[^']*'|\"[^\"]*\"|[^\s,;)&]+)"), r"\1…"),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "…@…"),
    (re.compile(r"(?i)((?:/home|/users|[a-z]:[\\/]+users)[\\/]+)[^\\/\s'\":]+"), r"\1…"),
    (re.compile(r"\b(?=[\w-]*[0-9])(?=[\w-]*[A-Za-z])[\w-]{32,}\b"), "…"),
)
_ID_CARD = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])|(?<![0-9])[1-9][0-9]{14}(?![0-9])"
)
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")


def masked(text: str) -> str:
    """Return the text without ID numbers, mobile numbers, addresses, secrets and the name in the home folder."""
    text = text.replace(str(Path.home()), "~")
    for pattern, instead in _MASKS:
        text = pattern.sub(instead, text)
    text = _ID_CARD.sub(lambda found: id_card.mask(found[0]), text)
    return _MOBILE.sub(lambda found: mobile.mask(found[0]), text)


def compose(
    kind: type[BaseException],
    error: BaseException | None,
    trace: TracebackType | None,
    *,
    messages: tuple[str, ...] = (),
) -> str:
    """Return the report of one error; ``messages`` are the last lines of Qt before it."""
    now = datetime.now(UTC)
    lines = [
        f"Shenbao {desktop_client.__version__} · Python {sys.version.split()[0]} · Qt {qVersion()}",
        f"{QSysInfo.prettyProductName()} · {QSysInfo.currentCpuArchitecture()} · {now:%Y-%m-%dT%H:%M:%SZ}",
        "",
        "".join(traceback.format_exception(kind, error, trace)).rstrip(),
    ]
    if messages:
        lines += ["", "Qt:", *messages]
    return masked("\n".join(lines)) + "\n"
