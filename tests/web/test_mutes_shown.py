"""A person is shown what is muted now, and nothing that is over."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.surface.asked import ago, receive

from .requesting import Ask


async def test_one_that_is_over_is_not_listed(vault: MockConfigEntry, ask: Ask, freezer: FrozenDateTimeFactory) -> None:
    """It used to be listed as in force for ever."""
    found = await receive(vault)
    await ask("mute", request_id=found.id, scope="requester", until=ago(-24))
    assert len((await ask("list"))["mutes"]) == 1
    freezer.tick(timedelta(hours=25))
    assert (await ask("list"))["mutes"] == []
