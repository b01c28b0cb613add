"""The page of a recipient in a real browser: what it shows, plays, gives and checks."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect
import pytest

from .browser import DESKTOP, PHONE
from .integration import canonical
from .recipient import PLAIN_HOST, Visit, chromium, visiting
from .share_footage import LINKS, Filmed, film, picture
from .share_server import Share, StandIn, stand_in

PLAY = """async () => {
  const video = document.querySelector("video");
  video.muted = true;
  await video.play();
  await new Promise((done) => { video.ontimeupdate = () => { if (video.currentTime > 0.3) done(); }; });
  video.pause();
  return { width: video.videoWidth, length: Math.round(video.duration) };
}"""
SEEK = """async (place) => {
  const video = document.querySelector("video");
  video.currentTime = place;
  await new Promise((done) => { video.onseeked = done; });
  return video.currentTime;
}"""
STEPS = [
    "Right: It names exactly these files.",
    "Right: It names the recipient, purpose and terms that stand here.",
    "Right: It shows what was voted on.",
    "Right: The files were made of sealed recordings that it names.",
    "Right: As many people agreed as had to.",
    "Right: Each of its events is part of one history.",
    "Right: It is signed by the home, and each vote by whoever cast it.",
]


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Give a browser that ends with the test: its processes come and go, and none may be left."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def home() -> Iterator[StandIn]:
    """Give what answers the page."""
    with stand_in() as home:
        yield home


@pytest.fixture(scope="module")
def notary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filmed]:
    """Give a home whose shares are approved by two people."""
    notary = Filmed(tmp_path_factory.mktemp("filmed") / "home", LINKS)
    yield notary
    notary.close()


@pytest.fixture(scope="module")
def filmed(notary: Filmed) -> Share:
    """Give a share of two films, with the receipt of it."""
    return notary.shared(film(20), film(4))


@pytest.fixture
def shared(filmed: Share) -> Share:
    """Give a share that a test may spoil."""
    return replace(filmed, served={}, downloads_left=3)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Give a page on a desktop."""
    with visiting(browser, viewport=DESKTOP) as visit:
        yield visit


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("phone-light", {"viewport": PHONE, "has_touch": True}),
        ("phone-dark", {"viewport": PHONE, "color_scheme": "dark"}),
        ("desktop-light", {"viewport": DESKTOP}),
        ("desktop-dark", {"viewport": DESKTOP, "color_scheme": "dark"}),
        ("narrow", {"viewport": {"width": 320, "height": 568}}),
    ],
)
def test_everything_is_shown_and_can_be_used_by_everybody(
    browser: Browser, home: StandIn, shared: Share, name: str, options: Mapping[str, Any]
) -> None:
    with visiting(browser, **options) as visit:
        visit.follow(home.share(replace(shared, files={**shared.files, "still-3.png": picture()})))
        visit.says("Garcia household")
        for text in (
            "Springfield Police Department",
            "Report 2026-118, theft of a parcel",
            "Downloads left",
            "SHA-256",
        ):
            visit.says(text)
        shown = visit.page.locator("time")
        assert shown.get_attribute("datetime") == "2026-12-05T12:00:00.000Z"
        assert shown.inner_text().replace("\u202f", " ") == (
            "December 5, 2026 at 7:00 AM EST (December 5, 2026 at 12:00 PM UTC)"
        )
        visit.page.get_by_text("Check a file by hand").click()
        visit.says("sha256sum -- 'footage-1.mp4'")
        visit.shoot(f"{name}-offer")
        assert visit.violations() == []
        assert not visit.overflows()
        visit.open()
        visit.page.get_by_role("button", name="Check footage-2.mp4").click()
        # Nobody approved the picture, and so the receipt is not of these files.
        visit.says("Wrong: It names exactly these files.")
        visit.says("footage-2.mp4 cannot be called approved, for something about the receipt is wrong.")
        visit.says("Each of its events is part of one history.")
        expect(visit.page.get_by_role("img", name="still-3.png")).to_be_visible()
        visit.shoot(f"{name}-opened")
        assert visit.violations() == []
        assert not visit.overflows()
        assert visit.complaints == []


def test_it_speaks_german(browser: Browser, home: StandIn, shared: Share) -> None:
    with visiting(browser, viewport=PHONE, locale="de-DE", timezone_id="Europe/Berlin") as visit:
        visit.follow(home.share(shared))
        visit.says("Geteilt mit")
        assert (
            visit.page.locator("time").inner_text() == "5. Dezember 2026 um 13:00 MEZ (5. Dezember 2026 um 12:00 UTC)"
        )
        assert visit.page.locator("html").get_attribute("lang") == "de"
        visit.shoot("german")
        assert not visit.overflows()


def test_it_can_be_read_from_right_to_left(visit: Visit, home: StandIn, shared: Share) -> None:
    visit.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    visit.follow(home.share(replace(shared, sender="משפחת גרסיה", purpose="דו״ח 118 (theft) 2026")))
    visit.says("Downloads left")
    visit.page.evaluate("document.documentElement.dir = 'rtl'")
    visit.shoot("right-to-left")
    digest, button = visit.page.locator("code").first, visit.page.get_by_role("button", name="Open")
    assert digest.evaluate("(code) => getComputedStyle(code).direction") == "ltr"
    box = button.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] > PHONE["width"] / 2
    assert not visit.overflows()


def test_the_secret_is_in_no_address_and_is_kept_nowhere(visit: Visit, home: StandIn, shared: Share) -> None:
    visit.follow(home.share(shared))
    visit.says("Garcia household")
    assert visit.page.url == f"{home.origin}{home.path}"
    visit.open()
    visit.page.get_by_role("button", name="Check footage-2.mp4").click()
    visit.says("bit for bit")
    assert shared.secret not in "".join(home.asked)
    assert "Referer" not in "".join(home.asked)
    assert {address.partition("/footage_guard/")[0] for address in visit.asked if "blob:" not in address} == {
        home.origin
    }
    kept = "[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, history.state]"
    assert visit.page.evaluate(kept) == [[], [], "", None]
    visit.page.reload()
    visit.says("This link is not complete.")


def test_looking_does_not_count_and_opening_does(visit: Visit, home: StandIn, shared: Share) -> None:
    link = home.share(shared)
    for _ in range(3):
        visit.follow("about:blank")
        visit.follow(link)
        visit.says("Garcia household")
    assert shared.downloads_left == 3
    visit.open()
    assert shared.downloads_left == 2


def test_a_link_that_is_pasted_into_its_own_page_works(visit: Visit, home: StandIn, shared: Share) -> None:
    link = home.share(shared)
    visit.follow(link.partition("#")[0])
    visit.says("This link is not complete.")
    visit.page.evaluate("(hash) => { location.hash = hash; }", link.partition("#")[2])
    visit.says("Garcia household")
    assert "#" not in visit.page.url


def test_it_plays_and_is_sought_in(visit: Visit, home: StandIn, shared: Share) -> None:
    visit.follow(home.share(shared))
    visit.open()
    assert visit.page.evaluate(PLAY) == {"width": 640, "length": 20}
    assert visit.page.evaluate(SEEK, 15) == 15
    assert any("bytes=" in asked for asked in home.asked)
    assert visit.complaints == []


def test_it_gives_the_files_the_receipt_and_all_of_it(visit: Visit, home: StandIn, shared: Share) -> None:
    visit.follow(home.share(shared))
    visit.open()
    assert visit.downloaded("Download footage-1.mp4") == ("footage-1.mp4", shared.files["footage-1.mp4"])
    assert visit.downloaded("Download everything as a ZIP file") == ("bundle.zip", home.BUNDLE)
    assert visit.downloaded("Download the receipt") == ("receipt.json", canonical(shared.receipt))


def test_what_may_only_be_watched_is_not_offered(visit: Visit, home: StandIn, notary: Filmed) -> None:
    visit.follow(home.share(notary.shared(film(20), film(4), stream_only=True)))
    visit.says("Whatever can be seen can be copied")
    visit.open()
    visit.says("Whatever can be seen can be copied")
    assert visit.page.evaluate(PLAY)["width"] == 640
    assert [link.inner_text() for link in visit.page.get_by_role("link").all()] == ["Download the receipt"]
    assert visit.page.locator("video").first.get_attribute("controlslist") == "nodownload"
    visit.page.get_by_role("button", name="Check footage-2.mp4").click()
    visit.says("footage-2.mp4 is the file that was approved, bit for bit.")


def test_another_file_than_was_approved_is_told(visit: Visit, home: StandIn, shared: Share) -> None:
    spoiled = bytearray(film(4))
    spoiled[-1] ^= 1
    visit.follow(home.share(replace(shared, served={2: bytes(spoiled)})))
    visit.open()
    visit.page.get_by_role("button", name="Check footage-2.mp4").click()
    visit.says("footage-2.mp4 is not the file that was approved. Its SHA-256 is")
    visit.shoot("spoiled")


@pytest.mark.parametrize(
    "told", [{"recipient": "Somebody else"}, {"purpose": "Another purpose"}, {"not_after": "2026-12-05T12:00:01Z"}]
)
def test_terms_that_nobody_agreed_to_are_told(
    visit: Visit, home: StandIn, shared: Share, told: Mapping[str, str]
) -> None:
    visit.follow(home.share(replace(shared, **told)))  # type: ignore[arg-type]  # each of them a text
    visit.open()
    visit.says("Wrong: It names the recipient, purpose and terms that stand here.")
    visit.page.get_by_role("button", name="Check footage-2.mp4").click()
    visit.says("footage-2.mp4 cannot be called approved, for something about the receipt is wrong.")


@pytest.mark.parametrize("is_opened", [False, True])
def test_a_file_on_the_device_is_checked_and_not_sent(
    visit: Visit, home: StandIn, shared: Share, tmp_path: Path, *, is_opened: bool
) -> None:
    (tmp_path / "mine.mp4").write_bytes(film(20))
    (tmp_path / "other.mp4").write_bytes(b"another one")
    visit.follow(home.share(shared))
    if is_opened:
        visit.open()
    visit.page.get_by_label("A file on this device").set_input_files(tmp_path / "mine.mp4")
    visit.says("mine.mp4 is footage-1.mp4, bit for bit.")
    visit.page.get_by_label("A file on this device").set_input_files(tmp_path / "other.mp4")
    visit.says("other.mp4 is none of these files. Its SHA-256 is")
    posted = [asked for asked in home.asked if asked.startswith("POST")]
    assert len(posted) == (2 if is_opened else 1)


def test_a_receipt_that_is_right_is_found_right(visit: Visit, home: StandIn, shared: Share) -> None:
    visit.follow(home.share(shared))
    visit.open()
    visit.says(STEPS[-1])
    assert visit.page.locator(".steps li").all_inner_texts() == STEPS
    visit.says(shared.receipt["receipt"]["ledger"]["verifier_key"])


def test_without_encryption_everything_but_signatures_is_checked(visit: Visit, home: StandIn, shared: Share) -> None:
    link = home.share(shared).replace("127.0.0.1", PLAIN_HOST)
    visit.follow(link)
    visit.open()
    assert not visit.page.evaluate("isSecureContext")
    visit.says("Not checked, because this browser cannot do it on this connection")
    assert visit.page.locator(".steps li").all_inner_texts()[:-1] == STEPS[:-1]
    visit.page.get_by_role("button", name="Check footage-2.mp4").click()
    visit.says("footage-2.mp4 is the file that was approved, bit for bit.")
    # The browser says so of each page that is not encrypted.
    assert [said[:30] for said in visit.complaints] == ["The Cross-Origin-Opener-Policy"]


def test_a_receipt_of_another_purpose_is_found_wrong(visit: Visit, home: StandIn, shared: Share) -> None:
    receipt = json.loads(json.dumps(shared.receipt))
    for part in (receipt["receipt"]["statement"], receipt["receipt"]["processing"]):
        part["purpose"] = "Another one"
    visit.follow(home.share(replace(shared, receipt=receipt)))
    visit.open()
    visit.says("Wrong: It shows what was voted on.")
    visit.says("Wrong: As many people agreed as had to.")
    visit.says("Wrong: It is signed by the home, and each vote by whoever cast it.")
    assert visit.page.locator(".steps .right").count() == 3
    visit.shoot("wrong-receipt")


def test_it_can_be_used_without_a_mouse(visit: Visit, home: StandIn, shared: Share) -> None:
    visit.follow(home.share(shared))
    visit.says("Garcia household")
    press = visit.page.keyboard.press
    press("Tab")
    expect(visit.page.get_by_role("button", name="Open")).to_be_focused()
    press("Enter")
    expect(visit.page.get_by_role("heading", name="Files")).to_be_focused()
    press("Tab")
    assert visit.page.evaluate("document.activeElement.localName") == "video"
    while not visit.page.evaluate("document.activeElement.innerText.startsWith('Check footage-1')"):
        press("Tab")
    press("Space")
    visit.says("footage-1.mp4 is the file that was approved, bit for bit.")
    expect(visit.page.get_by_role("button", name="Check footage-1.mp4")).to_be_focused()
