"""What proves that a form was seen: a hidden token for one door, which no other site's page can know.

Its key is in memory alone, so a restart ends all tokens; whoever had a form open gets it back with all they typed.
"""

from base64 import b32encode
from collections.abc import Callable
import hmac
import re
import secrets
from time import monotonic
from typing import Final

GOOD_FOR_S: Final = 2 * 60 * 60
_SHAPE: Final = re.compile(r"(?P<id>[A-Z2-7]{26})\.(?P<until>[0-9]{1,12})\.(?P<seal>[0-9a-f]{64})", re.ASCII)


class FormTokens:
    """The tokens of all forms of one start of Home Assistant."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin with a key of its own; `clock` is monotonic, in seconds."""
        self._key = secrets.token_bytes(32)
        self._clock = clock

    def make(self, door: str) -> str:
        """Return a new token for a form of a door."""
        # 128 bits: one stands for one form, so that what is sent twice is one request.
        token_id = b32encode(secrets.token_bytes(16)).decode().rstrip("=")
        until = str(int(self._clock()) + GOOD_FOR_S)
        return f"{token_id}.{until}.{self._seal(door, token_id, until)}"

    def read(self, door: str, raw: str) -> str | None:
        """Return what a token stands for; None for one that is over, of another door, or not of ours."""
        found = _SHAPE.fullmatch(raw)
        if found is None or not hmac.compare_digest(found["seal"], self._seal(door, found["id"], found["until"])):
            return None
        return found["id"] if self._clock() < int(found["until"]) else None

    def _seal(self, door: str, token_id: str, until: str) -> str:
        # None of the three holds the dot between them.
        return hmac.digest(self._key, f"{door}.{token_id}.{until}".encode(), "sha256").hex()
