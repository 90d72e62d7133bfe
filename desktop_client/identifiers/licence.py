"""人力资源服务许可证编号: no national rule is published, so what is unusual is a warning and never an error.

Seen in use: 10 to 18 digits that begin with a region (``610100120105``), and ``(沪)人服证字[2026]第0100001号``.
"""

from __future__ import annotations

import re

from desktop_client.contract.codes import Code
from desktop_client.identifiers.typed import compact
from desktop_client.problems import Problem, Severity

#: The provinces and their equals, first two digits of a GB/T 2260 region.
PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]")
NUMBERED = re.compile(r"[0-9]{10,18}")
WORDED = re.compile(r"\([^\W\d_]{1,3}\)人服证字\[(19|20)[0-9]{2}\]第[0-9]{1,12}号")
BRACKETS = str.maketrans({"〔": "[", "【": "[", "﹝": "[", "〕": "]", "】": "]", "﹞": "]"})


def normalise(text: str) -> str:
    """The number without spaces, with half-width digits and brackets."""
    return compact(text).translate(BRACKETS)


def check(text: str, place: str = "") -> list[Problem]:
    """Reminders only: an unusual form, or digits that begin with no region."""
    number = normalise(text)
    if WORDED.fullmatch(number):
        return []
    if not NUMBERED.fullmatch(number):
        return [Problem(Code.LICENCE_UNUSUAL, place, Severity.WARNING)]
    if not PROVINCE.match(number):
        return [Problem(Code.LICENCE_REGION, place, Severity.WARNING)]
    return []
