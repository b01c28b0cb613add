"""What triggers and conditions say to automations: a row for each, as for every door in `role_matrix`.

Whoever may write an automation hears them, which is every administrator, and an automation passes on what it hears.
"""

from .role_matrix import Door, Row, Who

_HEARD = Who.AUTOMATION

AUTOMATION_ROLES: dict[tuple[Door, str], Row] = {
    (Door.TRIGGER, "clip_recorded"): Row(
        _HEARD, "It says which camera recorded, when and why, as the states of its entities do, and nothing of what."
    ),
    (Door.TRIGGER, "ledger_problem"): Row(_HEARD, "It says what is wrong with the history, in one of our own words."),
    (Door.TRIGGER, "request_decided"): Row(_HEARD, "It says yes or no, times and our own words, and not who decided."),
    (Door.TRIGGER, "request_received"): Row(
        _HEARD,
        "It says what kind of requester asks for which time, and no word of theirs; what is set aside is silent.",
    ),
    (Door.TRIGGER, "share_ended"): Row(_HEARD, "It says of which request footage can be opened no more."),
    (Door.TRIGGER, "share_opened"): Row(_HEARD, "It says of which request footage was opened, and never a link."),
    (Door.CONDITION, "is_locked_down"): Row(_HEARD, "It is a yes or no, which an entity shows as well."),
    (Door.CONDITION, "request_is_pending"): Row(_HEARD, "It is a yes or no; what is set aside does not count."),
    (Door.CONDITION, "share_is_active"): Row(_HEARD, "It is a yes or no, which an entity counts as well."),
    (Door.CONDITION, "vault_is_unlocked"): Row(_HEARD, "It says whether anybody has unlocked the vault, and not who."),
}
"""By kind and name."""
