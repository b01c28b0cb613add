"""By what else pictures of this home can be reached: the vault guards its own footage, and this is what is beside it.

Nobody's pictures are looked at for it: names of entities and files, and settings of who may see which, are enough.
Nothing is changed, noted or told. That assistants may see a camera which is recorded is a repair issue as well
(`checks/assistants.py`); the rest is what a home may well want, and is told to whoever asks.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_component import EntityComponent

from ...const import DOMAIN
from ...model.camera import EntitySource
from ..common.executor import run_blocking
from ..loaded import loaded_cameras
from .exposure_assistants import assistants_of
from .exposure_folders import counted, served_folders, written_folders
from .exposure_links import USERS_OF_ENTITIES, notification_proxies, open_links

MOST_NAMED: Final = 50

type Thing = dict[str, Any]
type Finding = dict[str, Any]


async def async_exposure(hass: HomeAssistant) -> dict[str, Any]:
    """Return what was found, and nothing of what was looked for and is not there."""
    views = [*_views(hass)]
    ours = [state for state in views if _platform(hass, state) == DOMAIN]
    others = [state for state in views if _platform(hass, state) != DOMAIN]
    sources = {
        camera.settings.source.entity_id
        for camera in loaded_cameras(hass)
        if isinstance(camera.settings.source, EntitySource)
    }
    folders = await run_blocking(hass, counted, served_folders(hass) | written_folders(hass))
    found = [
        _finding("source_cameras", (_thing(state.name) for state in others if state.entity_id in sources)),
        _finding("other_cameras", (_thing(state.name) for state in others if state.entity_id not in sources)),
        _finding("live_views", (_thing(state.name) for state in ours)),
        _finding("assistants", _assistants(hass, views)),
        _finding("automations", _automations(hass, {state.entity_id for state in views})),
        _finding(
            "folders",
            (_thing(folder.name, folder.files, is_all=folder.is_all) for folder in folders if folder.files),
        ),
        _finding("proxies", (_thing(title, seconds) for title, seconds in notification_proxies(hass))),
        _finding("open_links", (_thing(_name(hass, entity_id)) for entity_id in open_links(hass))),
        _finding("tokens", await _async_tokens(hass)),
        _finding("trusted_networks", _trusted_networks(hass)),
        _finding("backups", _backups(hass)),
    ]
    return {"findings": [finding for finding in found if finding["count"]]}


def _finding(kind: str, things: Iterable[Thing]) -> Finding:
    every = sorted(things, key=lambda thing: str(thing["name"]))
    return {"kind": kind, "count": len(every), "things": every[:MOST_NAMED]}


def _thing(name: str, count: int | None = None, *, to: Iterable[str] = (), is_all: bool = True) -> Thing:
    return {"name": name, "count": count, "to": [*to], "is_all": is_all}


@callback
def _views(hass: HomeAssistant) -> Iterator[State]:
    """Yield cameras, and whatever else shows pictures of the same devices."""
    registry = er.async_get(hass)
    cameras = hass.states.async_all("camera")
    yield from cameras
    entries = [registry.async_get(state.entity_id) for state in cameras]
    devices = {entry.device_id for entry in entries if entry is not None and entry.device_id is not None}
    for state in hass.states.async_all("image"):
        entry = registry.async_get(state.entity_id)
        if entry is not None and entry.device_id in devices:
            yield state


def _platform(hass: HomeAssistant, state: State) -> str | None:
    entry = er.async_get(hass).async_get(state.entity_id)
    return None if entry is None else entry.platform


@callback
def _assistants(hass: HomeAssistant, views: Iterable[State]) -> Iterator[Thing]:
    """Yield what assistants may see."""
    for state in views:
        if to := assistants_of(hass, state.entity_id):
            yield _thing(state.name, to=to)


@callback
def _automations(hass: HomeAssistant, views: set[str]) -> Iterator[Thing]:
    """Yield what names a camera in its actions or triggers: it may keep its pictures, or send them."""
    for domain in USERS_OF_ENTITIES:
        component: object = hass.data.get(domain)
        for entity in component.entities if isinstance(component, EntityComponent) else ():
            if views & {*getattr(entity, "referenced_entities", ())}:
                yield _thing(_name(hass, entity.entity_id))


@callback
def _name(hass: HomeAssistant, entity_id: str) -> str:
    state = hass.states.get(entity_id)
    return entity_id if state is None else state.name


async def _async_tokens(hass: HomeAssistant) -> list[Thing]:
    """Return how many programs can see what a person can, without their names: those are the person's."""
    users = await hass.auth.async_get_users()
    tokens = [token for user in users if user.is_active for token in user.refresh_tokens.values()]
    found = sum(token.token_type == TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN for token in tokens)
    return [_thing("", found)] if found else []


@callback
def _trusted_networks(hass: HomeAssistant) -> list[Thing]:
    return [_thing("")] if any(each.type == "trusted_networks" for each in hass.auth.auth_providers) else []


@callback
def _backups(hass: HomeAssistant) -> list[Thing]:
    """Return where automatic backups go without a password."""
    # What another version of Home Assistant keeps elsewhere is not found, and must not end the rest.
    try:
        made = hass.data["backup"].config.data.create_backup
        agents = hass.data["backup"].config.data.agents
        bare = [name for name in made.agent_ids if made.password is None or not _is_protected(agents, name)]
    except AttributeError, KeyError:
        return []
    return [_thing(name) for name in bare]


def _is_protected(agents: Any, name: str) -> bool:
    return name not in agents or bool(agents[name].protected)
