"""A request that a token sends is an automation's: with its limits, and never one that a person typed in."""

from datetime import timedelta
from typing import Any

from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.mute import MuteScope
from custom_components.footage_guard.model.request import Channel, Level
from tests.people import OWNER_ID
from tests.surface.asked import CANARY, own, police, receive

from .accepting import code
from .conftest import SignIn
from .requesting import Ask, desk, send


@pytest.fixture(params=["a token", "a login without a secret"])
async def by_token(sign_in: SignIn, request: pytest.FixtureRequest) -> MockHAClientWebSocket:
    """A connection of the approver for which nobody typed a secret."""
    if request.param == "a token":
        kind: dict[str, Any] = {"client_name": "a script", "token_type": TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN}
        login = await sign_in(**kind, access_token_expiration=timedelta(days=1))
    else:
        login = await sign_in(provider="trusted_networks")
    return await login.connect()


ASKED = own()
"""Of one time, so that equal wishes are equal a second later."""


def wish(what: str = "A car hit the fence.") -> dict[str, Any]:
    """Return what a script might send."""
    return ASKED | {"purpose": what}


async def test_it_is_of_an_automation_under_the_name_of_the_person(
    vault: MockConfigEntry, by_token: MockHAClientWebSocket
) -> None:
    answer = (await send(by_token, "create", request=wish()))["result"]
    found = await desk(vault).async_get(answer["request_id"])
    assert answer == {"request_id": found.id, "state": "pending", "stage": "pending", "version": found.version}
    assert (found.request.channel, found.verification.level) == (Channel.AUTOMATION, Level.NONE)
    assert found.request.requester.person_name == "Somebody"


async def test_it_has_the_limits_of_an_automation_which_a_person_does_not(
    vault: MockConfigEntry, by_token: MockHAClientWebSocket, ask: Ask
) -> None:
    """It used to have none, and to be set aside by nothing."""
    first, again, second, third = [
        (await send(by_token, "create", request=wish(each)))["result"]["request_id"] for each in ("1", "1", "2", "3")
    ]
    assert first == again
    assert len({first, second, third}) == 3
    assert code(await send(by_token, "create", request=wish("4"))) == "too_many_asked"
    await desk(vault).async_decline(first, actor=None)
    assert code(await send(by_token, "create", request=wish("1"))) == "declined_before"
    for name in ("One", "Two"):
        assert (await ask("create", request=police(name)))["state"] == "pending"


async def test_it_is_set_aside_where_everything_is_muted(
    vault: MockConfigEntry, by_token: MockHAClientWebSocket, ask: Ask
) -> None:
    muted = await receive(vault)
    await desk(vault).async_mute(muted.id, MuteScope.EVERYTHING, until_ms=None, actor=OWNER_ID)
    answer = await send(by_token, "create", request=wish())
    assert answer["result"]["state"] == RequestState.SET_ASIDE
    # What a person types in they want to see.
    assert (await ask("create", request=police("One")))["state"] == "pending"


@pytest.mark.parametrize(
    ("fields", "error", "problems"),
    [
        ({"request": police()}, "request_invalid", "requester: set_elsewhere"),
        ({"request": own(camera="door")}, "request_invalid", "proposal: set_elsewhere"),
        ({"request": [CANARY]}, "request_invalid", "base: wrong_type"),
        ({"request": wish(), "channel": "paper"}, "not_interactive", None),
    ],
)
async def test_it_is_nothing_that_only_a_person_types_in(
    vault: MockConfigEntry, by_token: MockHAClientWebSocket, fields: dict[str, Any], error: str, problems: str | None
) -> None:
    answer = await send(by_token, "create", **fields)
    assert code(answer) == error
    assert (answer["error"].get("translation_placeholders") or {}).get("problems") == problems
    assert CANARY not in str(answer)
    assert not await desk(vault).async_page((1 << 62, ""), 10, is_open=None)
