"""Promise 1, the ratchet: an item of the media browser gives no byte of a clip, to whoever plays or attaches it.

All of it happens while the owner has the vault unlocked, and by everything that could act for them.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from aiohttp import FormData
from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN, TOKEN_TYPE_NORMAL
from homeassistant.components.media_source import MediaSourceItem, PlayMedia
from homeassistant.const import MATCH_ALL
from homeassistant.core import Context, Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator
import voluptuous as vol

from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.media_source import FootageGuardMediaSource
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.vault import Vault
from tests.people import OWNER_ID, PASSPHRASE
from tests.pictures import PICTURE
from tests.surface.kept import START_MS, Kept

from .exposure import must_be_no_more, raised, standing
from .home import Home
from .players import LIVE, PLAYER, Served, actions, add_players

CANARY: Final = b"canary-of-the-clip"
DAY: Final = "2026-11-24"
COMPONENTS: Final = (
    *("homeassistant", "http", "websocket_api", "frontend", "api", "conversation", "media_source", "media_player"),
    *("camera", "image", "ai_task", "collection_image", "stream"),
)


@dataclass(frozen=True, kw_only=True)
class Browsed(Home):
    """A home with a clip in its media browser, and what anybody was given of it."""

    served: Served
    folder: Path

    @property
    def items(self) -> list[str]:
        """The clip as the media browser names it, and in other ways in which it could be meant."""
        camera, clip_id = self.kept.door, self.named["clip_id"]
        root = f"media-source://{DOMAIN}"
        return [
            *(f"{root}/{camera}/{DAY}/{clip_id}", f"{root}/{camera}/{DAY}", f"{root}/{camera}", root),
            *(f"{root}/{clip_id}", f"{root}/../{clip_id}.age", LIVE),
        ]

    def calls(self) -> list[tuple[str, dict[str, Any], bool]]:
        """Return everything that takes an item, with each of them."""
        found = [call for item in self.items for call in actions(item)]
        return [
            (name, {key: self._filled(value) for key, value in data.items()}, answers) for name, data, answers in found
        ]

    def _filled(self, value: Any) -> Any:
        return value.replace("{folder}", str(self.folder)) if isinstance(value, str) else value

    async def play(self, context: Context | None = None) -> None:
        """Have everything that takes an item take each."""
        for action, data, answers in self.calls():
            domain, name = action.split(".")
            with suppress(HomeAssistantError, vol.Invalid):
                self.served.give(
                    await self.hass.services.async_call(
                        domain, name, data, blocking=True, context=context, return_response=answers
                    )
                )


type Way = Callable[[Browsed], Awaitable[None]]
WAYS: list[Way] = []


def way(function: Way) -> Way:
    """Note a way to try."""
    WAYS.append(function)
    return function


@pytest.fixture(autouse=True)
def _custom_integrations(enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration."""


@pytest.fixture
async def home(
    hass: HomeAssistant,
    data_folder: Path,
    tmp_path: Path,
    hass_client: ClientSessionGenerator,
    hass_ws_client: WebSocketGenerator,
) -> Browsed:
    """A home with a clip, a player and an assistant, whose owner has the vault unlocked."""
    owner = MockUser(id=OWNER_ID, name="Alex", is_owner=True).add_to_hass(hass)
    hass.config.media_dirs = {"local": str(tmp_path)}
    hass.config.allowlist_external_dirs = {str(tmp_path)}
    for component in COMPONENTS:
        assert await async_setup_component(hass, component, {})
    await hass.config.async_set_time_zone("UTC")
    served = Served()
    await add_players(hass, served)
    frame = MockConfigEntry(domain="collection_image", title="Frame", data={"media": []})
    frame.add_to_hass(hass)
    assert await hass.config_entries.async_setup(frame.entry_id)
    kept = await Kept.load(hass)

    def film(vault: Vault) -> str:
        recording = record(vault, kept.door, START_MS, datetime.now(UTC), PICTURE)
        recording.write(CANARY * 100)
        recording.finish(START_MS + 30_000)
        return recording.clip_id

    named = {"clip_id": await kept.runtime.async_do(film)}
    await kept.runtime.async_unlock((OWNER_ID, "login"), PASSPHRASE)

    @callback
    def note(event: Event) -> None:
        served.give(event.data)

    hass.bus.async_listen(MATCH_ALL, note)
    return Browsed(
        hass=hass,
        kept=kept,
        owner=owner,
        named=named,
        http=hass_client,
        socket=hass_ws_client,
        served=served,
        folder=tmp_path,
    )


@way
async def nobody(home: Browsed) -> None:
    await home.play()


@way
async def the_owner(home: Browsed) -> None:
    await home.play(Context(user_id=OWNER_ID))


@way
async def a_script_that_the_owner_runs(home: Browsed) -> None:
    assert await async_setup_component(home.hass, "script", {"script": {"play": {"sequence": _sequence(home)}}})
    await home.run("script.play", Context(user_id=OWNER_ID))


@way
async def an_automation_that_inherited_the_connection_of_the_owner(home: Browsed) -> None:
    automation = {
        "alias": "Play",
        "triggers": [{"trigger": "event", "event_type": "switched"}],
        "actions": _sequence(home),
    }
    assert await async_setup_component(home.hass, "automation", {"automation": automation})
    await home.hass.async_block_till_done()
    client = await home.socket(home.hass, await home.token(TOKEN_TYPE_NORMAL))
    await client.send_json_auto_id({"type": "fire_event", "event_type": "switched"})
    assert (await client.receive_json())["success"]
    await home.hass.async_block_till_done()
    # It did inherit it, or this proves nothing.
    assert {connection and connection.user.id for connection in home.served.connections} == {OWNER_ID}


def _sequence(home: Browsed) -> list[dict[str, Any]]:
    return [
        {
            "action": name,
            "data": data,
            "continue_on_error": True,
            **({"response_variable": "answer"} if answers else {}),
        }
        for name, data, answers in home.calls()
    ]


@way
async def a_browser_in_which_the_owner_is_signed_in(home: Browsed) -> None:
    await _by_socket(home, await home.token(TOKEN_TYPE_NORMAL))


@way
async def a_token_for_scripts(home: Browsed) -> None:
    await _by_socket(home, await home.token(TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN))


async def _by_socket(home: Browsed, token: str) -> None:
    client = await home.socket(home.hass, token)
    for item in home.items:
        if item == LIVE:
            continue
        media = {"media_content_id": item}
        for command in (
            {"type": "media_source/resolve_media", **media, "expires": 315_360_000},
            {"type": "media_source/browse_media", **media},
            {"type": "media_source/search_media", **media, "search_query": "door"},
            {"type": "media_source/local_source/remove", **media},
            {"type": "media_player/browse_media", "entity_id": PLAYER, **media, "media_content_type": "video"},
        ):
            await client.send_json_auto_id(command)
            answer = await client.receive_json()
            home.served.give(answer)
            if answer["success"] and "url" in (answer["result"] or {}):
                home.served.urls.append(answer["result"]["url"])
    for action, data, answers in home.calls():
        domain, service = action.split(".")
        called = {"domain": domain, "service": service, "service_data": data, "return_response": answers}
        await client.send_json_auto_id({"type": "call_service", **called})
        home.served.give(await client.receive_json())


@way
async def rest_with_a_login_of_the_owner(home: Browsed) -> None:
    client = await home.http(await home.token(TOKEN_TYPE_NORMAL))
    for action, data, answers in home.calls():
        query = "?return_response" if answers else ""
        response = await client.post(f"/api/services/{action.replace('.', '/')}{query}", json=data)
        home.served.give(await response.read())
    for item in home.items:
        form = FormData({"media_content_id": item})
        form.add_field("file", b"nothing", filename="nothing.mp4", content_type="video/mp4")
        response = await client.post("/api/media_source/local_source/upload", data=form)
        home.served.give(await response.read())
    clip_id, camera = home.named["clip_id"], home.kept.door
    for path in (
        f"/media/{DOMAIN}/{camera}/{DAY}/{clip_id}",
        f"/media/local/{clip_id}.age",
        f"/api/{DOMAIN}/clip/{clip_id}",
        f"/api/{DOMAIN}/file/{clip_id}",
        f"/api/image/serve/{clip_id}/original",
        "/api/image_proxy/image.frame",
        "/api/camera_proxy/camera.front_door",
    ):
        home.served.give(await (await client.get(path)).read())


async def _fetch_all(home: Browsed) -> None:
    """Fetch every address that anybody was given, as a player does."""
    client = await home.http()
    for url in home.served.urls:
        home.served.give(await (await client.get(url)).read())
    for path in home.folder.rglob("*"):
        if path.is_file():
            home.served.give(path.read_bytes())


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_no_player_gets_a_clip(home: Browsed, way: Way, caplog: pytest.LogCaptureFixture) -> None:
    entry = home.kept.entry
    before, since = standing(entry), home.kept.runtime.ledger.size
    assert before["unlocked"]
    await way(home)
    await home.hass.async_block_till_done(wait_background_tasks=True)
    await _fetch_all(home)
    # They got as far as our media source, and the player asked it for the clip.
    assert home.served.tried
    assert home.served.pieces
    assert not home.served.holds(CANARY)
    assert CANARY.decode() not in caplog.text
    assert raised(entry, since) == []
    must_be_no_more(before, standing(entry))
    assert standing(entry)["unlocked"]
    assert (await home.kept.call("find_clips"))["clips"][0]["clip_id"] == home.named["clip_id"]


@pytest.mark.parametrize(
    "way",
    [nobody, an_automation_that_inherited_the_connection_of_the_owner, rest_with_a_login_of_the_owner],
    ids=lambda way: way.__name__,
)
async def test_one_that_was_given_would_be_found(
    home: Browsed, way: Way, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    film = tmp_path_factory.mktemp("elsewhere") / "clip.mp4"
    film.write_bytes(CANARY)

    async def give(_source: FootageGuardMediaSource, _item: MediaSourceItem) -> PlayMedia:
        return PlayMedia("/media/local/nothing.mp4", "video/mp4", path=film)

    monkeypatch.setattr(FootageGuardMediaSource, "async_resolve_media", give)
    await way(home)
    assert home.served.holds(CANARY)
