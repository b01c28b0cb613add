"""Where footage of another recorder comes from: a file, an item of a media source, or a vendor's own recording."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
import os
from pathlib import Path
import re
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from homeassistant.components.http.auth import async_sign_path
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.network import is_hass_url
from homeassistant.util import dt as dt_util
from yarl import URL

from ...const import DOMAIN
from ...disk.foreign import open_foreign
from ...model.errors import (
    ImportEntityInvalid,
    ImportHostNotAllowed,
    ImportNoRecording,
    ImportNotFound,
    ImportNotVideo,
    ImportPathNotAllowed,
    ImportSourceAmbiguous,
    ImportTooLarge,
    ImportUnavailable,
)
from ...model.offer import Offer, begin_of_path, reolink_times
from ...model.vendor import HOSTS, is_vendor_address
from ..common.executor import run_blocking
from .download import download, is_no_file
from .ring_recording import ADDRESS, newest_recording

if TYPE_CHECKING:
    from homeassistant.components.media_source import PlayMedia

PATIENCE_S: Final = 60
"""With a media source that is asked where an item lies; it may ask its recorder first."""
MAX_FILE_BYTES: Final = 4 * 1024**3
"""Of a file on this machine: an hour at 8 Mbit/s and more."""
_LONGEST_ADDRESS: Final = 8192
"""In characters; servers take no longer ones."""
_SIGNED_FOR: Final = timedelta(minutes=5)
"""Until the request has come; sending may take longer."""
_REOLINK: Final = "media-source://reolink/"
_FRIGATE: Final = {
    re.compile(r"(/api/frigate(?:/.+)?)/vod/([^/]+)/start/([.\d]+)/end/([.\d]+)/index\.m3u8"): (
        r"\1/recording/\2/start/\3/end/\4"
    ),
    re.compile(r"(/api/frigate(?:/.+)?)/vod/event/([^/]+)/index\.m3u8"): r"\1/notifications/\2/clip.mp4",
}
"""Frigate's media source names playlists; its integration gives the same time as a file under another path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FromFile:
    """A file on this machine."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FromMedia:
    """An item of a media source."""

    media_content_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FromVendor:
    """The newest recording of a vendor's doorbell."""

    entity_id: str


type ImportSource = FromFile | FromMedia | FromVendor


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Footage to read, in memory or as an open file."""

    file: BinaryIO
    begins_ms: int | None = None
    """When it begins by whoever has it, UTC since 1970; None where that is not known."""


def parse_import_source(data: Mapping[str, Any]) -> ImportSource:
    """Return where the fields of an action say that footage comes from; raise ImportSourceAmbiguous."""
    given = [name for name in ("media_content_id", "path", "entity_id") if data.get(name)]
    match given:
        case ["media_content_id"]:
            item = data["media_content_id"]
            return FromMedia(media_content_id=item if isinstance(item, str) else item["media_content_id"])
        case ["path"]:
            return FromFile(path=data["path"])
        case ["entity_id"]:
            return FromVendor(entity_id=data["entity_id"])
    raise ImportSourceAmbiguous


@asynccontextmanager
async def opened_source(hass: HomeAssistant, source: ImportSource) -> AsyncIterator[Opened]:
    """Yield the footage; raise an ImportingError."""
    match source:
        case FromFile(path=path):
            opened = Opened(file=await _open(hass, path))
        case FromMedia(media_content_id=media_content_id):
            opened = await _resolve(hass, media_content_id)
        case FromVendor(entity_id=entity_id):
            opened = await _fetch_from_vendor(hass, entity_id)
    try:
        yield opened
    finally:
        await run_blocking(hass, opened.file.close)


async def _open(hass: HomeAssistant, path: str) -> BinaryIO:
    return await run_blocking(hass, _open_blocking, hass, path)


def _open_blocking(hass: HomeAssistant, path: str) -> BinaryIO:
    try:
        file = open_foreign(Path(path), hass.config.is_allowed_path)
    except OSError as err:
        raise ImportUnavailable from err
    if os.fstat(file.fileno()).st_size > MAX_FILE_BYTES:
        file.close()
        raise ImportTooLarge
    return file


async def _resolve(hass: HomeAssistant, media_content_id: str) -> Opened:
    """Open what a media source says an item is."""
    item = await _ask(hass, media_content_id)
    begins_ms = _begin(media_content_id, item.url)
    if item.path is not None:
        try:
            return Opened(file=await _open(hass, str(item.path)), begins_ms=begins_ms)
        except ImportPathNotAllowed:
            # An integration may serve a file that actions cannot name.
            pass
    url = _own_url(hass, item.url)
    if url.path == URL(item.url).path and is_no_file(item.mime_type):
        raise ImportNotVideo
    return Opened(file=await _fetch_own(hass, url), begins_ms=begins_ms)


async def _ask(hass: HomeAssistant, media_content_id: str) -> PlayMedia:
    asking = hass.async_create_background_task(_answer(hass, media_content_id), f"{DOMAIN} asks for footage")
    try:
        await asyncio.wait([asking], timeout=PATIENCE_S)
    finally:
        # Not waited for: it is another integration's code, and may not end when it is told to.
        asking.cancel()
    if not asking.done():
        raise ImportUnavailable
    item = None if asking.cancelled() else asking.result()
    if item is None:
        raise ImportNotFound
    return item


async def _answer(hass: HomeAssistant, media_content_id: str) -> PlayMedia | None:
    # Not at the top: it brings the media player along, and who imports nothing should not wait for it.
    from homeassistant.components.media_source import async_resolve_media

    try:
        item: Any = await async_resolve_media(hass, media_content_id, None)
        is_one = isinstance(item.url, str) and isinstance(item.mime_type, str) and len(item.url) <= _LONGEST_ADDRESS
    except Exception:  # noqa: BLE001  # another integration's code may raise anything, with an address in it
        return None
    return cast("PlayMedia", item) if is_one else None


def _begin(media_content_id: str, url: str) -> int | None:
    """Return when an item begins, by where its integration serves it or by its name."""
    with suppress(ValueError):
        if (begins_ms := begin_of_path(URL(url).path)) is not None:
            return begins_ms
    times = reolink_times(media_content_id.removeprefix(_REOLINK), dt_util.get_default_time_zone())
    return times.start_ms if times is not None and media_content_id.startswith(_REOLINK) else None


def _own_url(hass: HomeAssistant, given: str) -> URL:
    """Return the path at which this Home Assistant serves an item; raise ImportHostNotAllowed for another server."""
    try:
        url = URL(given)
    except ValueError:
        raise ImportHostNotAllowed from None
    if url.scheme or url.is_absolute():
        if not is_hass_url(hass, given):
            raise ImportHostNotAllowed
        url = url.relative()
    if not url.raw_path.startswith("/"):
        raise ImportHostNotAllowed
    for playlist, file in _FRIGATE.items():
        if found := playlist.fullmatch(url.raw_path):
            return URL(found.expand(file), encoded=True)
    return url


async def _fetch_own(hass: HomeAssistant, path: URL) -> BinaryIO:
    """Fetch from the server of this Home Assistant, by the rights of who asked, or of nobody in particular."""
    query = dict(path.query)
    if "authSig" not in query:
        signed = async_sign_path(hass, str(path), _SIGNED_FOR)
        query["authSig"] = signed.rpartition("authSig=")[2]
    server = _own_server(hass)
    url = server.join(path.with_query(query))

    def may_fetch(wanted: URL) -> None:
        if wanted.origin() != server.origin():
            raise ImportHostNotAllowed

    return await download(async_get_clientsession(hass), url, may_fetch, is_own=True)


def _own_server(hass: HomeAssistant) -> URL:
    """Return where this Home Assistant listens, so that nothing leaves the machine on the way to it.

    Its outside address may lead through a cloud, and the one of its network may be another machine's by now.
    """
    api = hass.config.api
    # Nobody promised that it stays (`checks/internals.py`).
    hosts = getattr(hass.http, "server_host", ())
    if api is None or hosts == ():
        raise ImportUnavailable
    here = {"0.0.0.0": "127.0.0.1", "127.0.0.1": "127.0.0.1", "::": "::1", "::1": "::1"}  # noqa: S104  # looked up
    host = next((here[bound] for bound in hosts or ["0.0.0.0"] if bound in here), None)  # noqa: S104  # same
    return URL.build(scheme="https" if api.use_ssl else "http", host=host or api.host, port=api.port)


async def _fetch_from_vendor(hass: HomeAssistant, entity_id: str) -> Opened:
    """Fetch the newest recording of a doorbell, once; its address is neither kept nor told."""
    platform, address, begins_ms = _vendor_address(hass, entity_id)

    def may_fetch(wanted: URL) -> None:
        if not is_vendor_address(platform, scheme=wanted.scheme, host=wanted.host or "", port=wanted.port or 0):
            raise ImportHostNotAllowed

    try:
        url = URL(address, encoded=True)
    except ValueError:
        raise ImportHostNotAllowed from None
    file = await download(async_get_clientsession(hass), url, may_fetch, is_own=False)
    return Opened(file=file, begins_ms=begins_ms)


def _vendor_address(hass: HomeAssistant, entity_id: str) -> tuple[str, str, int | None]:
    """Return a vendor's integration, the address that the entity or another of its device tells, and of which time."""
    registry = er.async_get(hass)
    entity = registry.async_get(entity_id)
    if entity is None or entity.platform not in HOSTS:
        raise ImportEntityInvalid
    beside = er.async_entries_for_device(registry, entity.device_id) if entity.device_id is not None else []
    for one in (entity, *beside):
        state = hass.states.get(one.entity_id)
        if one.platform == entity.platform and state is not None and state.attributes.get(ADDRESS):
            newest = newest_recording(hass, [entity, *beside])
            begins_ms = newest.start_ms if isinstance(newest, Offer) else None
            return entity.platform, str(state.attributes[ADDRESS]), begins_ms
    raise ImportNoRecording
