"""An approver imports footage in the panel: by the rules of the action, and nobody else by this way."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.people.people import People
from custom_components.footage_guard.model.people import Role
from tests.footage import footage
from tests.people import OWNER_ID

from .accepting import Client, code
from .conftest import Connect, SignIn
from .unlocking import ask, send_to

STARTED = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)


@pytest.fixture
async def camera(hass: HomeAssistant, vault: MockConfigEntry) -> str:
    """A camera that does not answer; what it saw comes from elsewhere."""
    data = {"stream_url": "rtsp://127.0.0.1:1/stream", "motion_detection": "off"}
    added = ConfigSubentry(data=MappingProxyType(data), subentry_type="camera", title="Front door", unique_id=None)
    hass.config_entries.async_add_subentry(vault, added)
    await hass.async_block_till_done()
    return added.subentry_id


@pytest.fixture
def film(hass: HomeAssistant, tmp_path: Path) -> str:
    """A file that actions may read."""
    hass.config.allowlist_external_dirs = {str(tmp_path)}
    path = tmp_path / "film.mp4"
    path.write_bytes(footage())
    return str(path)


async def _import(client: Client, where: str, /, **fields: Any) -> dict[str, Any]:
    started = {"started_at": STARTED.isoformat()}
    return await send_to(client, "clips/import", **{"camera": where, **started, **fields})


async def test_a_file_becomes_a_clip_that_is_listed(connect: Connect, camera: str, film: str) -> None:
    client = await connect(OWNER_ID)
    answer = await _import(client, camera, path=film)
    assert answer["success"], answer
    (clip,) = (await ask(client, "clips/list", reasons=["import"]))["clips"]
    assert (clip["clip_id"], clip["camera"], clip["imported"]) == (answer["result"]["clip_id"], camera, True)
    assert clip["start"] == STARTED.isoformat(timespec="milliseconds")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"path": "/etc/passwd"}, "import_path_not_allowed"),
        ({"media_content_id": "media-source://nowhere/film"}, "import_not_found"),
        ({"entity_id": "camera.front_door"}, "import_entity_invalid"),
        ({}, "import_source_ambiguous"),
        ({"path": "/a", "media_content_id": "media-source://b"}, "import_source_ambiguous"),
        ({"path": "/a", "started_at": (STARTED + timedelta(days=1)).isoformat()}, "import_time_invalid"),
        ({"path": "/a", "camera": "gone"}, "camera_ambiguous"),
        ({"path": "/a", "started_at": "soon"}, "invalid_format"),
    ],
)
async def test_what_cannot_be_imported_is_told_by_a_code(
    connect: Connect, camera: str, film: str, fields: dict[str, Any], error: str
) -> None:
    client = await connect(OWNER_ID)
    answer = await _import(client, camera, **fields)
    assert answer["error"]["code"] == error
    assert (await ask(client, "clips/list"))["clips"] == []


async def test_nobody_else_imports_by_it(
    connect: Connect, sign_in: SignIn, camera: str, film: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = await (
        await sign_in(OWNER_ID, client_name="a script", token_type="long_lived_access_token")
    ).connect()  # no secret: a kind
    assert code(await _import(token, camera, path=film)) == "not_interactive"
    stranger = await connect("b2e80000000000000000000000000000")
    assert code(await _import(stranger, camera, path=film)) == "not_an_approver"
    monkeypatch.setattr(People, "role_of", lambda _people, _person_id: Role.VIEWER)
    assert code(await _import(await connect(OWNER_ID), camera, path=film)) == "not_an_approver"
