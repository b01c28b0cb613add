"""All WebSocket commands, registered together; Home Assistant cannot take them back."""

from homeassistant.core import HomeAssistant, callback

from ...bridge.screen.message_log import keep_contents_out_of_the_log
from .approvals import async_register_approval_commands
from .audit import async_register_audit_commands
from .clips import async_register_clip_commands
from .drafts import async_register_draft_commands
from .identity import async_register_identity_commands
from .importing import async_register_import_commands
from .info import async_register_info_commands
from .intakes import async_register_intake_commands
from .ledger import async_register_ledger_commands
from .lockdown import async_register_lockdown_commands
from .own_keys import async_register_own_key_commands
from .people import async_register_people_commands
from .policy import async_register_policy_commands
from .processes import async_register_process_commands
from .recovery import async_register_recovery_commands
from .report import async_register_report_commands
from .requests import async_register_request_commands
from .shares import async_register_share_commands
from .space import async_register_space_commands
from .tickets import async_register_ticket_commands
from .vault import async_register_vault_commands
from .zones import async_register_zone_commands


@callback
def async_register_commands(hass: HomeAssistant) -> None:
    """Register all commands, and first have the log keep quiet about what is said to them."""
    keep_contents_out_of_the_log()
    async_register_info_commands(hass)
    async_register_clip_commands(hass)
    async_register_import_commands(hass)
    async_register_intake_commands(hass)
    async_register_ledger_commands(hass)
    async_register_lockdown_commands(hass)
    async_register_report_commands(hass)
    async_register_request_commands(hass)
    async_register_process_commands(hass)
    async_register_draft_commands(hass)
    async_register_approval_commands(hass)
    async_register_share_commands(hass)
    async_register_ticket_commands(hass)
    async_register_vault_commands(hass)
    async_register_own_key_commands(hass)
    async_register_recovery_commands(hass)
    async_register_identity_commands(hass)
    async_register_people_commands(hass)
    async_register_policy_commands(hass)
    async_register_zone_commands(hass)
    async_register_space_commands(hass)
    async_register_audit_commands(hass)
