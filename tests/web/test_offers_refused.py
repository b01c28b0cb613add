"""Recorders that fail or show nonsense, and commands for what was not offered or by whom it may not be asked."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.imports import import_offers
from custom_components.footage_guard.bridge.imports.browsing import MOST_CHILDREN
from tests.footage import footage
from tests.people import OWNER_ID

from .accepting import code
from .conftest import Connect, SignIn
from .offering import (
    DAY,
    NOON,
    AddCamera,
    offers,
    standings,
)
from .recorders import FrigateSource
from .unlocking import ask, send_to


async def _nonsense(_item: object) -> Any:
    return SimpleNamespace(children=[SimpleNamespace(media_content_id=1, title=None), object()])


async def _no_list(_item: object) -> Any:
    return SimpleNamespace(children=1)


async def _raises(_item: object) -> Any:
    message = "planted: who was at the door"
    raise RuntimeError(message)


async def _never(_item: object) -> Any:
    await asyncio.Event().wait()


async def _stops(_item: object) -> Any:
    raise asyncio.CancelledError


@pytest.mark.parametrize("does", [_nonsense, _no_list, _raises, _never, _stops])
async def test_a_recorder_that_fails_is_told_and_nothing_else_of_it(
    frigate: tuple[str, FrigateSource],
    add_camera: AddCamera,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    does: Callable[[object], Awaitable[Any]],
) -> None:
    entity, source = frigate
    monkeypatch.setattr(source, "async_browse_media", does)
    monkeypatch.setattr(import_offers, "PATIENCE_S", 0.05)
    caplog.clear()
    client, camera = await connect(OWNER_ID), await add_camera(camera_entity=entity)
    found = await offers(client, camera)
    assert (standings(found), found["offers"]) == ({"frigate": "failed"}, [])
    assert "planted" not in caplog.text


async def test_no_more_of_a_list_is_read_than_is_kept(
    frigate: tuple[str, FrigateSource],
    add_camera: AddCamera,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entity, source = frigate
    read = []

    def children() -> Iterator[Any]:
        for number in range(3 * MOST_CHILDREN):
            read.append(number)
            yield SimpleNamespace(media_content_id="", title="")

    async def browse(_item: object) -> Any:
        return SimpleNamespace(children=children())

    monkeypatch.setattr(source, "async_browse_media", browse)
    found = await offers(await connect(OWNER_ID), await add_camera(camera_entity=entity))
    assert (standings(found), found["offers"]) == ({"frigate": "absent"}, [])
    assert len(read) == MOST_CHILDREN + 1


async def test_words_of_a_recorder_are_plain_or_left_out(
    hass: HomeAssistant,
    frigate: tuple[str, FrigateSource],
    add_camera: AddCamera,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entity, source = frigate
    browse = source.async_browse_media

    async def renamed(item: Any) -> Any:
        found: Any = await browse(item)
        for child, title in zip(
            found.children[1:] if item.identifier else (), ("\u202egnp.exe", "a" * 400), strict=False
        ):
            child.title = title
        return found

    monkeypatch.setattr(source, "async_browse_media", renamed)
    found = await offers(await connect(OWNER_ID), await add_camera(camera_entity=entity))
    assert sorted(offer["title"] for offer in found["offers"]) == ["", "a" * 120]


async def test_items_of_another_source_are_not_offered(
    hass: HomeAssistant,
    frigate: tuple[str, FrigateSource],
    add_camera: AddCamera,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entity, source = frigate
    browse = source.async_browse_media

    async def moved(item: Any) -> Any:
        found: Any = await browse(item)
        for child in found.children[1:2] if item.identifier else ():
            child.media_content_id = child.media_content_id.replace("frigate", "elsewhere", 1)
        return found

    monkeypatch.setattr(source, "async_browse_media", moved)
    found = await offers(await connect(OWNER_ID), await add_camera(camera_entity=entity))
    assert (standings(found), len(found["offers"])) == ({"frigate": "more"}, 1)


async def test_a_camera_of_no_recorder_is_offered_nothing(
    vault: MockConfigEntry, add_camera: AddCamera, connect: Connect
) -> None:
    camera = await add_camera()
    assert await offers(await connect(OWNER_ID), camera) == {"recorders": [], "offers": []}


@pytest.mark.parametrize("day", ["", "today", "2026-02-30", "0001-01-01", "9999-12-31", "2026-03-01T11:00"])
async def test_a_day_that_is_none_is_refused(
    vault: MockConfigEntry, add_camera: AddCamera, connect: Connect, day: str
) -> None:
    answer = await send_to(await connect(OWNER_ID), "clips/offers", camera=await add_camera(), day=day)
    assert code(answer) == "span_invalid"


async def test_a_camera_that_is_none_is_refused(vault: MockConfigEntry, connect: Connect) -> None:
    assert code(await send_to(await connect(OWNER_ID), "clips/offers", camera="gone", day=DAY)) == "camera_ambiguous"


async def test_nobody_else_has_recorders_asked(add_camera: AddCamera, connect: Connect, sign_in: SignIn) -> None:
    camera = await add_camera()
    token = await (
        await sign_in(OWNER_ID, client_name="a script", token_type="long_lived_access_token")
    ).connect()  # no secret: a kind
    assert code(await send_to(token, "clips/offers", camera=camera, day=DAY)) == "not_interactive"
    stranger = await connect("b2e80000000000000000000000000000")
    assert code(await send_to(stranger, "clips/offers", camera=camera, day=DAY)) == "not_an_approver"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({}, "import_time_invalid"),
        ({"started_at": NOON.isoformat(), "offered_at": NOON.isoformat()}, "import_time_invalid"),
        ({"offered_at": (NOON + timedelta(hours=1)).isoformat()}, "import_not_found"),
    ],
)
async def test_what_was_not_offered_for_that_time_is_not_imported(
    hass: HomeAssistant,
    frigate: tuple[str, FrigateSource],
    add_camera: AddCamera,
    connect: Connect,
    fields: dict[str, str],
    error: str,
) -> None:
    entity, source = frigate
    client, camera = await connect(OWNER_ID), await add_camera(camera_entity=entity)
    item = f"media-source://frigate/house/event/clips/door/{source.events[0].id}"
    answer = await send_to(client, "clips/import", camera=camera, media_content_id=item, **fields)
    assert code(answer) == error
    assert (await ask(client, "clips/list"))["clips"] == []


async def test_a_file_says_nothing_of_its_time(
    hass: HomeAssistant, vault: MockConfigEntry, add_camera: AddCamera, connect: Connect, tmp_path: Path
) -> None:
    hass.config.allowlist_external_dirs = {str(tmp_path)}
    film = tmp_path / "film.mp4"
    film.write_bytes(footage())
    fields = {"path": str(film), "offered_at": dt_util.utcnow().isoformat()}
    answer = await send_to(await connect(OWNER_ID), "clips/import", camera=await add_camera(), **fields)
    assert code(answer) == "import_not_found"
