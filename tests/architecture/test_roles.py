"""The role matrix, complete and outgrown."""

from pathlib import Path

import pytest

from .planting import replace, write
from .rules.roles import problems
from .tree import REPOSITORY, integration

COMMAND = """
@websocket_api.websocket_command({vol.Required("type"): "footage_guard/approve", vol.Required("id"): str})
@websocket_api.async_response
async def approve(hass, connection, msg):
    pass

websocket_api.async_register_command(hass, approve)
"""
STEP = "    async def async_step_"
MEDIA_SOURCE = """
class Clips(MediaSource):
    def __init__(self):
        super().__init__("clips")
"""
VIEW = """
class Collect(HomeAssistantView):
    url = "/footage_guard/collect/{share}"
    extra_urls = ["/footage_guard/collect"]
"""


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("source", "doors"),
    [
        ('hass.services.async_register(DOMAIN, "share", share)', ["action share"]),
        ('service.async_register_admin_service(hass, DOMAIN, "share", share)', ["action share"]),
        ('SHARE = "share"\nhass.services.async_register(DOMAIN, SHARE, share)', ["action share"]),
        ("hass.services.async_register(DOMAIN, action.name, share)", ["action unknown"]),
        (COMMAND, ["WebSocket command footage_guard/approve"]),
        ("websocket_api.async_register_command(hass, elsewhere.approve)", ["WebSocket command unknown"]),
        ("async_register_command(hass, TYPE, approve, SCHEMA)", ["WebSocket command unknown"]),
        (VIEW, ["HTTP view /footage_guard/collect", "HTTP view /footage_guard/collect/{share}"]),
        ("hass.http.register_view(elsewhere.Collect())", ["HTTP view unknown"]),
        (MEDIA_SOURCE, ["media source clips"]),
        ("class Clips(MediaSource):\n    pass", ["media source unknown"]),
        ("async def async_get_media_source(hass):\n    return elsewhere.Clips()", ["media source unknown"]),
        ('StaticPathConfig("/clips", folder)', ["static path /clips"]),
        ('hass.bus.async_fire("footage_guard_shared", {})', ["event footage_guard_shared"]),
        ('hass.bus.async_fire(f"{DOMAIN}_shared", {})', ["event unknown"]),
        ('hass.bus.async_listen("tag_scanned", approve)', ["event that is listened to tag_scanned"]),
        ("hass.bus.async_listen_once(EVENT_STATE_CHANGED, x)", ["event that is listened to EVENT_STATE_CHANGED"]),
        ('hass.bus.async_listen(f"{DOMAIN}_approve", approve)', ["event that is listened to unknown"]),
        ('webhook.async_register(hass, DOMAIN, "Intake", "intake", take)', ["webhook intake"]),
        ('frontend.add_extra_js_url(hass, "/card.js")', ["script on every page /card.js"]),
        ('async_register_built_in_panel(hass, "x", frontend_url_path="door")', ["panel door"]),
    ],
)
def test_planted_door(tree: Path, source: str, doors: list[str]) -> None:
    write(integration(tree) / "bridge" / "planted.py", source)
    assert problems(tree) == [f"role_matrix.py: {door!r} is missing" for door in doors]


@pytest.mark.parametrize(
    ("file", "door"),
    [
        ("config_flow.py", "flow step config/reauth"),
        ("options_flow.py", "flow step options/reauth"),
        ("camera_flow.py", "flow step config_subentries/camera/reauth"),
    ],
)
def test_planted_flow_step(tree: Path, file: str, door: str) -> None:
    replace(integration(tree) / file, STEP, f"{STEP}reauth(self): pass\n\n{STEP}")
    assert problems(tree) == [f"role_matrix.py: {door!r} is missing"]


@pytest.mark.parametrize("kind", ["trigger", "condition"])
def test_planted_word_to_automations(tree: Path, kind: str) -> None:
    replace(integration(tree) / f"{kind}.py", "    return {\n", '    return {\n        "plaintext": Planted,\n')
    assert problems(tree) == [f"role_matrix.py: '{kind} plaintext' is missing"]


def test_planted_flow_of_another_kind(tree: Path) -> None:
    write(integration(tree) / "planted.py", "class Fix(RepairsFlow):\n    async def async_step_init(self): pass")
    assert problems(tree) == ["role_matrix.py: 'flow step unknown/Fix/init' is missing"]


def test_planted_flow_of_an_issue(tree: Path) -> None:
    write(integration(tree) / "planted.py", "class Fix(RepairsFlow):\n    async def async_step_init(self): pass")
    replace(integration(tree) / "repairs.py", '    "vault_re', '    "vault_full": Fix,\n    "vault_re')
    assert problems(tree) == ["role_matrix.py: 'flow step issues/vault_full/fix_flow/init' is missing"]


def test_planted_hook(tree: Path) -> None:
    replace(integration(tree) / "backup.py", "async def async_post_backup", "async def async_get_backup_agents")
    assert problems(tree) == [
        "role_matrix.py: 'function that Home Assistant calls backup.async_get_backup_agents' is missing",
        "role_matrix.py: nothing uses 'function that Home Assistant calls backup.async_post_backup'",
    ]


def test_planted_row_without_a_door(tree: Path) -> None:
    replace(integration(tree) / "bridge" / "screen" / "panel.py", '"/footage_guard_static"', '"/elsewhere"')
    assert problems(tree) == [
        "role_matrix.py: 'static path /elsewhere' is missing",
        "role_matrix.py: nothing uses 'static path /footage_guard_static'",
    ]
