"""The first steps of a household in the panel of a real home, and its page of people, as two of it see them."""

from collections.abc import Iterator, Mapping
import re
from typing import Final, Literal

from playwright.sync_api import Browser, expect
import pytest

from .browser import DESKTOP, PHONE
from .panel_seat import Seat, seat
from .recipient import chromium

type Scheme = Literal["light", "dark"]
LOOKS: Final[tuple[tuple[Mapping[str, int], Scheme], ...]] = (
    (PHONE, "light"),
    (DESKTOP, "dark"),
    (PHONE, "dark"),
    (DESKTOP, "light"),
)
TARGETS: Final = """async () => {
  const { hass } = document.querySelector("home-assistant");
  const [entry] = await hass.callApi("GET", "config/config_entries/entry?domain=footage_guard");
  const path = "config/config_entries/options/flow";
  const { flow_id } = await hass.callApi("POST", path, { handler: entry.entry_id });
  const { type } = await hass.callApi("POST", `${path}/${flow_id}`, { notify_targets: ["notify.alex_phone"] });
  return type;
}"""
"""What the form of the integration's options sends."""


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Give a browser that ends with the test: its processes come and go, and none may be left."""
    with chromium() as browser:
        yield browser


def test_a_household_takes_its_first_steps(demo: Mapping[str, str], browser: Browser) -> None:
    access = {**demo, **{name: demo[f"second_{name}"] for name in ("user", "password", "passphrase")}}
    with seat(browser, demo, DESKTOP) as owner, seat(browser, access, PHONE, color_scheme="dark") as member:
        member.open()
        member.says("You hold no keys here")
        assert member.violations() == []
        owner.open("/setup")
        for step, state in (("A camera", "Done"), ("Recovery code", "Not yet"), ("A second approver", "Not yet")):
            owner.reaches(f"{step}: {state}")
        owner.reaches("What this protects")
        owner.reaches("What it does not protect from")
        _shown(owner, "setup")
        _makes_a_recovery_code(owner)
        owner.panel.get_by_role("link", name="Go to people").click()
        owner.reaches("People")
        _invites(owner)
        _accepts(member)
        _knows_of_it(owner)
        _chooses_who_is_told(owner)
        # The vault was loaded anew with it, and stayed on the screen of everybody.
        expect(member.panel.get_by_role("heading", name="You are enrolled")).to_be_visible()
    assert owner.complaints == []
    assert member.complaints == []


def _makes_a_recovery_code(owner: Seat) -> None:
    """Make a code, type another one back, and then the one that was shown, as no page has it any more."""
    panel = owner.panel
    owner.press("Make a recovery code")
    owner.proves()
    shown = panel.locator("output")
    expect(shown).to_have_text(re.compile(r"^[0-9A-Z-]{20,}$"))
    code = shown.inner_text()
    _shown(owner, "recovery-code", at="Recovery code: Not yet")
    owner.press("Type it back")
    field = panel.get_by_label("Code from your paper")
    expect(field).to_be_focused()
    # Whoever copies it from the screen has no paper to find it on.
    expect(shown).to_have_text("")
    owner.page.keyboard.type("ABCD-EFGH-ABCD-EFGH-ABCD-EFGH")
    owner.page.keyboard.press("Enter")
    expect(panel.locator("footage-guard-step-up").get_by_role("alert")).not_to_be_empty()
    expect(field).to_be_focused()
    assert field.input_value() == ""
    owner.page.keyboard.type(code.lower().replace("-", " "))
    owner.page.keyboard.press("Enter")
    owner.says("The code counts from now on.")
    owner.reaches("Recovery code: Done")
    assert code not in panel.inner_text()
    assert code not in owner.page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href")


def _invites(owner: Seat) -> None:
    """Invite the other person, as nobody who is chosen already."""
    panel = owner.panel
    owner.says("Votes a release needs: 1")
    _audited(owner)
    who = panel.get_by_label("Who")
    assert who.input_value() == ""
    who.select_option(label="Robin Porter")
    owner.press("Invite")
    expect(owner.dialog()).to_be_visible()
    owner.shown("invite-desktop-light")
    owner.proves()
    owner.reaches("Invited")
    owner.press("Unlock")
    owner.proves()
    owner.says("Vault unlocked")


def _accepts(member: Seat) -> None:
    """Choose a passphrase of one's own."""
    member.open()
    member.says("You are invited")
    member.shown("invited-phone-dark")
    member.press("Choose a passphrase")
    expect(member.panel.get_by_label("New passphrase", exact=True)).to_be_focused()
    assert member.violations() == []
    member.page.keyboard.type(member.passphrase)
    member.page.keyboard.press("Tab")
    member.page.keyboard.type(member.passphrase)
    member.page.keyboard.press("Enter")
    member.says("You are enrolled")
    assert member.violations() == []


def _knows_of_it(owner: Seat) -> None:
    """Look at the other person: they are there, and cannot act for a day."""
    owner.open("/people")
    owner.reaches("Robin Porter")
    owner.says("Can act from")
    _shown(owner, "people-enrolled")
    owner.open("/setup")
    owner.says("A second approver: Robin Porter is enrolled and can act from")


def _chooses_who_is_told(owner: Seat) -> None:
    """Go where Home Assistant has the options, and come back."""
    owner.reaches("Somebody who is told: Not yet")
    owner.panel.get_by_role("link", name="Open the integration").click()
    expect(owner.page).to_have_url(re.compile("/config/integrations/integration/footage_guard"))
    assert owner.page.evaluate(TARGETS) == "create_entry"
    owner.open("/setup")
    owner.reaches("Somebody who is told: Done")
    expect(owner.panel.get_by_role("link", name="Open the integration")).to_have_count(0)
    _audited(owner)


def _audited(owner: Seat) -> None:
    """Have a page be audited on both screens, in both colors."""
    for size, scheme in LOOKS:
        _look_on(owner, size, scheme)
        assert owner.violations() == [], (size, scheme)
        assert not owner.overflows(), (size, scheme)


def _shown(owner: Seat, name: str, *, at: str | None = None) -> None:
    """Have a page be audited, and the last of its looks be in the guide."""
    _audited(owner)
    owner.shown(f"{name}-desktop-light", at=at)


def _look_on(owner: Seat, size: Mapping[str, int], scheme: Scheme) -> None:
    owner.page.set_viewport_size({"width": size["width"], "height": size["height"]})
    owner.page.emulate_media(color_scheme=scheme)
