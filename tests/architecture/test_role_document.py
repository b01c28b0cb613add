"""The page on roles says what the matrix says."""

from .automation_roles import AUTOMATION_ROLES
from .flow_roles import FLOW_ROLES
from .role_document import BY_TICKET, CIRCLES, PAGE, RAISING, document, raises
from .role_matrix import ROLES, Door, Who


def test_the_page_is_the_matrix() -> None:
    assert PAGE.read_text() == document(), "run python -m tests.architecture.role_document"


def test_every_circle_has_a_name() -> None:
    assert {*CIRCLES} == {*Who}
    assert {*ROLES} >= BY_TICKET


def test_nothing_that_automations_or_forms_reach_raises() -> None:
    open_to_all = {
        *(Door.ACTION, Door.CONDITION, Door.EVENT, Door.FLOW_STEP, Door.LISTENER, Door.PANEL, Door.SCRIPT),
        *(Door.STATIC_PATH, Door.TRIGGER),
    }
    rows = ROLES | AUTOMATION_ROLES | FLOW_ROLES
    assert not [door for door, row in rows.items() if door[0] in open_to_all and raises(door, row)]


def test_every_command_that_the_contract_marks_raises() -> None:
    marked = {
        *("requests/reopen", "requests/verify", "clips/ticket", "clips/thumbnail_ticket", "vault/unlock"),
        *("draft/create", "draft/update", "draft/render", "draft/get", "draft/cancel", "approval/challenge"),
        *("approval/approve", "approval/collect", "vault/change_passphrase", "vault/recover"),
        *("vault/new_recovery_code", "vault/export_identity", "approvers/invite", "approvers/enrol"),
        *("policy/challenge", "policy/apply", "ledger/accept_rollback", "lockdown/leave", "holds/lift"),
    }
    rows = {name.removeprefix("footage_guard/"): row.who for (door, name), row in ROLES.items() if door is Door.COMMAND}
    assert {name for name in marked if rows.get(name) not in RAISING} == set()
