"""The panel in a real browser."""

from collections.abc import Mapping
from importlib.metadata import version
import json
from pathlib import Path
from urllib.request import urlopen

import pytest

from .browser import DESKTOP, PHONE, signed_in
from .conftest import ROOT
from .guide import SHOTS

VERSION = json.loads((ROOT / "custom_components/footage_guard/manifest.json").read_text())["version"]


@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("desktop", DESKTOP)])
def test_the_panel_opens_without_a_complaint(demo: Mapping[str, str], name: str, size: Mapping[str, int]) -> None:
    with signed_in(demo, size) as (page, complaints):
        page.goto(f"{demo['url']}/footage-guard")
        panel = page.locator("footage-guard-panel")
        panel.get_by_role("heading", name="Footage Guard", level=1).wait_for(timeout=30_000)
        panel.get_by_text(f"Version {VERSION}").wait_for(timeout=5_000)
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / f"panel-{name}.png")
        width = page.evaluate("document.documentElement.scrollWidth")
    assert complaints == []
    assert width <= size["width"]
    assert Path(SHOTS / f"panel-{name}.png").stat().st_size > 5_000


def test_the_panel_is_reached_from_the_sidebar(demo: Mapping[str, str]) -> None:
    with signed_in(demo, DESKTOP) as (page, complaints):
        page.goto(demo["url"])
        page.locator("ha-sidebar").get_by_text("Footage Guard").click(timeout=30_000)
        page.locator("footage-guard-panel").get_by_role("heading", level=1).wait_for(timeout=30_000)
        assert page.url.endswith("/footage-guard")
    assert complaints == []


PLAYING = """() => {
  const videos = [];
  const search = (root) => root.querySelectorAll("*").forEach((element) => {
    if (element.localName === "video") videos.push(element);
    if (element.shadowRoot) search(element.shadowRoot);
  });
  search(document);
  const plays = (video) => video.videoWidth === 1280 && video.getVideoPlaybackQuality().totalVideoFrames > 30;
  return videos.filter(plays).length === 2;
}"""


def test_both_doorbells_play_on_the_dashboard(demo: Mapping[str, str]) -> None:
    with signed_in(demo, DESKTOP) as (page, complaints):
        page.goto(f"{demo['url']}/demo-doorbells")
        front_door = json.loads((Path(demo["config_dir"]) / "cameras.json").read_text())["cameras"]["front_door"]["url"]
        for what in ("motion/on", "ring"):
            urlopen(f"{front_door}/{what}", data=b"").close()  # noqa: S310  # our own loopback address
        page.wait_for_function(PLAYING, timeout=60_000)
        page.screenshot(path=SHOTS / "doorbells.png")
    assert complaints == []


def test_both_cameras_are_listed_with_the_integration(demo: Mapping[str, str]) -> None:
    with signed_in(demo, DESKTOP) as (page, _complaints):
        page.goto(f"{demo['url']}/config/integrations/integration/footage_guard")
        page.get_by_text("Front door").first.wait_for(timeout=30_000)
        page.get_by_text("Garden gate").first.wait_for(timeout=30_000)
        page.screenshot(path=SHOTS / "integration.png")
    assert version("homeassistant").startswith("2026.10.")
