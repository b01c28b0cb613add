"""A form that somebody outside sends: every field once, in letters that can be read, and no files."""

import re
from typing import Final
from urllib.parse import parse_qsl

from aiohttp import web

from ..serving.strict_json import BodyInvalid, async_read_body, is_of_type

FORM_TYPE: Final = "application/x-www-form-urlencoded"
MOST_FIELDS: Final = 100
MOST_BYTES: Final = 48 * 1024
"""A form sends a letter of Chinese in nine bytes; the request that it makes has the limit of any other."""
_HALF_ESCAPE: Final = re.compile(r"%(?![0-9A-Fa-f]{2})", re.ASCII)


async def async_read_form(request: web.Request) -> dict[str, str]:
    """Return the fields of a form; raise BodyTooLarge or BodyInvalid."""
    if not is_of_type(request, FORM_TYPE):
        raise BodyInvalid
    return parse_form(await async_read_body(request, MOST_BYTES))


def parse_form(body: bytes) -> dict[str, str]:
    """Return the fields of a body; raise BodyInvalid for whatever two readers could read as two things."""
    try:
        text = body.decode("ascii")
        pairs = parse_qsl(
            text, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=MOST_FIELDS
        )
    except ValueError as err:
        raise BodyInvalid from err
    fields = dict(pairs)
    is_odd = _HALF_ESCAPE.search(text) or len(fields) != len(pairs)
    if is_odd or any("\0" in each for pair in pairs for each in pair):
        raise BodyInvalid
    return fields
