"""Ring's newest recording is offered once it is that of the last event, and for as long as it can be fetched."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.imports import import_source
from tests.people import OWNER_ID
from tests.surface.vendor_server import HOST, SECRET, vendor_server

from .accepting import code
from .conftest import Connect
from .offering import AddCamera, an_entity, an_entry, offers, standings, starts
from .unlocking import ask, send_to

RANG = datetime(2026, 11, 24, 20, tzinfo=UTC)
DAY = "2026-11-24"
URL = f"https://{HOST}/clip.mp4?{SECRET}"


class Ring:
    """A doorbell as Ring's integration shows it: each entity by what it says, and since when."""

    def __init__(self, hass: HomeAssistant, rang: datetime = RANG, *, has_activity: bool = True) -> None:
        self.hass = hass
        self.rang = rang
        entry = an_entry(hass, "ring")
        self.camera = an_entity(hass, entry, "1", "1-live_view", name="door_live_view")
        self.bell = an_entity(hass, entry, "1", "1-ding", domain="event", name="door_ding")
        self.lock = an_entity(hass, entry, "1", "1-intercom_unlock", domain="event", name="door_unlock")
        self.activity = "sensor.none"
        if has_activity:
            self.activity = an_entity(hass, entry, "1", "1-last_activity", domain="sensor", name="door_last_activity")

    def say(self, entity_id: str, state: str, after: timedelta, **attributes: Any) -> None:
        """Have an entity say something since some time after the bell."""
        self.hass.states.async_set(entity_id, state, attributes, timestamp=(self.rang + after).timestamp())

    def rings(self, after: timedelta = timedelta()) -> None:
        """Have the bell ring, of which Ring itself hears a little before."""
        self.say(self.bell, (self.rang + after).isoformat(), after)
        self.say(self.lock, (self.rang + timedelta(days=1)).isoformat(), after)

    def tells(self, after: timedelta, status: str = "ready") -> None:
        """Have Ring tell of the ring when it is asked, and whether the recording is ready."""
        created = (self.rang - timedelta(seconds=3)).isoformat()
        self.say(self.activity, created, after, recording_status=status)

    def has(self, after: timedelta, url: str | None = URL) -> None:
        """Have the camera know the recording's address."""
        self.say(self.camera, "idle", after, video_url=url, last_video_id=7)


@pytest.fixture
def now(freezer: FrozenDateTimeFactory, vault: MockConfigEntry, socket_enabled: None) -> FrozenDateTimeFactory:
    """The time, which the test moves."""
    freezer.move_to(RANG + timedelta(minutes=2))
    return freezer


_s = timedelta(seconds=1)
_m = timedelta(minutes=1)


async def _found(connect: Connect, add_camera: AddCamera, ring: Ring) -> dict[str, Any]:
    camera = await add_camera(camera_entity=ring.camera, doorbell_entity=ring.bell)
    return await offers(await connect(OWNER_ID), camera, DAY)


@pytest.mark.usefixtures("socket_enabled")
async def test_a_recording_that_is_ready_is_offered_and_becomes_a_clip_of_when_ring_began_it(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    add_camera: AddCamera,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    # By the clock that is: certificates go by it.
    rang = datetime.now(UTC).replace(microsecond=0) - 10 * _m
    ring, start = Ring(hass, rang), rang - 3 * _s
    ring.rings()
    ring.tells(50 * _s)
    ring.has(9 * _m)
    client, camera = await connect(OWNER_ID), await add_camera(doorbell_entity=ring.bell)
    found = await offers(client, camera, dt_util.as_local(start).date().isoformat())
    assert standings(found) == {"ring": "shown"}
    (offer,) = found["offers"]
    assert offer == {
        "recorder": "ring",
        "start": start.isoformat(timespec="milliseconds"),
        "end": None,
        "title": "",
        "media_content_id": None,
        "entity_id": ring.camera,
        "clip_id": None,
    }
    fields = {"camera": camera, "entity_id": ring.camera, "offered_at": offer["start"]}
    async with vendor_server(tmp_path) as (session, _):
        monkeypatch.setattr(import_source, "async_get_clientsession", lambda _hass: session)
        clip_id = (await ask(client, "clips/import", **fields))["clip_id"]
        ring.rings(4 * _m)
        ring.say(ring.activity, (rang + 4 * _m).isoformat(), 5 * _m, recording_status="ready")
        ring.has(9 * _m + _s)
        assert code(await send_to(client, "clips/import", **fields)) == "import_not_found"
    (clip,) = (await ask(client, "clips/list"))["clips"]
    assert (clip["clip_id"], clip["start"]) == (clip_id, offer["start"])


@pytest.mark.parametrize(
    ("told", "has", "age", "standing"),
    [
        ((50 * _s, "ready"), (51 * _s, URL), 2 * _m, "offered"),
        ((50 * _s, "ready"), (51 * _s, URL), 16 * _m, "shown"),
        ((50 * _s, "ready"), (14 * _m, URL), 16 * _m, "offered"),
        ((50 * _s, "ready"), (51 * _s, None), 2 * _m, "waiting"),
        ((50 * _s, "ready"), (51 * _s, None), 6 * _m, "shown"),
        ((50 * _s, "ready"), (20 * _s, URL), 2 * _m, "waiting"),
        ((50 * _s, "processing"), (51 * _s, URL), 2 * _m, "waiting"),
        ((50 * _s, "processing"), (51 * _s, URL), 6 * _m, "shown"),
    ],
)
async def test_an_address_counts_once_ring_says_that_the_recording_is_ready(
    hass: HomeAssistant,
    now: FrozenDateTimeFactory,
    add_camera: AddCamera,
    connect: Connect,
    *,
    told: tuple[timedelta, str],
    has: tuple[timedelta, str | None],
    age: timedelta,
    standing: str,
) -> None:
    ring = Ring(hass)
    ring.rings()
    ring.tells(*told)
    ring.has(*has)
    now.move_to(RANG + age)
    found = await _found(connect, add_camera, ring)
    assert standings(found) == {"ring": standing.replace("offered", "shown")}
    assert len(found["offers"]) == (standing == "offered")


async def test_the_recording_of_the_ring_before_is_not_that_of_this_one(
    hass: HomeAssistant, now: FrozenDateTimeFactory, add_camera: AddCamera, connect: Connect
) -> None:
    ring = Ring(hass)
    ring.tells(50 * _s)
    ring.has(51 * _s)
    ring.rings(5 * _m)
    now.move_to(RANG + 5 * _m + 20 * _s)
    found = await _found(connect, add_camera, ring)
    assert (standings(found), found["offers"]) == ({"ring": "waiting"}, [])


@pytest.mark.parametrize(
    ("has", "age", "standing"),
    [
        ((30 * _s, URL), 2 * _m, "waiting"),
        ((70 * _s, URL), 2 * _m, "offered"),
        ((30 * _s, URL), 6 * _m, "shown"),
        ((70 * _s, None), 2 * _m, "waiting"),
    ],
)
async def test_without_the_sensor_it_takes_until_ring_was_asked_after_the_bell(
    hass: HomeAssistant,
    now: FrozenDateTimeFactory,
    add_camera: AddCamera,
    connect: Connect,
    *,
    has: tuple[timedelta, str | None],
    age: timedelta,
    standing: str,
) -> None:
    ring = Ring(hass, has_activity=False)
    ring.rings()
    ring.has(*has)
    now.move_to(RANG + age)
    found = await _found(connect, add_camera, ring)
    assert standings(found) == {"ring": standing.replace("offered", "shown")}
    assert starts(found) == (["2026-11-24T20:00:00.000+00:00"] if standing == "offered" else [])


async def test_a_recording_of_another_doorbell_is_not_of_this_ones_time(
    hass: HomeAssistant, now: FrozenDateTimeFactory, add_camera: AddCamera, connect: Connect
) -> None:
    ring = Ring(hass)
    ring.rings()
    ring.tells(50 * _s)
    entry = an_entry(hass, "ring")
    motion = an_entity(hass, entry, "2", "2-motion", domain="binary_sensor", name="garden_motion")
    ring.camera = an_entity(hass, entry, "2", "2-live_view", name="garden_live_view")
    ring.has(51 * _s)
    camera = await add_camera(doorbell_entity=ring.bell, motion_entity=motion)
    found = await offers(await connect(OWNER_ID), camera, DAY)
    assert (standings(found), found["offers"]) == ({"ring": "waiting"}, [])


async def test_a_recording_of_another_day_is_not_of_this_one(
    hass: HomeAssistant, now: FrozenDateTimeFactory, add_camera: AddCamera, connect: Connect
) -> None:
    ring = Ring(hass)
    ring.rings()
    ring.tells(50 * _s)
    ring.has(51 * _s)
    camera = await add_camera(doorbell_entity=ring.bell)
    found = await offers(await connect(OWNER_ID), camera, "2026-11-22")
    assert (standings(found), found["offers"]) == ({"ring": "shown"}, [])


@pytest.mark.parametrize(
    "state",
    [
        "unknown",
        "unavailable",
        "soon",
        "2026-11-24T08:00:00",
        "2026-13-45T25:61:61+00:00",
        "0001-01-01T00:00:00+00:00",
        "9999-12-31T23:59:59+00:00",
    ],
)
async def test_a_bell_that_never_rang_has_no_recording(
    hass: HomeAssistant, now: FrozenDateTimeFactory, add_camera: AddCamera, connect: Connect, state: str
) -> None:
    ring = Ring(hass)
    ring.say(ring.bell, state, timedelta())
    ring.say(ring.activity, state, timedelta())
    ring.has(51 * _s)
    found = await _found(connect, add_camera, ring)
    assert (standings(found), found["offers"]) == ({"ring": "shown"}, [])
