"""Whatever a client sends to the forms, they answer, show no secret, and only lower exposure."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict
from hashlib import sha256
import logging
import os
from pathlib import Path
from random import getrandbits
import shutil
from time import monotonic
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER, SubentryFlowContext
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from hypothesis import HealthCheck, Phase, given, seed, settings, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.bridge.common.paths import data_folder
from custom_components.footage_guard.bridge.keeping.opening import OpenVault
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.media.probe import StreamFacts
from custom_components.footage_guard.model.camera import CameraSettings, parse_camera
from custom_components.footage_guard.model.lowering import is_same_source
from custom_components.footage_guard.model.policy import NUMBERS, SWITCHES, Policy, is_raised
from custom_components.footage_guard.vault.keyring import wrap
from tests.decided import decide

from .conftest import camera_subentry, shown_in

SECONDS = float(os.environ.get("FOOTAGE_GUARD_FUZZ_S", "600" if os.environ.get("FOOTAGE_GUARD_LONG") else "0"))
SECRET = "correct-horse-battery"

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=50),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=4,
)
URLS = st.sampled_from(
    [
        "",
        f"rtsp://user:{SECRET}@camera.local/live",
        f"rtsp://other:{SECRET}x@camera.local/live",
        "rtsp://***@camera.local/live",
        "rtsp://camera.local/other",
        "file:///etc/passwd",
        SECRET,
        [SECRET],
        {SECRET: SECRET},
    ]
)
ENTITIES = st.sampled_from(["", "camera.porch", "binary_sensor.hall", "event.bell", "camera.gone", "light.hall", "x"])
LENGTHS = st.integers(-5, 4000) | st.floats(-1, 400) | st.sampled_from([float("nan"), float("inf")])
YES_NO = st.booleans() | st.sampled_from(["inside", "outside", "true", "false"])


def _form(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Return answers with some junk between, and such as have none: of a long form few others get past its schema."""
    mixed = {name: st.one_of(values, values, values, JUNK) for name, values in fields.items()}
    return st.fixed_dictionaries({}, optional=fields) | st.fixed_dictionaries(
        {}, optional={**mixed, "unknown_field": JUNK}
    )


OWNER = _form({"name": st.text(max_size=20), "mode": st.sampled_from(["sealed", "convenience"]), "approver": JUNK})
PHRASES = st.sampled_from([f"{SECRET} and more", f"{SECRET} and less", SECRET[:9], [SECRET], {SECRET: 1}])
PASSPHRASE = _form({"passphrase": PHRASES, "passphrase_repeat": PHRASES})
TOLD = {"notify_targets": ["notify.alex"]}
"""The options that a form begins with: somebody is told."""
OPEN = Policy(public_links=True, public_intake=True, share_origin="https://home.example")
"""What is decided before each form: all of it could be stricter, but the quorum of a single approver."""
GUARDS: dict[str, st.SearchStrategy[Any]] = {
    **{name: st.sampled_from(number.values) for name, number in NUMBERS.items()},
    **{name: st.booleans() for name in SWITCHES},
    "share_origin": st.sampled_from(["", "https://home.example", f"https://user:{SECRET}@home.example"]),
}
SOME_GUARDS = st.lists(st.sampled_from([*GUARDS]), min_size=1, max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: GUARDS[name] for name in names})
)
OPTIONS: dict[str, st.SearchStrategy[Any]] = {
    **GUARDS,
    "notify_targets": st.lists(st.sampled_from(["notify.alex", "notify.robin"]), max_size=3),
    "quiet_hours": st.sampled_from(["21:00-08:00", "", "9-10"]),
}
CAMERA = _form(
    {
        "name": st.text(max_size=20),
        "camera_entity": ENTITIES,
        "stream_url": URLS,
        "motion_stream": URLS,
        "without_recording": st.booleans(),
        "doorbell_entity": ENTITIES,
        "motion_entity": ENTITIES,
        "motion_detection": st.sampled_from(["entity", "built_in", "off"]),
        "indoor": YES_NO,
        "sees_public_space": YES_NO,
        "audio": YES_NO,
        "live_view": YES_NO,
        "pre_roll_s": LENGTHS,
        "post_roll_s": LENGTHS,
        "max_clip_s": LENGTHS,
        "retention_days": LENGTHS,
        "obligation": st.text(max_size=30),
    }
)


@pytest.fixture
def every_stream_opens() -> Iterator[None]:
    """Spare the network: what is fuzzed are the forms."""
    facts = StreamFacts(codec="h264", width=640, height=360, has_audio=False)
    with patch("custom_components.footage_guard.bridge.cameras.cameras.probe", return_value=facts):
        yield


def _fuzz(
    home: HomeAssistant,
    caplog: pytest.LogCaptureFixture,
    answers: st.SearchStrategy[dict[str, Any]],
    send: Callable[[dict[str, Any]], Awaitable[None]],
) -> None:
    """Send a round of answers, and further rounds of others for a quarter of the time there is."""
    caplog.set_level(logging.DEBUG)
    end = monotonic() + SECONDS / 4
    rounds = settings(
        max_examples=100,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )

    @rounds
    @given(answers)
    def one_round(answer: dict[str, Any]) -> None:
        home.loop.run_until_complete(send(answer))
        assert SECRET not in caplog.text
        assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
        caplog.clear()

    one_round()
    while monotonic() < end:
        # Without a number of its own, each would be the first one again.
        seed(getrandbits(64))(one_round)()


async def _answer(manager: Any, step: Any, answer: dict[str, Any]) -> Any:
    """Return the next step, or None where the schema refuses the answer."""
    try:
        return await manager.async_configure(step["flow_id"], answer)
    except InvalidData as err:
        assert SECRET not in repr(err.schema_errors)  # noqa: PT017  # the refusal itself is looked at
        manager.async_abort(step["flow_id"])
        return None


def _close(manager: Any, step: Any) -> None:
    if step is not None and step["type"] is FlowResultType.FORM:
        assert step["errors"]
        manager.async_abort(step["flow_id"])


def test_set_up(
    home: HomeAssistant, owner: MockUser, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = home.config_entries.flow
    # What is fuzzed are the forms: a guess at the keys may be cheap here.
    monkeypatch.setattr(wrap, "_argon2", lambda secret, salt, _cost: sha256(secret + salt).digest())

    async def send(answers: dict[str, Any]) -> None:
        step = await manager.async_init(DOMAIN, context={"source": SOURCE_USER})
        step = await _answer(manager, step, answers["owner"])
        if step is not None and step["step_id"] == "passphrase":
            step = await _answer(manager, step, answers["passphrase"])
        for entry in home.config_entries.async_entries(DOMAIN):
            assert dict(entry.data) == {"mode": answers["owner"].get("mode", "sealed"), "approver": owner.id}
            await home.config_entries.async_remove(entry.entry_id)
        await home.async_block_till_done()
        shutil.rmtree(data_folder(home), ignore_errors=True)
        if step is not None and step["type"] is not FlowResultType.CREATE_ENTRY:
            _close(manager, step)

    approver = st.fixed_dictionaries({"approver": st.just(owner.id)})
    good = st.tuples(OWNER, approver).map(lambda pair: {**pair[0], **pair[1]})
    _fuzz(home, caplog, st.fixed_dictionaries({"owner": OWNER | good, "passphrase": PASSPHRASE}), send)


def _open(opened: OpenVault) -> None:
    decide(opened, **asdict(OPEN))


def test_options(home: HomeAssistant, vault: MockConfigEntry, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    manager = home.config_entries.options
    # One that is there: a vault whose clips cannot be reached is not loaded, and refuses whatever follows.
    place = str(tmp_path / "clips")
    places = st.sampled_from(["", "/", place, "relative", "/dev/null", "\0"])

    async def send(answer: dict[str, Any]) -> None:
        home.config_entries.async_update_entry(vault, options=TOLD)
        await home.async_block_till_done()
        await vault.runtime_data.vault.async_work(_open)
        step = await _answer(manager, await manager.async_init(vault.entry_id), answer)
        _close(manager, step)
        await home.async_block_till_done()
        assert set(TOLD["notify_targets"]) <= set(vault.options["notify_targets"])
        assert vault.options.get("vault_path", place) == place
        assert is_raised(OPEN, vault.runtime_data.vault.people.policy) == ()

    answers = _form({**OPTIONS, "vault_path": places})
    # Whoever leaves out who is told is refused before anything else is looked at.
    told, guards = (some.map(lambda answer: {**TOLD, **answer}) for some in (answers, SOME_GUARDS))
    _fuzz(home, caplog, st.one_of(answers, told, guards, guards, guards), send)


@pytest.mark.usefixtures("every_stream_opens")
def test_adding_a_camera(home: HomeAssistant, vault: MockConfigEntry, caplog: pytest.LogCaptureFixture) -> None:
    manager = home.config_entries.subentries

    async def send(answer: dict[str, Any]) -> None:
        step = await manager.async_init((vault.entry_id, "camera"), context={"source": SOURCE_USER})
        step = await _answer(manager, step, answer)
        _close(manager, step)
        await home.async_block_till_done()
        for subentry in list(vault.subentries.values()):
            camera = parse_camera(subentry.data)
            assert camera.indoor or answer["indoor"] in (False, "outside")
            assert not camera.audio or answer["audio"]
            assert subentry.unique_id is None
            home.config_entries.async_remove_subentry(vault, subentry.subentry_id)
        await home.async_block_till_done()

    _fuzz(home, caplog, CAMERA, send)


def _exposure(camera: CameraSettings) -> tuple[bool, ...]:
    return (not camera.indoor, not camera.sees_public_space, camera.audio, camera.live_view)


@pytest.mark.usefixtures("every_stream_opens")
@pytest.mark.usefixtures("data_folder")
def test_changing_a_camera(home: HomeAssistant, owner: MockUser, caplog: pytest.LogCaptureFixture) -> None:
    manager = home.config_entries.subentries
    stored: dict[str, Any] = {
        "stream_url": f"rtsp://user:{SECRET}@camera.local/live",
        "retention_days": 10,
        "live_view": False,
    }
    entry = MockConfigEntry(
        domain=DOMAIN,
        data={"mode": "sealed", "approver": owner.id},
        subentries_data=[camera_subentry(**stored)],
    )
    entry.add_to_hass(home)
    (subentry_id,) = entry.subentries
    first = dict(entry.subentries[subentry_id].data)

    async def send(answer: dict[str, Any]) -> None:
        before = parse_camera(entry.subentries[subentry_id].data)
        context = SubentryFlowContext(source=SOURCE_RECONFIGURE, subentry_id=subentry_id)
        step = await manager.async_init((entry.entry_id, "camera"), context=context)
        assert SECRET not in repr(shown_in(step))
        step = await _answer(manager, step, answer)
        _close(manager, step)
        after = parse_camera(entry.subentries[subentry_id].data)
        assert is_same_source(before.source, after.source)
        assert all(new <= old for new, old in zip(_exposure(after), _exposure(before), strict=True))
        assert (after.retention_days or 14) >= (before.retention_days or 14)
        home.config_entries.async_update_subentry(entry, entry.subentries[subentry_id], data=first)

    _fuzz(home, caplog, CAMERA, send)
