"""Abuse cases D38, D43, D44 and H79: a home that is killed goes on recording, and lets out nothing that it did not."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
import stat
from typing import Any

import pytest
import pytest_asyncio

from .house import House, Link, link_of, until
from .household import proof

pytestmark = pytest.mark.asyncio(loop_scope="session")
COOLING_MINUTES = 10
COOLING_MS = COOLING_MINUTES * 60_000
IN_CLEAR = (b"ftypisom", b"moof\x00\x00\x00\x10mfhd", b"\x00\x00\x00\x01\x67", b"\xff\xd8\xff\xe0\x00\x10JFIF")
"""How footage begins, in each form in which it is in memory."""


@dataclass(frozen=True, kw_only=True)
class Killed:
    """What was under way when the process ended."""

    cooling: Link
    draft_id: str
    shown: dict[str, Any]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def killed(home: House) -> AsyncIterator[Killed]:
    """Have one release cool off, another be voted on and a clip be recorded, and then the power go."""
    await home.owner.command("footage_guard/policy/apply", policy={"cooling_minutes": COOLING_MINUTES})
    cooling = (await home.frozen())["draft_id"]
    await home.votes(home.owner, cooling)
    answer = await home.votes(home.member, cooling)
    assert answer["status"] == "cooling"
    draft_id = (await home.frozen())["draft_id"]
    shown = await home.owner.command("footage_guard/approval/challenge", draft_id=draft_id)
    await home.owner.request("POST", f"{home.household.camera.url}/motion/on")
    await until(lambda: _is_recording(home))
    await until(lambda: _is_on_the_disk(home))
    await home.owner.request("POST", f"{home.household.camera.url}/motion/off")
    await home.kill_and_start()
    yield Killed(cooling=link_of(answer), draft_id=draft_id, shown=shown)


async def test_it_records_on_while_nobody_unlocks_and_nobody_watches(home: House, killed: Killed) -> None:
    await home.owner.request("POST", f"{home.household.camera.url}/ring")
    await until(lambda: _is_recording(home))
    (cut,) = (await home.owner.command("footage_guard/ledger/list", kinds=["clip_cut"]))["facts"]
    assert cut["fact"]["size_bytes"] > 65536
    for clip_id in (home.household.clip_id, cut["fact"]["clip_id"]):
        assert await home.refusal(home.owner, "clips/ticket", clip_id=clip_id) == "vault_locked"


async def test_nothing_lies_there_in_clear_or_for_others(home: House, killed: Killed) -> None:
    files = list(_files(home))
    assert {"keys.json", "log", "state.db"} <= {path.name for path in files}
    assert any(path.suffix == ".age" for path in files)
    assert [path for path in files if stat.S_IMODE(path.stat().st_mode) & 0o077] == []
    assert [path for path in files if any(begin in path.read_bytes() for begin in IN_CLEAR)] == []
    # Of what was imported it is known how it looks: the search finds it where it does lie in clear.
    assert any(begin in (home.household.place.config_dir / "media" / "long.mp4").read_bytes() for begin in IN_CLEAR)


async def test_what_was_shown_before_is_agreed_to_by_nobody(home: House, killed: Killed) -> None:
    given = proof(killed.shown, home.secret_of(home.owner))
    code = await home.refusal(home.owner, "approval/approve", draft_id=killed.draft_id, **given)
    assert code == "challenge_used"
    assert (await home.owner.command("footage_guard/draft/get", draft_id=killed.draft_id))["votes"] == []


async def test_what_cools_off_leaves_when_both_clocks_say_so_and_not_before(home: House, killed: Killed) -> None:
    await home.must_be_gone(killed.cooling)
    # Whoever sets the clock hurries nothing; by the other one it waits anew since the start.
    home.clocks.go_on(COOLING_MS, 0)
    await home.frozen()
    await home.must_be_gone(killed.cooling)
    home.clocks.go_on(0, COOLING_MS)
    # Whatever is finished has all that is due looked at.
    await home.frozen()
    await until(lambda: _is_live(home, killed.cooling))


def _files(home: House) -> Iterator[Path]:
    folder = home.household.place.config_dir
    for below in (folder / "footage_guard", folder / ".cache" / "footage_guard"):
        assert stat.S_IMODE(below.stat().st_mode) == 0o700
        yield from (path for path in below.rglob("*") if path.is_file())


async def _is_recording(home: House) -> bool:
    state = await home.owner.state(f"binary_sensor.{home.household.camera.doorbell.key}_recording")
    return state is not None and state["state"] == "on"


async def _is_on_the_disk(home: House) -> bool:
    parts = (home.household.place.config_dir / "footage_guard" / "vault").rglob("*.part")
    return sum(path.stat().st_size for path in parts) > 1 << 18


async def _is_live(home: House, link: Link) -> bool:
    return (await home.look(link)).status == 200
