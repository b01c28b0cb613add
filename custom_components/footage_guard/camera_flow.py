"""Adding and changing a camera. Its stream is opened, and a frame decoded, before anything is created."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import ConfigSubentryFlow, SubentryFlowResult, UnknownSubEntry

from .bridge.cameras.cameras import entity_name, is_own_entity, may_use_entity, probe_source
from .bridge.people.guards import retention_in_force
from .const import SUBENTRY_CAMERA
from .forms import camera_form
from .model.camera import CameraSettings, EntitySource, MotionDetection, Source, dump_camera, parse_camera
from .model.errors import FootageGuardError, MotionEntityMissing, NotRecordable
from .model.lowering import is_same_source, may_change_camera
from .model.source import StreamUrl

_SOURCE_FIELDS = ("camera_entity", "stream_url")
_URL_FIELDS = ("stream_url", "motion_stream")
_KEPT_FIELDS = ("indoor", "live_view")
_KEPT_ELSEWHERE = ("ignored_zones", "may_record")
"""One is drawn in the panel, one is a switch; no form holds them."""


class CameraFlow(ConfigSubentryFlow):
    """Adds a camera to the vault or changes one."""

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask for a camera and open its stream."""
        errors: dict[str, str] = {}
        may_skip_recording = False
        if user_input is not None:
            try:
                return await self._add(user_input)
            except NotRecordable as err:
                errors["base"], may_skip_recording = err.code, True
            except FootageGuardError as err:
                errors[err.field] = err.code
        form = camera_form(may_skip_recording=may_skip_recording or _is_confirmed(user_input))
        return self.async_show_form(
            step_id="user",
            data_schema=self.add_suggested_values_to_schema(form, _for_form(user_input or {})),
            errors=errors,
        )

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Change a camera, its source and its exposure excepted."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                return await self._change(user_input)
            except UnknownSubEntry:
                return self.async_abort(reason="camera_removed")
            except FootageGuardError as err:
                errors[err.field] = err.code
        subentry = self._get_reconfigure_subentry()
        shown = user_input or {"name": subentry.title, **_without_logins(subentry.data)}
        return self.async_show_form(
            step_id="reconfigure",
            data_schema=self.add_suggested_values_to_schema(camera_form(), _for_form(shown)),
            errors=errors,
        )

    async def _add(self, user_input: Mapping[str, Any]) -> SubentryFlowResult:
        settings = parse_camera(user_input)
        if self._is_in_vault(settings.source):
            return self.async_abort(reason="already_configured")
        self._may_use_entities(settings)
        try:
            await probe_source(self.hass, settings.source)
        except NotRecordable:
            if not _is_confirmed(user_input):
                raise
        if settings.motion_stream is not None:
            await probe_source(self.hass, settings.motion_stream)
        # Opening takes seconds, and another form may have added the same camera meanwhile.
        if self._is_in_vault(settings.source):
            return self.async_abort(reason="already_configured")
        title = str(user_input.get("name") or "").strip() or self._proposed_title(settings.source)
        return self.async_create_entry(title=title, data=dump_camera(settings))

    async def _change(self, user_input: Mapping[str, Any]) -> SubentryFlowResult:
        before, after = self._compare(user_input)
        # Only a login can differ here; a wrong one must not replace one that works.
        if after.source != before.source:
            await probe_source(self.hass, after.source)
        if after.motion_stream not in (None, before.motion_stream):
            await probe_source(self.hass, after.motion_stream)
        # Compared again with what is stored by now: while the stream was opened, somebody may have lowered exposure.
        _, after = self._compare(user_input)
        subentry = self._get_reconfigure_subentry()
        title = str(user_input.get("name") or "").strip() or subentry.title
        return self.async_update_and_abort(self._get_entry(), subentry, title=title, data=dump_camera(after))

    def _compare(self, user_input: Mapping[str, Any]) -> tuple[CameraSettings, CameraSettings]:
        """Return the stored settings and those asked for; raise OnlyInPanel where these expose more."""
        stored = self._get_reconfigure_subentry().data
        before, after = parse_camera(stored), parse_camera(_with_stored_values(user_input, stored))
        may_change_camera(before, after, policy_days=retention_in_force(self.hass))
        self._may_use_entities(after)
        return before, after

    def _is_in_vault(self, source: Source) -> bool:
        if isinstance(source, EntitySource) and is_own_entity(self.hass, source.entity_id):
            return True
        cameras = self._get_entry().get_subentries_of_type(SUBENTRY_CAMERA)
        return any(is_same_source(parse_camera(camera.data).source, source) for camera in cameras)

    def _may_use_entities(self, settings: CameraSettings) -> None:
        if settings.motion_detection is MotionDetection.ENTITY and settings.motion_entity is None:
            raise MotionEntityMissing
        may_use_entity(self.hass, field="motion_entity", entity_id=settings.motion_entity)
        may_use_entity(self.hass, field="doorbell_entity", entity_id=settings.doorbell_entity)

    def _proposed_title(self, source: Source) -> str:
        match source:
            case EntitySource(entity_id=entity_id):
                return entity_name(self.hass, entity_id)
            case StreamUrl():
                return f"Camera {len(self._get_entry().subentries) + 1}"


def _is_confirmed(user_input: Mapping[str, Any] | None) -> bool:
    return bool(user_input and user_input.get("without_recording"))


def _without_logins(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored settings as any administrator may see them."""
    settings = parse_camera(data)
    shown = dump_camera(settings)
    if settings.motion_detection is MotionDetection.OFF and settings.motion_entity is None:
        # Nobody chose that: whoever names a sensor in this form wants it to count.
        del shown["motion_detection"]
    if isinstance(settings.source, StreamUrl):
        shown["stream_url"] = settings.source.shown
    if settings.motion_stream is not None:
        shown["motion_stream"] = settings.motion_stream.shown
    return shown


def _with_stored_values(user_input: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    """Put the stored address back where the form still holds the one without its login, or no source."""
    # A switch that the form leaves out keeps its value; the defaults are those of a new camera.
    merged = {**{field: stored[field] for field in _KEPT_FIELDS if field in stored}, **user_input}
    merged.update({field: stored[field] for field in _KEPT_ELSEWHERE if field in stored})
    shown = _without_logins(stored)
    for field in _URL_FIELDS:
        if field in shown and merged.get(field) == shown[field]:
            merged[field] = stored[field]
    if not any(merged.get(field) for field in _SOURCE_FIELDS):
        merged.update({field: stored[field] for field in _SOURCE_FIELDS if field in stored})
    return merged


def _for_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored settings as the form's fields show them."""
    shown = dict(values)
    if isinstance(shown.get("indoor"), bool):
        shown["indoor"] = "inside" if shown["indoor"] else "outside"
    return shown
