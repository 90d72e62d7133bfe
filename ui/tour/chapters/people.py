"""Who the stranger of the tour is."""

from __future__ import annotations

INSTITUTION = "新来人力资源有限公司"
CREDIT_CODE = "91350100M000100Y43"
MISTYPED_CREDIT_CODE = "91350100M000100Y44"
LICENCE = "350100260001"
PERSON = "王五"
MOBILE = "13800138000"
USERNAME = "wangwu"
PASSWORD = "First-Password-2026"
NEXT_PASSWORD = "Second-Password-2026"
CATEGORY = "职业介绍"
