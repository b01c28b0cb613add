"""Bodies of strangers: small and plain; and JSON in one meaning."""

import asyncio
import json
import re
from typing import Any, Final

from aiohttp import hdrs, web
from aiohttp.http_exceptions import HttpProcessingError

MOST_BYTES: Final = 16 * 1024
LONGEST_S: Final = 10.0
"""Until all of a body is there: it fits into a few packets."""
_PLAIN: Final = frozenset({"", "identity"})
_TYPE: Final = re.compile(r"([\w.+-]+/[\w.+-]+)(?:[ \t]*;[ \t]*charset=(\"?)utf-8\2)?", re.ASCII | re.IGNORECASE)


class BodyTooLarge(ValueError):
    """More than anybody needs to send."""


class BodyInvalid(ValueError):
    """No JSON object that has one meaning."""


def is_of_type(request: web.Request, media_type: str) -> bool:
    """Tell whether a body is said to be of a type, in UTF-8 or without a word on its letters.

    The header is compared as it came. What a library reads out of it is more than a type, and may raise anything: a
    parameter in a strange encoding, with thousands of digits or parentheses, would fill the log of a home.
    """
    said = request.headers.getall(hdrs.CONTENT_TYPE, [])
    found = _TYPE.fullmatch(said[0]) if len(said) == 1 else None
    return found is not None and found[1].lower() == media_type


async def async_read_object(request: web.Request) -> dict[str, Any]:
    """Return the JSON object of a body; raise BodyTooLarge or BodyInvalid.

    A form, which any page can send in a visitor's name, is none.
    """
    if not is_of_type(request, "application/json"):
        raise BodyInvalid
    body = await async_read_body(request)
    try:
        found = json.loads(body.decode(), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as err:
        raise BodyInvalid from err
    if not isinstance(found, dict):
        raise BodyInvalid
    return found


async def async_read_body(request: web.Request, most_bytes: int = MOST_BYTES) -> bytes:
    """Return a body of so many bytes at most; raise BodyTooLarge or BodyInvalid.

    It is counted while it comes, whatever its header says; what is compressed is not looked at, for a little of that
    becomes much.
    """
    if not _PLAIN.issuperset(request.headers.getall(hdrs.CONTENT_ENCODING, [])):
        raise BodyInvalid
    if (request.content_length or 0) > most_bytes:
        raise BodyTooLarge
    body = bytearray()
    try:
        async with asyncio.timeout(LONGEST_S):
            async for piece in request.content.iter_any():
                body += piece
                if len(body) > most_bytes:
                    raise BodyTooLarge
    except (HttpProcessingError, web.RequestPayloadError, OSError) as err:
        # Among them a time-out, and a connection that is gone.
        raise BodyInvalid from err
    return bytes(body)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; raise ValueError where a name stands twice, and two readers would read two things."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BodyInvalid
    return found


def _refuse(_constant: str) -> Any:
    raise BodyInvalid
