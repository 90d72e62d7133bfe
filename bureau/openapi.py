"""The contract as an OpenAPI document: ``python -m bureau openapi`` writes it, a test keeps it equal to the code."""

from __future__ import annotations

import json
from typing import Any

from desktop_client.contract import limits


def described(document: Any) -> Any:
    """Give every problem its media type and every operation the request-id header it answers with."""
    for path in document["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                _describe(int(status), answer)
    return document


def text(document: Any) -> str:
    """The document as it is kept in ``resources/contract/openapi.json``."""
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"


def _describe(status: int, answer: dict[str, Any]) -> None:
    answer.setdefault("headers", {})[limits.REQUEST_ID_HEADER] = {"schema": {"type": "string"}}
    if status >= 400 and "content" in answer:
        answer["content"] = {limits.PROBLEM_TYPE: answer["content"].pop("application/json")}
