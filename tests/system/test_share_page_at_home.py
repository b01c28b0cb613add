"""What a real Home Assistant serves to somebody outside: a recipient's page, from the link to what was taken back.

And the pages for whoever asks, in a browser in which Home Assistant's own service worker answers for all pages.
"""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright, expect

from tools.demo import sharing
from tools.demo.doors import allow_doors, open_door
from tools.demo.watching import WatchedHome, home_with_clip
from tools.home.client import HomeClient

from .browser import CHROMIUM, FLAGS, PHONE
from .guide import SHOTS

LENGTH_S = 20
STEPS = 7
PLAYED = """async () => {
  const video = document.querySelector("video");
  video.muted = true;
  await video.play();
  await new Promise((done) => { video.ontimeupdate = () => { if (video.currentTime > 0.3) done(); }; });
  video.pause();
  video.currentTime = 8;
  await new Promise((done) => { video.onseeked = done; });
  return { width: video.videoWidth, at: video.currentTime, length: Math.round(video.duration) };
}"""

WORKER = """async () => {
  await navigator.serviceWorker.register("/service_worker.js");
  await navigator.serviceWorker.ready;
  while (navigator.serviceWorker.controller === null) await new Promise((done) => setTimeout(done, 50));
}"""
"""What the login page does by itself where its host is `localhost`, or the connection encrypted."""
KEPT = """async () => {
  const names = await caches.keys();
  const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return found.flat().map((request) => request.url);
}"""
PART = """async () => {
  const answer = await fetch(document.querySelector("video").src, { headers: { Range: "bytes=5-9" } });
  return [answer.status, (await answer.arrayBuffer()).byteLength];
}"""


def test_a_link_is_followed_watched_checked_and_taken_back(tmp_path: Path) -> None:
    asyncio.run(_follow_a_link(tmp_path))


async def _follow_a_link(folder: Path) -> None:
    async with home_with_clip(folder, length_s=LENGTH_S) as home, async_playwright() as playwright:
        await sharing.prove(home.client, "vault/unlock", "vault/unlock")
        await sharing._allow_links(home.client, home.place.url)
        released = await _released(home.client)
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]}, locale="en-US")
        complaints: list[str] = []
        answers: list[int] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("response", lambda answer: answers.append(answer.status))
        await page.goto(released["url"])
        await expect(page.get_by_text("The house with the two doorbells")).to_be_visible()
        assert "#" not in page.url
        await page.get_by_role("button", name="Open").click()
        await expect(page.get_by_role("heading", name="Files")).to_be_focused()
        assert await page.evaluate(PLAYED) == {"width": 1280, "at": 8, "length": LENGTH_S // 2}
        await page.get_by_role("button", name="Check footage-1.mp4").click()
        await expect(page.get_by_text("footage-1.mp4 is the file that was approved, bit for bit.")).to_be_visible()
        await expect(page.locator(".steps .right")).to_have_count(STEPS)
        await page.screenshot(path=SHOTS / "share-at-home.png", full_page=True)
        assert complaints == []
        await _is_taken_back(home.client, page, released)
        assert {*answers} <= {200, 206, 404}
        await _is_kept_by_nobody(home, browser)
        await browser.close()


async def _released(client: HomeClient) -> Mapping[str, Any]:
    """Answer a request about the home's clip, as people do it, and return where the link leads."""
    (listed,) = (await client.command("footage_guard/clips/list"))["clips"]
    start, end = (round(datetime.fromisoformat(listed[name]).timestamp() * 1000) for name in ("start", "end"))
    clip = {"clip_id": listed["clip_id"], "start_ms": start, "end_ms": end}
    request_id = await sharing._ask(client, clip)
    draft_id, _ = await sharing._draft(client, request_id, clip)
    released, _ = await sharing._approve(client, draft_id)
    return released


async def _is_taken_back(client: HomeClient, page: Page, released: Mapping[str, Any]) -> None:
    await client.command("footage_guard/shares/revoke", share_id=released["share_id"])
    await page.get_by_role("button", name="Check footage-1.mp4").click()
    await expect(page.get_by_text("This link has ended, or this page was open for too long.")).to_be_visible()
    await page.reload()
    assert await page.locator("h1").count() == 0
    await page.goto(released["url"])
    assert await page.locator("h1").count() == 0


async def _is_kept_by_nobody(home: WatchedHome, browser: Browser) -> None:
    """Do it where Home Assistant's service worker is, which keeps for a day what it can, and answers with that."""
    page = await browser.new_page(locale="en-US")
    await page.goto(f"{home.place.url}/auth/authorize")
    await page.evaluate(WORKER)
    await _status_is_of_now(home, page)
    released = await _released(home.client)
    for _ in range(2):
        await page.goto("about:blank")
        await page.goto(released["url"])
        await expect(page.get_by_text("The house with the two doorbells")).to_be_visible()
    await page.get_by_role("button", name="Open").click()
    for _ in range(2):
        await page.get_by_role("button", name="Check footage-1.mp4").click()
        await expect(page.get_by_text("footage-1.mp4 is the file that was approved, bit for bit.")).to_be_visible()
        assert await page.evaluate(PLAYED) == {"width": 1280, "at": 8, "length": LENGTH_S // 2}
        assert await page.evaluate(PART) == [206, 5]
    # The worker keeps what it has answered with afterwards.
    await asyncio.sleep(1)
    kept = await page.evaluate(KEPT)
    assert kept
    assert [url for url in kept if "/footage_guard/" in url] == []


async def _status_is_of_now(home: WatchedHome, page: Page) -> None:
    """Each form has a token of its own, and a request that was amended has ended for whoever looks."""
    await allow_doors(home.client)
    form = (await open_door(home.client))["url"]
    tokens = set()
    for _ in range(2):
        await page.goto(form)
        tokens.add(await page.locator("[name=form_token]").get_attribute("value"))
    assert len(tokens) == 2
    first = await _asked(home.client, form)
    page_of_first = f"{home.place.url}/footage_guard/r/{first}"
    await page.goto(page_of_first)
    await expect(page.locator(".word")).to_have_text("Open")
    await _asked(home.client, form, supersedes=first)
    await page.goto(page_of_first)
    await expect(page.locator(".word")).to_have_text("Closed")


async def _asked(client: HomeClient, form: str, **more: str) -> str:
    """Ask by a door as a machine does, and return the receipt."""
    end = datetime.now(UTC) - timedelta(hours=1)
    asked = {
        "requester": {"type": "insurer", "organisation": "Example Insurance"},
        "scope": {"window_from": (end - timedelta(hours=1)).isoformat(), "window_to": end.isoformat()},
        "purpose": "To settle a claim.",
    }
    return str((await client.post(f"{form}/submit", asked | more))["receipt_id"])
