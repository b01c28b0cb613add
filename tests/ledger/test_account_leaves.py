"""What a recorder tells stands in the ledger just as it was told, and as the published page says."""

from collections.abc import Callable
from dataclasses import fields
import json
from pathlib import Path
from typing import Any

import pytest

from custom_components.footage_guard.ledger.leaves import KINDS, Leaf, LeafInvalid, Moment, dump_leaf, parse_leaf
from custom_components.footage_guard.ledger.records import MAX_RECORD_BYTES
from custom_components.footage_guard.model.account import (
    MAX_GAPS,
    MAX_TRIGGERS,
    Account,
    Gap,
    GapReason,
    Trigger,
    TriggerKind,
)
from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.facts import ClipAccounted, Fact, NothingRecorded, Picture
from custom_components.footage_guard.model.ids import CameraId

from .desk import START_MS, clip_id

PAGE = Path(__file__).parents[2].joinpath("docs", "design", "ledger-format.md").read_text(encoding="utf-8")
MOMENT = Moment(at_ms=START_MS, boot="5c1a", up_ms=86_400_000)
ACCOUNT = Account(
    asked_from_ms=START_MS,
    asked_to_ms=START_MS + 9000,
    triggers=(Trigger(kind=TriggerKind.BELL, at_ms=START_MS + 3000),),
    gaps=(Gap(from_ms=START_MS + 1, to_ms=START_MS + 2, why=GapReason.OFFLINE),),
)
ACCOUNTED = ClipAccounted(clip_id=clip_id(1), account=ACCOUNT)


def record(told: Fact) -> bytes:
    return dump_leaf(Leaf(fact=told, moment=MOMENT))


def test_an_account_looks_as_it_always_did() -> None:
    assert record(NothingRecorded(camera=CameraId("door"), account=ACCOUNT)) == (
        b'{"at":1795507200000,"boot":"5c1a","fact":{"account":{"asked_from_ms":1795507200000,'
        b'"asked_to_ms":1795507209000,"gaps":[{"from_ms":1795507200001,"to_ms":1795507200002,"why":"offline"}],'
        b'"triggers":[{"at_ms":1795507203000,"kind":"bell"}]},"camera":"door"},"kind":"nothing_recorded",'
        b'"up":86400000,"v":1}'
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda account: account.pop("gaps"),
        lambda account: account.update(note="words of a person"),
        lambda account: account.update(asked_from_ms=-1),
        lambda account: account.update(asked_to_ms=START_MS - 1),
        lambda account: account.update(triggers=None),
        lambda account: account.update(triggers=[[]]),
        lambda account: account.update(triggers=account["triggers"] * (MAX_TRIGGERS + 1)),
        lambda account: account["triggers"][0].update(kind="whim"),
        lambda account: account["triggers"][0].update(at_ms=-1),
        lambda account: account["triggers"][0].update(by="alex"),
        lambda account: account.update(gaps=account["gaps"] * 2),
        lambda account: account["gaps"][0].update(to_ms=START_MS),
        lambda account: account["gaps"][0].update(why="tired"),
        lambda account: account["gaps"][0].pop("why"),
    ],
)
def test_an_account_that_nobody_would_give_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    document = json.loads(record(ACCOUNTED))
    change(document["fact"]["account"])
    with pytest.raises(LeafInvalid):
        parse_leaf(canonical(document))


def test_the_longest_account_there_can_be_fits_in_a_record() -> None:
    latest_ms = 253_402_300_799_999
    longest = Account(
        asked_from_ms=0,
        asked_to_ms=latest_ms,
        triggers=(Trigger(kind=TriggerKind.BUTTON, at_ms=latest_ms),) * MAX_TRIGGERS,
        gaps=tuple(
            Gap(from_ms=latest_ms + number, to_ms=latest_ms + number + 1, why=GapReason.NOT_KEPT)
            for number in range(MAX_GAPS)
        ),
    )
    assert len(record(ClipAccounted(clip_id=clip_id(1), account=longest))) < MAX_RECORD_BYTES // 4


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_names_each_kind_with_fields_of_its_own(kind: str) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{kind}` |"))
    known = {field.name for field in fields(KINDS["clip_opened"])} if "those" in row or "as `" in row else set()
    named = {field.name for field in fields(KINDS[kind]) if f"`{field.name}`" in row}
    later = {"end_ms", "size_bytes", "digest"} if "as `" in row else set()
    assert {field.name for field in fields(KINDS[kind])} == named | known | later


@pytest.mark.parametrize(
    ("name", "kind"), [("picture", Picture), ("account", Account), ("trigger", Trigger), ("gap", Gap)]
)
def test_the_page_names_all_that_stands_in_an_object(name: str, kind: type) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {name} |"))
    assert all(f"`{field.name}`" in row for field in fields(kind))


@pytest.mark.parametrize("choice", [*TriggerKind, *GapReason])
def test_the_page_names_every_word_there_is(choice: str) -> None:
    assert f"`{choice}`" in PAGE
