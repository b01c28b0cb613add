"""The page of a recipient as a real Home Assistant serves it: from the link to what was taken back."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.async_api import Page, async_playwright, expect

from tools.demo import sharing
from tools.demo.watching import home_with_clip
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


def test_a_link_is_followed_watched_checked_and_taken_back(tmp_path: Path) -> None:
    asyncio.run(_follow_a_link(tmp_path))


async def _follow_a_link(folder: Path) -> None:
    async with home_with_clip(folder, length_s=LENGTH_S) as home, async_playwright() as playwright:
        released = await _released(home.client, home.place.url)
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
        await browser.close()


async def _released(client: HomeClient, url: str) -> Mapping[str, Any]:
    """Answer a request about the home's clip, as people do it, and return where the link leads."""
    (listed,) = (await client.command("footage_guard/clips/list"))["clips"]
    start, end = (round(datetime.fromisoformat(listed[name]).timestamp() * 1000) for name in ("start", "end"))
    clip = {"clip_id": listed["clip_id"], "start_ms": start, "end_ms": end}
    request_id = await sharing._ask(client, clip)
    await sharing.prove(client, "vault/unlock", "vault/unlock")
    await sharing._allow_links(client, url)
    draft_id, _ = await sharing._draft(client, request_id, clip)
    released, _ = await sharing._approve(client, draft_id)
    return released


async def _is_taken_back(client: HomeClient, page: Page, released: Mapping[str, Any]) -> None:
    await client.command("footage_guard/shares/revoke", share_id=released["share_id"])
    await page.get_by_role("button", name="Check footage-1.mp4").click()
    await expect(page.get_by_text("The check did not finish")).to_be_visible()
    await page.reload()
    assert await page.locator("h1").count() == 0
    await page.goto(released["url"])
    assert await page.locator("h1").count() == 0
