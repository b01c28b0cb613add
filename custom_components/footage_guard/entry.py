"""The life of the config entry: what is started with it, and ends with it."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
import logging
from typing import Final

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HassJob, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import ConfigType

from .bridge.cameras.camera_watch import CameraWatch
from .bridge.cameras.clips import Clips
from .bridge.cameras.motion import set_detector_log_level
from .bridge.common.paths import async_find_clips, clip_folder, data_folder
from .bridge.common.problems import async_translate_setup, disk_refuses
from .bridge.decisions.decisions import Decisions
from .bridge.health.issues import async_remove_issues
from .bridge.health.self_check import SelfCheck
from .bridge.keeping import ledger_news
from .bridge.keeping.copying import copying_of
from .bridge.keeping.founding import tell_removal
from .bridge.keeping.housekeeping import Housekeeping
from .bridge.keeping.ledger_issue import LedgerIssue
from .bridge.keeping.left_vault import async_ask_what_becomes, async_stop_asking
from .bridge.keeping.room import Room
from .bridge.keeping.standing_news import async_pass_changes_on
from .bridge.notices.announcing import Announcing, async_remove_announcements
from .bridge.notices.phone_buttons import async_listen_to_phones
from .bridge.notices.telling import Telling, async_take_back_all_but
from .bridge.people.people_reading import async_read_people
from .bridge.people.recovering import Recovering
from .bridge.proof.acting import may_act
from .bridge.requests.intakes import Intakes
from .bridge.requests.request_issues import async_show_request_issues
from .bridge.requests.request_news import async_pass_on
from .bridge.requests.requests import RequestDesk
from .bridge.runtime import VaultRuntime
from .bridge.screen.card import async_hide_card, async_show_card
from .bridge.screen.panel import async_hide_panel, async_serve_panel, async_show_panel
from .bridge.shares.collecting import Collecting
from .bridge.shares.sharing import Sharing
from .bridge.watching.tickets import Tickets
from .const import DOMAIN, PLATFORMS, SUBENTRY_CAMERA
from .coordinator import CameraCoordinator, VaultCoordinator
from .entity import async_remove_unchosen
from .model.camera import parse_camera
from .model.errors import FootageGuardError
from .model.ids import CameraId
from .model.people import Role
from .model.quiet import QuietHours, parse_quiet_hours
from .services import async_register_actions
from .types import FootageGuardConfigEntry, FootageGuardData
from .web.asking.views import async_register_ask_views
from .web.commands.registering import async_register_commands
from .web.footage.file_view import async_register_file_view
from .web.footage.owner_view import async_register_owner_view
from .web.footage.release_view import async_register_release_views

_BETWEEN_CAMERAS_S: Final = 0.25
_LOGGER = logging.getLogger(__name__)
CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Register what outlives a reload: Home Assistant cannot take a path back."""
    await async_serve_panel(hass)
    async_register_actions(hass)
    async_register_commands(hass)
    async_register_owner_view(hass)
    async_register_release_views(hass)
    async_register_ask_views(hass)
    async_register_file_view(hass)
    async_listen_to_phones(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: FootageGuardConfigEntry) -> bool:
    """Open the vault, start its cameras and show its panel."""
    following = _Following(hass, entry)
    async with async_translate_setup():
        with disk_refuses():
            await async_find_clips(hass, entry.options)
        vault = await VaultRuntime.async_open(hass, entry.options)
    # Where the rest of the set-up fails, nobody unloads the entry: the next try must find the ledger free.
    entry.async_on_unload(vault.async_close)
    entry.async_on_unload(vault.async_lock_at_shutdown())
    await async_stop_asking(hass)
    _reading = entry.async_create_background_task(hass, async_read_people(vault), "read who is enrolled")
    tickets = Tickets(hass, vault, partial(may_act, role=Role.VIEWER))
    entry.async_on_unload(tickets.async_start())
    entry.async_on_unload(ledger_news.async_pass_on(hass, vault))
    _tell_ledger_problems(hass, entry, vault)
    room = Room(hass, (data_folder(hass), clip_folder(hass, entry.options)), vault.are_clips_there)
    entry.async_on_unload(await room.async_start())
    cameras = {
        subentry.subentry_id: _coordinator(hass, entry, subentry, Clips(hass, vault, room))
        for subentry in entry.get_subentries_of_type(SUBENTRY_CAMERA)
    }
    status = VaultCoordinator(hass, entry, vault)
    rounds = Housekeeping(hass, vault, _own_days(cameras))
    requests = _request_desk(hass, entry, vault, cameras)
    sharing = Sharing(hass, vault, requests)
    decisions = Decisions(hass, vault, requests, sharing)
    intakes = Intakes(vault, requests)
    entry.runtime_data = FootageGuardData(
        vault=vault,
        requests=requests,
        decisions=decisions,
        sharing=sharing,
        collecting=Collecting(hass, vault, requests, sharing, decisions.exports, may_act),
        tickets=tickets,
        recovering=Recovering(hass, vault),
        intakes=intakes,
        room=room,
        rounds=rounds,
        status=status,
        cameras=cameras,
    )
    entry.async_on_unload(status.async_start())
    await _async_start_all(hass, entry, following)
    return True


async def _async_start_all(hass: HomeAssistant, entry: FootageGuardConfigEntry, following: _Following) -> None:
    """Show what there is, and start it."""
    cameras = entry.runtime_data.cameras
    try:
        await _async_show_entities(hass, entry, cameras)
        await _async_show_pages(hass)
        _start_cameras(hass, entry, cameras)
        await _async_start_waits(hass, entry)
        await _async_start_requests(hass, entry)
        _start_rounds(hass, entry)
        following.async_start()
    except BaseException:
        # Nobody else does: what stays would be shown beside the next load, whose own could not be set up.
        await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
        raise


async def _async_show_entities(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, cameras: Mapping[str, CameraCoordinator]
) -> None:
    """Show what there is, and then hear of what the cameras and their sensors tell."""
    for camera in cameras.values():
        entry.async_on_unload(camera.watch.async_stop)
        await camera.watch.async_find_newest()
    async_remove_unchosen(hass, cameras)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    # Only now: a switch that is off has said so, and a press from in between finds somebody to tell it to.
    for camera in cameras.values():
        entry.async_on_unload(camera.async_start())


async def _async_show_pages(hass: HomeAssistant) -> None:
    """Show panel and card; where a file of theirs cannot be read, everything else goes on."""
    for show in (async_show_panel, async_show_card):
        try:
            await show(hass)
        except Exception:
            _LOGGER.exception("A page of the vault is not shown until the integration is loaded again")


async def _async_start_waits(hass: HomeAssistant, entry: FootageGuardConfigEntry) -> None:
    """Have what waits be in force when its time has come, and people hear of it while they can stop it."""
    data = entry.runtime_data
    entry.async_on_unload(await data.recovering.async_start())
    announcing = Announcing(hass, entry, data.vault, entry.options.get("notify_targets", []))
    entry.async_on_unload(await announcing.async_start())


async def _async_start_requests(hass: HomeAssistant, entry: FootageGuardConfigEntry) -> None:
    """Have people and issues hear of requests; then end what a crash interrupted, which is told like anything else."""
    data = entry.runtime_data
    targets = entry.options.get("notify_targets", [])
    telling = Telling(hass, entry, data.vault, targets=targets, quiet_hours=_quiet_hours(entry))
    entry.async_on_unload(async_show_request_issues(hass, data.requests))
    entry.async_on_unload(telling.async_start(data.requests))
    entry.async_on_unload(async_pass_on(hass, data.vault, data.requests))
    entry.async_on_unload(async_pass_changes_on(hass, data.vault, data.requests))
    entry.async_on_unload(data.tickets.async_follow(data.requests))
    entry.async_on_unload(await data.requests.async_start())
    entry.async_on_unload(await data.decisions.async_start())
    entry.async_on_unload(data.collecting.async_start())
    await data.intakes.async_start()


def _start_rounds(hass: HomeAssistant, entry: FootageGuardConfigEntry) -> None:
    """Have what has ended be removed, and all be checked, from time to time."""
    entry.runtime_data.rounds.async_start()
    entry.async_on_unload(SelfCheck(hass, entry, entry.runtime_data.vault).async_start())


def _request_desk(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, vault: VaultRuntime, cameras: Mapping[str, CameraCoordinator]
) -> RequestDesk:
    outdoor = {CameraId(name): not camera.settings.indoor for name, camera in cameras.items()}
    return RequestDesk(hass, vault, outdoor=outdoor, quiet_hours=_quiet_hours(entry))


def _quiet_hours(entry: FootageGuardConfigEntry) -> QuietHours | None:
    return parse_quiet_hours(entry.options.get("quiet_hours", ""))


def _coordinator(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, subentry: ConfigSubentry, clips: Clips
) -> CameraCoordinator:
    settings = parse_camera(subentry.data)
    watch = CameraWatch(hass, CameraId(subentry.subentry_id), subentry.title, settings, clips)
    return CameraCoordinator(hass, entry, subentry, settings, watch)


def _start_cameras(
    hass: HomeAssistant, entry: FootageGuardConfigEntry, cameras: Mapping[str, CameraCoordinator]
) -> None:
    """Read all cameras, and end what is being recorded when Home Assistant stops."""
    for number, camera in enumerate(cameras.values()):
        camera.watch.async_start(number * _BETWEEN_CAMERAS_S)

    # Not at EVENT_HOMEASSISTANT_STOP: by then Home Assistant has cancelled all background tasks.
    entry.async_on_unload(hass.async_add_shutdown_job(HassJob(_async_end_recording), hass, cameras))


async def _async_end_recording(hass: HomeAssistant, cameras: Mapping[str, CameraCoordinator]) -> None:
    """End all clips, and tell of those that wait for a backup to end: the next start would not know why they are."""
    await _async_stop_cameras(cameras)
    await copying_of(hass).async_do_what_waits()


async def _async_stop_cameras(cameras: Mapping[str, CameraCoordinator]) -> None:
    await asyncio.gather(*(camera.watch.async_stop() for camera in cameras.values()))


def _tell_ledger_problems(hass: HomeAssistant, entry: FootageGuardConfigEntry, vault: VaultRuntime) -> None:
    """Show what is wrong with the history as a repair issue, now and whenever more is known."""
    issue = LedgerIssue(hass)

    @callback
    def tell() -> None:
        issue.async_tell(vault.ledger_problem, is_checked=vault.is_ledger_checked)

    tell()
    entry.async_on_unload(vault.async_subscribe(tell))


def _own_days(cameras: Mapping[str, CameraCoordinator]) -> dict[CameraId, int]:
    """Return for how many days clips of cameras stay that do not follow the policy."""
    days = {CameraId(subentry_id): camera.settings.retention_days for subentry_id, camera in cameras.items()}
    return {camera: own for camera, own in days.items() if own is not None}


async def async_unload_entry(hass: HomeAssistant, entry: FootageGuardConfigEntry) -> bool:
    """Stop everything; no listener, task or thread stays."""
    # First of all: what is being sent ends now, and not when the last camera has.
    entry.runtime_data.vault.unlocks.lock()
    await entry.runtime_data.sharing.tickets.async_end()
    # Before their entities go and their clips end: a press from now on finds somebody to tell it to at the next load.
    for camera in entry.runtime_data.cameras.values():
        camera.async_stop()
    if not await hass.config_entries.async_unload_platforms(entry, PLATFORMS):
        return False
    await entry.runtime_data.rounds.async_stop()
    await _async_stop_cameras(entry.runtime_data.cameras)
    await entry.runtime_data.vault.async_close()
    if entry.disabled_by is not None:
        async_hide_panel(hass)
        async_hide_card(hass)
        # What is wrong is found again when it is enabled; until then it may end, and nobody would notice.
        async_remove_issues(hass, is_over=False)
    return True


async def async_remove_entry(hass: HomeAssistant, entry: FootageGuardConfigEntry) -> None:
    """Leave no issue behind that nobody can end; the vault stays, says that it was left, and is asked about."""
    async_hide_panel(hass)
    async_hide_card(hass)
    async_remove_announcements(hass)
    async_take_back_all_but(hass, entry.options.get("notify_targets", []), frozenset())
    async_remove_issues(hass)
    # Whoever removes the entry may have removed the folder first.
    with suppress(OSError, FootageGuardError):
        await tell_removal(hass)
    with suppress(OSError):
        await async_ask_what_becomes(hass, entry.options)


def _loaded_with(entry: FootageGuardConfigEntry) -> object:
    """Return all that the entry is loaded anew for when it changes: zones, switches and the log are not among it."""
    cameras = {
        subentry.subentry_id: (subentry.title, {**subentry.data, "ignored_zones": None, "may_record": None})
        for subentry in entry.subentries.values()
    }
    return entry.title, dict(entry.data), {**entry.options, "detector_log_level": None}, cameras


class _Following:
    """What a loaded entry does where it is changed: it is loaded anew once, however many changes there are."""

    def __init__(self, hass: HomeAssistant, entry: FootageGuardConfigEntry) -> None:
        """Note what it is loaded with, before anything of it is read."""
        self._hass, self._entry = hass, entry
        self._loaded_with = _loaded_with(entry)
        self._is_leaving = False

    @callback
    def async_start(self) -> None:
        """Hear of changes from now on; what came since was heard by nobody."""
        self._entry.async_on_unload(self._entry.add_update_listener(self._async_follow))
        self._entry.async_on_unload(set_detector_log_level)
        self._follow()

    async def _async_follow(self, _hass: HomeAssistant, _entry: FootageGuardConfigEntry) -> None:
        self._follow()

    @callback
    def _follow(self) -> None:
        """Take up added, changed and removed cameras, which locks the vault; zones while everything goes on."""
        if self._is_leaving:
            return
        if _loaded_with(self._entry) != self._loaded_with:
            self._is_leaving = True
            self._hass.config_entries.async_schedule_reload(self._entry.entry_id)
            return
        set_detector_log_level(self._entry.options.get("detector_log_level"))
        for subentry_id, camera in self._entry.runtime_data.cameras.items():
            camera.watch.async_ignore(parse_camera(self._entry.subentries[subentry_id].data).ignored_zones)
