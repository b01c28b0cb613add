"""Where Frigate, Reolink and UniFi Protect list the recordings of one camera and day in their media sources.

Each is asked for that place right away, by the names that its integration gives to its entities and places: read in
`media_source.py` of Home Assistant's `reolink` and `unifiprotect`, and of Frigate's own integration.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ...model.camera import CameraSettings, EntitySource
from ...model.offer import Offer, Times, frigate_times, reolink_times, unifi_times
from ..common.times import to_ms
from .browsing import Item, async_browse

MOST_PAGES: Final = 10
_PAGE: Final = 50
"""Frigate's integration gives so many events at once."""
_CAMERA_PICTURE: Final = "/api/camera_proxy/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """What an integration has in this home of a camera's devices."""

    domain: str
    entities: tuple[er.RegistryEntry, ...]
    """The camera that is recorded here where it is one of these, and else all cameras of the same devices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the home."""

    begin: datetime
    end: datetime

    @property
    def span_ms(self) -> tuple[int, int]:
        """From when to before when, in UTC since 1970."""
        return to_ms(self.begin), to_ms(self.end)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a recorder has of a day."""

    offers: tuple[Offer, ...]
    is_all: bool


type Look = Callable[[HomeAssistant, Kin, Day], Awaitable[Listed | None]]
"""Returns what there is; None where the recorder does not list this camera. Raises BrowseFailed."""


def entities_of(hass: HomeAssistant, settings: CameraSettings) -> list[er.RegistryEntry]:
    """Return what is known in this home of the devices that a camera, its bell and its motion are of."""
    registry = er.async_get(hass)
    source = settings.source.entity_id if isinstance(settings.source, EntitySource) else None
    named = [registry.async_get(name) for name in (source, settings.doorbell_entity, settings.motion_entity) if name]
    devices = dict.fromkeys(entry.device_id for entry in named if entry is not None and entry.device_id is not None)
    beside = [
        entry
        for device in devices
        for entry in er.async_entries_for_device(registry, device, include_disabled_entities=True)
    ]
    return [*{entry.id: entry for entry in (*named, *beside) if entry is not None}.values()]


def kin_of(settings: CameraSettings, entities: Iterable[er.RegistryEntry], domain: str) -> Kin | None:
    """Return which cameras of an integration are the one that is meant; None where it has none of these devices."""
    cameras = tuple(entry for entry in entities if entry.platform == domain and entry.domain == "camera")
    source = settings.source.entity_id if isinstance(settings.source, EntitySource) else None
    exact = tuple(entry for entry in cameras if entry.entity_id == source)
    return Kin(domain=domain, entities=exact or cameras) if cameras else None


async def _frigate(hass: HomeAssistant, kin: Kin, day: Day) -> Listed | None:
    """Page through the events of a camera: `{instance}/event-search/clips/{name}/{after}/{before}/{camera}/…/…`."""
    names = {tuple(entry.unique_id.split(":")) for entry in kin.entities}
    cameras = {(name[0], name[2]) for name in names if len(name) == 3 and name[1] == "camera"}  # noqa: PLR2004  # parts
    if len(cameras) != 1:
        return None
    ((entry_id, camera),) = cameras
    instance = await _frigate_instance(hass, entry_id)
    if instance is None or "/" in camera:
        return None
    after_ms, before_ms = day.span_ms
    before, offers = before_ms // 1000, dict[str, Offer]()
    for _ in range(MOST_PAGES):
        place = f"{instance}/event-search/clips/.day/{after_ms // 1000}/{before}/{camera}//"
        listing = await async_browse(hass, kin.domain, place)
        events = [item for item in listing.items if item.can_play]
        new = _offered(events, day, lambda item: frigate_times(item.identifier, item.name))
        if {*new} <= {*offers}:
            return Listed(tuple(offers.values()), listing.is_all)
        offers |= new
        if len(events) < _PAGE:
            return Listed(tuple(offers.values()), listing.is_all)
        before = min(offer.start_ms for offer in new.values()) // 1000 + 1
    return Listed(tuple(offers.values()), is_all=False)


async def _frigate_instance(hass: HomeAssistant, entry_id: str) -> str | None:
    """Return the name by which its media source knows a Frigate; the root shows it beside the title of its entry."""
    roots = {
        item.identifier.split("/")[0]: item.name
        for item in (await async_browse(hass, "frigate")).items
        if item.identifier.split("/")[1:3] == ["event-search", "clips"]
    }
    entry = hass.config_entries.async_get_entry(entry_id)
    suited = [name for name, title in roots.items() if entry is not None and title == f"Clips [{entry.title}]"]
    return suited[0] if len(suited) == 1 else None


async def _reolink(hass: HomeAssistant, kin: Kin, day: Day) -> Listed | None:
    """List the files of a day: the root knows `CAM|{entry}|{channel}`, of which `DAY|…|main|{y}|{m}|{d}` is a place."""
    wanted = {(entry.config_entry_id, _reolink_channel(entry)) for entry in kin.entities}
    registry = er.async_get(hass)
    places = []
    for item in (await async_browse(hass, kin.domain)).items:
        kind, _, rest = item.identifier.partition("|")
        entry_id, _, channel = rest.partition("|")
        shown = registry.async_get(_pictured(item))
        name = channel if shown is None else _reolink_channel(shown)
        if kind == "CAM" and (entry_id, name) in wanted:
            places.append(f"DAY|{entry_id}|{channel}|main|{day.begin.year}|{day.begin.month}|{day.begin.day}")
    if len(places) != 1:
        return None
    listing = await async_browse(hass, kin.domain, places[0])
    zone = day.begin.tzinfo
    assert zone is not None  # noqa: S101  # narrows the type: a day is one of the home's zone
    files = [item for item in listing.items if item.can_play]
    offers = _offered(files, day, lambda item: reolink_times(item.identifier, zone))
    is_all = listing.is_all and all(reolink_times(item.identifier, zone) for item in files)
    return Listed(tuple(offers.values()), is_all)


def _reolink_channel(entry: er.RegistryEntry) -> str:
    """Return the channel or its id, of a name such as `{host}_{channel}_{stream}`."""
    return [*entry.unique_id.split("_", 2), ""][1]


async def _unifi(hass: HomeAssistant, kin: Kin, day: Day) -> Listed | None:
    """List the events of a day: `{nvr}:browse:{camera}` stands in the root, or in a recorder below it."""
    devices = {entry.device_id for entry in kin.entities}
    names = {device.name for each in devices if each and (device := dr.async_get(hass).async_get(each)) is not None}
    items = [*(await async_browse(hass, kin.domain)).items]
    for recorder in [item for item in items if item.identifier.split(":")[1:] == ["browse"]][:MOST_PAGES]:
        items += (await async_browse(hass, kin.domain, recorder.identifier)).items
    cameras = [item for item in items if len(item.identifier.split(":")) == 3 and ":browse:" in item.identifier]  # noqa: PLR2004  # parts
    registry = er.async_get(hass)
    shown = {item.identifier: registry.async_get(_pictured(item)) for item in cameras}
    # A camera that is not connected has no picture, and its name has to do.
    suited = [item for item in cameras if (of := shown[item.identifier]) is not None and of.device_id in devices] or [
        item for item in cameras if shown[item.identifier] is None and item.name in names
    ]
    if len({item.identifier for item in suited}) != 1:
        return None
    place = f"{suited[0].identifier}:all:range:{day.begin.year}:{day.begin.month}:{day.begin.day}"
    listing = await async_browse(hass, kin.domain, place)
    zone = day.begin.tzinfo
    assert zone is not None  # noqa: S101  # narrows the type: a day is one of the home's zone
    offers = _offered(listing.items, day, lambda item: unifi_times(item.identifier, item.name, zone))
    return Listed(tuple(offers.values()), listing.is_all and len(offers) == len(listing.items))


def _pictured(item: Item) -> str:
    """Return the camera whose picture stands for an item."""
    return item.thumbnail.partition("?")[0].removeprefix(_CAMERA_PICTURE)


def _offered(items: Iterable[Item], day: Day, times_of: Callable[[Item], Times | None]) -> dict[str, Offer]:
    """Return what begins on the day and has ended, by its name."""
    from_ms, to_ms_ = day.span_ms
    return {
        item.media_content_id: Offer(
            start_ms=times.start_ms,
            end_ms=times.end_ms,
            later_ms=times.later_ms,
            title=item.title,
            media_content_id=item.media_content_id,
        )
        for item in items
        if not item.is_going_on and (times := times_of(item)) is not None and from_ms <= times.start_ms < to_ms_
    }


RECORDERS: Final[Mapping[str, Look]] = MappingProxyType(
    {"frigate": _frigate, "reolink": _reolink, "unifiprotect": _unifi}
)
