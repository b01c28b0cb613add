"""Changes that were shown, until somebody votes: each person drops their own oldest, and nobody else's."""

from dataclasses import dataclass

import pytest

from custom_components.footage_guard.bridge.people.proposals import MOST, Proposals
from custom_components.footage_guard.model.canonical import Json
from custom_components.footage_guard.model.errors import ChangeUnknown
from custom_components.footage_guard.model.statement import statement_sha256


@dataclass(frozen=True)
class Shown:
    """As much of a change as is looked at."""

    by: str
    number: int

    def as_json(self) -> dict[str, Json]:
        return {"by": self.by, "number": self.number}

    @property
    def digest(self) -> str:
        return statement_sha256(self.as_json())


def test_whoever_asks_again_and_again_drops_their_own_oldest() -> None:
    proposals = Proposals()
    others, own = Shown("ben", 0), [Shown("ada", number) for number in range(MOST + 1)]
    for change in (others, *own):
        proposals.show(change)  # type: ignore[arg-type]  # as much as is looked at
    with pytest.raises(ChangeUnknown):
        proposals.find(own[0].digest)
    for change in (others, *own[1:]):
        found: object = proposals.find(change.digest)
        assert found is change


@pytest.mark.parametrize("digest", [None, 7, "", ["a"]])
def test_what_was_not_shown_is_unknown(digest: object) -> None:
    with pytest.raises(ChangeUnknown):
        Proposals().find(digest)
