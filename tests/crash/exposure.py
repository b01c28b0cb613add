"""What a home exposes, as far as anybody can find out by using it, and what it keeps."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from custom_components.footage_guard.bridge.decisions.booths import voters_of
from custom_components.footage_guard.flows import sharing, voting
from custom_components.footage_guard.flows.booth import Booth
from custom_components.footage_guard.model.approval_facts import VoteCast
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.errors import FootageGuardError
from custom_components.footage_guard.model.facts import Fact
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.lifecycle.advance import exposure
from custom_components.footage_guard.model.lifecycle.outside import outside
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.lockdown_facts import LockdownLeft
from custom_components.footage_guard.model.request_facts import MuteEnded, ReleaseMoved, RequestMoved, RequestReceived
from custom_components.footage_guard.vault.keyring.unlocked import Unlocked
from custom_components.footage_guard.vault.opening import open_clip
from custom_components.footage_guard.vault.sharing import identity_of
from custom_components.footage_guard.vault.vault import Vault

from .base import DOOR, HALL, SHOWN
from .home import FILE, Home
from .times import MINUTE_MS, set_clocks

LATER_MS: Final = 15 * MINUTE_MS
"""What cools off has cooled off by then."""
_WAITS: Final = {RequestState.RECEIVED, RequestState.PENDING}
_MOVES: Final = (ReleaseMoved, RequestMoved)
_RAISING: Final = (RequestReceived, VoteCast, MuteEnded, LockdownLeft)
_ALL: Final = ("requests", "releases", "outside", "holds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All of it."""

    locked_down: bool
    rules: str
    """The policy that is in force, by its digest."""
    readable: list[str]
    """Which person opens which clip."""
    links: dict[str, int]
    """How often each link gives its file."""
    later: dict[str, int]
    """The same when what cools off has cooled off, and nobody has done anything more."""
    files: dict[str, int]
    """How often a person may collect each file."""
    votes: dict[str, int]
    """That count."""
    tries: dict[str, int]
    """Wrong access codes that each link still takes."""
    shown: dict[str, int]
    """Requests of which somebody may be asked, or that went further, and how far."""
    muted: int
    requests: dict[str, str]
    releases: dict[str, str]
    outside: dict[str, str]
    holds: dict[str, list[str]]
    raised: list[str]
    """Facts in the ledger by which more was exposed."""

    def as_json(self) -> dict[str, Any]:
        """Return it for another process."""
        return asdict(self)

    def exceeds(self, other: Found) -> list[str]:
        """Return by what more is exposed here than there."""
        # That somebody new asks exposes nothing.
        more = [name for name in _COUNTED if _is_more(getattr(self, name), getattr(other, name), int(name == "shown"))]
        more += ["locked_down"] * (other.locked_down and not self.locked_down)
        more += ["readable"] * bool({*self.readable} - {*other.readable})
        return more + ["muted"] * (self.muted < other.muted)

    def differs(self, other: Found, *, but: Iterable[str] = ()) -> list[str]:
        """Return in what it differs."""
        names = [each.name for each in fields(self) if each.name not in {"raised", *but}]
        return [name for name in names if getattr(self, name) != getattr(other, name)]

    def lost(self, before: Found, after: Found) -> list[str]:
        """Return what was there before, was left alone, and is not there or not the same."""
        gone = []
        for name in _ALL:
            mine, one, two = (getattr(each, name) for each in (self, before, after))
            gone += [f"{name} {key}" for key in one if two.get(key) == one[key] != mine.get(key)]
        return gone


_COUNTED: Final = ("links", "later", "files", "votes", "tries", "shown")


def _is_more(mine: Mapping[str, int], others: Mapping[str, int], at_first: int) -> bool:
    return any(count > others.get(key, at_first) for key, count in mine.items())


async def look(home: Home, passed_ms: int | None) -> Found:
    """Return what a home exposes now, and later, for which the clocks of this process go on from where they are."""
    kept = await home.requests.async_decide(lambda booth, now: _kept(home, booth, now.ms))
    links = await _links(home)
    vault = home.vault
    found: dict[str, Any] = {
        "locked_down": vault.lockdown is not None,
        "rules": vault.people.policy.digest.hex(),
        "readable": await vault.async_do(lambda opened: _readable(home, opened)),
        "outside": await vault.async_look(lambda standings: _outside(standings, kept["requests"])),
        "raised": await vault.async_read(lambda: _raised(fact for _, fact in vault.ledger.facts())),
    }
    later = links
    if passed_ms is not None and ReleaseState.COOLING.value in kept["releases"].values():
        set_clocks(passed_ms + LATER_MS)
        await home.decisions.async_look()
        later = await _links(home)
    return Found(**kept, **found, links=links, later=later)


def _kept(home: Home, booth: Booth, now_ms: int) -> dict[str, Any]:
    requests = {each.id: each.state for each in booth.desk.book.in_states(tuple(RequestState))}
    releases = {each.id: each.state for each in booth.desk.releases.in_states(tuple(ReleaseState))}
    leases = {each.release_id: each for each in booth.leases.all()}
    index = home.vault._opened.vault.index
    votes, files = {}, {}
    for release_id, state in releases.items():
        frozen = booth.drafts.frozen(release_id)
        if frozen is not None and state in voting.VOTABLE:
            counted = voting.standing_votes(booth, frozen.statement, voters_of(home.vault)).counted
            votes[release_id] = len(counted)
        with suppress(FootageGuardError):
            sharing.may_be_collected(booth, release_id, now_ms=now_ms)
            files[release_id] = leases[release_id].left
    return {
        "requests": {each: state.value for each, state in requests.items()},
        "releases": {each: state.value for each, state in releases.items()},
        "shown": {each: _shown(state) for each, state in requests.items()}
        | {each: exposure(state) for each, state in releases.items()},
        "votes": votes,
        "files": files,
        "tries": {each: lease.tries for each, lease in leases.items() if lease.code_sha256 is not None},
        "muted": len(booth.desk.book.mutes()),
        "holds": {
            kept.hold_id: sorted(index.clips_of_hold(kept.hold_id)) for kind in HoldKind for kept in index.kept_by(kind)
        },
    }


def _shown(state: RequestState) -> int:
    return 1 + exposure(state) if state in _WAITS or exposure(state) else 0


async def _links(home: Home) -> dict[str, int]:
    found = {}
    for key, secret in home.notes.items():
        if key.startswith("link "):
            release_id = ReleaseId(key.removeprefix("link "))
            with suppress(FootageGuardError):
                shared = await home.sharing.async_look_at(release_id, secret)
                identity = identity_of(secret, release_id)
                with_file = home.sharing._files.opened(release_id, 1, identity)
                assert with_file.read(0, with_file.length) == FILE
                with_file.close()
                found[release_id] = shared.lease.left
    return {each: left for each, left in found.items() if left}


def _readable(home: Home, opened: Vault) -> list[str]:
    found = []
    for (person, held), camera in zip(home.base.held.items(), (DOOR, HALL, DOOR), strict=True):
        unlocked = Unlocked(person, held, float)
        with suppress(FootageGuardError), open_clip(opened, home.base.clips[camera], unlocked) as clip:
            assert clip.read(0, clip.length) == SHOWN
            found.append(f"{person} {camera}")
    return found


def _outside(standings: Any, requests: Iterable[Any]) -> dict[str, str]:
    found = {}
    for request_id in requests:
        stands = standings.find(request_id)
        seen = outside(stands.state, closes_ms=stands.closes_ms, closed_until_ms=stands.closed_until_ms)
        found[request_id] = seen.value
    return found


def _raised(told: Iterable[Fact]) -> list[str]:
    return [repr(fact) for fact in told if isinstance(fact, _RAISING) or (isinstance(fact, _MOVES) and fact.by.raises)]
