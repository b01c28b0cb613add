"""Our texts in the language of Home Assistant, for what no browser translates: notifications and items of a list."""

from collections.abc import Mapping
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations

from ...const import DOMAIN

PANEL: Final = "config_panel"
"""The category that Home Assistant leaves to an integration."""
ENTITY: Final = "entity"
ERRORS: Final = "exceptions"


async def async_words(hass: HomeAssistant, category: str) -> Mapping[str, str]:
    """Return all texts of a category by what stands behind it in their key, English ones where there are no others."""
    before = f"component.{DOMAIN}.{category}."
    texts = await async_get_translations(hass, hass.config.language, category, [DOMAIN])
    return {key.removeprefix(before): text for key, text in texts.items()}
