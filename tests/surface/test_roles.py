"""Whatever Home Assistant has in its registries of us has a row in the role matrix, and is as narrow as that says."""

from collections.abc import Callable
from typing import Any

from aiohttp import web
from homeassistant.auth.models import Credentials
from homeassistant.components import websocket_api
from homeassistant.components.media_source.const import DATA_MEDIA_SOURCE_PLATFORMS
from homeassistant.const import MATCH_ALL
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import condition, entity_registry as er, trigger
from homeassistant.helpers.http import HomeAssistantView
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.footage_guard.const import DOMAIN
from tests.architecture.automation_roles import AUTOMATION_ROLES
from tests.architecture.entity_roles import ENTITIES
from tests.architecture.role_document import RAISING
from tests.architecture.role_matrix import ROLES, Door, Who

from .conftest import camera_subentry

ID = "01KB0000000000000000000000"
FIELDS: dict[str, dict[str, Any]] = {
    "approval/challenge": {"draft_id": ID},
    "approval/collect": {"draft_id": ID},
    "approval/veto": {"draft_id": ID},
    "clips/days": {"month": "2026-11"},
    "clips/heat": {"clip_id": ID},
    "clips/import": {"camera": ID, "started_at": "2026-11-24T08:00:00+00:00", "path": "x.mp4"},
    "clips/offers": {"camera": ID, "day": "2026-11-24"},
    "clips/thumbnail_ticket": {"clip_id": ID},
    "clips/ticket": {"clip_id": ID},
    "draft/cancel": {"draft_id": ID},
    "draft/get": {"draft_id": ID},
    "draft/render": {"draft_id": ID, "version": 1},
    "intake/close": {"intake_id": ID},
    "intake/pause": {"intake_id": ID},
    "process/update": {"process_id": ID, "version": 0},
    "requests/decline": {"request_id": ID},
    "requests/get": {"request_id": ID},
    "requests/mute": {"request_id": ID, "scope": "case"},
    "requests/reopen": {"request_id": ID, "version": 1},
    "shares/revoke": {"share_id": ID},
    "shares/shorten": {"share_id": ID},
    "vault/stop_recovery": {"change_id": ID},
    "requests/verify": {"request_id": ID, "version": 1, "level": 1, "method": "answered"},
    "zones/get": {"camera_id": ID},
    "zones/set": {"camera_id": ID, "zones": []},
}
"""What a command asks for before it asks who sends it."""
COMMANDS = sorted(name for door, name in ROLES if door is Door.COMMAND)


@pytest.fixture
async def full(home: HomeAssistant, owner: MockUser, data_folder: object) -> MockConfigEntry:
    """A vault with a camera that has everything."""
    for component in ("websocket_api", "media_source"):
        assert await async_setup_component(home, component, {})
    settings: dict[str, Any] = {
        "motion_entity": "binary_sensor.hall",
        "doorbell_entity": "event.bell",
        "live_view": True,
    }
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Footage Guard",
        data={"mode": "sealed", "approver": owner.id},
        subentries_data=[camera_subentry(**settings)],
    )
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done(wait_background_tasks=True)
    # Home Assistant looks for media sources when somebody browses.
    await home.data[DATA_MEDIA_SOURCE_PLATFORMS].async_get_platforms()
    return entry


def registered(hass: HomeAssistant) -> dict[Door, set[str]]:
    """Return what a running Home Assistant has of us, by kind."""
    media_sources = hass.data[DATA_MEDIA_SOURCE_PLATFORMS]._processed
    addresses = {resource.canonical for resource in hass.http.app.router.resources()}
    return {
        Door.COMMAND: {name for name in hass.data[websocket_api.DOMAIN] if name.startswith(f"{DOMAIN}/")},
        Door.ACTION: {*hass.services.async_services_for_domain(DOMAIN)},
        Door.TRIGGER: _of_us(hass.data[trigger.TRIGGERS]),
        Door.CONDITION: _of_us(hass.data[condition.CONDITIONS]),
        Door.MEDIA_SOURCE: {name for name, source in media_sources.items() if source is not None and name == DOMAIN},
        Door.VIEW: {address for address in addresses if DOMAIN in address and "static" not in address},
    }


def _of_us(offered: dict[str, str]) -> set[str]:
    """Return what we offer to automations, by the names that they use without our domain."""
    return {name.removeprefix(f"{DOMAIN}.") for name, domain in offered.items() if domain == DOMAIN}


def entities(hass: HomeAssistant, entry: MockConfigEntry) -> set[tuple[str, str]]:
    """Return the kinds of our entities."""
    return {
        (each.domain, each.translation_key or str(each.original_device_class))
        for each in er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    }


def without_row(hass: HomeAssistant, entry: MockConfigEntry, events: set[str]) -> set[str]:
    """Return what nobody answered for."""
    found = {
        f"{kind}: {name}"
        for kind, names in registered(hass).items()
        for name in names
        if (kind, name) not in ROLES | AUTOMATION_ROLES
    }
    found |= {f"entity: {each}" for each in entities(hass, entry) - ENTITIES.keys()}
    return found | {f"event: {each}" for each in events if DOMAIN in each and (Door.EVENT, each) not in ROLES}


@pytest.fixture
def events(hass: HomeAssistant) -> set[str]:
    """Kinds of the events that are fired."""
    fired: set[str] = set()

    @callback
    def note(event: Event) -> None:
        fired.add(str(event.event_type))

    hass.bus.async_listen(MATCH_ALL, note)
    return fired


async def test_everything_has_a_row(events: set[str], hass: HomeAssistant, full: MockConfigEntry) -> None:
    assert without_row(hass, full, events) == set()
    found = registered(hass)
    assert [name for name in COMMANDS if name not in found[Door.COMMAND]] == []
    assert {name for door, name in ROLES if door is Door.ACTION} == found[Door.ACTION]
    for kind in (Door.MEDIA_SOURCE, Door.VIEW):
        assert {name for door, name in ROLES if door is kind} == found[kind]
    for kind in (Door.TRIGGER, Door.CONDITION):
        assert {name for door, name in AUTOMATION_ROLES if door is kind} == found[kind]
    assert entities(hass, full) == {*ENTITIES}


def _command(hass: HomeAssistant, _entry: MockConfigEntry) -> None:
    @websocket_api.websocket_command({"type": "footage_guard/approve"})
    @callback
    def approve(hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]) -> None:
        """Do nothing."""

    websocket_api.async_register_command(hass, approve)


def _action(hass: HomeAssistant, _entry: MockConfigEntry) -> None:
    hass.services.async_register(DOMAIN, "approve", lambda _call: None)


def _view(hass: HomeAssistant, _entry: MockConfigEntry) -> None:
    class Planted(HomeAssistantView):
        url = "/api/footage_guard/planted/{share}"
        name = "planted"

        async def get(self, _request: web.Request) -> web.Response:
            """Show nothing."""
            return web.Response()

    hass.http.app.router._frozen = False
    hass.http.register_view(Planted())


def _entity(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    er.async_get(hass).async_get_or_create(
        "lock", DOMAIN, "planted", config_entry=entry, translation_key="approve_request"
    )


def _event(hass: HomeAssistant, _entry: MockConfigEntry) -> None:
    hass.bus.async_fire("footage_guard_approved")


def _trigger(hass: HomeAssistant, _entry: MockConfigEntry) -> None:
    hass.data[trigger.TRIGGERS][f"{DOMAIN}.plaintext"] = DOMAIN


def _condition(hass: HomeAssistant, _entry: MockConfigEntry) -> None:
    hass.data[condition.CONDITIONS][f"{DOMAIN}.is_on_video"] = DOMAIN


@pytest.mark.parametrize(
    ("plant", "named"),
    [
        (_command, "WebSocket command: footage_guard/approve"),
        (_action, "action: approve"),
        (_view, "HTTP view: /api/footage_guard/planted/{share}"),
        (_entity, "entity: ('lock', 'approve_request')"),
        (_event, "event: footage_guard_approved"),
        (_trigger, "trigger: plaintext"),
        (_condition, "condition: is_on_video"),
    ],
)
async def test_what_is_planted_without_a_row_is_named(
    events: set[str],
    hass: HomeAssistant,
    full: MockConfigEntry,
    plant: Callable[[HomeAssistant, MockConfigEntry], None],
    named: str,
) -> None:
    plant(hass, full)
    await hass.async_block_till_done()
    assert without_row(hass, full, events) == {named}


async def test_a_media_source_without_a_row_is_named(
    events: set[str], hass: HomeAssistant, full: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(ROLES, (Door.MEDIA_SOURCE, DOMAIN))
    assert without_row(hass, full, events) == {f"media source: {DOMAIN}"}


async def test_no_command_that_raises_takes_a_token_of_an_approver(
    hass: HomeAssistant, full: MockConfigEntry, owner: MockUser, hass_ws_client: WebSocketGenerator
) -> None:
    token = await hass.auth.async_create_refresh_token(
        owner, client_name="script", token_type="long_lived_access_token"
    )
    client = await hass_ws_client(hass, hass.auth.async_create_access_token(token))
    refused = {}
    for name in COMMANDS:
        if ROLES[Door.COMMAND, name].who in RAISING:
            await client.send_json_auto_id({"type": name, **FIELDS.get(name.removeprefix(f"{DOMAIN}/"), {})})
            refused[name] = (await client.receive_json()).get("error", {}).get("code")
    assert {name: code for name, code in refused.items() if code != "not_interactive"} == {}


async def test_no_command_answers_an_administrator_who_is_not_enrolled(
    hass: HomeAssistant, full: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    somebody = MockUser(name="Robin", is_owner=True).add_to_hass(hass)
    login = await hass.auth.async_create_refresh_token(somebody, "http://home.example/")
    access = hass.auth.async_create_access_token(login)
    login.credential = Credentials(auth_provider_type="homeassistant", auth_provider_id=None, data={})
    client = await hass_ws_client(hass, access)
    refused = {}
    for name in COMMANDS:
        if ROLES[Door.COMMAND, name].who is not Who.SIGNED_IN:
            await client.send_json_auto_id({"type": name, **FIELDS.get(name.removeprefix(f"{DOMAIN}/"), {})})
            refused[name] = (await client.receive_json()).get("error", {}).get("code")
    assert {name: code for name, code in refused.items() if code not in {"not_an_approver", "not_invited"}} == {}
