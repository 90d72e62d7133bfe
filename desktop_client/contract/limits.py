"""Figures and names on the wire that both sides keep."""

from __future__ import annotations

API_PREFIX = "/api/v1"
IDEMPOTENCY_HEADER = "Idempotency-Key"
REQUEST_ID_HEADER = "X-Request-Id"
PRACTICE_TOKEN_HEADER = "X-Practice-Token"
PACKAGE_HASH_HEADER = "X-Package-SHA256"
PROBLEM_TYPE = "application/problem+json"

# "20M 以内" in the guide is ambiguous; 20 MiB is the hard stop, 20,000,000 the aim that satisfies both readings.
MAX_FILE_BYTES = 20_971_520
AIM_FILE_BYTES = 20_000_000
MAX_FILE_PAGES = 2_000
#: What is sent in one request: this much, and no more, is sent twice when the line is cut.
UPLOAD_CHUNK_BYTES = 1_048_576
MAX_FILES_PER_INDICATOR = 10
MAX_BODY_BYTES = 2_000_000
MAX_RESPONSE_BYTES = 32_000_000
MAX_NOTE_CHARACTERS = 2_000
MAX_NAME_CHARACTERS = 100
MAX_FILE_NAME_CHARACTERS = 120
MAX_PASSWORD_CHARACTERS = 128
PAGE_ROWS = 500

ACCESS_TOKEN_SECONDS = 30 * 60
REFRESH_TOKEN_SECONDS = 30 * 24 * 3600
MAX_FAILED_SIGN_INS = 5
LOCK_SECONDS = 15 * 60
