"""Changes that were shown to somebody and that nobody has voted for yet. They live in memory alone."""

from typing import Final

from homeassistant.core import callback

from ...model.change import Change
from ...model.errors import ChangeUnknown
from ...model.statement import statement_sha256

MOST: Final = 8
"""Of one person; whoever asks again and again drops their own oldest, and nobody else's."""


class Proposals:
    """By the digest of the statement, which whoever votes sends back."""

    def __init__(self) -> None:
        """Begin without any."""
        self._shown: dict[str, Change] = {}

    @callback
    def show(self, change: Change) -> None:
        """Remember what is being shown."""
        own = [digest for digest, other in self._shown.items() if other.by == change.by]
        for digest in own[: max(0, len(own) - MOST + 1)]:
            del self._shown[digest]
        self._shown[statement_sha256(change.as_json())] = change

    @callback
    def find(self, digest: object) -> Change:
        """Return what was shown; raise ChangeUnknown."""
        found = self._shown.get(digest) if isinstance(digest, str) else None
        if found is None:
            raise ChangeUnknown
        return found
