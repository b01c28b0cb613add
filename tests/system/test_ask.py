"""Somebody outside asks with a telephone that runs no script: an officer, an insurer and a neighbor."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect
import pytest

from tools.demo.household import OWNER
from tools.demo.sharing import prove
from tools.home.client import HomeClient, ReplyError
from tools.home.onboarding import sign_in

from .browser import PHONE
from .guide import SHOTS, keep
from .recipient import AXE, Visit, chromium, visiting
from .test_panel_inbox import SMALL

SIGN: Final = {"kind": "general", "label": "Sign at the gate"}
POLICE: Final = {
    "kind": "organisation",
    "label": "Northtown",
    "requester_type": "law_enforcement",
    "organisation": "Northtown Police",
}
SCHEMES: Final[tuple[Literal["dark", "light"], ...]] = ("dark", "light")
GUIDES: Final = {"ask_en-US_light": "ask_phone", "receipt_en-US_light": "ask_receipt_phone"}
MESSAGE: Final = '<img src=x onerror="document.title=1"> {{ states }}\nMy bicycle was there.'
_TOO_SMALL: Final = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
  .filter((element) => element.checkVisibility())
  .map((element) => element.closest("label") ?? element)
  .filter((element) => element.getBoundingClientRect().height < 44)
  .map((element) => element.outerHTML)"""
_FINDINGS: Final = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run({ runOnly: tags });
  return violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html + node.failureSummary)]);
}"""


@dataclass(frozen=True, kw_only=True)
class Doors:
    """Links of a home that somebody was given."""

    url: str
    zone: ZoneInfo
    sign: str
    police: str

    def listed(self) -> list[dict[str, Any]]:
        """Return the requests that wait, as the panel asks for them."""
        found: list[dict[str, Any]] = asyncio.run(_as_owner(self.url, _listed))
        return found


@pytest.fixture(scope="module")
def doors(demo: Mapping[str, str]) -> Iterator[Doors]:
    """Open two doors of a home, and shut them; what was asked by them is declined."""
    opened: Doors = asyncio.run(_as_owner(demo["url"], _open))
    yield opened
    asyncio.run(_as_owner(demo["url"], _shut))


async def _as_owner(url: str, doing: Any) -> Any:
    async with HomeClient(url) as client:
        await sign_in(client, OWNER)
        return await doing(client)


async def _open(client: HomeClient) -> Doors:
    policy = {"public_intake": True, "share_origin": client.url}
    await prove(client, "policy/challenge", "policy/apply", policy=policy)
    sign, police = [await _door(client, door) for door in (SIGN, POLICE)]
    zone = (await client.get("/api/config"))["time_zone"]
    return Doors(url=client.url, zone=ZoneInfo(zone), sign=sign, police=police)


async def _door(client: HomeClient, door: Mapping[str, str]) -> str:
    await prove(client, "intake/create", "intake/create", **door)
    found = (await client.command("footage_guard/intake/list"))["intakes"]
    return next(str(each["url"]) for each in found if each["label"] == door["label"])


async def _listed(client: HomeClient) -> Any:
    return (await client.command("footage_guard/requests/list", open=True))["requests"]


async def _shut(client: HomeClient) -> None:
    for line in await _listed(client):
        with suppress(ReplyError):
            await client.command("footage_guard/requests/decline", request_id=line["request_id"])
    for each in (await client.command("footage_guard/intake/list"))["intakes"]:
        await client.command("footage_guard/intake/close", intake_id=each["intake_id"])
    await client.command("footage_guard/policy/apply", policy={"public_intake": False})


@contextmanager
def policy_lets_ask(url: str) -> Iterator[None]:
    """Have the policy let somebody outside ask, for a while; what was asked is declined."""

    async def let(client: HomeClient) -> None:
        await prove(client, "policy/challenge", "policy/apply", policy={"public_intake": True, "share_origin": url})

    asyncio.run(_as_owner(url, let))
    yield
    asyncio.run(_as_owner(url, _shut))


def test_three_people_ask_and_all_of_it_arrives(doors: Doors) -> None:
    with chromium() as browser, visiting(browser, viewport=PHONE, has_touch=True, java_script_enabled=False) as visit:
        _ask_as_officer(visit, doors)
        _ask_as_insurer(visit, doors)
        _ask_as_neighbor(visit, doors)
        assert visit.page.title() != "1"
        complaints = [said for said in visit.complaints if "422" not in said]
    assert complaints == []
    listed = {line["requester_type"]: line for line in doors.listed()}
    assert listed.keys() == {"law_enforcement", "insurer", "neighbour"}
    assert listed["law_enforcement"]["organisation"] == "Northtown Police"
    assert listed["insurer"]["organisation"] == "Example Insurance"


def _ask_as_officer(visit: Visit, doors: Doors) -> None:
    """Forget what has to be there, and find everything as it was typed."""
    page = visit.page
    visit.follow(doors.police)
    expect(page.get_by_text("This form is for Northtown Police.")).to_be_visible()
    expect(page.get_by_label("Who is asking")).to_have_count(0)
    page.get_by_label("Name", exact=True).fill("B. Wood")
    page.get_by_label("What it is about").select_option("collision")
    page.get_by_label("Which clock these times are from").select_option("utc")
    _fill_window(page, UTC)
    page.get_by_label("What the footage is for").fill("A car hit the fence across the street.")
    page.get_by_role("button", name="Send the request").tap()
    errors = page.get_by_role("alert")
    expect(errors).to_be_focused()
    errors.get_by_role("link", name="Case reference").tap()
    assert page.url.endswith("/submit#case_reference")
    expect(page.get_by_label("Name", exact=True)).to_have_value("B. Wood")
    page.get_by_label("Case reference").fill("24-1187")
    page.get_by_label("Email address").fill("desk@northtown.example")
    _send(page)


def _ask_as_insurer(visit: Visit, doors: Doors) -> None:
    page = visit.page
    visit.follow(doors.sign)
    page.get_by_label("Who is asking").select_option("insurer")
    page.get_by_label("Organization").fill("Example Insurance")
    page.get_by_label("What it is about").select_option("damage")
    _fill_window(page, doors.zone)
    page.get_by_label("Latitude").fill("52,3702")
    page.get_by_label("Longitude").fill("4.8952")
    page.get_by_label("Radius").fill("200")
    page.get_by_text("What each of these means").tap()
    expect(page.get_by_text("A decision of a court")).to_be_visible()
    page.get_by_label("Legal basis").select_option("civil_preservation_letter")
    page.get_by_label("Ask for sound").check()
    page.get_by_label("What the sound is needed for").fill("To hear the collision.")
    page.get_by_label("How long the request is open").select_option("7")
    _send(page)


def _ask_as_neighbor(visit: Visit, doors: Doors) -> None:
    page = visit.page
    visit.follow(doors.sign)
    page.get_by_label("Who is asking").select_option("neighbour")
    _fill_window(page, doors.zone)
    page.get_by_label("Message to the owner").fill(MESSAGE)
    _send(page)
    before = page.url
    page.reload()
    assert page.url == before, "a page that is loaded anew sends nothing again"


def _fill_window(page: Page, zone: Any) -> None:
    now = datetime.now(UTC)
    for label, hours in (("From", 3), ("Until", 2)):
        shown = (now - timedelta(hours=hours)).astimezone(zone)
        page.get_by_label(label, exact=True).fill(shown.strftime("%Y-%m-%dT%H:%M"))


def _send(page: Page) -> None:
    page.get_by_role("button", name="Send the request").tap()
    expect(page.get_by_role("heading", name="Your request")).to_be_visible()
    expect(page.locator(".word")).to_have_text("Open")
    assert "/footage_guard/r/" in page.url


@pytest.mark.parametrize("locale", ["en-US", "ar"])
def test_everybody_can_use_the_pages(doors: Doors, locale: str) -> None:
    with chromium() as browser, visiting(browser, viewport=PHONE, has_touch=True, locale=locale) as visit:
        page = visit.page
        visit.follow(doors.sign)
        _is_accessible(visit, f"ask_{locale}")
        page.locator("button").tap()
        expect(page.get_by_role("alert")).to_be_focused()
        _is_accessible(visit, f"ask_wrong_{locale}")
        page.set_viewport_size({"width": SMALL["width"], "height": SMALL["height"]})
        assert not visit.overflows()
        page.locator('[id="requester.type"]').select_option("neighbour")
        now = datetime.now(UTC)
        page.locator('[id="zone"]').select_option("utc")
        for name, hours in (("from", 3), ("to", 2)):
            shown = (now - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")
            page.locator(f'[id="scope.window_{name}"]').fill(shown)
        page.locator("button").tap()
        page.locator(".word").wait_for()
        _is_accessible(visit, f"receipt_{locale}")


def _is_accessible(visit: Visit, name: str) -> None:
    page = visit.page
    assert page.evaluate(_TOO_SMALL) == []
    assert not visit.overflows()
    page.evaluate(AXE.read_text())
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(_FINDINGS) == []
        _shoot(page, f"{name}_{scheme}")


def _shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
    if name in GUIDES:
        keep(GUIDES[name], page.screenshot(animations="disabled", scale="css"))
