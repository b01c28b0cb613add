"""Each ticket opens exactly what it was made for: every person, every clip, every way of looking, many at once."""

import asyncio
from datetime import UTC, datetime
from hashlib import sha256
import logging
import random
from typing import Final

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.footage_guard.bridge.people.people import People
from custom_components.footage_guard.media.still import first_still_of
from custom_components.footage_guard.media.virtual import lay_out
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.model.watch_facts import ClipWatched, View
from tests.media.test_virtual import Bytes
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import code, proof, runtime_of
from .conftest import SignIn
from .watching import Http, Viewer, footage, keep, noise, served, view, watched

NOW: Final = datetime.now(UTC)
OTHER_ID: Final = "c" * 32
OTHERS_PASSPHRASE: Final = "kettle harbor velvet thursday"
REQUESTS: Final = 200
COMMANDS: Final = {View.CLIP: "ticket", View.THUMBNAIL: "thumbnail_ticket"}
type Object = tuple[ClipId, View]


@pytest.fixture
async def http(vault: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator) -> Http:
    """A browser without a login."""
    return await hass_client_no_auth()


@pytest.fixture
def clips(vault: MockConfigEntry) -> dict[ClipId, bytes]:
    """Give clips that cannot be taken for each other, with what each holds."""
    contents = [*(footage(pictures=40 + number) for number in range(4)), noise(), noise(20)]
    return {keep(vault, stored): stored for stored in contents}


@pytest.fixture
def digests(clips: dict[ClipId, bytes]) -> dict[Object, str]:
    """Tell what each way of looking at each clip shows."""
    shown = {(clip_id, View.CLIP): served(stored) for clip_id, stored in clips.items()}
    stills = {(clip_id, View.THUMBNAIL): first_still_of(lay_out(Bytes(stored))) for clip_id, stored in clips.items()}
    return {what: sha256(data).hexdigest() for what, data in {**shown, **stills}.items()}


@pytest.fixture
def roles(monkeypatch: pytest.MonkeyPatch) -> dict[str, Role]:
    """Say who is enrolled beside the first approver, as the history would after the wait; it may be changed."""
    enrolled = {OTHER_ID: Role.VIEWER}
    found = People.role_of
    monkeypatch.setattr(People, "role_of", lambda self, person_id: enrolled.get(person_id) or found(self, person_id))
    return enrolled


@pytest.fixture
async def viewers(vault: MockConfigEntry, sign_in: SignIn, roles: dict[str, Role]) -> list[Viewer]:
    """Two persons, of whom one is signed in twice and the other only watches."""
    keyring = runtime_of(vault).keyring
    owner = await view(vault, await sign_in())
    secrets = runtime_of(vault).unlocks.get(owner.session).secrets()
    keyring.add_person(OTHER_ID, OTHERS_PASSPHRASE, secrets, NOW)
    other = await view(vault, await sign_in(OTHER_ID), OTHER_ID, OTHERS_PASSPHRASE)
    return [owner, await view(vault, await sign_in()), other]


async def test_every_ticket_of_every_person_opens_its_own_object_alone(
    vault: MockConfigEntry, viewers: list[Viewer], http: Http, digests: dict[Object, str]
) -> None:
    told = []
    for viewer in viewers:
        for (clip_id, way), digest in digests.items():
            address = await viewer.ticket(clip_id, COMMANDS[way])
            answer = await http.get(address)
            assert sha256(await answer.read()).hexdigest() == digest
            told.append(ClipWatched(clip_id=clip_id, view=way, actor=viewer.person_id))
    assert watched(vault) == told


async def test_what_one_locks_another_still_watches(
    vault: MockConfigEntry, viewers: list[Viewer], http: Http, clips: dict[ClipId, bytes]
) -> None:
    addresses = [await viewer.ticket(next(iter(clips))) for viewer in viewers]
    runtime_of(vault).unlocks.lock_session(viewers[0].session)
    assert [(await http.get(address)).status for address in addresses] == [404, 200, 200]
    runtime_of(vault).unlocks.lock_person(OWNER_ID)
    assert [(await http.get(address)).status for address in addresses] == [404, 404, 200]


async def test_whoever_loses_the_role_does_not_watch_any_more(
    vault: MockConfigEntry,
    viewers: list[Viewer],
    http: Http,
    clips: dict[ClipId, bytes],
    roles: dict[str, Role],
) -> None:
    addresses = [await viewer.ticket(next(iter(clips))) for viewer in viewers]
    del roles[OTHER_ID]
    assert [(await http.get(address)).status for address in addresses] == [200, 200, 404]
    assert code(await viewers[2].ask(next(iter(clips)))) == "not_an_approver"


async def test_a_viewer_unlocks_over_the_page(vault: MockConfigEntry, viewers: list[Viewer]) -> None:
    viewer = viewers[2]
    runtime_of(vault).unlocks.lock()
    await viewer.page.send_json_auto_id({"type": "footage_guard/vault/unlock"})
    asked = (await viewer.page.receive_json())["result"]
    await viewer.page.send_json_auto_id({"type": "footage_guard/vault/unlock", **proof(asked, OTHERS_PASSPHRASE)})
    assert (await viewer.page.receive_json())["success"]
    assert (await viewer.ask(keep(vault)))["success"]


async def test_two_hundred_mixed_requests_at_once_get_what_each_asked_for(
    vault: MockConfigEntry, viewers: list[Viewer], http: Http, clips: dict[ClipId, bytes], digests: dict[Object, str]
) -> None:
    chosen = random.Random(5)  # noqa: S311  # an order, not a secret
    asked: list[tuple[str, Object]] = []
    for number in range(REQUESTS // 2):
        what = chosen.choice([*digests])
        address = await viewers[number % 3].ticket(what[0], COMMANDS[what[1]])
        asked += [(address, what)] * 2
    chosen.shuffle(asked)

    async def get(address: str, what: Object) -> bool:
        headers = {"Range": "bytes=1000-"} if chosen.random() < 0.5 else {}
        data = await (await http.get(address, headers=headers)).read()
        if not headers:
            return sha256(data).hexdigest() == digests[what]
        return data == whole[what][1000:]

    whole = {
        **{(clip_id, View.CLIP): served(stored) for clip_id, stored in clips.items()},
        **{(clip_id, View.THUMBNAIL): first_still_of(lay_out(Bytes(stored))) for clip_id, stored in clips.items()},
    }
    assert await asyncio.gather(*(get(*one) for one in asked)) == [True] * REQUESTS
    assert len(watched(vault)) == REQUESTS // 2


async def test_no_log_holds_a_ticket(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    sign_in: SignIn,
    http: Http,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for name in ("", "aiohttp.access", "homeassistant.components.websocket_api", "homeassistant.helpers.http"):
        caplog.set_level(logging.DEBUG, logger=name)
    viewer = await view(vault, await sign_in())
    addresses = [await viewer.ticket(keep(vault), command) for command in COMMANDS.values()]
    for address in (*addresses, f"{addresses[0]}?authSig=x", f"{addresses[0]}x", "/api/footage_guard/unknown"):
        await (await http.get(address, headers={"Range": "bytes=5-9"})).read()
    await (await http.post(addresses[0])).read()
    runtime_of(vault).unlocks.lock()
    await (await http.get(addresses[0])).read()
    await hass.async_block_till_done()
    logged = caplog.text + "".join(str(record.__dict__) for record in caplog.records)
    assert "aiohttp.access" in logged
    assert "/api/footage_guard/clip/**REDACTED**" in logged
    for address in addresses:
        assert address.rpartition("/")[2] not in logged
    assert PASSPHRASE not in logged
    assert addresses[0].rpartition("/")[2] not in repr(vault.runtime_data.tickets.__dict__)
