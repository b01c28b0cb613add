"""All rules, in the order in which the owner reads what they found."""

from collections.abc import Iterable, Mapping
from typing import Final

from ..request import FootageRequest
from . import (
    amends_declined,
    assembly,
    audio,
    case_limit,
    case_reference,
    daily_limit,
    emergency,
    footage_age,
    held_until,
    hold_quota,
    legal_process,
    misleading_text,
    muted_case,
    muted_everything,
    muted_requester,
    no_incident,
    not_held,
    not_recorded,
    onward_sharing,
    open_limit,
    pressure,
    quiet_hours,
    signature,
    too_many_clips,
    unverified_authority,
    window,
)
from .rule import Check, Context, Finding, FindingKind, HoldCheck, Holding

RULES: Final[Mapping[str, Check]] = {
    "muted_everything": muted_everything.check,
    "muted_requester": muted_requester.check,
    "muted_case": muted_case.check,
    "amends_declined": amends_declined.check,
    "case_limit": case_limit.check,
    "open_limit": open_limit.check,
    "daily_limit": daily_limit.check,
    "unverified_authority": unverified_authority.check,
    "signature": signature.check,
    "misleading_text": misleading_text.check,
    "legal_process": legal_process.check,
    "emergency": emergency.check,
    "case_reference": case_reference.check,
    "no_incident": no_incident.check,
    "assembly": assembly.check,
    "window": window.check,
    "footage_age": footage_age.check,
    "not_recorded": not_recorded.check,
    "audio": audio.check,
    "onward_sharing": onward_sharing.check,
    "pressure": pressure.check,
    "hold_quota": hold_quota.check,
    "quiet_hours": quiet_hours.check,
}
"""By name, which is that of the file and of the sentence."""
HOLD_RULES: Final[Mapping[str, HoldCheck]] = {
    "not_held": not_held.check,
    "held_until": held_until.check,
    "too_many_clips": too_many_clips.check,
}
"""Those about what became of the clips. They are asked when that is known, behind the others."""


def screen(request: FootageRequest, context: Context) -> tuple[Finding, ...]:
    """Return what the rules find. Nothing is decided by it, and nothing of it can be noticed outside.

    Every rule is asked, whatever another one found, so that a request takes no other time where it is set aside.
    """
    findings = [check(request, context) for check in RULES.values()]
    return tuple([finding for finding in findings if finding is not None])


def after_hold(findings: Iterable[Finding], holding: Holding) -> tuple[Finding, ...]:
    """Return findings with what became of the clips, in place of what had become of them before."""
    found = [check(holding) for check in HOLD_RULES.values()]
    return (*of_request(findings), *[finding for finding in found if finding is not None])


def of_request(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what was found in the request itself; what became of the clips is looked up again and again."""
    return tuple([finding for finding in findings if finding.rule not in HOLD_RULES])


def reasons(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the rules by which a request waits on nobody's screen."""
    return frozenset(finding.rule for finding in findings if finding.kind is FindingKind.SET_ASIDE)
