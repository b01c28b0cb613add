"""Promise 1, the ratchet: every way in which something that is no person could act, and not one of them raises.

Each tries every action, and everything that somebody might hope for. What is looked at afterwards is the ledger and
what is in force, never an answer.
"""

from pathlib import Path
from typing import Any

from homeassistant.auth.models import Credentials
from homeassistant.components.websocket_api import DOMAIN as WEBSOCKET
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator

from custom_components.footage_guard.bridge.cameras import recorder
from custom_components.footage_guard.bridge.requests import request_actions, waiting
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.lockdown import LockdownReason
from tests.people import APP, OWNER_ID
from tests.surface.asked import own
from tests.surface.kept import Kept
from tests.web.deciding import frozen, record_of, states
from tests.web.requesting import desk
from tests.web.sharing import allow_links, shared

from .calls import HOPED_FOR, LOWERING
from .exposure import asked, must_be_no_more, raised, standing
from .home import Home
from .ways import TALKING, WAYS, Way


@pytest.fixture(autouse=True)
def _custom_integrations(enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration."""


@pytest.fixture(autouse=True)
def _nothing_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each wait be short: no camera of these homes has a picture, and nobody decides."""
    monkeypatch.setattr(recorder, "BEGIN_S", 0.01)
    wait = waiting.async_wait
    monkeypatch.setattr(request_actions, "async_wait", lambda hass, request_id, _s: wait(hass, request_id, 0.01))


async def _signed_in(hass: HomeAssistant, owner: MockUser, socket: WebSocketGenerator) -> Any:
    """Return a connection of the owner in a login of a browser."""
    refresh = await hass.auth.async_create_refresh_token(owner, client_id=APP)
    access_token = hass.auth.async_create_access_token(refresh)
    refresh.credential = Credentials(auth_provider_type="homeassistant", auth_provider_id=None, data={})
    return await socket(hass, access_token)


@pytest.fixture
async def home(
    hass: HomeAssistant,
    data_folder: Path,
    hass_client: ClientSessionGenerator,
    hass_ws_client: WebSocketGenerator,
) -> Home:
    """A home in which a draft is finished and one vote is all it needs, while its owner has the vault unlocked.

    A clip of another request is held by law.
    """
    owner = MockUser(id=OWNER_ID, name="Alex", is_owner=True).add_to_hass(hass)
    # Whatever has an address of its own has to be there before somebody connects.
    for component in ("homeassistant", "http", "websocket_api", "frontend", "api", "conversation", "mobile_app"):
        assert await async_setup_component(hass, component, {})
    kept = await Kept.load(hass)
    clip_id = await kept.record()
    hold_id = await kept.hold(clip_id, HoldKind.LEGAL)
    release_id = await frozen(await _signed_in(hass, owner, hass_ws_client), kept.entry)
    request_id = (await record_of(kept.entry, release_id)).request_id
    named = {"request_id": request_id, "clip_id": clip_id, "hold_id": hold_id, "release_id": release_id}
    return Home(hass=hass, kept=kept, owner=owner, named=named, http=hass_client, socket=hass_ws_client)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("is_locked_down", [False, True], ids=["open", "locked down"])
async def test_nothing_but_a_person_approves(home: Home, way: Way, is_locked_down: bool) -> None:
    entry = home.kept.entry
    if is_locked_down:
        await home.kept.runtime.async_lock_down(LockdownReason.ASKED)
        await home.hass.async_block_till_done(wait_background_tasks=True)
    before, since = standing(entry), home.kept.runtime.ledger.size
    assert before["unlocked"] is not is_locked_down
    await way(home)
    # Nor is a picture waited for that never comes.
    entry.runtime_data.cameras[home.kept.door].watch.recorder.async_end()
    await home.hass.async_block_till_done(wait_background_tasks=True)
    # It got as far as our actions, which asked a person.
    assert asked(entry, since) is (way not in TALKING)
    assert raised(entry, since) == []
    must_be_no_more(before, standing(entry))
    state = (await record_of(entry, home.named["release_id"])).state
    assert state is (ReleaseState.VOID if is_locked_down else ReleaseState.FROZEN)
    assert home.named["hold_id"] in await home.kept.holds()


async def test_nothing_is_there_that_could(home: Home) -> None:
    there = {*home.hass.services.async_services()[DOMAIN]}
    assert there & {*HOPED_FOR} == set()
    assert not {f"{DOMAIN}/{name}" for name in HOPED_FOR} & set(home.hass.data[WEBSOCKET])
    assert there == {*LOWERING, *(action for action, _ in home.tried)} - {*HOPED_FOR}, "each is called above or below"


async def test_what_lowers_works_for_all_of_them(home: Home) -> None:
    entry = home.kept.entry
    client = await _signed_in(home.hass, home.owner, home.socket)
    allow_links(entry)
    one, other = [(await shared(client, entry)).share_id for _ in range(2)]
    asked = (await home.kept.call("create_request", **own()))["request_id"]

    async def done() -> dict[str, bool]:
        return {
            "revoke_share": (await states(entry, one))[0] is ReleaseState.ENDED,
            "revoke_all_shares": (await states(entry, other))[0] is ReleaseState.ENDED,
            "withdraw_request": (await desk(entry).async_get(asked)).state is RequestState.WITHDRAWN,
            "decline_request": (await states(entry, home.named["release_id"]))[0] is ReleaseState.DECLINED,
            "lock_vault": not home.kept.runtime.unlocks.is_unlocked,
            "lock_down": home.kept.runtime.lockdown is not None,
        }

    named = {
        "revoke_share": {"share_id": one},
        "withdraw_request": {"request_id": asked},
        "decline_request": {"request_id": home.named["request_id"]},
    }
    for number, action in enumerate(LOWERING):
        assert [each for each, is_done in (await done()).items() if is_done] == [*LOWERING[:number]]
        await home.kept.do(action, **named.get(action, {}))
    assert all((await done()).values())
