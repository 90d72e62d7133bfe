"""Request bodies: JSON read once, exactly as the contract's model says, with no guessing of types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.http import HttpRequest
from pydantic import BaseModel, ValidationError

from bureau.problems import Refusal
from desktop_client.contract.codes import Code
from desktop_client.problems import Problem

Message = TypeVar("Message", bound=BaseModel)

#: What pydantic found, in the words of the contract; anything else is simply not valid.
FIELD_CODES = {
    "missing": Code.FIELD_REQUIRED,
    "string_too_short": Code.FIELD_REQUIRED,
    "string_too_long": Code.FIELD_TOO_LONG,
}


def body(request: HttpRequest, model: type[Message]) -> Message:
    """The message in the body. Strict: a number is no text, ``false`` is no number."""
    try:
        return model.model_validate_json(request.body, strict=True)
    except ValidationError as error:
        raise _refusal(error) from None


def checked(model: type[Message], facts: Mapping[str, str]) -> Message:
    """The message that ``facts`` from elsewhere make."""
    try:
        return model.model_validate(facts)
    except ValidationError as error:
        raise _refusal(error) from None


def expects(model: type[BaseModel]) -> dict[str, Any]:
    """``openapi_extra`` of an operation that reads ``model`` with :func:`body`."""
    reference = {"$ref": f"#/components/schemas/{model.__name__}"}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": reference}}}}


def _refusal(error: ValidationError) -> Refusal:
    found = error.errors(include_url=False, include_context=False, include_input=False)
    if found[0]["type"] == "json_invalid":
        return Refusal(Code.REQUEST_INVALID, status=400)
    wrong = [
        Problem(FIELD_CODES.get(item["type"], Code.FIELD_INVALID), ".".join(map(str, item["loc"])))
        for item in found
    ]
    return Refusal(Code.REQUEST_INVALID, problems=wrong, status=422)
