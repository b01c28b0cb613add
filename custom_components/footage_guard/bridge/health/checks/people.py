"""Whether whoever is to decide can: a passphrase that opens, and a code for when it is forgotten."""

from typing import Final

from ....model.errors import NotAnApprover
from ....model.people import WAIT_MS, Member
from ....vault.keyring.keyring import Keyring
from ....vault.keyring.wrap import Credential
from ...common.clock import moment
from .found import Found, Home

KEYS: Final = ("passphrase_not_set", "recovery_code_missing")


async def async_check_people(home: Home) -> list[Found] | None:
    """Count who cannot open the vault and who would lose it; nobody hears of it on the day it begins."""
    people, keyring = home.vault.people, home.vault.keyring
    if not people.is_read:
        return None
    now = moment()
    invited = [
        each
        for each in people.roll.invitations.values()
        if each.is_open(now) and now.at_ms - each.since.at_ms >= WAIT_MS
    ]
    without = [each for each in people.roll.members.values() if not _has_passphrase(keyring, each)]
    bare = [
        person_id
        for person_id in people.approvers()
        if now.at_ms - people.roll.members[person_id].since.at_ms >= WAIT_MS
        and not keyring.has_credential(person_id, Credential.RECOVERY)
    ]
    counts = dict(zip(KEYS, (len(invited) + len(without), len(bare)), strict=True))
    return [Found(key=key, placeholders={"count": str(count)}) for key, count in counts.items() if count]


def _has_passphrase(keyring: Keyring, member: Member) -> bool:
    """Tell whether a passphrase opens the keys that the history names."""
    try:
        is_same = keyring.public_keys(member.person_id) == (member.root, member.approver_key)
    except NotAnApprover:
        return False
    return is_same and keyring.has_credential(member.person_id, Credential.PASSPHRASE)
