"""Abuse cases E: a link gives what was approved, as often, to whoever has it, and is over when it is over."""

import json

import pytest

from tools.home.client import HomeClient
from tools.home.onboarding import run_flow

from .house import House, Link, link_of, until
from .household import proof, prove

pytestmark = pytest.mark.asyncio(loop_scope="session")
ELSEWHERE = "elsewhere.example"
FORWARDED = (f"X-Forwarded-Host: {ELSEWHERE}", f"X-Original-Host: {ELSEWHERE}", f"Forwarded: host={ELSEWHERE}")
SCANS = 100


@pytest.fixture(scope="module")
def links() -> dict[str, Link]:
    """Links that were made, by what becomes of them."""
    return {}


async def test_a_hundred_programs_that_look_at_a_link_open_nothing(home: House, links: dict[str, Link]) -> None:
    link = links["kept"] = await home.shared()
    for number in range(SCANS):
        path = link.path if number % 2 else f"{link.path}/open"
        answer = await home.send(path, method="HEAD" if number % 3 == 0 else "GET")
        # Whoever asks too often waits; the page holds no more for it.
        assert answer.status in {200, 404, 429}
        assert link.secret.encode() not in answer.body
    assert await _left(home, link) == 3
    await until(lambda: _opens(home, link))
    assert await _left(home, link) == 2


async def test_no_host_that_somebody_names_is_in_a_link_or_a_page(home: House, links: dict[str, Link]) -> None:
    draft_id = (await home.frozen())["draft_id"]
    await home.votes(home.owner, draft_id)
    async with HomeClient(home.url, token=home.member.token) as foreign:
        foreign._session.headers.update({"Host": ELSEWHERE, "X-Forwarded-Host": ELSEWHERE})
        shown = await foreign.command("footage_guard/approval/challenge", draft_id=draft_id)
        given = proof(shown, home.secret_of(home.member))
        answer = await foreign.command("footage_guard/approval/approve", draft_id=draft_id, **given)
    assert ELSEWHERE not in json.dumps([shown, answer])
    link = links["revoked"] = link_of(answer)
    assert link.url.startswith(f"{home.url}/footage_guard/s/{draft_id}#")
    for line in FORWARDED:
        plain, named = await home.send(link.path), await home.send(link.path, None, line)
        assert named == plain
        assert ELSEWHERE.encode() not in b"".join([named.body, *named.head])


async def test_what_was_revoked_is_gone_and_stays_so(home: House, links: dict[str, Link]) -> None:
    link = links["revoked"]
    assert (await home.open(link)).status == 200
    await home.owner.post("/api/services/footage_guard/revoke_share", {"share_id": link.share_id})
    await home.must_be_gone(link)
    await home.kill_and_start()
    await home.must_be_gone(link)
    # The other one is there, and what was used of it is used.
    assert await _left(home, links["kept"]) == 2


async def test_a_link_does_not_outlive_the_entry_that_is_removed_and_added_again(
    home: House, links: dict[str, Link]
) -> None:
    link = links["kept"]
    opened = json.loads((await home.open(link)).body)
    ticket = f"/footage_guard/d/{opened['ticket']}/1"
    assert (await home.send(ticket)).status == 200
    (entry,) = await home.owner.command("config_entries/get", domain="footage_guard")
    clips = {path.name for path in (home.household.place.config_dir / "footage_guard" / "vault").rglob("*.age")}
    removed = await home.owner.request("DELETE", f"/api/config/config_entries/entry/{entry['entry_id']}")
    assert removed.status == 200
    await home.must_be_gone(link)
    await home.must_be_unknown(await home.send(ticket))
    added = await run_flow(home.owner, "flow", "footage_guard", {"name": "Footage Guard"})
    assert added["type"] == "create_entry", added
    await home.must_be_gone(link)
    kept = {path.name for path in (home.household.place.config_dir / "footage_guard" / "vault").rglob("*.age")}
    assert kept == clips
    assert (await home.owner.command("footage_guard/info"))["lockdown"] is not None
    assert await home.refusal(home.owner, "vault/unlock") == "locked_down"
    await prove(home.owner, "lockdown/leave")


async def _opens(home: House, link: Link) -> bool:
    """Open a link, unless one has to wait: so often as it was looked at is a flood."""
    status = (await home.open(link)).status
    assert status in {200, 429}
    return status == 200


async def _left(home: House, link: Link) -> int:
    (line,) = [
        each
        for each in (await home.owner.command("footage_guard/shares/list"))["shares"]
        if each["share_id"] == link.share_id
    ]
    return int(line["downloads_left"])
