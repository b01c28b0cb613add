"""Each rule and each mark has a sentence for the owner, which asks for exactly the values of the finding."""

import json
from pathlib import Path
import re
from typing import Final

import pytest

from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.request import Basis, IncidentType, RequesterType
from custom_components.footage_guard.model.rules.assembly_phrases import ASSEMBLY
from custom_components.footage_guard.model.rules.phrase_table import patterns
from custom_components.footage_guard.model.rules.pressure_phrases import PRESSURE
from custom_components.footage_guard.model.rules.rule import Holding, MuteScope
from custom_components.footage_guard.model.rules.screening import HOLD_RULES, RULES, after_hold, screen
from custom_components.footage_guard.model.rules.sharing_phrases import SHARING
from custom_components.footage_guard.model.signature import Flaw
from custom_components.footage_guard.model.text import FlagKind, TextFlag

from .requests import CONTEXT, DAY_MS, NIGHT, at, request

CATALOG: Final = Path(__file__).parents[3] / "frontend" / "src" / "localize" / "languages" / "en.json"
TEXTS: Final[dict[str, str]] = json.loads(CATALOG.read_text())
OF_ANOTHER_VERSION: Final = "other"
"""The sentence for a rule that this version does not know."""
ALL: Final = RULES.keys() | HOLD_RULES.keys()
MARKED: Final = {
    *(
        f"mark.{phrase.split('.')[0]}"
        for tables in (PRESSURE, ASSEMBLY, SHARING)
        for table in tables.values()
        for phrase in {each.phrase_id for each in patterns(table)}
    ),
    *(f"mark.text.{kind.value}" for kind in FlagKind),
}
OF_CLIPS: Final = after_hold((), Holding(loose=7, ends_ms=1, cut_at=5000))
FINDINGS: Final = {finding.rule: finding for finding in OF_CLIPS} | {
    finding.rule: finding
    for basis in (Basis.EMERGENCY, Basis.SUBPOENA)
    for finding in screen(
        request(
            requester__type=RequesterType.LAW_ENFORCEMENT,
            incident__type=IncidentType.NONE,
            legal_basis__claimed=basis,
            scope__window_to=at(12),
            scope__wants_audio=True,
            message="You must reply to this. We want all footage of the protest and share it with other agencies.",
            flags=(TextFlag(field="message", kind=FlagKind.CONFUSABLE),),
            case_reference="" if basis is Basis.SUBPOENA else "26-118",
            verification__method=Flaw.WRONG.value,
        ),
        CONTEXT.__class__(
            policy=Policy(quiet_hours=NIGHT, footage_age_days=1),
            now_ms=CONTEXT.now_ms + DAY_MS,
            local_time=NIGHT.start,
            of_case=2,
            open_of_organisation=1,
            received_last_day=5,
            muted=frozenset(MuteScope),
            oldest_footage_ms=at(1).ms,
            action_holds=5,
            action_held_bytes=0,
            amends_declined=True,
        ),
    )
}


def test_the_findings_here_are_of_all_rules() -> None:
    assert FINDINGS.keys() == ALL


def test_each_rule_has_a_sentence_and_each_sentence_a_rule() -> None:
    kinds = {f"finding.signature.{flaw.name.lower()}" for flaw in Flaw}
    assert {key for key in TEXTS if key.startswith("finding.")} == kinds | {
        f"finding.{rule}" for rule in (*ALL - {"signature"}, OF_ANOTHER_VERSION)
    }


def test_each_kind_of_mark_has_a_sentence_and_each_sentence_a_kind() -> None:
    assert {key for key in TEXTS if key.startswith("mark.")} == MARKED


@pytest.mark.parametrize("rule", sorted(ALL))
def test_a_sentence_is_filled_by_the_values_of_its_finding(rule: str) -> None:
    of_kind = f"finding.{rule}.{FINDINGS[rule].values.get('why', '')}"
    placeholders = set(re.findall(r"\{(\w+)\}", TEXTS.get(of_kind) or TEXTS[f"finding.{rule}"]))
    assert placeholders <= FINDINGS[rule].values.keys()


@pytest.mark.parametrize("key", [key for key in TEXTS if key.startswith(("finding.", "mark."))])
def test_a_sentence_is_short(key: str) -> None:
    assert len(TEXTS[key]) <= 160
    assert TEXTS[key].endswith(".")
