"""The home of a busy household, made as quickly as it can be: none of this is what is measured."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256
import json
import os
from pathlib import Path
from typing import Final
from unittest.mock import patch

from aiohttp import ClientSession, ClientTimeout, TCPConnector
from homeassistant.util.ulid import ulid_now

from benchmarks.desk import core, fill, opened
from benchmarks.links import Link, allow_links, share
from benchmarks.processes import allocator
from tools.demo.household import OWNER, set_up_vault, until_it_is_there
from tools.demo.watching import WatchedHome, ticket, unlock
from tools.home.client import HomeClient
from tools.home.folder import write_folder
from tools.home.home import Place, launch
from tools.home.onboarding import onboard, run_flow, wait_until_running

REQUESTS, RECIPIENTS, AUTOMATIONS = 500, 10, 30
LINKS: Final = RECIPIENTS // 2
"""Of each, two may download at once."""
CLIP_S: Final = 5
INSIDE: Final = Path(__file__).parent / "inside"
_ON_CLIP: Final = {
    "triggers": [{"trigger": "footage_guard.clip_recorded"}],
    "actions": [{"action": "footage_guard.find_clips", "data": {"limit": 1}, "response_variable": "found"}],
    "mode": "queued",
}
_OK: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A home with all of it, before it begins."""

    place: Place
    client: HomeClient
    clips: tuple[str, ...]
    digests: dict[str, str]
    """Of what a person is sent who watches each, when nothing else happens."""
    links: tuple[Link, ...]
    cameras: tuple[str, ...]
    proving: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(4))


@asynccontextmanager
async def household(folder: Path, urls: list[str]) -> AsyncIterator[Household]:
    """Yield a home whose cameras are read, with clips, requests, links and automations."""
    async with AsyncExitStack() as stack:
        place = Place.take(folder)
        stack.callback(place.folder.release)
        _write_folder(place)
        client = await stack.enter_async_context(HomeClient(place.url))
        # It takes its memory from where the one of Home Assistant's image does.
        stack.enter_context(patch.dict(os.environ, allocator().environment))
        child = await launch(place)
        async with AsyncExitStack() as first:
            first.push_async_callback(child.stop)
            await onboard(client, OWNER)
            await wait_until_running(client)
            await _add_camera(client, await set_up_vault(client), urls[0])
            await client.hang_up()
        _repeat_camera(place, urls)
        await _ask(place)
        child = await launch(place)
        stack.push_async_callback(child.stop)
        cameras = tuple(f"switch.camera_{number}_recording" for number in range(len(urls)))
        clips: list[str] = []
        for number, camera in enumerate(cameras):
            await until_it_is_there(client, f"camera.camera_{number}")
            clips.append(await press(client, camera))
        await unlock(client)
        homes = [
            WatchedHome(place=place, child=child, client=client, clip_id=clip, source=folder) for clip in clips[:LINKS]
        ]
        await allow_links(homes[0])
        await until_sealed(client, {*clips[:LINKS]})
        # Meanwhile the others are recorded.
        links = tuple([await share(home, length_s=CLIP_S) for home in homes])
        await until_sealed(client, {*clips})
        digests = {clip: await digest_of(place.url, await ticket(client, clip)) for clip in clips}
        stack.push_async_callback(client.close)
        yield Household(place=place, client=client, clips=tuple(clips), digests=digests, links=links, cameras=cameras)


async def press(client: HomeClient, camera: str) -> str:
    """Have a camera recorded, from now on and what was before, and return the clip."""
    answer = await client.post(
        "/api/services/footage_guard/record_clip?return_response", {"entity_id": camera, "duration": f"00:00:0{CLIP_S}"}
    )
    return str(answer["service_response"]["clip_id"])


async def until_sealed(client: HomeClient, clips: set[str]) -> dict[str, str]:
    """Wait for what is being written; return how clips stand that are then not sealed, or have a gap."""
    states = dict[str, str]()
    for _ in range(60):
        states = {clip: state for clip, state in (await _states(client, clips)).items() if state != "sealed"}
        if set(states.values()) <= {"gap"}:
            break
        await asyncio.sleep(0.5)
    return states


async def digest_of(url: str, address: str) -> str:
    """Return the SHA-256 of what an address sends, by a connection of its own; where it sends nothing, why."""
    digest = sha256()
    async with (
        ClientSession(url, connector=TCPConnector(limit=1), timeout=ClientTimeout(total=120)) as session,
        session.get(address) as answer,
    ):
        if answer.status != _OK:
            return str(answer.status)
        async for piece in answer.content.iter_chunked(1 << 17):
            digest.update(piece)
    return digest.hexdigest()


def _write_folder(place: Place) -> None:
    """Have automations look for clips whenever there is a new one, and the home looked at from the inside."""
    write_folder(place.config_dir, port=place.port, doorbells=())
    components = place.config_dir / "custom_components"
    # A package, which goes before the one of the sources.
    (components / "__init__.py").touch()
    (components / INSIDE.name).symlink_to(INSIDE)
    written = [{"id": str(number), "alias": f"Look {number}", **_ON_CLIP} for number in range(AUTOMATIONS)]
    settings = place.config_dir / "configuration.yaml"
    text = settings.read_text().replace("automation: []", f"automation: {json.dumps(written)}\n{INSIDE.name}:")
    settings.write_text(text)


async def _add_camera(client: HomeClient, entry_id: str, url: str) -> None:
    answers = {"name": "Camera 0", "stream_url": url, "indoor": False, "pre_roll_s": 5, "post_roll_s": 5}
    done = await run_flow(client, "subentries/flow", [entry_id, "camera"], answers)
    if done["type"] != "create_entry":
        raise RuntimeError(done)


def _repeat_camera(place: Place, urls: list[str]) -> None:
    """Add the others as the first was, while the home stands still: it loads all anew for each, slower each time."""
    path = place.config_dir / ".storage" / "core.config_entries"
    stored = json.loads(path.read_text())
    (cameras,) = (entry["subentries"] for entry in stored["data"]["entries"] if entry["domain"] == "footage_guard")
    (first,) = cameras
    for number, url in enumerate(urls[1:], 1):
        data, subentry_id = {**first["data"], "stream_url": url}, ulid_now()
        cameras.append({**first, "data": data, "subentry_id": subentry_id, "title": f"Camera {number}"})
    path.write_text(json.dumps(stored))


async def _ask(place: Place) -> None:
    """Keep requests that wait for a person."""
    async with core(place.config_dir) as hass, opened(hass, {}) as (runtime, _):
        await runtime.async_work(lambda vault: fill(vault, REQUESTS, open_every=1))


async def _states(client: HomeClient, wanted: set[str]) -> dict[str, str]:
    """Return how clips stand; `gap` where one has a gap, and nothing of one that there is not."""
    found, before = dict[str, str](), dict[str, str]()
    while True:
        page = await client.command("footage_guard/clips/list", limit=200, **before)
        for clip in page["clips"]:
            found[clip["clip_id"]] = "gap" if clip["gaps"] else clip["state"]
        if not page["more"] or wanted <= found.keys():
            return {clip: found.get(clip, "lost") for clip in wanted}
        before = {"before": page["next"]}
