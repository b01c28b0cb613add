"""What docs/ref/openapi.yaml says, made of the schema in docs/ref/request.md; `FOOTAGE_GUARD_WRITE` writes it."""

from typing import Any, Final, override

import yaml

from custom_components.footage_guard.model.errors import Reason
from custom_components.footage_guard.model.lifecycle.outside import Outside
from custom_components.footage_guard.model.request.words import NEVER_OUTSIDE
from tests.architecture.tree import REPOSITORY
from tests.model.request.schema import SCHEMA

OPENAPI: Final = REPOSITORY / "docs" / "ref" / "openapi.yaml"
_OF_THE_HOME: Final = {"proposal"}
"""What nobody outside sends."""
_TIME: Final = {"type": "string", "format": "date-time"}
_ID: Final = {"type": "string", "pattern": "^[0-7][0-9A-HJKMNP-TV-Z]{25}$"}


def document() -> dict[str, Any]:
    """Return the document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Asking a home for footage",
            "version": "1",
            "description": (
                "What Footage Guard answers to somebody outside who has an intake link. A request obliges nobody; the"
                " owner of the home decides, and may decline. Fields and reasons: request.md. Signatures:"
                " ../design/intake.md."
            ),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "https://{home}", "variables": {"home": {"default": "home.example"}}}],
        "paths": {
            "/footage_guard/ask/{intake_id}/submit": {
                "parameters": [_path("intake_id", "The last part of the link.")],
                "post": _submit(),
            },
            "/footage_guard/r/{receipt_id}": {
                "parameters": [_path("receipt_id", "The id that a submission was answered with.")],
                "get": _status(),
            },
        },
        "components": {"schemas": _schemas(), "responses": _responses()},
    }


def as_text() -> str:
    """Return it as YAML."""
    return yaml.dump(document(), Dumper=_Plain, sort_keys=False, allow_unicode=True, width=160)


class _Plain(yaml.SafeDumper):
    """Writes everything out, without marks for what stands twice."""

    @override
    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _submit() -> dict[str, Any]:
    return {
        "operationId": "ask",
        "summary": "Ask for footage",
        "description": (
            "Answered at a full second after it came. The same words sent again under the same Idempotency-Key by the"
            " same link are the same request; other words are another one."
        ),
        "parameters": [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "description": "What the sender calls this request.",
                "schema": {"type": "string", "minLength": 8, "maxLength": 128, "pattern": "^[!-~]+$"},
            }
        ],
        "requestBody": {"required": True, "content": _json("Request")},
        "responses": {
            "200": {"description": "It was taken in, now or before.", "content": _json("Receipt")},
            "404": _shared("NotThere"),
            "413": _shared("TooLarge"),
            "422": {"description": "These fields are wrong, and nothing was taken in.", "content": _json("Errors")},
            "429": _shared("TooOften"),
        },
    }


def _status() -> dict[str, Any]:
    accept = {"type": "string", "const": "application/json"}
    return {
        "operationId": "look",
        "summary": "See how a request stands",
        "description": "Closed tells nothing about why.",
        "parameters": [{"name": "Accept", "in": "header", "required": True, "schema": accept}],
        "responses": {
            "200": {"description": "One word and one time.", "content": _json("Status")},
            "404": _shared("NotThere"),
            "429": _shared("TooOften"),
        },
    }


def _schemas() -> dict[str, Any]:
    schema = _moved(SCHEMA)
    request = {name: schema[name] for name in ("title", "type", "required", "additionalProperties", "properties")}
    request["required"] = ["requester", *request["required"]]
    request["properties"] = {name: value for name, value in request["properties"].items() if name not in _OF_THE_HOME}
    kind = request["properties"]["requester"]["properties"]["type"]
    kind["enum"] = [word for word in kind["enum"] if word not in NEVER_OUTSIDE]
    return {
        "Request": request,
        **schema["$defs"],
        "Receipt": _object(receipt_id=_ID, closes_at=_TIME),
        "Errors": _object(
            errors={
                "type": "object",
                "minProperties": 1,
                "additionalProperties": {"enum": [each.value for each in Reason]},
            }
        ),
        "Status": _object(status={"enum": [each.value for each in Outside]}, closes_at=_TIME),
    }


def _responses() -> dict[str, Any]:
    return {
        "NotThere": {
            "description": "Whatever else: no such link, one that is closed, or no JSON object of one meaning."
        },
        "TooLarge": {"description": "More than 16 KiB."},
        "TooOften": {"description": "Come back later: in ten seconds, or tomorrow."},
    }


def _moved(value: Any) -> Any:
    """Return a schema whose references lead to where the parts are here."""
    if isinstance(value, dict):
        return {
            name: inner.replace("#/$defs/", "#/components/schemas/") if name == "$ref" else _moved(inner)
            for name, inner in value.items()
        }
    return [_moved(inner) for inner in value] if isinstance(value, list) else value


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [*properties],
        "additionalProperties": False,
        "properties": properties,
    }


def _path(name: str, said: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": said, "schema": _ID}


def _json(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _shared(response: str) -> dict[str, Any]:
    return {"$ref": f"#/components/responses/{response}"}
