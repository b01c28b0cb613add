"""The page of a recipient where something is amiss: with the link, the code, the connection, or what somebody wrote."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
import json
from pathlib import Path

from playwright.sync_api import Browser, Route, expect
import psutil
import pytest

from .browser import DESKTOP, PHONE
from .recipient import Visit, chromium, visiting
from .share_footage import film
from .share_server import LongMessage, Share, StandIn, stand_in

NOTHING = "Nothing is available under this link."
ENDED = "This link has ended, or this page was open for too long."
STATED = {
    "sender": "Garcia household",
    "recipient": {"name": "Springfield Police Department"},
    "purpose": "Report 2026-118, theft of a parcel",
    "terms": {"not_after": "2026-12-05T12:00:00.000+00:00", "stream_only": False},
}
RECEIPT = {"receipt": {"statement": STATED}, "signature": "00"}
"""Of which a page can read as much as it shows."""
FILE = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "naughty-strings.json"
NAUGHTY: list[str] = json.loads(FILE.read_text()) if FILE.exists() else []
"""Strings that break programs, where they are at hand."""
MARKUP = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    '"><svg onload=window.hit=1>',
    "</title></style></textarea></script><script>window.hit=1</script>",
    "javascript:window.hit=1",
    "{{constructor.constructor('window.hit=1')()}}",
    "${window.hit=1}",
    "' autofocus onfocus='window.hit=1",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>",
    "<a href='javascript:window.hit=1' id=page>x</a>",
    "\u202egpj.exe\u2066",
    "<!--",
    "&lt;script&gt;",
)


STARTED = """async () => {
  const video = document.querySelector("video");
  video.muted = true;
  await video.play();
  await new Promise((done) => { video.ontimeupdate = () => { if (video.currentTime > 0.3) done(); }; });
}"""
BEGUN = """async () => {
  while (!(document.querySelector("progress")?.value > 1_000_000)) await new Promise((done) => setTimeout(done, 50));
}"""


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


@pytest.fixture
def shared() -> Share:
    """Give a share of one film."""
    return Share(files={"clip-1.mp4": film(4)}, receipt=RECEIPT)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Give a page on a phone."""
    with visiting(browser, viewport=PHONE) as visit:
        yield visit


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (404, NOTHING),
        (429, "There were too many requests. Try again in a minute."),
        (500, "The answer could not be understood. Try again later."),
    ],
)
def test_what_is_refused_says_so_and_nothing_else(
    visit: Visit, home: StandIn, shared: Share, trouble: int, said: str
) -> None:
    refused = replace(shared, trouble=trouble)
    visit.follow(home.share(refused))
    visit.says(said)
    assert visit.page.locator("#page").inner_text().split() == [*said.split(), "Try", "again"]
    visit.shoot(f"refused-{trouble}")
    assert visit.violations() == []
    refused.trouble = None
    visit.page.get_by_role("button", name="Try again").click()
    visit.says("Garcia household")


def test_an_ended_link_a_wrong_secret_and_an_unknown_link_look_the_same(
    visit: Visit, home: StandIn, shared: Share
) -> None:
    link = home.share(shared)
    visit.follow(link[:-4] + "AAAA")
    visit.says(NOTHING)
    wrong = visit.page.content()
    visit.follow("about:blank")
    home.end()
    visit.follow(link)
    visit.says(NOTHING)
    assert visit.page.content() == wrong


@pytest.mark.parametrize("answer", ["[]", "{}", '{"needs_code": 1}', "not JSON", '{"needs_code": false}'])
def test_an_answer_that_is_none_is_told(visit: Visit, home: StandIn, shared: Share, answer: str) -> None:
    def reply(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(body=answer)
        else:
            route.continue_()

    visit.page.route(f"**{home.path}", reply)
    visit.follow(home.share(shared))
    visit.says("The answer could not be understood.")


def test_without_a_connection_it_says_so_and_goes_on_later(visit: Visit, home: StandIn, shared: Share) -> None:
    visit.follow(home.share(shared))
    visit.says("Garcia household")
    visit.page.context.set_offline(offline=True)
    visit.page.get_by_role("button", name="Open").click()
    visit.says("The home that shares this cannot be reached.")
    visit.page.context.set_offline(offline=False)
    visit.open()
    visit.says("clip-1.mp4")


def test_a_link_that_ends_while_somebody_reads_does_not_open(visit: Visit, home: StandIn, shared: Share) -> None:
    visit.follow(home.share(shared))
    visit.says("Garcia household")
    home.end()
    visit.page.get_by_role("button", name="Open").click()
    visit.says("It did not open. Nothing is available under this link.")


def test_the_last_download_can_be_taken_once(visit: Visit, browser: Browser, home: StandIn, shared: Share) -> None:
    link = home.share(replace(shared, downloads_left=1))
    with visiting(browser, viewport=PHONE) as other:
        other.follow(link)
        other.says("Garcia household")
        visit.follow(link)
        visit.open()
        other.page.get_by_role("button", name="Open").click()
        other.says("It did not open.")


def test_a_link_that_is_taken_back_stops_what_plays(visit: Visit, home: StandIn, shared: Share) -> None:
    files = {"clip-1.mp4": film(60)}
    visit.follow(home.share(replace(shared, files=files, bytes_per_s=400_000)))
    visit.open()
    visit.page.evaluate(STARTED)
    home.end()
    expect(visit.page.get_by_text(ENDED)).to_be_visible(timeout=60_000)
    assert visit.page.locator("video, a").count() == 0
    visit.shoot("ended")
    assert visit.violations() == []
    visit.page.get_by_role("button", name="Look again").click()
    visit.says(NOTHING)


def test_a_link_that_is_taken_back_stops_a_check(visit: Visit, home: StandIn, shared: Share) -> None:
    files = {"clip-1.bin": bytes(4_000_000)}
    visit.follow(home.share(replace(shared, files=files, bytes_per_s=300_000)))
    visit.open()
    visit.page.get_by_role("button", name="Check clip-1.bin").click()
    visit.page.evaluate(BEGUN)
    home.end()
    visit.says(ENDED)


def test_a_check_that_is_refused_for_now_says_that_it_did_not_finish(
    visit: Visit, home: StandIn, shared: Share
) -> None:
    visit.follow(home.share(replace(shared, files={"clip-1.bin": b"not played"})))
    visit.open()
    visit.page.route("**/footage_guard/d/**", lambda route: route.fulfill(status=429))
    visit.page.get_by_role("button", name="Check clip-1.bin").click()
    visit.says("The check did not finish, because the file could not be read.")
    expect(visit.page.get_by_role("link", name="Download clip-1.bin")).to_be_visible()


@pytest.mark.parametrize("link", ["Download clip-1.bin", "Download everything as a ZIP file"])
def test_a_download_of_a_link_that_has_ended_says_so(visit: Visit, home: StandIn, shared: Share, link: str) -> None:
    visit.follow(home.share(replace(shared, files={"clip-1.bin": b"not played"})))
    visit.open()
    visit.downloaded(link)
    expect(visit.page.get_by_role("link", name=link)).to_be_visible()
    home.end()
    visit.page.get_by_role("link", name=link).click()
    visit.says(ENDED)
    assert visit.page.locator("a").count() == 0


def test_asking_whether_a_download_comes_asks_for_no_byte(visit: Visit, home: StandIn, shared: Share) -> None:
    visit.follow(home.share(replace(shared, files={"clip-1.bin": b"not played"})))
    visit.open()
    with visit.page.expect_response(lambda answer: answer.status == 416):
        visit.page.get_by_role("link", name="Download clip-1.bin").click()
    assert [asked for asked in home.asked if "bytes=-0" in asked]


def test_the_same_file_can_be_chosen_once_more(visit: Visit, home: StandIn, shared: Share, tmp_path: Path) -> None:
    mine = tmp_path / "mine.mp4"
    mine.write_bytes(film(4))
    visit.follow(home.share(shared))
    field = visit.page.get_by_label("A file on this device")
    field.set_input_files(mine)
    visit.says("mine.mp4 is clip-1.mp4, bit for bit.")
    with visit.page.expect_file_chooser():
        field.click()
    # A browser tells of no change where the same one is chosen as before.
    assert field.evaluate("(field) => field.files.length") == 0


def test_a_check_can_be_stopped_and_begun_anew(visit: Visit, home: StandIn, shared: Share) -> None:
    slow = replace(shared, files={"clip-1.bin": bytes(4_000_000)}, bytes_per_s=300_000)
    visit.follow(home.share(slow))
    visit.open()
    visit.page.get_by_role("button", name="Check clip-1.bin").click()
    visit.shoot("checking")
    visit.page.get_by_role("button", name="Stop").click()
    visit.says("The check was stopped.")
    slow.bytes_per_s = None
    visit.page.get_by_role("button", name="Check clip-1.bin").click()
    # The receipt is none.
    visit.says("clip-1.bin cannot be called approved, for something about the receipt is wrong. Its SHA-256 is")


def test_what_does_not_play_is_told(visit: Visit, home: StandIn, shared: Share) -> None:
    visit.follow(home.share(replace(shared, served={1: b"no film at all"})))
    visit.open()
    visit.says("clip-1.mp4 could not be shown. Your browser may not support it, or the connection was interrupted.")
    expect(visit.page.get_by_role("link", name="Download clip-1.mp4")).to_be_visible()


def test_behind_a_code_nothing_is_told_until_it_is_right(visit: Visit, home: StandIn, shared: Share) -> None:
    visit.follow(home.share(replace(shared, access_code="K7QM-2XPD", sender="Somebody")))
    visit.says("Whoever sent you the link gave you the code in another way.")
    shown = visit.page.content()
    assert not any(word in shown for word in ("Somebody", "Springfield", "Report", "clip-1"))
    visit.shoot("code")
    assert visit.violations() == []
    code = visit.page.get_by_role("textbox", name="Access code")
    visit.page.get_by_role("button", name="Open").click()
    assert not [asked for asked in home.asked if "/open" in asked]
    code.fill("wrong")
    code.press("Enter")
    visit.says("It did not open. The code is wrong, or nothing is available under this link.")
    assert visit.violations() == []
    code.fill(" K7QM-2XPD ")
    code.press("Enter")
    expect(visit.page.get_by_role("heading", name="Files")).to_be_focused()
    # What the code hid stands in the receipt.
    visit.says("Springfield Police Department")
    assert "K7QM" not in "".join(home.asked)


def test_without_script_it_says_what_it_needs(browser: Browser, home: StandIn, shared: Share) -> None:
    with visiting(browser, viewport=PHONE, java_script_enabled=False) as visit:
        visit.follow(home.share(shared))
        visit.says("This page needs JavaScript.")
        visit.shoot("no-script")
        assert [asked for asked in home.asked if not asked.startswith("GET")] == []


def test_the_strings_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\nnaughty strings: {len(NAUGHTY)} at hand")  # noqa: T201  # so that nobody takes none for all
    assert bool(NAUGHTY) == FILE.exists()


@pytest.mark.parametrize("is_opened", [False, True])
def test_what_others_wrote_is_text_even_without_the_policy(
    browser: Browser, home: StandIn, shared: Share, *, is_opened: bool
) -> None:
    with visiting(browser, viewport=DESKTOP, bypass_csp=True) as visit:
        # A text that is sent never holds what is left out.
        naughty = [text for text in NAUGHTY if "\r" not in text and "\0" not in text]
        for text in (*MARKUP, "\n".join([*naughty, "<b>"])):
            visit.follow("about:blank")
            files = {f"{text}{ending}": film(4) for ending in (".mp4", ".png", "")}
            visit.follow(home.share(replace(shared, files=files, sender=text, recipient=text, purpose=text)))
            visit.page.get_by_role("button", name="Open").wait_for()
            if is_opened:
                visit.open()
            shown = visit.page.locator("bdi").evaluate_all("(all) => all.map((each) => each.textContent)")
            assert shown.count(text) >= 3
            assert visit.page.evaluate("window.hit") is None
            inside = "(all) => all.filter((each) => each.children.length > 0).length"
            assert visit.page.locator("bdi").evaluate_all(inside) == 0
            assert visit.page.locator("script").count() == 2
            assert visit.page.locator("iframe, svg, math, style ~ style").count() == 0
    assert not [said for said in visit.complaints if "hit" in said]


def test_a_gibibyte_is_checked_in_little_memory(visit: Visit, home: StandIn, shared: Share) -> None:
    visit.follow(home.share(replace(shared, files={"clip-1.bin": LongMessage()})))
    visit.open()
    before = _resident_bytes()
    visit.page.get_by_role("button", name="Check clip-1.bin").click()
    most = before
    while visit.page.get_by_role("button", name="Stop").is_visible():
        most = max(most, _resident_bytes())
        visit.page.wait_for_timeout(500)
    visit.says(LongMessage.SHA256)
    assert most - before < 128 << 20


def _resident_bytes() -> int:
    """Return what the processes that show pages have in memory."""
    found = 0
    for child in psutil.Process().children(recursive=True):
        # One may end while it is looked at.
        with suppress(psutil.NoSuchProcess):
            found += child.memory_info().rss if "--type=renderer" in child.cmdline() else 0
    return found
