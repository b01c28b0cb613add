"""Bodies of strangers: small, plain, and JSON in one meaning."""

import json
from typing import Any, Final

from aiohttp import hdrs, web

MOST_BYTES: Final = 16 * 1024
_PLAIN: Final = frozenset({"", "identity"})


class BodyTooLarge(ValueError):
    """More than anybody needs to send."""


class BodyInvalid(ValueError):
    """No JSON object that has one meaning."""


async def async_read_object(request: web.Request) -> dict[str, Any]:
    """Return the JSON object of a body; raise BodyTooLarge or BodyInvalid.

    It is counted while it comes, whatever its header says; what is compressed is not looked at, for a little of that
    becomes much; and a form, which any page can send in a visitor's name, is none.
    """
    if request.content_type != "application/json" or request.headers.get(hdrs.CONTENT_ENCODING, "") not in _PLAIN:
        raise BodyInvalid
    if (request.content_length or 0) > MOST_BYTES:
        raise BodyTooLarge
    body = bytearray()
    async for piece in request.content.iter_any():
        body += piece
        if len(body) > MOST_BYTES:
            raise BodyTooLarge
    try:
        found = json.loads(body.decode(), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as err:
        raise BodyInvalid from err
    if not isinstance(found, dict):
        raise BodyInvalid
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; raise ValueError where a name stands twice, and two readers would read two things."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BodyInvalid
    return found


def _refuse(_constant: str) -> Any:
    raise BodyInvalid
