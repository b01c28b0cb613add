"""Stream addresses: which we open, what may be shown of them, and when two are the same source."""

from dataclasses import dataclass
from typing import override
from urllib.parse import SplitResult, urlsplit, urlunsplit

from .errors import StreamUrlInvalid

SCHEMES = frozenset({"http", "https", "rtmp", "rtmps", "rtsp", "rtsps"})
"""Network streams only: a file or a chain of protocols would read this host's disk."""
MAX_CHARACTERS = 2048
HIDDEN = "***"


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
        """The address without user name, password and query values, for a form."""
        parts = urlsplit(self.full)
        query = "&".join(f"{item.partition('=')[0]}={HIDDEN}" for item in parts.query.split("&")) if parts.query else ""
        user = f"{HIDDEN}@" if parts.username is not None else ""
        return urlunsplit(parts._replace(netloc=user + _host(parts), query=query, fragment=""))

    @property
    def identity(self) -> str:
        """What makes two addresses the same camera whatever the login."""
        parts = urlsplit(self.full)
        return urlunsplit(parts._replace(netloc=_host(parts).lower(), fragment=""))


def parse_stream_url(raw: object) -> StreamUrl:
    """Return the address, or raise StreamUrlInvalid."""
    if not isinstance(raw, str):
        raise StreamUrlInvalid
    text = raw.strip()
    if len(text) > MAX_CHARACTERS or any(ord(character) <= 0x20 or ord(character) == 0x7F for character in text):  # noqa: PLR2004  # ASCII control characters and space
        raise StreamUrlInvalid
    try:
        parts = urlsplit(text)
        is_usable = parts.scheme.lower() in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError as err:
        raise StreamUrlInvalid from err
    if not is_usable:
        raise StreamUrlInvalid
    return StreamUrl(full=text)


def _host(parts: SplitResult) -> str:
    """Return host and port exactly as written, without the login before them."""
    return parts.netloc.rpartition("@")[2]
