"""An approver is offered what other recorders have of a camera's day, and imports of it what they choose."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.imports import import_offers, recorders
from tests.people import OWNER_ID

from .conftest import Connect
from .offering import (
    NOON,
    AddCamera,
    Server,
    an_entity,
    an_entry,
    frigate_events,
    offers,
    standings,
    starts,
)
from .recorders import (
    Event,
    EventType,
    FrigateSource,
    ReolinkApi,
    UnifiApi,
    UnifiCamera,
    VodFile,
    VodTrigger,
    shows,
    unifiprotect,
)
from .unlocking import ask

# Reolink


def _local(hour: int, minute: int = 0) -> datetime:
    """Return a time of the day by the camera's clock."""
    return datetime(2026, 3, 1, hour, minute)  # noqa: DTZ001  # as cameras write it


@pytest.fixture
async def recorder(
    hass: HomeAssistant, serving: Server, monkeypatch: pytest.MonkeyPatch
) -> tuple[MockConfigEntry, ReolinkApi]:
    """A Reolink recorder with two cameras, and Home Assistant's own media source of it."""
    entry = an_entry(hass, "reolink")
    host = ReolinkApi(
        [VodFile(_local(12), timedelta(seconds=4), VodTrigger.DOORBELL), VodFile(_local(13, 5), timedelta(minutes=5))]
    )
    entry.runtime_data = SimpleNamespace(host=SimpleNamespace(api=host))
    monkeypatch.setattr(hass.config_entries, "async_loaded_entries", _with(hass, entry))
    serving.hosts[entry.entry_id] = host
    host.url = f"http://127.0.0.1:{serving.port}/film.mp4"
    shows(hass, monkeypatch, "reolink", await serving.reolink.async_get_media_source(hass))
    return entry, host


def _with(hass: HomeAssistant, entry: MockConfigEntry) -> Callable[[str], list[Any]]:
    """Have an entry count as loaded that nothing loads here."""
    loaded = hass.config_entries.async_loaded_entries
    return lambda domain: [entry] if domain == entry.domain else loaded(domain)


async def test_files_of_a_reolink_camera_are_offered_and_one_becomes_a_clip(
    hass: HomeAssistant,
    recorder: tuple[MockConfigEntry, ReolinkApi],
    add_camera: AddCamera,
    connect: Connect,
) -> None:
    entry, host = recorder
    entity = an_entity(hass, entry, "Door", "9527000HOST_9527000UID0_main")
    an_entity(hass, entry, "Garden", "9527000HOST_9527000UID1_main")
    client, camera = await connect(OWNER_ID), await add_camera(camera_entity=entity)
    found = await offers(client, camera)
    assert standings(found) == {"reolink": "shown"}
    assert starts(found) == ["2026-03-01T12:05:00.000+00:00", "2026-03-01T11:00:00.000+00:00"]
    assert [channel for channel, _, _ in host.asked] == [0]
    offer = found["offers"][1]
    assert (offer["title"], offer["end"], offer["clip_id"]) == (
        "12:00:00 0:00:04 Doorbell",
        "2026-03-01T11:00:04.000+00:00",
        None,
    )
    item = {"media_content_id": offer["media_content_id"], "offered_at": offer["start"]}
    clip_id = (await ask(client, "clips/import", camera=camera, **item))["clip_id"]
    (clip,) = (await ask(client, "clips/list"))["clips"]
    assert (clip["clip_id"], clip["start"]) == (clip_id, offer["start"])
    assert [each["clip_id"] for each in (await offers(client, camera))["offers"]] == [None, clip_id]


async def test_the_other_channel_of_a_recorder_is_no_other_camera(
    hass: HomeAssistant,
    recorder: tuple[MockConfigEntry, ReolinkApi],
    add_camera: AddCamera,
    connect: Connect,
) -> None:
    entry, host = recorder
    an_entity(hass, entry, "Door", "9527000HOST_0_main")
    bell = an_entity(hass, entry, "Garden", "9527000HOST_1_visitor", domain="binary_sensor")
    an_entity(hass, entry, "Garden", "9527000HOST_1_sub")
    camera = await add_camera(doorbell_entity=bell)
    await offers(await connect(OWNER_ID), camera)
    assert [channel for channel, _, _ in host.asked] == [1]


async def test_a_camera_that_a_reolink_recorder_does_not_list_is_absent(
    hass: HomeAssistant,
    recorder: tuple[MockConfigEntry, ReolinkApi],
    add_camera: AddCamera,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry, host = recorder
    entity = an_entity(hass, entry, "Door", "9527000HOST_0_main")
    monkeypatch.setattr(host, "hdd_info", ())
    found = await offers(await connect(OWNER_ID), await add_camera(camera_entity=entity))
    assert (standings(found), found["offers"]) == ({"reolink": "absent"}, [])


async def test_a_file_whose_name_is_a_time_that_the_clock_shows_twice_is_not_offered(
    hass: HomeAssistant,
    recorder: tuple[MockConfigEntry, ReolinkApi],
    add_camera: AddCamera,
    connect: Connect,
) -> None:
    entry, host = recorder
    host.files = [
        VodFile(datetime(2025, 10, 26, 1, 30) + timedelta(hours=hours), timedelta(minutes=5))  # noqa: DTZ001  # its own
        for hours in range(3)
    ]
    entity = an_entity(hass, entry, "Door", "9527000HOST_0_main")
    found = await offers(await connect(OWNER_ID), await add_camera(camera_entity=entity), "2025-10-26")
    assert standings(found) == {"reolink": "more"}
    assert starts(found) == ["2025-10-26T02:30:00.000+00:00", "2025-10-25T23:30:00.000+00:00"]


# UniFi Protect


def _unifi_events() -> list[Event]:
    return [
        Event("e1", EventType.RING, NOON, NOON + timedelta(seconds=63), "cam1"),
        Event("e2", EventType.MOTION, NOON + timedelta(hours=1), NOON + timedelta(hours=1, seconds=9), "cam2"),
        Event("e3", EventType.MOTION, NOON + timedelta(hours=2), None, "cam1"),
        Event("e4", EventType.MOTION, NOON - timedelta(hours=13), NOON - timedelta(hours=12), "cam1"),
    ]


def _unifi_cameras() -> list[UnifiCamera]:
    return [UnifiCamera(id=f"cam{number}", name=f"Cam {number}", mac=f"AA{number}") for number in (1, 2)]


@pytest.mark.parametrize("recorders", [1, 2])
@pytest.mark.parametrize("is_connected", [True, False])
async def test_events_of_unifi_protect_are_offered_and_one_becomes_a_clip(
    hass: HomeAssistant,
    serving: Server,
    add_camera: AddCamera,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
    *,
    recorders: int,
    is_connected: bool,
) -> None:
    entry = an_entry(hass, "unifiprotect")
    cameras = _unifi_cameras()
    for camera in cameras:
        camera.is_connected = is_connected
    others = [UnifiCamera(id="cam9", name="Barn", mac="BB")]
    apis = [UnifiApi(cameras, _unifi_events()), UnifiApi(others, [], nvr="nvr2")][:recorders]
    module = serving.stack.enter_context(unifiprotect(apis))
    shows(hass, monkeypatch, "unifiprotect", await module.async_get_media_source(hass))
    entity = an_entity(hass, entry, "Cam 1", "AA1_0")
    an_entity(hass, entry, "Cam 2", "AA2_0")
    client, camera_id = await connect(OWNER_ID), await add_camera(camera_entity=entity)
    found = await offers(client, camera_id)
    assert standings(found) == {"unifiprotect": "shown"}
    (offer,) = found["offers"]
    assert offer["media_content_id"] == "media-source://unifiprotect/nvr1:event:e1"
    assert (offer["start"], offer["end"]) == ("2026-03-01T11:00:00.000+00:00", "2026-03-01T11:01:03.000+00:00")
    assert offer["title"].endswith("1m 3s Ring Event")
    item = {"media_content_id": offer["media_content_id"], "offered_at": offer["start"]}
    await ask(client, "clips/import", camera=camera_id, **item)
    (clip,) = (await ask(client, "clips/list"))["clips"]
    assert clip["start"] == offer["start"]
    assert len(serving.film.asked) == 1


async def test_an_event_of_the_hour_that_the_clock_shows_twice_becomes_a_clip_of_its_time(
    hass: HomeAssistant, serving: Server, add_camera: AddCamera, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = datetime(2025, 10, 26, 1, 30, tzinfo=UTC)
    api = UnifiApi(_unifi_cameras(), [Event("e1", EventType.RING, second, second + timedelta(seconds=4), "cam1")])
    module = serving.stack.enter_context(unifiprotect([api]))
    shows(hass, monkeypatch, "unifiprotect", await module.async_get_media_source(hass))
    entity = an_entity(hass, an_entry(hass, "unifiprotect"), "Cam 1", "AA1_0")
    client, camera = await connect(OWNER_ID), await add_camera(camera_entity=entity)
    (offer,) = (await offers(client, camera, "2025-10-26"))["offers"]
    item = {"media_content_id": offer["media_content_id"], "offered_at": offer["start"]}
    clip_id = (await ask(client, "clips/import", camera=camera, **item))["clip_id"]
    (clip,) = (await ask(client, "clips/list"))["clips"]
    assert clip["start"] == "2025-10-26T01:30:00.000+00:00"
    (again,) = (await offers(client, camera, "2025-10-26"))["offers"]
    assert again["clip_id"] == clip_id


async def test_two_cameras_of_one_name_of_which_none_is_connected_are_not_taken_for_each_other(
    hass: HomeAssistant,
    serving: Server,
    add_camera: AddCamera,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cameras = [UnifiCamera(id=name, name="Door", mac=name, is_connected=False) for name in ("cam1", "cam2")]
    module = serving.stack.enter_context(unifiprotect([UnifiApi(cameras, _unifi_events())]))
    shows(hass, monkeypatch, "unifiprotect", await module.async_get_media_source(hass))
    entity = an_entity(hass, an_entry(hass, "unifiprotect"), "Door", "AA1_0")
    found = await offers(await connect(OWNER_ID), await add_camera(camera_entity=entity))
    assert (standings(found), found["offers"]) == ({"unifiprotect": "absent"}, [])


# Frigate


async def test_events_of_frigate_are_offered_and_one_becomes_a_clip_that_begins_when_its_file_does(
    serving: Server, frigate: tuple[str, FrigateSource], add_camera: AddCamera, connect: Connect
) -> None:
    entity, source = frigate
    client, camera = await connect(OWNER_ID), await add_camera(camera_entity=entity)
    found = await offers(client, camera)
    assert standings(found) == {"frigate": "shown"}
    assert starts(found) == ["2026-03-01T11:01:00.250+00:00", "2026-03-01T11:00:00.250+00:00"]
    begin, end = datetime(2026, 2, 28, 23, tzinfo=UTC), datetime(2026, 3, 1, 23, tzinfo=UTC)
    day = f"{begin.timestamp():.0f}/{end.timestamp():.0f}"
    assert source.asked == [None, f"house/event-search/clips/.day/{day}/door//"]
    offer = found["offers"][1]
    assert (offer["title"], offer["end"]) == (
        "2026-03-01 12:00:00 [12s, Person 87%]",
        "2026-03-01T11:00:12.250+00:00",
    )
    item = {"media_content_id": offer["media_content_id"], "offered_at": offer["start"]}
    await ask(client, "clips/import", camera=camera, **item)
    (clip,) = (await ask(client, "clips/list"))["clips"]
    assert clip["start"] == "2026-03-01T10:59:55.000+00:00"
    assert len(serving.film.asked) == 1


async def test_a_day_with_many_events_is_paged_through(
    hass: HomeAssistant, frigate: tuple[str, FrigateSource], add_camera: AddCamera, connect: Connect
) -> None:
    entity, source = frigate
    source.events = frigate_events(130)
    found = await offers(await connect(OWNER_ID), await add_camera(camera_entity=entity))
    assert standings(found) == {"frigate": "shown"}
    assert len({*starts(found)}) == 130
    assert len(source.asked) == 4


async def test_of_too_many_the_newest_are_offered_and_it_is_said(
    hass: HomeAssistant,
    frigate: tuple[str, FrigateSource],
    add_camera: AddCamera,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entity, source = frigate
    source.events = frigate_events(30)
    monkeypatch.setattr(import_offers, "MOST_OFFERS", 20)
    found = await offers(await connect(OWNER_ID), await add_camera(camera_entity=entity))
    assert standings(found) == {"frigate": "more"}
    assert starts(found)[-1] == "2026-03-01T11:10:00.250+00:00"


@pytest.mark.parametrize("titles", [{"a": "frigate:5000", "b": "frigate:5000"}, {"a": "other"}, {}])
async def test_an_instance_that_cannot_be_told_is_not_guessed(
    hass: HomeAssistant,
    frigate: tuple[str, FrigateSource],
    add_camera: AddCamera,
    connect: Connect,
    titles: dict[str, str],
) -> None:
    entity, source = frigate
    source.instances = titles
    found = await offers(await connect(OWNER_ID), await add_camera(camera_entity=entity))
    assert (standings(found), found["offers"]) == ({"frigate": "absent"}, [])


async def test_paging_ends_after_so_many_pages_and_it_is_said(
    frigate: tuple[str, FrigateSource], add_camera: AddCamera, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    entity, source = frigate
    source.events = frigate_events(80)
    monkeypatch.setattr(recorders, "MOST_PAGES", 1)
    found = await offers(await connect(OWNER_ID), await add_camera(camera_entity=entity))
    assert standings(found) == {"frigate": "more"}
    assert len(source.asked) == 2


async def test_a_source_that_gives_the_same_page_again_is_not_asked_for_ever(
    frigate: tuple[str, FrigateSource], add_camera: AddCamera, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    entity, source = frigate
    source.events = frigate_events(80)
    browse = source.async_browse_media

    async def first_page(item: Any) -> Any:
        day = [*item.identifier.split("/")] if item.identifier else None
        if day is not None:
            day[5] = "9999999999"
            item.identifier = "/".join(day)
        return await browse(item)

    monkeypatch.setattr(source, "async_browse_media", first_page)
    found = await offers(await connect(OWNER_ID), await add_camera(camera_entity=entity))
    assert len({*starts(found)}) == len(found["offers"]) == 49
    assert len(source.asked) == 3


async def test_a_bell_on_a_device_with_two_cameras_of_frigate_is_of_neither(
    hass: HomeAssistant, frigate: tuple[str, FrigateSource], add_camera: AddCamera, connect: Connect
) -> None:
    _, source = frigate
    (entry,) = [entry for entry in hass.config_entries.async_entries("frigate") if entry.entry_id == "first"]
    assert isinstance(entry, MockConfigEntry)
    an_entity(hass, entry, "Door", "first:camera:yard", name="yard")
    bell = an_entity(hass, entry, "Door", "first:occupancy_sensor:door_person", domain="binary_sensor")
    found = await offers(await connect(OWNER_ID), await add_camera(doorbell_entity=bell))
    assert (standings(found), source.asked) == ({"frigate": "absent"}, [])
