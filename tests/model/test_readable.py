"""One record that is wrong hides itself, and nothing behind it."""

from collections.abc import Iterator
import errno
import os
from typing import override

import pytest

from custom_components.footage_guard.model.errors import LedgerDamaged
from custom_components.footage_guard.model.facts import EpochErased, Fact
from custom_components.footage_guard.model.readable import MOST_DAMAGED, readable

FACTS = [EpochErased(epoch=f"2026-{number % 12 + 1:02}") for number in range(MOST_DAMAGED + 2)]


class Told:
    """A history of which some records are damaged."""

    def __init__(self, *damaged: int) -> None:
        self._damaged = damaged

    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        for number, fact in [*enumerate(FACTS)][start:]:
            if number in self._damaged:
                raise self._raises(number)
            yield number, fact

    def _raises(self, number: int) -> Exception:
        return LedgerDamaged(number)


class OnBadDisk(Told):
    """A history of which the disk does not give some records."""

    error = errno.EIO

    @override
    def _raises(self, number: int) -> Exception:
        return OSError(self.error, os.strerror(self.error))


class OnNoDisk(OnBadDisk):
    """A history whose disk is away."""

    error = errno.ENODEV


@pytest.mark.parametrize("damaged", [(), (0,), (3, 4, 9), (len(FACTS) - 1,), tuple(range(MOST_DAMAGED))])
def test_what_is_wrong_is_passed_by(damaged: tuple[int, ...]) -> None:
    found = [*readable(Told(*damaged))]
    assert found == [(number, None if number in damaged else fact) for number, fact in enumerate(FACTS)]
    assert [*readable(Told(*damaged), 5)] == found[5:]
    assert [*readable(OnBadDisk(*damaged), may_lack=True)] == found
    assert [*readable(OnBadDisk(*damaged), 5, may_lack=True)] == found[5:]


def test_what_the_disk_does_not_give_is_passed_by_only_for_whoever_can_do_without() -> None:
    with pytest.raises(OSError, match="Input/output"):
        list(readable(OnBadDisk(3)))
    with pytest.raises(OSError, match="No such device"):
        list(readable(OnNoDisk(3), may_lack=True))


def test_a_history_of_which_much_is_wrong_is_not_gone_on_with() -> None:
    with pytest.raises(LedgerDamaged):
        list(readable(Told(*range(MOST_DAMAGED + 1))))
    with pytest.raises(OSError, match="Input/output"):
        list(readable(OnBadDisk(*range(MOST_DAMAGED + 1)), may_lack=True))
