"""How long ago a history came here that nobody here saw grow: by a clock that was wrong once, that is not known."""

from collections.abc import Callable
import errno
import os
from pathlib import Path
import shutil
from typing import Final

import pytest

from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.ledger.ledger import Ledger
from tests.damage import spoil
from tests.sector import spoil_sector

from .desk import START_MS, Desk, fact

FOR_MS: Final = 3 * 86_400_000
MINUTE_MS: Final = 60_000


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at_ms = START_MS

    def __call__(self) -> Moment:
        return Moment(at_ms=self.at_ms, boot="boot", up_ms=0)


@pytest.fixture
def hand() -> Hand:
    """The machine's clock."""
    return Hand()


@pytest.fixture
def moved(tmp_path: Path, hand: Hand) -> Desk:
    """A history of three records, without the second place."""
    desk = Desk(tmp_path / "home", hand)
    desk.tell(0, 1, 2)
    shutil.rmtree(desk.cache)
    return desk


def _is_new(ledger: Ledger, now_ms: int) -> bool:
    return ledger.is_new_here(now_ms, FOR_MS)


def test_one_that_grew_here_is_not_new(tmp_path: Path, hand: Hand) -> None:
    with Desk(tmp_path / "home", hand).opened() as ledger:
        ledger.append(fact(0))
        assert not _is_new(ledger, hand.at_ms)


def test_it_is_new_for_so_long_from_what_is_told_first(moved: Desk, hand: Hand) -> None:
    with moved.opened() as ledger:
        assert _is_new(ledger, START_MS + 2 * FOR_MS)
        hand.at_ms = begun_ms = START_MS + FOR_MS
        ledger.append(fact(3))
        assert _is_new(ledger, begun_ms + FOR_MS - 1)
        assert not _is_new(ledger, begun_ms + FOR_MS)


@pytest.mark.parametrize(
    "wrong_ms", [0, START_MS - MINUTE_MS, START_MS + 400 * 86_400_000], ids=["1970", "behind", "ahead"]
)
def test_what_is_told_by_a_wrong_clock_ended_it_at_once(moved: Desk, hand: Hand, wrong_ms: int) -> None:
    with moved.opened() as ledger:
        hand.at_ms = wrong_ms
        ledger.append(fact(3))
        hand.at_ms = right_ms = START_MS + MINUTE_MS
        assert _is_new(ledger, right_ms)
        ledger.append(fact(4))
        assert _is_new(ledger, right_ms + FOR_MS - 1)
        assert not _is_new(ledger, right_ms + FOR_MS)


@pytest.fixture
def dated(tmp_path: Path, hand: Hand) -> Desk:
    """A history of three records, a minute apart, that came here, and of one that was told since then."""
    desk = Desk(tmp_path / "home", hand)
    for number in range(3):
        hand.at_ms = START_MS + number * MINUTE_MS
        desk.tell(number)
    shutil.rmtree(desk.cache)
    with desk.opened() as ledger:
        assert ledger.began_at_ms == START_MS + 2 * MINUTE_MS
        ledger.append(fact(3))
    return desk


def _is_wrong(desk: Desk, _patch: pytest.MonkeyPatch) -> None:
    spoil(desk.log, desk.ends()[1] + 10)


def _lies_in_a_bad_sector(desk: Desk, patch: pytest.MonkeyPatch) -> None:
    spoil_sector(patch, desk.log, desk.ends()[1] + 5, desk.ends()[2])


@pytest.mark.parametrize("harm", [_is_wrong, _lies_in_a_bad_sector])
def test_where_its_newest_record_is_lost_it_ends_with_the_newest_that_is_not(
    dated: Desk, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Desk, pytest.MonkeyPatch], None]
) -> None:
    harm(dated, monkeypatch)
    with dated.opened() as ledger:
        assert ledger.trouble is None
        assert ledger.began_at_ms == START_MS + MINUTE_MS
        assert _is_new(ledger, START_MS + 2 * MINUTE_MS)
        assert not _is_new(ledger, START_MS + 2 * MINUTE_MS + FOR_MS)


def test_a_disk_that_does_not_answer_says_nothing_of_when(dated: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with dated.opened() as ledger:

        def refuse(*_args: int) -> bytes:
            raise OSError(errno.ENODEV, "gone")

        monkeypatch.setattr(os, "pread", refuse)
        with pytest.raises(OSError, match="gone"):
            _ = ledger.began_at_ms


def test_a_clock_that_never_comes_right_does_not_fill_the_disk(
    moved: Desk, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.footage_guard.ledger.ledger._MOST_DATED", 2)
    with moved.opened() as ledger:
        hand.at_ms = 0
        ledger.append(fact(3))
        assert _is_new(ledger, START_MS)
        ledger.append(fact(4))
        assert not _is_new(ledger, START_MS)


def test_a_shorter_history_that_was_accepted_is_not_new_for_as_long_as_it_is_shorter(moved: Desk, hand: Hand) -> None:
    with moved.opened():
        pass
    moved.write_frames(moved.frames()[:2])
    with moved.opened() as ledger:
        assert ledger.trouble is not None
        ledger.accept()
        moved_ms = hand.at_ms + MINUTE_MS
        assert not _is_new(ledger, moved_ms)
