"""All WebSocket commands, registered together; Home Assistant cannot take them back."""

from homeassistant.core import HomeAssistant, callback

from ..bridge.message_log import keep_contents_out_of_the_log
from .approval_commands import async_register_approval_commands
from .audit_commands import async_register_audit_commands
from .clip_commands import async_register_clip_commands
from .draft_commands import async_register_draft_commands
from .identity_commands import async_register_identity_commands
from .import_commands import async_register_import_commands
from .info_commands import async_register_info_commands
from .ledger_commands import async_register_ledger_commands
from .lockdown_commands import async_register_lockdown_commands
from .own_key_commands import async_register_own_key_commands
from .people_commands import async_register_people_commands
from .policy_commands import async_register_policy_commands
from .recovery_commands import async_register_recovery_commands
from .report_commands import async_register_report_commands
from .request_commands import async_register_request_commands
from .share_commands import async_register_share_commands
from .space_commands import async_register_space_commands
from .ticket_commands import async_register_ticket_commands
from .vault_commands import async_register_vault_commands
from .zone_commands import async_register_zone_commands


@callback
def async_register_commands(hass: HomeAssistant) -> None:
    """Register all commands, and first have the log keep quiet about what is said to them."""
    keep_contents_out_of_the_log()
    async_register_info_commands(hass)
    async_register_clip_commands(hass)
    async_register_import_commands(hass)
    async_register_ledger_commands(hass)
    async_register_lockdown_commands(hass)
    async_register_report_commands(hass)
    async_register_request_commands(hass)
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
