"""Who can be notified in a test: a phone with Home Assistant's app, whose push server is ours, and a plain target."""

from dataclasses import dataclass, field
from typing import Any, Final, override

from homeassistant.components.notify import NotifyEntity, NotifyEntityFeature
from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.entity_component import DATA_INSTANCES
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.footage_guard.const import DOMAIN
from tests.people import OWNER_ID

PUSH: Final = "https://push.example/send"
PLAIN: Final = "notify.letter_box"


async def add_phone(home: HomeAssistant, name: str = "Pixel") -> str:
    """Pair a phone, and return its notify entity."""
    slug = name.lower()
    entry = MockConfigEntry(
        domain="mobile_app",
        title=name,
        data={
            "app_data": {"push_token": slug, "push_url": PUSH},
            "app_id": "io.homeassistant",
            "app_name": "Home Assistant",
            "app_version": "1",
            "device_id": slug,
            "device_name": name,
            "manufacturer": "Google",
            "model": "Pixel",
            "os_name": "Android",
            "os_version": "17",
            "supports_encryption": False,
            "user_id": OWNER_ID,
            "webhook_id": f"hook_{slug}",
        },
    )
    entry.add_to_hass(home)
    assert await async_setup_component(home, "mobile_app", {})
    await home.async_block_till_done()
    return f"notify.{slug}"


def notified(home: HomeAssistant) -> list[dict[str, Any]]:
    """Return what people are notified with from now on, as it is added."""
    called: list[dict[str, Any]] = []

    @callback
    def hear(event: Event[Any]) -> None:
        called.extend([event.data["service_data"]] if event.data["domain"] == "notify" else [])

    home.bus.async_listen(EVENT_CALL_SERVICE, hear)
    return called


def serve_pushes(pushes: AiohttpClientMocker) -> None:
    """Have the stand-in take what phones are sent."""
    pushes.post(PUSH, status=201, json={})  # type: ignore[no-untyped-call]  # the harness's


def pushed(pushes: AiohttpClientMocker) -> list[dict[str, Any]]:
    """Return what phones were sent, without what the app says of itself."""
    return [
        {key: value for key, value in data.items() if key not in {"push_token", "registration_info"}}
        for _, url, data, _ in pushes.mock_calls
        if str(url) == PUSH
    ]


@dataclass
class Letter:
    """One message that a plain target got."""

    title: str | None
    message: str


@dataclass
class Letters:
    """What a plain target got."""

    got: list[Letter] = field(default_factory=list)
    error: Exception | None = None


class LetterBox(NotifyEntity):
    """A target that takes a title and a text."""

    _attr_name = "Letter box"
    _attr_supported_features = NotifyEntityFeature.TITLE

    def __init__(self, letters: Letters) -> None:
        self._letters = letters

    @override
    async def async_send_message(self, message: str, title: str | None = None) -> None:
        if self._letters.error is not None:
            raise self._letters.error
        self._letters.got.append(Letter(title=title, message=message))


async def add_letter_box(home: HomeAssistant) -> Letters:
    """Add notify.letter_box, and return what it gets."""
    assert await async_setup_component(home, "notify", {})
    letters = Letters()
    await home.data[DATA_INSTANCES]["notify"].async_add_entities([LetterBox(letters)])
    assert home.states.get(PLAIN)
    return letters


async def load(home: HomeAssistant, *targets: str, **options: Any) -> MockConfigEntry:
    """Load a vault that notifies these targets."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Footage Guard",
        data={"mode": "sealed", "approver": OWNER_ID},
        options={"notify_targets": list(targets), **options},
    )
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await settle(home)
    return entry


async def settle(home: HomeAssistant) -> None:
    """Wait for what goes on in the background, too."""
    await home.async_block_till_done(wait_background_tasks=True)
