"""Pictures of a clip for its timeline, and to draw boxes on: by ticket only, in two sizes, told of by size."""

from typing import Any

import numpy as np
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.model.watch_facts import ClipWatched, View
from tests.media.made import number_of
from tests.media.shot import Kind, shot
from tests.media.test_glimpses import seen
from tests.people import OWNER_ID

from .accepting import Client, code
from .deciding import NOBODY
from .unlocking import ask, send_to, unlock
from .watching import Http, footage, keep, watched


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """A browser without a login."""
    return await hass_client_no_auth()


async def picture(client: Client, http: Http, clip_id: str, **fields: Any) -> Any:
    """Return a picture as a page gets it."""
    answer = await http.get((await ask(client, "clips/thumbnail_ticket", clip_id=clip_id, **fields))["url"])
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert answer.headers["Cache-Control"] == "no-store, private"
    return seen(await answer.read())


async def test_each_is_the_picture_of_its_time(vault: MockConfigEntry, client: Client, http: Http) -> None:
    await unlock(client)
    clip_id = keep(vault)
    found = [await picture(client, http, clip_id, at_ms=at_ms) for at_ms in (0, 99, 1_250, 3_900, 86_400_000)]
    numbers = [number_of(frame.to_ndarray()[: frame.height] * (219 / 255) + 16) for frame in found]
    assert numbers == [0, 0, 12, 39, 39]
    assert watched(vault) == [ClipWatched(clip_id=clip_id, view=View.THUMBNAIL, actor=OWNER_ID)] * 5


async def test_there_are_two_sizes(vault: MockConfigEntry, client: Client, http: Http) -> None:
    await unlock(client)
    clip_id = keep(vault, shot(Kind(size=(1920, 1080), pictures=3)).data)
    wanted: list[dict[str, Any]] = [{"at_ms": 200}, {"at_ms": 200, "size": "picture"}, {"size": "picture"}]
    frames = [await picture(client, http, clip_id, **fields) for fields in wanted]
    assert [(frame.width, frame.height) for frame in frames] == [(160, 90), (1280, 720), (1280, 720)]
    assert not np.array_equal(frames[1].to_ndarray(), frames[2].to_ndarray())
    assert [fact.view for fact in watched(vault)] == [View.THUMBNAIL, View.PICTURE, View.PICTURE]


async def test_each_tells_when_it_begins(vault: MockConfigEntry, client: Client) -> None:
    await unlock(client)
    clip_id = keep(vault, footage(codec="libx265"))
    wanted: list[dict[str, Any]] = [{"at_ms": 1_250}, {"at_ms": 86_400_000, "size": "picture"}, {"size": "picture"}, {}]
    given = [await ask(client, "clips/thumbnail_ticket", clip_id=clip_id, **fields) for fields in wanted]
    assert [each["begins_ms"] for each in given] == [1_200, 3_900, 0, None]
    assert [each["size"] for each in given] == [[64, 48], [64, 48], [64, 48], None]
    assert [each["picture_ms"] for each in given] == [100, 100, 100, None]
    assert {each["seekable"] for each in given} == {True}


@pytest.mark.parametrize(
    "fields", [{"at_ms": -1}, {"at_ms": 86_400_001}, {"at_ms": 0.5}, {"size": "clip"}, {"size": 9}]
)
async def test_no_other_size_or_time(vault: MockConfigEntry, client: Client, fields: dict[str, Any]) -> None:
    await unlock(client)
    answer = await send_to(client, "clips/thumbnail_ticket", clip_id=keep(vault), **fields)
    assert answer["error"]["code"] == "invalid_format"


async def test_what_cannot_be_decoded_is_told_at_once(vault: MockConfigEntry, client: Client) -> None:
    await unlock(client)
    noise = bytearray(footage())
    begin = noise.index(b"mdat") + 4
    noise[begin:] = bytes(len(noise) - begin)
    answer = await send_to(client, "clips/thumbnail_ticket", clip_id=keep(vault, bytes(noise)), at_ms=0)
    assert code(answer) in {"footage_unreadable", "format_unsupported"}
    assert code(await send_to(client, "clips/thumbnail_ticket", clip_id=NOBODY, at_ms=0)) == "clip_unknown"
    assert not watched(vault)


async def test_it_takes_an_unlocked_vault(vault: MockConfigEntry, client: Client) -> None:
    answer = await send_to(client, "clips/thumbnail_ticket", clip_id=keep(vault), at_ms=0)
    assert code(answer) == "vault_locked"
