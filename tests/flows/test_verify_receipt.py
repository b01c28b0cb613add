"""What the program says of a receipt: that all of it is right, or which step failed."""

from collections.abc import Callable, Iterator
from functools import partial
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given as given_by, settings, strategies as st
import pytest

from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.facts import ClipCut, ClipSealed
from tools import verify_receipt

from .notary import Notary, opened_at
from .receipts import Document, Given, changed, given, places

FORM, KEY, SIGNED, CHECKPOINT, INCLUDED, FROZEN, ASKED = range(11, 18)
CLIPS, VOTED, ENROLLED, ENOUGH, RELEASED, READABLE, FOOTAGE = range(18, 25)

type Change = Callable[[Document, Document], object]


@pytest.fixture(scope="module")
def notary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notary]:
    """Return one home for all receipts."""
    yield from opened_at(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def one(notary: Notary, tmp_path_factory: pytest.TempPathFactory) -> Given:
    """Return a receipt."""
    return given(notary, tmp_path_factory.mktemp("one"))


@pytest.fixture(scope="module")
def other(notary: Notary, tmp_path_factory: pytest.TempPathFactory) -> Given:
    """Return a receipt of another release of the same home."""
    return given(notary, tmp_path_factory.mktemp("other"))


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Given]:
    """Return a receipt of another home, in which everything happened in the same way."""
    for notary in opened_at(tmp_path_factory.mktemp("elsewhere")):
        yield given(notary, tmp_path_factory.mktemp("stranger"))


def test_a_right_one_passes(one: Given, capsys: pytest.CaptureFixture[str]) -> None:
    assert one.check(one.data) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(" ")[0] for line in told[:14]] == [str(step) for step in range(1, 15)]
    assert told[14] == "All is right: 1 of 1 files"
    assert one.notary.ledger.verifier_key in told[15]


def test_the_key_of_the_home_can_be_given(one: Given, stranger: Given, capsys: pytest.CaptureFixture[str]) -> None:
    assert one.check(one.data, "--ledger-key", one.notary.ledger.verifier_key) == 0
    assert "from the receipt itself" not in capsys.readouterr().out
    # Everything in it is right, and of another home.
    assert stranger.check(stranger.data) == 0
    assert stranger.check(stranger.data, "--ledger-key", one.notary.ledger.verifier_key) == KEY


def test_no_value_of_it_can_be_another(one: Given) -> None:
    receipt, document = one.receipt, json.loads(one.data)
    for path in places(receipt):
        document["receipt"] = changed(receipt, path)
        data = json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
        assert FORM <= one.check(data) <= SIGNED, path
    signature = document["signature"]
    document |= {"receipt": receipt, "signature": ("1" if signature[0] == "0" else "0") + signature[1:]}
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    assert one.check(data) == SIGNED


def test_whoever_has_the_key_of_the_ledger_changes_no_value_either(one: Given) -> None:
    receipt = one.receipt
    passed = [path for path in places(receipt) if one.forged(changed(receipt, path)) == 0]
    # When it was written is what the home says, and nothing proves it.
    assert passed == [("header", "issued_at")]


def test_no_event_can_be_left_out(one: Given) -> None:
    for number in range(len(one.receipt["events"])):
        receipt = one.receipt
        del receipt["events"][number]
        assert one.forged(receipt) > CHECKPOINT or (number >= 0 and one.forged(receipt) == FORM)


def swap(*names: str) -> Change:
    """Return what takes parts from another receipt."""

    def take(receipt: Document, other: Document) -> None:
        for name in names:
            receipt[name] = other[name]

    return take


def swap_event(*events: str) -> Change:
    """Return what takes events from another receipt."""

    def take(receipt: Document, other: Document) -> None:
        kept = [event for event in receipt["events"] if event["event"] not in events]
        taken = [event for event in other["events"] if event["event"] in events]
        receipt["events"] = sorted([*kept, *taken], key=lambda event: event["number"])

    return take


def everything_but(*names: str) -> Change:
    """Return what takes all but some parts from another receipt."""

    def take(receipt: Document, other: Document) -> None:
        receipt |= {name: part for name, part in other.items() if name not in names}

    return take


@pytest.mark.parametrize(
    ("change", "step"),
    [
        (swap("statement"), FROZEN),
        (swap("statement", "parties", "processing", "files", "header"), FROZEN),
        (swap("votes"), VOTED),
        (swap("header"), READABLE),
        (swap("files"), READABLE),
        (swap_event("frozen"), FROZEN),
        (swap_event("received"), ASKED),
        (swap_event("drafted"), ASKED),
        (swap_event("captured"), CLIPS),
        (swap_event("sealed"), CLIPS),
        (swap_event("captured", "sealed"), CLIPS),
        (swap_event("voted"), VOTED),
        (swap_event("approved"), RELEASED),
        (swap_event("live"), RELEASED),
        (swap_event("approved", "live"), RELEASED),
        (everything_but("statement"), FROZEN),
        (everything_but("votes"), VOTED),
        (everything_but("header"), READABLE),
        (everything_but("statement", "files", "header", "parties", "processing"), FROZEN),
    ],
)
def test_parts_of_two_releases_of_one_home_do_not_mix(one: Given, other: Given, change: Change, step: int) -> None:
    # Both have to be proven to one checkpoint, or the first step that fails is always the same.
    one_receipt, other_receipt = one.receipt, other.receipt
    assert one_receipt["ledger"] == other_receipt["ledger"]
    change(one_receipt, other_receipt)
    assert one.forged(one_receipt) == step


@pytest.mark.parametrize(
    ("change", "step"),
    [
        (swap("ledger"), SIGNED),
        (swap("statement"), CHECKPOINT),
        (swap("votes"), VOTED),
        (swap("events"), INCLUDED),
        (swap_event("enrolled"), INCLUDED),
        (lambda receipt, other: receipt["ledger"].update(checkpoint=other["ledger"]["checkpoint"]), CHECKPOINT),
        (lambda receipt, other: receipt["ledger"].update(verifier_key=other["ledger"]["verifier_key"]), SIGNED),
    ],
)
def test_parts_of_two_homes_do_not_mix(one: Given, stranger: Given, change: Change, step: int) -> None:
    receipt = one.receipt
    change(receipt, stranger.receipt)
    assert one.forged(receipt) == step


def test_a_proof_of_another_record_is_none(one: Given) -> None:
    receipt = one.receipt
    first, second = receipt["events"][:2]
    first["proof"], second["proof"] = second["proof"], first["proof"]
    assert one.forged(receipt) == INCLUDED


@pytest.mark.parametrize("by", [-1, 1])
def test_a_record_stands_at_its_number(one: Given, by: int) -> None:
    receipt = one.receipt
    receipt["events"][-1]["number"] += by
    assert one.forged(receipt) in {FORM, INCLUDED}


@pytest.mark.parametrize("change", [list.clear, list.pop, lambda proof: proof.append("0" * 64)])
def test_a_proof_has_its_length(one: Given, change: Callable[[list[str]], object]) -> None:
    receipt = one.receipt
    change(receipt["events"][-1]["proof"])
    assert one.forged(receipt) in {FORM, INCLUDED}


@pytest.mark.parametrize("change", [list.clear, list.pop, lambda votes: votes.append(votes[0])])
def test_each_vote_was_cast_once(one: Given, change: Callable[[list[Any]], object]) -> None:
    receipt = one.receipt
    change(receipt["votes"])
    assert one.forged(receipt) in {FORM, VOTED}


def test_other_footage_is_found(one: Given, other: Given, capsys: pytest.CaptureFixture[str]) -> None:
    receipt, (path,) = one.file(one.data), one.files
    check = partial(verify_receipt.main)
    assert check([receipt, *other.files]) == FOOTAGE
    assert check([receipt, path, *other.files]) == FOOTAGE
    assert check([receipt, path, path]) == FOOTAGE
    data = Path(path).read_bytes()
    for wrong in (data[:-1], data + b"\0", b"", bytes([data[0] ^ 1]) + data[1:]):
        assert check([receipt, one.file(wrong)]) == FOOTAGE
    assert "\x1b" not in capsys.readouterr().out


def test_one_of_two_files_is_told_as_that(notary: Notary, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = Given(notary, notary.released(notary.clip(), notary.clip()), tmp_path)
    assert verify_receipt.main([both.file(both.data), both.files[1]]) == 0
    assert "All is right: 1 of 2 files" in capsys.readouterr().out
    assert both.check(both.data) == 0


@pytest.mark.parametrize(
    ("ended", "short_ms", "step"),
    [
        (ClipSealed, 1_900, 0),
        (ClipSealed, 2_100, CLIPS),
        # Of what was cut off the end is the last write, which pictures may be ahead of, also all of them.
        (ClipCut, 2_100, 0),
        (ClipCut, 30_000, 0),
    ],
)
def test_a_file_may_end_behind_a_clip_that_was_cut_off(
    tmp_path: Path, ended: type[ClipSealed | ClipCut], short_ms: int, step: int
) -> None:
    for notary in opened_at(tmp_path / "home"):
        found = Given(notary, notary.released(notary.clip(ended=ended, short_ms=short_ms)), tmp_path)
        assert found.check(found.data) == step


def test_what_cannot_be_read_is_not_checked(one: Given, tmp_path: Path) -> None:
    assert verify_receipt.main([str(tmp_path / "nothing"), *one.files]) == 2
    assert verify_receipt.main([str(tmp_path), *one.files]) == 2
    assert verify_receipt.main([one.file(one.data), str(tmp_path / "nothing")]) == 2


NAUGHTY = {
    "nothing": b"",
    "no object": b"1",
    "a list": b"[]",
    "no text": b"\xff\xfe",
    "half a pair": b'{"receipt":"\\ud800","signature":"' + b"0" * 128 + b'"}',
    "deep": b"[" * 100_000,
    "deep and whole": b"[" * 100_000 + b"]" * 100_000,
    "deep behind a text": b'["[[[",' + b"[" * 100,
    "an open text": b'"' + b'\\"' * 200_000,
    "not a number": b'{"receipt":NaN,"signature":""}',
    "infinite": b'{"receipt":-Infinity,"signature":""}',
    "a fraction": b'{"receipt":1.0,"signature":""}',
    "an exponent": b'{"receipt":1e3,"signature":""}',
    "a long number": b'{"receipt":' + b"9" * 100_000 + b',"signature":""}',
    "a large number": b'{"receipt":9007199254740992,"signature":""}',
    "long": b" " * (verify_receipt.MAX_BYTES + 1),
    "a name of other letters": '{"é":1}'.encode(),
}


@pytest.mark.parametrize("data", NAUGHTY.values(), ids=NAUGHTY)
def test_what_is_no_receipt_is_told_cleanly(one: Given, data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    assert one.check(data) == FORM
    assert "FAILED" in capsys.readouterr().out


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"\n",
        lambda data: b" " + data,
        lambda data: data.replace(b'"v":1', b'"v": 1', 1),
        lambda data: data.replace(b'{"receipt":', b'{"receipt":{},"receipt":', 1),
        lambda data: data.replace(b'"kind":"receipt"', b'"kind":"receip\\u0074"', 1),
        lambda data: data.replace(b'"level":0', b'"level":-0', 1),
        lambda data: data.replace(b'"kind":"receipt"', b'"kind":"receipt","more":1', 1),
        lambda data: data.replace(b'"kind":"receipt",', b"", 1),
        lambda data: data.replace(b'"imported":false,"name"', b'"imported":0,"name"', 1),
        lambda data: data[:-1],
    ],
)
def test_there_is_one_spelling(one: Given, change: Callable[[bytes], bytes]) -> None:
    assert change(one.data) != one.data
    assert one.check(change(one.data)) == FORM


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given_by(st.data())
def test_no_byte_of_it_can_be_another(one: Given, data: st.DataObject) -> None:
    receipt = bytearray(one.data)
    place = data.draw(st.integers(0, len(receipt) - 1))
    receipt[place] ^= data.draw(st.integers(1, 255))
    assert one.check(bytes(receipt)) in {FORM, KEY, SIGNED}


ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc_", max_size=3), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given_by(st.data())
def test_no_part_of_it_can_be_of_another_kind(one: Given, data: st.DataObject) -> None:
    receipt = one.receipt
    parts = [*inner_places(receipt)]
    path, value = data.draw(st.sampled_from(parts)), data.draw(ANY)
    inner: Any = receipt
    for name in path[:-1]:
        inner = inner[name]
    was, inner[path[-1]] = inner[path[-1]], value
    # True is no 1.
    assert (one.forged(receipt) == 0) is (canonical(value) == canonical(was))


def inner_places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield (*path, name)
        yield from inner_places(part, (*path, name))


def test_a_chain_of_hundreds_who_let_each_other_in_is_not_followed(one: Given) -> None:
    receipt = one.receipt
    last = receipt["events"][-1]
    receipt["events"] += [last | {"number": last["number"] + at} for at in range(1, 300)]
    assert one.forged(receipt) == FORM
