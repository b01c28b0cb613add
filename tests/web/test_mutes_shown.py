"""A person is shown what is muted now, and nothing that is over."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.surface.asked import ago, receive

from .requesting import Ask


async def test_one_that_is_over_is_not_listed(vault: MockConfigEntry, ask: Ask, freezer: FrozenDateTimeFactory) -> None:
    """It used to be listed as in force for ever."""
    found = await receive(vault)
    until = (await ask("mute", request_id=found.id, scope="requester", until=ago(-24)))["until"]
    assert len((await ask("list"))["mutes"]) == 1
    assert (await ask("get", request_id=found.id))["mutes"][0] == {"scope": "requester", "muted": True, "until": until}
    freezer.tick(timedelta(hours=25))
    assert (await ask("list"))["mutes"] == []
    assert (await ask("get", request_id=found.id))["mutes"] == [
        {"scope": scope, "muted": False, "until": None} for scope in ("requester", "case", "everything")
    ]
