"""Stream addresses: which we open, what may be shown of them, and when two are the same source."""

from dataclasses import dataclass
import re
from typing import override
from urllib.parse import SplitResult, urlsplit, urlunsplit

from .errors import StreamUrlInvalid

DEFAULT_PORTS = {"http": 80, "https": 443, "rtmp": 1935, "rtmps": 443, "rtsp": 554, "rtsps": 322}
"""Network streams only: a file or a chain of protocols would read this host's disk."""
MAX_CHARACTERS = 2048
HIDDEN = "***"
_NOT_IN_AN_ADDRESS = re.compile(r"[\x00-\x20\x7f#\\]")
"""A backslash ends the host for some readers of addresses and not for others."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StreamUrl:
    """A camera's address with its credentials; neither shows in a log or a repr."""

    full: str
    """What the reader opens."""

    @override
    def __repr__(self) -> str:
        """Show that there is an address, and nothing of it."""
        return "StreamUrl(***)"

    @property
    def shown(self) -> str:
        """The address with nothing but scheme, host and port, for a form.

        Some cameras carry their password in the path or as a bare query, so neither is shown.
        """
        parts = urlsplit(self.full)
        login = f"{HIDDEN}@" if parts.username is not None else ""
        rest = f"/{HIDDEN}" if parts.path.strip("/") or parts.query else parts.path
        return f"{parts.scheme}://{login}{_host(parts)}{rest}"

    @property
    def is_playlist(self) -> bool:
        """Whether a playlist lies there, as far as its letters tell."""
        parts = urlsplit(self.full)
        return parts.scheme in {"http", "https"} and ".m3u" in f"{parts.path}?{parts.query}".lower()

    @property
    def identity(self) -> str:
        """What makes two addresses the same camera whatever the login before the host; it holds the query."""
        parts = urlsplit(self.full)
        port = parts.port or DEFAULT_PORTS[parts.scheme]
        return urlunsplit(parts._replace(netloc=f"{parts.hostname}:{port}", path=parts.path or "/"))


def parse_stream_url(raw: object) -> StreamUrl:
    """Return the address, or raise StreamUrlInvalid.

    A fragment is refused: FFmpeg sends it to the camera, while everybody else takes it for no part of the address.
    """
    if not isinstance(raw, str):
        raise StreamUrlInvalid
    text = raw.strip()
    if len(text) > MAX_CHARACTERS or HIDDEN in text or _NOT_IN_AN_ADDRESS.search(text):
        raise StreamUrlInvalid
    try:
        parts = urlsplit(text)
        is_usable = parts.scheme in DEFAULT_PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError as err:
        raise StreamUrlInvalid from err
    if not is_usable:
        raise StreamUrlInvalid
    # FFmpeg knows schemes in lower case only.
    return StreamUrl(full=parts.scheme + text[len(parts.scheme) :])


def _host(parts: SplitResult) -> str:
    """Return host and port exactly as written, without the login before them."""
    return parts.netloc.rpartition("@")[2]
