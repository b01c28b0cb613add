"""A clip is watched in a real browser: it plays, it is sought in, and it stops where the person may not any more."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import ClientSession
from playwright.async_api import Page, Response, async_playwright
import psutil
import pytest

from tools.demo.household import OWNER
from tools.demo.watching import WatchedHome, home_with_clip, ticket, unlock
from tools.home.client import HomeClient
from tools.home.onboarding import sign_in

from .browser import CHROMIUM, FLAGS

LENGTH_S = 300
LONGEST_WAIT_S = 60
"""A player has some seconds in advance, which it shows to their end."""
GROWTH_MB = 20

PLAY = """async (url) => {
  const video = window.video = document.createElement("video");
  video.muted = true;
  document.body.append(video);
  const begun = performance.now();
  video.src = url;
  await new Promise((done, failed) => {
    video.onloadeddata = done;
    video.onerror = () => failed(new Error(video.error.message));
  });
  const loaded = performance.now() - begun;
  await video.play();
  return { loaded, duration: video.duration, width: video.videoWidth, height: video.videoHeight };
}"""
SEEK = """async (place) => {
  const begun = performance.now();
  video.currentTime = place;
  await new Promise((done, failed) => {
    video.onseeked = done;
    video.onerror = () => failed(new Error(video.error.message));
  });
  await video.play();
  return performance.now() - begun;
}"""
END = """async () => {
  if (video.error === null)
    await new Promise((done) => { video.onerror = done; video.onended = done; });
  return { at: video.currentTime, error: video.error?.code ?? null };
}"""
MEDIA_ERR_NETWORK = 2

type Run = Callable[[Callable[[WatchedHome], Awaitable[None]]], None]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Run something with a home whose vault holds a clip of five minutes and 150 MB."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        folder = tmp_path_factory.mktemp("watched")
        home = runner.run(stack.enter_async_context(home_with_clip(folder, length_s=LENGTH_S)))

        async def with_home(doing: Callable[[WatchedHome], Awaitable[None]]) -> None:
            await doing(home)

        try:
            yield lambda doing: runner.run(with_home(doing))
        finally:
            runner.run(stack.aclose())


@dataclass(kw_only=True)
class Screen:
    """A page of the home in which something plays; Playwright leaves a mark on it."""

    page: Page
    asked: list[tuple[str | None, int]] = field(default_factory=list)
    """Range and status of each request."""

    def hear(self, response: Response) -> None:
        if "/api/footage_guard/clip/" in response.url:
            self.asked.append((response.request.headers.get("range"), response.status))


@asynccontextmanager
async def screen(home: WatchedHome) -> AsyncIterator[Screen]:
    """Open a page of the home's own origin."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        shown = Screen(page=await browser.new_page())
        shown.page.on("response", shown.hear)
        await shown.page.goto(f"{home.place.url}/auth/authorize")
        yield shown
        await browser.close()


@asynccontextmanager
async def viewer(home: WatchedHome) -> AsyncIterator[HomeClient]:
    """Sign in anew, and unlock the vault there."""
    async with HomeClient(home.place.url) as client:
        await sign_in(client, OWNER)
        await unlock(client)
        yield client


async def status_of(home: WatchedHome, address: str) -> int:
    """Ask for the beginning of a clip without a login."""
    async with (
        ClientSession() as session,
        session.get(home.place.url + address, headers={"Range": "bytes=0-9"}) as answer,
    ):
        return answer.status


def test_a_clip_plays_and_is_sought_in(run: Run) -> None:
    async def watch(home: WatchedHome) -> None:
        async with viewer(home) as client, screen(home) as shown:
            address = await ticket(client, home.clip_id)
            found = await shown.page.evaluate(PLAY, address)
            assert (found["duration"], found["width"], found["height"]) == (LENGTH_S, 1280, 720)
            # Without an index in front it would read the head of each of 150 fragments first.
            assert len(shown.asked) <= 8
            await shown.page.wait_for_function("video.currentTime > 1")
            for place in (270.0, 3.0, 150.5, 299.0):
                await shown.page.evaluate(SEEK, place)
                await shown.page.wait_for_function(f"video.currentTime >= {place}")
            assert await shown.page.evaluate(END) == {"at": LENGTH_S, "error": None}
            assert {status for _, status in shown.asked} == {206}
        facts = (await home.client.command("footage_guard/ledger/list"))["facts"]
        assert [fact["fact"]["clip_id"] for fact in facts if fact["kind"] == "clip_watched"] == [home.clip_id]

    run(watch)


def test_a_thumbnail_is_shown(run: Run) -> None:
    async def watch(home: WatchedHome) -> None:
        async with viewer(home) as client, screen(home) as shown:
            address = await ticket(client, home.clip_id, "thumbnail_ticket")
            size = await shown.page.evaluate(
                """async (url) => {
                  const image = new Image();
                  image.src = url;
                  await image.decode();
                  return [image.naturalWidth, image.naturalHeight];
                }""",
                address,
            )
            assert size == [640, 360]

    run(watch)


def test_another_form_plays_as_well(tmp_path: Path) -> None:
    async def watch() -> None:
        async with home_with_clip(tmp_path, length_s=10, codec="libx265") as home, viewer(home) as client:
            found = await client.command("footage_guard/clips/ticket", clip_id=home.clip_id)
            assert found["seekable"] is False
            async with screen(home) as shown:
                assert (await shown.page.evaluate(PLAY, found["url"]))["width"] == 1280
                stopped = await shown.page.evaluate(END)
                assert (round(stopped["at"]), stopped["error"]) == (10, None)

    asyncio.run(watch())


async def _lock(home: WatchedHome, _client: HomeClient) -> None:
    await home.client.post("/api/services/footage_guard/lock_vault")


async def _log_out(home: WatchedHome, client: HomeClient) -> None:
    tokens: list[dict[str, Any]] = await client.command("auth/refresh_tokens")
    (own,) = [token["id"] for token in tokens if token["is_current"]]
    await home.client.command("auth/delete_refresh_token", refresh_token_id=own)


@pytest.mark.parametrize("end", [_lock, _log_out], ids=["lock", "log out"])
def test_what_plays_stops_when_the_person_may_not_watch_any_more(
    run: Run, end: Callable[[WatchedHome, HomeClient], Awaitable[None]]
) -> None:
    async def watch(home: WatchedHome) -> None:
        async with viewer(home) as client, screen(home) as shown:
            address = await ticket(client, home.clip_id)
            await shown.page.evaluate(PLAY, address)
            await shown.page.wait_for_function("video.currentTime > 1")
            await end(home, client)
            assert await status_of(home, address) == 404
            async with asyncio.timeout(LONGEST_WAIT_S):
                stopped = await shown.page.evaluate(END)
            assert stopped["error"] == MEDIA_ERR_NETWORK
            assert stopped["at"] < LONGEST_WAIT_S
            assert shown.asked[-1][1] == 404

    run(watch)


def test_a_long_clip_that_is_played_and_sought_takes_little_memory(run: Run) -> None:
    async def watch(home: WatchedHome) -> None:
        process = psutil.Process(home.child.process.pid)
        async with viewer(home) as client, ClientSession() as session:
            address = home.place.url + await ticket(client, home.clip_id)
            # What is loaded once for the first request of all does not count.
            async with session.get(address, headers={"Range": "bytes=0-3000000"}) as answer:
                length = int(answer.headers["Content-Range"].rpartition("/")[2])
                await answer.read()
            before, most = process.memory_info().rss, 0
            assert length > 150_000_000
            for number in range(30):
                headers = {"Range": f"bytes={length * number // 40}-"}
                async with session.get(address, headers=headers) as answer:
                    # The first is read to its end; the others are left, as by a player that moves on.
                    left = length if number == 0 else 2_000_000
                    while left > 0 and (piece := await answer.content.read(1 << 20)):
                        left -= len(piece)
                        most = max(most, process.memory_info().rss)
            assert (most - before) / 1e6 < GROWTH_MB

    run(watch)
