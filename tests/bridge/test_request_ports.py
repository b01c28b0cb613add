"""The vault's clips and history as the flows see them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from custom_components.footage_guard.bridge.requests.request_ports import ThisHome, VaultClips, VaultJournal
from custom_components.footage_guard.model.account import Account, Gap, GapReason
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.errors import IndexDamaged
from custom_components.footage_guard.model.facts import ClipAccounted, HoldEnded, HoldPlaced
from custom_components.footage_guard.model.ids import HoldId, make_hold_id, make_request_id
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.quiet import parse_quiet_hours
from custom_components.footage_guard.vault.state.state import State
from tests.vault.home import DOOR, GATE, Home

REQUEST = make_hold_id(1, 1)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path / "home")
    yield made
    made.stop()


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    (tmp_path / "state").mkdir()
    made = State.found(tmp_path / "state", Mode.SEALED)
    yield made
    made.close()


@pytest.fixture
def clips(home: Home, state: State) -> VaultClips:
    return VaultClips(home.vault, state)


def hold(clips: VaultClips, home: Home, *clip_ids: str, kind: HoldKind = HoldKind.ACTION) -> bool:
    return clips.hold(REQUEST, kind, clip_ids, now_ms=home.now_ms, until_ms=home.now_ms + 1000)  # type: ignore[arg-type]  # ids


def test_clips_are_found_by_camera_and_time(home: Home, clips: VaultClips) -> None:
    clip_id = home.record(camera=DOOR)
    home.record(camera=GATE)
    clip = home.clip(clip_id)
    assert clips.overlapping(DOOR, clip.start_ms, clip.end_ms, 10) == [clip]
    assert clips.get(clip_id) == clip
    assert clips.oldest_ms() == clip.start_ms


def test_an_empty_vault_has_no_oldest_clip(clips: VaultClips) -> None:
    assert clips.oldest_ms() is None


@pytest.mark.parametrize("kind", [HoldKind.ACTION, HoldKind.REQUEST])
def test_a_hold_has_the_id_of_its_request_however_often_it_is_placed(
    home: Home, clips: VaultClips, kind: HoldKind
) -> None:
    clip_id = home.record()
    for _ in range(2):
        assert hold(clips, home, clip_id, kind=kind)
    assert [each.id for each in home.index.holds_of(clip_id)] == [REQUEST]
    assert clips.held_for_actions() == ((1, home.clip(clip_id).size_bytes) if kind is HoldKind.ACTION else (0, 0))
    assert clips.held_bytes() == home.clip(clip_id).size_bytes
    clips.end_hold(REQUEST)
    assert not home.index.holds_of(clip_id)
    assert clips.held_bytes() == 0


def test_a_hold_that_is_not_there_has_ended_without_a_word(home: Home, clips: VaultClips) -> None:
    assert not home.told_since(lambda: clips.end_hold(REQUEST))


def test_a_hold_of_an_automation_is_not_taken_for_that_of_a_request(home: Home, clips: VaultClips) -> None:
    clip_id = home.record()
    own = home.hold(clip_id, kind=HoldKind.ACTION, until_ms=home.now_ms + 10**9)
    hold(clips, home, clip_id)
    assert {each.id for each in home.index.holds_of(clip_id)} == {own, REQUEST}


def test_what_no_quota_has_room_for_waits_without_a_hold(
    home: Home, clips: VaultClips, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip_id = home.record()
    monkeypatch.setattr("custom_components.footage_guard.model.retention.ACTION_HELD_BYTES", 10)
    assert not [fact for fact in home.told_since(lambda: hold(clips, home, clip_id)) if isinstance(fact, HoldPlaced)]
    assert hold(clips, home, clip_id) is False


def test_a_clip_that_is_gone_keeps_no_request_from_coming_in(home: Home, clips: VaultClips) -> None:
    assert not home.told_since(lambda: hold(clips, home, HoldId("01KB0000000000000000000000")))


@pytest.mark.parametrize("harm", ["damaged", "in_bad_sector"])
def test_a_record_that_cannot_be_read_leaves_only_its_own_clip_without_a_hold(
    home: Home, clips: VaultClips, harm: str
) -> None:
    clip_id, damaged = home.record(), home.record()
    getattr(home.journal, harm).add(home.clip(damaged).leaf)
    assert hold(clips, home, damaged, clip_id)
    assert [each.id for each in home.index.holds_of(clip_id)] == [REQUEST]
    assert not home.index.holds_of(damaged)
    assert hold(clips, home, damaged) is False
    home.edit_index("UPDATE clips SET start_ms = 0, end_ms = 0")
    with pytest.raises(IndexDamaged):
        hold(clips, home, clip_id)
    assert hold(clips, home, clip_id), "the index was made anew past it"


def test_what_a_recorder_told_of_gaps_is_known(home: Home, clips: VaultClips) -> None:
    silent = home.record()
    recording = home.begin()
    recording.write(b"x" * 1000)
    gap = Gap(from_ms=home.now_ms + 100, to_ms=home.now_ms + 900, why=GapReason.STALLED)
    account = Account(asked_from_ms=home.now_ms, asked_to_ms=home.now_ms + 5000, triggers=(), gaps=(gap,))
    recording.finish(home.now_ms + 5000, account)
    assert any(isinstance(fact, ClipAccounted) for fact in home.told())
    assert clips.gaps_in(home.clip(recording.clip_id)) == [(gap.from_ms, gap.to_ms)]
    assert clips.gaps_in(home.clip(silent)) == []


def test_what_is_told_is_in_the_history_and_the_index_follows(home: Home) -> None:
    journal = VaultJournal(home.vault, lambda _request_id, _start: ())
    number = journal.append(HoldEnded(hold_id=REQUEST))
    assert [*journal.facts(number)] == [(number, HoldEnded(hold_id=REQUEST))]
    assert journal.size == number + 1 == home.index.taken()


def test_facts_that_name_a_request_are_read_where_they_are_found(home: Home) -> None:
    journal = VaultJournal(home.vault, lambda _request_id, start: range(start, start + 2))
    first = journal.append(HoldEnded(hold_id=REQUEST))
    last = journal.append(HoldEnded(hold_id=make_hold_id(1, 2)))
    assert journal.of_request(make_request_id(1, 9), first) == [journal.read(first), journal.read(last)]


def test_where_no_quiet_hours_were_decided_those_of_the_options_hold(state: State) -> None:
    hours = parse_quiet_hours("21:00-08:00")
    this = ThisHome(state, {DOOR: True}, hours)
    assert this.policy == Policy(quiet_hours=hours)
    state._set("window_limit_h", "5")
    assert this.policy == Policy(quiet_hours=hours, window_limit_h=5)
    state._set("quiet_hours", "01:00-02:00")
    assert this.policy == Policy(quiet_hours=parse_quiet_hours("01:00-02:00"), window_limit_h=5)


def test_the_clocks_on_the_walls_know_the_zone(state: State) -> None:
    this = ThisHome(state, {}, None)
    assert f"{this.local_time(1_795_507_200_000):%H:%M}" == "08:00"
