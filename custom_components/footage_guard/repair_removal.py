"""Asks what is to become of a vault whose entry was removed.

Home Assistant has no step of its own for that, and knows this flow until it starts again. From then on it shows the
step `confirm` by itself, with which nothing happens to the vault.
"""

from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.util import dt as dt_util
import voluptuous as vol

from .bridge.health.issues import documentation
from .bridge.keeping.left_vault import (
    KEY,
    Left,
    Refusal,
    async_delete,
    async_folders,
    async_keep,
    async_look_at,
    async_stop_asking,
)

_NOTHING = vol.Schema({})


class VaultLeftFlow(RepairsFlow):
    """Keeps the vault, or deletes it where nobody is to keep it."""

    async def async_step_init(self, _: dict[str, str] | None = None) -> RepairsFlowResult:
        """Tell where it lies, and ask; while a disk does not say, nothing is asked."""
        try:
            folders = await async_folders(self.hass)
        except OSError:
            return self.async_abort(reason="not_deleted")
        return self.async_show_menu(
            step_id="init",
            menu_options=["confirm", "delete"],
            description_placeholders={
                "documentation": documentation(KEY),
                "data_folder": str(folders.data),
                "clip_folder": str(folders.clips),
            },
        )

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Keep it: the note goes, and nothing else happens."""
        if user_input is not None:
            async_keep(self.hass)
            return self.async_create_entry(data={})
        return self.async_show_form(
            step_id="confirm",
            data_schema=_NOTHING,
            description_placeholders={"documentation": documentation(KEY)},
        )

    async def async_step_delete(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Tell what would be deleted, and then delete it; where it may not be, tell why."""
        try:
            folders = await async_folders(self.hass)
            if user_input is None:
                return self._asked_again(await async_look_at(self.hass, folders))
            left = await async_delete(self.hass, folders)
        except OSError:
            return self.async_abort(reason="not_deleted")
        if left.refusal is not None:
            return self._refused(left)
        await async_stop_asking(self.hass)
        return self.async_create_entry(data={})

    def _asked_again(self, left: Left) -> RepairsFlowResult:
        if left.refusal is not None:
            return self._refused(left)
        return self.async_show_form(
            step_id="delete", data_schema=_NOTHING, description_placeholders={"clips": str(left.clips)}
        )

    def _refused(self, left: Left) -> RepairsFlowResult:
        match left.refusal:
            case Refusal.TOO_SOON:
                assert left.may_go_from is not None  # noqa: S101  # narrows the type: it is told beside
                at = dt_util.as_local(left.may_go_from).strftime("%Y-%m-%d %H:%M")
                return self.async_abort(reason="too_soon", description_placeholders={"at": at})
            case Refusal.HELD:
                return self.async_abort(reason="held")
            case Refusal.IN_USE:
                return self.async_abort(reason="in_use")
        return self.async_abort(reason="doubted")
