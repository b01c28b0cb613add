"""What is told of clips: which there are, page by page, what keeps them and where they have no pictures."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from custom_components.footage_guard.model.account import Account, Gap, GapReason, Trigger, TriggerKind
from custom_components.footage_guard.model.clip import Position
from custom_components.footage_guard.model.errors import ClipUnknown
from custom_components.footage_guard.model.ids import CameraId, ClipId
from custom_components.footage_guard.vault.finding import Search, account_of, clips_in, find
from custom_components.footage_guard.vault.vault import Vault

from .home import DOOR, GATE, Home

GONE = CameraId("gone")
ACCOUNT = Account(
    asked_from_ms=1,
    asked_to_ms=2,
    triggers=(Trigger(kind=TriggerKind.BELL, at_ms=1),),
    gaps=(Gap(from_ms=1, to_ms=2, why=GapReason.OFFLINE),),
)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Yield a home with a new vault."""
    home = Home(tmp_path)
    yield home
    home.stop()


def _recorded(home: Home) -> list[ClipId]:
    """Record by turns at both cameras, a minute apart; return the clips, the newest first."""
    cameras = [camera for _, camera in product(range(4), (DOOR, GATE))]
    return [
        home.record(camera=camera, ago=timedelta(minutes=len(cameras) - number))
        for number, camera in enumerate(cameras)
    ][::-1]


def _found(home: Home, search: Search) -> list[ClipId]:
    return [clip.id for clip, _ in find(home.vault, search).clips]


@pytest.mark.parametrize("cameras", [(), (DOOR,), (GATE, DOOR), (DOOR, DOOR), (GONE,)])
@pytest.mark.parametrize("limit", [1, 3, 4, 8, 9])
def test_pages_show_each_clip_once(home: Home, cameras: tuple[CameraId, ...], limit: int) -> None:
    wanted = [clip_id for clip_id in _recorded(home) if not cameras or home.clip(clip_id).camera in cameras]
    seen: list[ClipId] = []
    search = Search(cameras=cameras, limit=limit)
    while True:
        page = find(home.vault, search)
        seen += [clip.id for clip, _ in page.clips]
        assert len(page.clips) <= limit
        if not page.is_more:
            break
        search = Search(cameras=cameras, limit=limit, before=page.clips[-1][0].position)
    assert seen == wanted


def test_a_time_is_that_of_what_clips_show(home: Home) -> None:
    clips = [home.clip(clip_id) for clip_id in _recorded(home)]
    middle = clips[3]
    assert _found(home, Search(from_ms=middle.end_ms - 1, before=Position(middle.start_ms + 1))) == [middle.id]
    assert _found(home, Search(from_ms=middle.end_ms, before=Position(middle.start_ms))) == []
    assert _found(home, Search(from_ms=middle.end_ms)) == [clip.id for clip in clips[:3]]


def test_what_keeps_a_clip_is_told_with_it(home: Home) -> None:
    first, second = home.record(ago=timedelta(minutes=1)), home.record()
    hold = home.hold(first)
    assert [[each.id for each in holds] for _, holds in find(home.vault, Search()).clips] == [[], [hold]]
    assert _found(home, Search(hold=hold)) == [first]
    both = home.hold(first, second)
    assert _found(home, Search(hold=both, cameras=(GONE,))) == [second, first]
    page = find(home.vault, Search(hold=both, limit=1))
    assert ([clip.id for clip, _ in page.clips], page.is_more) == ([second], True)


def test_clips_of_a_time_come_with_the_one_that_is_being_written(home: Home) -> None:
    earlier = home.record(ago=timedelta(minutes=1))
    home.record(camera=GATE)
    recording = home.begin()
    far_ms = home.now_ms + 60_000
    assert [clip.id for clip in clips_in(home.vault, [DOOR, DOOR], 0, far_ms)] == [earlier, recording.clip_id]
    assert [clip.id for clip in clips_in(home.vault, [DOOR], far_ms, far_ms + 1)] == [recording.clip_id]
    recording.cut()
    with pytest.raises(ClipUnknown):
        clips_in(home.vault, [DOOR], far_ms, far_ms + 1)


def test_an_index_that_is_behind_is_brought_up_first(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr("custom_components.footage_guard.vault.vault.take", refuse)
        patched.setattr(Vault, "catch_up", lambda _vault: None)
        clip_id = home.record()
    assert _found(home, Search()) == [clip_id]


def test_what_a_recorder_told_is_found_beside_the_end_of_its_clip(home: Home) -> None:
    plain = home.record()
    recording = home.begin()
    recording.write(b"moving pictures")
    recording.finish(home.now_ms + 1000, ACCOUNT)
    assert account_of(home.journal, home.clip(recording.clip_id)) == ACCOUNT
    assert account_of(home.journal, home.clip(plain)) is None
    open_one = home.begin()
    assert account_of(home.journal, home.clip(open_one.clip_id)) is None
    open_one.cut()


def test_a_row_that_points_to_nowhere_tells_nothing(home: Home) -> None:
    clip_id = home.record()
    home.edit_index("UPDATE clips SET leaf = 0")
    assert account_of(home.journal, home.clip(clip_id)) is None


def test_a_record_that_the_disk_does_not_give_tells_nothing(home: Home) -> None:
    """A page of the list of clips failed by one of them, and nobody came past it."""
    clip_id = home.record()
    home.journal.in_bad_sector.add(home.clip(clip_id).leaf - 1)
    assert account_of(home.journal, home.clip(clip_id)) is None
