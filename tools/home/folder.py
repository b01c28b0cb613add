"""The config folder of a Home Assistant that listens on this machine only."""

from collections.abc import Sequence
from dataclasses import dataclass
import json
import os
from pathlib import Path
from zipfile import ZipFile

CARD_PATH = "card-of-files"
"""Where the dashboard is that is written by hand."""
ARCHIVE_OF_HOME = "FOOTAGE_GUARD_ARCHIVE_OF_HOME"
"""Names the archive of a release that is installed, where that is not what lies beside this program."""
INTEGRATION = Path(__file__).resolve().parents[2] / "custom_components" / "footage_guard"

_HEAD = """\
# Written by tools/home/folder.py. Only what the demo and the tests use; no discovery, no cloud.
api:
blueprint:
config:
frontend:
history:
logbook:
media_source:
my:
person:
recorder:
system_health:
automation: []
script: {}
scene: []
stream:
webhook:
homeassistant:
  name: Home
  latitude: 52.52
  longitude: 13.405
  elevation: 34
  unit_system: metric
  time_zone: Europe/Berlin
  country: DE
  language: en
lovelace:
  dashboards:
    card-of-files:
      mode: yaml
      filename: card.yaml
      title: Footage Guard card
      show_in_sidebar: false
logger:
  default: warning
  logs:
    custom_components.footage_guard: debug
"""

# The other kind of dashboard: one that is written by hand.
_DASHBOARD = """\
views:
  - title: Footage Guard
    cards:
      - type: custom:footage-guard-card
"""

# Both ways in which bells come to Home Assistant: as an event, and as a sensor that is on for a moment.
_BUTTONS = {
    "event": """\
    event:
      - name: {name} button
        unique_id: {key}_button
        event_types: "{{{{ ['ring'] }}}}"
        event_type: ring
""",
    "binary_sensor": """\
    binary_sensor:
      - name: {name} button
        unique_id: {key}_button
        state: "on"
        auto_off: 1
""",
}

_REPORT = """\
  - triggers:
      - trigger: webhook
        webhook_id: {webhook_id}
        local_only: true
    conditions: "{{{{ trigger.json.type == '{kind}' }}}}"
"""

_MOTION = """\
    binary_sensor:
      - name: {name} sensor
        unique_id: {key}_sensor
        device_class: motion
        state: "{{{{ trigger.json.on }}}}"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorbell:
    """A doorbell that reports to Home Assistant by webhook, as a bell of another integration would."""

    name: str
    key: str
    """Slug of the name."""
    webhook_id: str
    button_domain: str = "event"
    """How a press shows in Home Assistant: as an "event" or as a "binary_sensor"."""

    @property
    def doorbell_entity(self) -> str:
        """The entity that tells a press."""
        return f"{self.button_domain}.{self.key}_button"

    @property
    def motion_entity(self) -> str:
        """The entity that tells motion."""
        return f"binary_sensor.{self.key}_sensor"


def write_folder(folder: Path, *, port: int, doorbells: Sequence[Doorbell]) -> None:
    """Write a new config folder."""
    storage = folder / ".storage"
    storage.mkdir(parents=True)
    (folder / "configuration.yaml").write_text(_HEAD + _template(doorbells))
    (folder / "card.yaml").write_text(_DASHBOARD)
    # YAML would only propose these settings: Home Assistant keeps them here since 2026.10, all or none.
    http = {
        "server_host": ["127.0.0.1"],
        "server_port": port,
        "cors_allowed_origins": [],
        "ip_ban_enabled": True,
        "login_attempts_threshold": -1,
        "ssl_profile": "modern",
        "use_x_frame_options": True,
    }
    data = {"stable": http, "pending": None, "yaml_migration_done": True}
    stored = {"version": 2, "minor_version": 2, "key": "http", "data": data}
    (storage / "http").write_text(json.dumps(stored))
    # This step of onboarding would set up services that ask for weather and radio stations on the internet.
    onboarding = {"version": 4, "minor_version": 1, "key": "onboarding", "data": {"done": ["core_config"]}}
    (storage / "onboarding").write_text(json.dumps(onboarding))
    components = folder / "custom_components"
    components.mkdir()
    if archive := installed_archive():
        with ZipFile(archive) as opened:
            opened.extractall(components / INTEGRATION.name)
    else:
        (components / INTEGRATION.name).symlink_to(INTEGRATION)


def installed_archive() -> Path | None:
    """Return the archive that a new folder gets, as HACS unpacks it, if it gets one."""
    named = os.environ.get(ARCHIVE_OF_HOME)
    return Path(named) if named else None


def _template(doorbells: Sequence[Doorbell]) -> str:
    """Return the entities that stand for another integration's bells."""
    text = "template:\n" if doorbells else ""
    for bell in doorbells:
        words = {"name": bell.name, "key": bell.key, "webhook_id": bell.webhook_id}
        text += (_REPORT + _BUTTONS[bell.button_domain]).format(**words, kind="ring")
        text += (_REPORT + _MOTION).format(**words, kind="motion")
    return text
