"""Recorders of others as their media sources show them.

Of Reolink and UniFi Protect it is Home Assistant's own code that runs; what it talks to, the makers' libraries, is not
installed here, and a few objects stand for it. Frigate's integration is none of Home Assistant's: a source stands for
it whose names and answers are those of its `media_source.py` (blakeblackshear/frigate-hass-integration at 3d55c476).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, IntFlag, StrEnum, auto
import importlib
from pathlib import Path
import sys
from types import ModuleType, SimpleNamespace
from typing import Any, override

import homeassistant.components
from homeassistant.components.media_player import MediaClass
from homeassistant.components.media_source import BrowseMediaSource, MediaSource, MediaSourceItem, PlayMedia
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest


@contextmanager
def real_media_source(domain: str, **beside: dict[str, object]) -> Iterator[ModuleType]:
    """Load an integration's own `media_source.py`, with modules beside it that stand for what is not installed."""
    folder = Path(next(iter(homeassistant.components.__path__))) / domain
    package = ModuleType(f"homeassistant.components.{domain}")
    package.__path__ = [str(folder)]
    names = {package.__name__: package}
    for name, values in beside.items():
        full = name.replace("__", ".") if not name.startswith("_") else f"{package.__name__}.{name[1:]}"
        names[full] = ModuleType(full)
        names[full].__path__ = []
        names[full].__dict__.update(values)
    before = {name: sys.modules[name] for name in names if name in sys.modules}
    sys.modules.update(names)
    try:
        yield importlib.import_module(f"{package.__name__}.media_source")
    finally:
        for name in [name for name in sys.modules if name in names or name.startswith(f"{package.__name__}.")]:
            del sys.modules[name]
        sys.modules.update(before)


class VodRequestType(Enum):
    """As of reolink_aio."""

    DOWNLOAD = "Download"
    PLAYBACK = "Playback"
    NVR_DOWNLOAD = "NvrDownload"
    RTMP = "RTMP"


class VodTrigger(IntFlag):
    """As of reolink_aio."""

    NONE = 0
    MOTION = auto()
    DOORBELL = auto()


@dataclass(frozen=True)
class VodFile:
    """As of reolink_aio: times are by the camera's clock."""

    start_time: datetime
    length: timedelta
    triggers: VodTrigger = VodTrigger.MOTION

    @property
    def file_name(self) -> str:
        """As cameras name them."""
        return f"Mp4Record/{self.start_time:%Y-%m-%d}/RecM01_{self.start_time:%Y%m%d_%H%M%S}_1234.mp4"

    @property
    def duration(self) -> timedelta:
        """How long it is."""
        return self.length

    @property
    def start_time_id(self) -> str:
        """When it begins, in digits."""
        return f"{self.start_time:%Y%m%d%H%M%S}"

    @property
    def end_time_id(self) -> str:
        """When it ends, in digits."""
        return f"{self.start_time + self.length:%Y%m%d%H%M%S}"


@dataclass
class ReolinkApi:
    """What Home Assistant's code asks of a Reolink recorder."""

    files: list[VodFile]
    url: str = ""
    is_nvr = is_hub = is_dual_lens = False
    hdd_info = (1,)
    asked: list[tuple[int, datetime, str]] = field(default_factory=list)

    def supported(self, _channel: int, capability: str) -> bool:
        """Tell that recordings can be played back."""
        return capability == "replay"

    def camera_name(self, channel: int) -> str:
        """Name a channel."""
        return f"Channel {channel}"

    def channel_for_uid(self, uid: str) -> int:
        """Return a channel by the id of its camera."""
        return {"9527000UID0": 0, "9527000UID1": 1}[uid]

    async def request_vod_files(
        self, channel: int, start: datetime, end: datetime, *, stream: str, **_more: object
    ) -> tuple[list[object], list[VodFile]]:
        """Return what was recorded of a day."""
        self.asked.append((channel, start, stream))
        return [], [each for each in self.files if start <= each.start_time <= end]

    async def get_vod_source(self, *_what: object) -> tuple[str, str]:
        """Return where a file lies."""
        return "video/mp4", self.url

    def hide_password(self, text: str) -> str:
        """Hide nothing, for there is none."""
        return text


@contextmanager
def reolink(hosts: dict[str, ReolinkApi]) -> Iterator[ModuleType]:
    """Have Home Assistant's own media source of Reolink, for recorders by their config entries."""
    with real_media_source(
        "reolink",
        reolink_aio={},
        reolink_aio__enums={"VodRequestType": VodRequestType},
        reolink_aio__typings={"VOD_trigger": VodTrigger},
        reolink_aio__exceptions={"ReolinkError": type("ReolinkError", (Exception,), {})},
        _util={"get_host": lambda _hass, entry_id: SimpleNamespace(api=hosts[entry_id])},
    ) as module:
        yield module


class EventType(StrEnum):
    """As of uiprotect."""

    RING = "ring"
    MOTION = "motion"
    SMART_DETECT = "smartDetectZone"
    SMART_DETECT_LINE = "smartDetectLine"
    SMART_AUDIO_DETECT = "smartAudioDetect"


class SmartType(StrEnum):
    """As of uiprotect."""

    PERSON = "person"
    VEHICLE = "vehicle"
    LICENSE_PLATE = "licensePlate"


@dataclass
class Event:
    """As of uiprotect."""

    id: str
    type: EventType
    start: datetime
    end: datetime | None
    camera_id: str
    api: Any = None

    @property
    def camera(self) -> UnifiCamera:
        """Return the camera that saw it."""
        camera: UnifiCamera = self.api.bootstrap.cameras[self.camera_id]
        return camera

    def raw(self) -> dict[str, Any]:
        """Return it as a recorder sends it."""
        return {
            "id": self.id,
            "type": self.type.value,
            "start": round(self.start.timestamp() * 1000),
            "end": None if self.end is None else round(self.end.timestamp() * 1000),
            "camera": self.camera_id,
            "smartDetectTypes": [],
        }


class UnifiCamera(SimpleNamespace):
    """What Home Assistant's code asks of a camera."""

    feature_flags = SimpleNamespace(is_doorbell=True, has_smart_detect=False)
    is_connected = True
    is_privacy_on = False
    market_name = type = "Doorbell"
    channels = (SimpleNamespace(id=0),)

    @property
    def display_name(self) -> str:
        """Return what people call it."""
        return str(self.name)

    def can_read_media(self, _user: object) -> bool:
        """Allow it."""
        return True


class UnifiApi:
    """What Home Assistant's code asks of a recorder of UniFi Protect."""

    is_public_only = False
    max_events = 1000

    def __init__(self, cameras: Iterable[UnifiCamera], events: Iterable[Event], nvr: str = "nvr1") -> None:
        self.api = self
        self.events = [*events]
        for event in self.events:
            event.api = self
        self.bootstrap = SimpleNamespace(
            nvr=SimpleNamespace(id=nvr, name="Recorder", display_name="Recorder"),
            cameras={camera.id: camera for camera in cameras},
            events={},
            has_media=True,
            has_doorbell=True,
            has_smart_detections=False,
            recording_start=dt_util.utcnow() - timedelta(days=30),
            auth_user=None,
        )

    def get_cameras(self) -> list[UnifiCamera]:
        """Return all cameras."""
        return [*self.bootstrap.cameras.values()]

    async def get_events_raw(self, *, start: datetime, end: datetime, **_more: object) -> list[dict[str, Any]]:
        """Return the events of a time, of all cameras."""
        return [event.raw() for event in self.events if start <= event.start < end]

    async def get_event(self, event_id: str) -> Event:
        """Return an event."""
        return next(event for event in self.events if event.id == event_id)


class _Anything(type):
    def __getattr__(cls, name: str) -> str:
        return name


@contextmanager
def unifiprotect(recorders: Iterable[UnifiApi]) -> Iterator[ModuleType]:
    """Have Home Assistant's own media source of UniFi Protect."""
    entries = [SimpleNamespace(runtime_data=recorder) for recorder in recorders]
    with real_media_source(
        "unifiprotect",
        uiprotect={},
        uiprotect__data={
            "Camera": UnifiCamera,
            "Event": Event,
            "EventType": EventType,
            "SmartDetectObjectType": SmartType,
            "ModelType": _Anything("ModelType", (), {}),
            "Version": str,
        },
        uiprotect__exceptions={name: type(name, (Exception,), {}) for name in ("NvrError", "ClientError")},
        uiprotect__utils={"from_js_time": lambda ms: dt_util.utc_from_timestamp(ms / 1000)},
        _data={
            "ProtectData": UnifiApi,
            "async_get_ufp_entries": lambda _hass: entries,
            "async_get_data_for_entry_id": None,
            "async_get_data_for_nvr_id": None,
        },
    ) as module:
        yield module


@dataclass(frozen=True)
class FrigateEvent:
    """An event as Frigate knows it."""

    camera: str
    start: datetime
    seconds: int | None
    """None while it goes on."""

    @property
    def id(self) -> str:
        """As Frigate names events."""
        return f"{self.start.timestamp():.6f}-abc123"

    def raw(self) -> dict[str, Any]:
        """Return what is shown beside an item."""
        start = self.start.timestamp()
        return {"id": self.id, "start_time": start, "end_time": None if self.seconds is None else start + self.seconds}


class FrigateSource(MediaSource):
    """What Frigate's integration shows, as far as it is asked here."""

    name = "Frigate"
    at_once = 50
    padding_s = 5

    def __init__(self, instances: dict[str, str], events: Iterable[FrigateEvent]) -> None:
        """Have instances by their ids, each with the title of its entry."""
        super().__init__("frigate")
        self.instances = instances
        self.events = [*events]
        self.asked: list[str] = []

    @override
    async def async_browse_media(self, item: MediaSourceItem) -> BrowseMediaSource:
        """Return the root, or a page of events."""
        self.asked.append(item.identifier)
        if not item.identifier:
            return _folder("", [child for each in self.instances for child in self._root(each)])
        instance, kind, media, _name, after, before, camera, _label, _zone = item.identifier.split("/")
        assert (kind, media) == ("event-search", "clips")
        found = [
            event
            for event in self.events
            if event.camera == camera and int(after) < event.start.timestamp() < int(before)
        ]
        newest = sorted(found, key=lambda event: event.start, reverse=True)[: self.at_once]
        return _folder(item.identifier, [self._event(instance, event) for event in newest])

    def _root(self, instance: str) -> list[BrowseMediaSource]:
        title = self.instances[instance]
        return [
            _folder(f"{instance}/event-search/clips///////"[:-1], title=f"Clips [{title}]"),
            _folder(f"{instance}/recordings///", title=f"Recordings [{title}]"),
            _folder(f"{instance}/event-search/snapshots///////"[:-1], title=f"Snapshots [{title}]"),
        ]

    def _event(self, instance: str, event: FrigateEvent) -> BrowseMediaSource:
        at = dt_util.as_local(event.start).strftime("%Y-%m-%d %H:%M:%S")
        item = BrowseMediaSource(
            domain="frigate",
            identifier=f"{instance}/event/clips/{event.camera}/{event.id}",
            media_class=MediaClass.VIDEO,
            media_content_type="video",
            title=f"{at} [{event.seconds or 3}s, Person 87%]",
            can_play=True,
            can_expand=False,
            thumbnail=f"/api/frigate/{instance}/thumbnail/{event.id}",
        )
        item.frigate = SimpleNamespace(event=event.raw())  # type: ignore[attr-defined]  # as their class has it
        return item

    @override
    async def async_resolve_media(self, item: MediaSourceItem) -> PlayMedia:
        """Return the playlist of an event, with some seconds before and after."""
        instance, _kind, _media, camera, event_id = item.identifier.split("/")
        event = next(event for event in self.events if event.id == event_id)
        start = int(event.start.timestamp() - self.padding_s)
        end = int(event.start.timestamp() + (event.seconds or 0) + self.padding_s)
        path = f"/api/frigate/{instance}/vod/{camera}/start/{start}/end/{end}/index.m3u8"
        return PlayMedia(path, "application/x-mpegURL")


def _folder(
    identifier: str, children: list[BrowseMediaSource] | None = None, title: str = "Frigate"
) -> BrowseMediaSource:
    return BrowseMediaSource(
        domain="frigate",
        identifier=identifier,
        media_class=MediaClass.DIRECTORY,
        media_content_type="video",
        title=title,
        can_play=False,
        can_expand=True,
        children=children,
    )


def shows(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch, domain: str, source: MediaSource) -> None:
    """Have Home Assistant know a media source under the name of an integration."""
    platforms = hass.data["media_source_platforms"]
    monkeypatch.setitem(platforms._processed, domain, source)
