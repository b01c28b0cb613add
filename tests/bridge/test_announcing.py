"""What is told of changes goes when the vault goes, and what cannot be told now is tried again."""

from collections.abc import Callable
from unittest.mock import Mock

from homeassistant.components import persistent_notification
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.footage_guard.bridge.notices import announcing
from custom_components.footage_guard.bridge.notices.announcing import Announcing, async_remove_announcements
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.errors import NotLoaded


@pytest.mark.parametrize(("error", "is_told"), [(NotLoaded(), False), (OSError(28, "no"), True)])
async def test_what_cannot_be_told_now_is_tried_again(
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    is_told: bool,
) -> None:
    async def refuse(_vault: object) -> None:
        raise error

    show = Mock()
    told = Announcing(hass, Mock(), Mock(), [])
    monkeypatch.setattr(announcing, "async_do_due", refuse)
    monkeypatch.setattr(told, "_show", show)
    await told._async_look()
    assert show.called is is_told
    assert ("it is tried again" in caplog.text) is is_told


@pytest.fixture
def issue(hass: HomeAssistant) -> Callable[[str, str], None]:
    def create(domain: str, issue_id: str) -> None:
        ir.async_create_issue(
            hass, domain, issue_id, is_fixable=False, severity=ir.IssueSeverity.WARNING, translation_key="any"
        )

    return create


async def test_nothing_of_it_stays_when_the_vault_goes(hass: HomeAssistant, issue: Callable[[str, str], None]) -> None:
    ours = {f"{announcing.ISSUE}_ada", announcing.POLICY_ISSUE, announcing.VOTES_ISSUE}
    for issue_id in (*ours, "ledger_problem"):
        issue(DOMAIN, issue_id)
    issue("other", f"{announcing.ISSUE}_ada")
    async_remove_announcements(hass)
    left = set(ir.async_get(hass).issues)
    assert left == {(DOMAIN, "ledger_problem"), ("other", f"{announcing.ISSUE}_ada")}


async def test_what_waits_stays_while_nobody_has_read_who_decides(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch, issue: Callable[[str, str], None]
) -> None:
    """It went at a start with a history that took long to read, and with it what was ignored."""
    known = f"{announcing.ISSUE}_ada"
    issue(DOMAIN, known)
    ir.async_ignore_issue(hass, DOMAIN, known, ignore=True)
    persistent_notification.async_create(hass, "any", notification_id=f"{DOMAIN}_{known}")
    hass.data[announcing._NOTES] = {known}
    vault = Mock(ledger_problem=None)
    vault.people = Mock(is_read=False, is_believed=True, can_decide=True)
    monkeypatch.setattr(announcing, "waiting_for_people", lambda _vault: set())
    told = Announcing(hass, Mock(), vault, [])
    told._show()
    assert ir.async_get(hass).issues[DOMAIN, known].dismissed_version is not None
    assert _notifications(hass) == {f"{DOMAIN}_{known}"}
    vault.people.is_read = True
    told._show()
    assert not ir.async_get(hass).issues
    assert _notifications(hass) == set()


def _notifications(hass: HomeAssistant) -> set[str]:
    return set(persistent_notification._async_get_or_create_notifications(hass))
