"""The contract as an OpenAPI document: ``python -m bureau openapi`` writes it, a test keeps it equal to the code."""

from __future__ import annotations

import json
from typing import Any

from ninja.schema import NinjaGenerateJsonSchema

from desktop_client.contract import limits, messages

_REFERENCE = "#/components/schemas/{model}"


def described(document: Any) -> Any:
    """Complete ninja's document: requests as they are read, problems under their media type, the request id."""
    for model in messages.Request.__subclasses__():
        schema = model.model_json_schema(ref_template=_REFERENCE, schema_generator=NinjaGenerateJsonSchema)
        document["components"]["schemas"].update(schema.pop("$defs", {}), **{model.__name__: schema})
    for path in document["paths"].values():
        for operation in path.values():
            for parameter in operation["parameters"]:
                _without_null(parameter["schema"])
            for status, answer in operation["responses"].items():
                _describe(int(status), answer)
    return document


def text(document: Any) -> str:
    """The document as it is kept in ``resources/contract/openapi.json``."""
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"


def _without_null(schema: dict[str, Any]) -> None:
    """A header or query that may be left out is absent then; it is never null."""
    told = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if len(told) == 1:
        del schema["anyOf"]
        schema.update(told[0])


def _describe(status: int, answer: dict[str, Any]) -> None:
    answer.setdefault("headers", {})[limits.REQUEST_ID_HEADER] = {"schema": {"type": "string"}}
    if status >= 400 and "content" in answer:
        answer["content"] = {limits.PROBLEM_TYPE: answer["content"].pop("application/json")}
