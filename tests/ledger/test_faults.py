"""A disk that fails at any call: an append raises and nothing was added, or it stands; and later everything works."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
import os

import pytest

from custom_components.footage_guard.ledger import ledger as module
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.facts import Fact, HistoryAccepted
from custom_components.footage_guard.model.history import Finding
from tests.disk.faults import SHORT_WAYS, WAYS, Fault, Way, descriptors, outcome

from .conftest import RECORDS
from .desk import Desk, fact, facts_of

pytestmark = pytest.mark.usefixtures("quick_disk")
BEFORE = facts_of(*range(RECORDS))
EACH = WAYS | SHORT_WAYS
with_each_way = pytest.mark.parametrize("way", EACH.values(), ids=EACH)
LONG = bool(os.environ.get("FOOTAGE_GUARD_LONG"))
SOME = [*EACH] if LONG else ["full once, half written", "broken once, though written", "killed, half written", "short"]
with_some_ways = pytest.mark.parametrize("way", [EACH[name] for name in SOME], ids=SOME)


@dataclass
class Trial:
    """An operation with one call of it failing."""

    desk: Desk
    fault: Fault
    error: BaseException | None = None
    opened: dict[str, str] = field(default_factory=descriptors)

    @property
    def is_killed(self) -> bool:
        """Whether the process is gone."""
        return not self.fault.way.error

    def run(self, act: Callable[[], object]) -> None:
        """Act, and remember what came of it."""
        self.error = outcome(act, self.fault)

    def bury(self) -> None:
        """End what a killed process had open."""
        for descriptor in descriptors().keys() - self.opened.keys():
            os.close(int(descriptor))

    def must_leave_nothing_open(self) -> None:
        """Raise AssertionError for a descriptor that is left."""
        left = descriptors().items() - self.opened.items()
        assert self.is_killed or not left, f"{self.fault.failed} leaks {left}"
        self.bury()

    def must_hold(self, *wanted: list[Fact]) -> None:
        """Raise AssertionError unless the ledger opens without trouble with one of these histories, and goes on."""
        with self.desk.opened() as ledger:
            assert ledger.trouble is None
            assert [told for _, told in ledger.facts()] in wanted
            ledger.verify()
            number = ledger.append(fact(77))
            assert ledger.read(number) == fact(77)
        with self.desk.opened() as ledger:
            assert ledger.trouble is None
            assert ledger.read(number) == fact(77)


def _trials(desk: Desk, way: Way) -> Iterator[Trial]:
    """Yield a trial for each call that can fail, until there are no more."""
    before = desk.snapshot()
    for at in count():
        desk.restore(before)
        trial = Trial(desk, Fault(way=way, at=at))
        yield trial
        if at >= len(trial.fault.names):
            assert trial.error is None, "it fails without a fault"
            assert at > 0
            return


@pytest.fixture(autouse=True)
def _often_checkpointed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHECKPOINT_EVERY", 2)


@with_each_way
def test_append(written: Desk, way: Way) -> None:
    for trial in _trials(written, way):
        ledger = written.open()
        ledger.append(fact(8))
        numbers: list[int] = []
        # The second is checkpointed, too.
        trial.run(partial(_append, ledger, numbers))
        _must_be_whole(trial, ledger, numbers)
        trial.bury()
        trial.must_hold(*_histories(trial, numbers))


def _append(ledger: Ledger, numbers: list[int]) -> None:
    numbers.append(ledger.append(fact(9)))


def _must_be_whole(trial: Trial, ledger: Ledger, numbers: list[int]) -> None:
    """Raise AssertionError unless it was added or not; then add another one, which must succeed."""
    if trial.is_killed:
        return
    assert numbers == [9] * (trial.error is None)
    assert ledger.size == 9 + len(numbers)
    wanted = [*BEFORE, fact(8), *[fact(9)] * len(numbers)]
    assert [ledger.read(number) for number in range(ledger.size)] == wanted
    assert [told for _, told in ledger.facts()] == wanted
    assert ledger.append(fact(10)) == len(wanted)
    assert ledger.read(len(wanted)) == fact(10)
    ledger.verify()
    ledger.close()


def _histories(trial: Trial, numbers: list[int]) -> list[list[Fact]]:
    """Return what may be there afterwards."""
    before = [*BEFORE, fact(8)]
    if trial.is_killed:
        return [[*before, fact(9)], *([before] if not numbers else [])]
    return [[*before, *[fact(9)] * len(numbers), fact(10)]]


@pytest.mark.parametrize("lost", [(), ("hashes", "places"), ("hashes",)], ids=["nothing", "the tree", "the hashes"])
@with_some_ways
def test_open_with_a_torn_end(written: Desk, way: Way, lost: tuple[str, ...]) -> None:
    with written.log.open("ab") as file:
        file.write(b"\x00\x00\x00\x90torn")
    for name in lost:
        (written.ledger / name).unlink()
    for trial in _trials(written, way):
        trial.run(lambda: written.open().close())
        trial.must_leave_nothing_open()
        trial.must_hold(BEFORE)


@with_some_ways
def test_create(desk: Desk, way: Way) -> None:
    for trial in _trials(desk, way):
        trial.run(lambda: desk.open().close())
        trial.must_leave_nothing_open()
        trial.must_hold([])


@with_some_ways
def test_read_with_the_tree_lost_meanwhile(written: Desk, way: Way) -> None:
    for trial in _trials(written, way):
        with written.opened() as ledger:
            (written.ledger / "hashes").write_bytes(b"")
            trial.run(partial(_prove_all, ledger))
            assert [ledger.read(number) for number in range(RECORDS)] == BEFORE
        trial.must_leave_nothing_open()
        trial.must_hold(BEFORE)


def _prove_all(ledger: Ledger) -> None:
    for number in range(RECORDS):
        ledger.prove(number)


@with_some_ways
def test_close(written: Desk, way: Way) -> None:
    for trial in _trials(written, way):
        ledger = written.open()
        ledger.append(fact(8))
        trial.run(ledger.close)
        trial.must_leave_nothing_open()
        trial.must_hold([*BEFORE, fact(8)])


@with_some_ways
def test_accept(written: Desk, way: Way) -> None:
    written.write_frames(written.frames()[:5])
    for trial in _trials(written, way):
        ledger = written.open()
        trial.run(ledger.accept)
        _must_be_accepted_or_not(trial, ledger)
        trial.bury()
        _must_be_told_or_accepted(trial)


def _must_be_accepted_or_not(trial: Trial, ledger: Ledger) -> None:
    """Raise AssertionError where it counts as accepted though that failed; then close."""
    if not trial.is_killed:
        assert (ledger.trouble is None) == (trial.error is None)
        ledger.close()


def _must_be_told_or_accepted(trial: Trial) -> None:
    with trial.desk.opened() as ledger:
        if ledger.trouble is not None:
            assert trial.error is not None, "what was accepted is told again"
            assert ledger.trouble.finding is Finding.ROLLED_BACK
            ledger.accept()
        kinds = [type(told) for _, told in ledger.facts()]
        assert kinds.count(HistoryAccepted) in (1, 2)
        assert [told for _, told in ledger.facts()][:5] == BEFORE[:5]
    with trial.desk.opened() as ledger:
        ledger.may_rely()
        ledger.verify()
