"""Fetches footage into memory: never to disk, and from nowhere but where it was allowed to go."""

from collections.abc import Callable
from http import HTTPStatus
import io
from typing import Final

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, hdrs
from yarl import URL

from ...model.errors import ImportNotVideo, ImportTooLarge, ImportUnavailable

MAX_BYTES: Final = 512 * 1024 * 1024
"""It is held in memory: an MP4 often has at its end what has to be read first."""
_REDIRECTS: Final = 5
_TIMEOUT: Final = ClientTimeout(total=900, sock_connect=15, sock_read=60)
"""Seconds. A recorder may first put together what is asked for."""
_PIECE_BYTES: Final = 256 * 1024
# What was packed small could become anything large.
_HEADERS: Final = {hdrs.ACCEPT_ENCODING: "identity"}
_NO_FILE: Final = ("text/", "image/", "audio/", "multipart/")


async def download(session: ClientSession, url: URL, may_fetch: Callable[[URL], None], *, is_own: bool) -> io.BytesIO:
    """Return what lies at an address; `may_fetch` passes that address and those it leads to, or raises.

    `is_own` is for the server of this very process: its certificate is for the name that others know it by, and what
    is sent to it does not leave the machine.
    Raises ImportUnavailable, ImportTooLarge or ImportNotVideo. Their causes are suppressed: they hold the address,
    which is a key to the footage.
    """
    try:
        for _ in range(_REDIRECTS + 1):
            may_fetch(url)
            async with session.get(
                url, allow_redirects=False, headers=_HEADERS, timeout=_TIMEOUT, ssl=not is_own
            ) as response:
                if not HTTPStatus(response.status).is_redirection:
                    return await _body(response)
                url = url.join(URL(response.headers[hdrs.LOCATION], encoded=True))
    except ClientError, TimeoutError, OSError, ValueError, KeyError:
        raise ImportUnavailable from None
    raise ImportUnavailable


async def _body(response: ClientResponse) -> io.BytesIO:
    if response.status != HTTPStatus.OK:
        raise ImportUnavailable
    if is_no_file(response.content_type):
        raise ImportNotVideo
    if (response.content_length or 0) > MAX_BYTES:
        raise ImportTooLarge
    held = io.BytesIO()
    async for piece in response.content.iter_chunked(_PIECE_BYTES):
        if held.tell() + len(piece) > MAX_BYTES:
            raise ImportTooLarge
        held.write(piece)
    return held


def is_no_file(mime_type: str) -> bool:
    """Tell whether something calls itself what is no video file: a page, a picture, a live view, a playlist."""
    kind = mime_type.lower()
    return kind.startswith(_NO_FILE) or "mpegurl" in kind or "dash+xml" in kind
