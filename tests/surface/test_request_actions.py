"""Automations ask a person, wait for what they say, decline and withdraw; nothing of it gives anything away."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context, HomeAssistant, SupportsResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser
import voluptuous as vol

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.request import Channel, Level, RequesterType
from custom_components.footage_guard.model.request_facts import RequestMoved
from custom_components.footage_guard.vault.recording import record
from tests.pictures import PICTURE

from .asked import CANARY, HOUR_MS, ago, own, receive
from .asking import UNKNOWN, asked, clip, desk, share
from .kept import Kept


@pytest.fixture
async def kept(home: HomeAssistant, owner: MockUser, data_folder: Path) -> Kept:
    """A loaded vault with two cameras."""
    return await Kept.load(home)


async def refused(kept: Kept, action: str, **data: Any) -> tuple[str | None, dict[str, str] | None]:
    """Return why an action is refused, and what is left open in that sentence."""
    with pytest.raises(HomeAssistantError) as found:
        await (kept.call(action, **data) if action in {"create_request", "share_clip"} else kept.do(action, **data))
    assert found.value.translation_domain == DOMAIN
    return found.value.translation_key, found.value.translation_placeholders


async def test_an_automation_asks_and_has_no_name(kept: Kept) -> None:
    answer = await kept.call("create_request", **own())
    (found,) = await asked(kept)
    assert answer == {"request_id": found.id}
    assert (found.state, found.request.channel) == (RequestState.PENDING, Channel.AUTOMATION)
    assert (found.verification.level, found.request.requester.type) == (Level.NONE, RequesterType.HOUSEHOLD)
    assert not found.request.requester.person_name


@pytest.mark.parametrize(
    ("user", "name"),
    [
        (MockUser(name="Alex Vale"), "Alex Vale"),
        (MockUser(name="Supervisor", system_generated=True), ""),
        (MockUser(name="Gone", is_active=False), ""),
        (MockUser(name="A\u202elex"), "Alex"),
        (MockUser(name="\u202e"), ""),
        (MockUser(name=None), ""),
    ],
    ids=["person", "system", "not active", "misleading", "invisible", "without"],
)
async def test_a_request_has_the_name_of_whoever_called(kept: Kept, user: MockUser, name: str) -> None:
    user.add_to_hass(kept.hass)
    await kept.call("create_request", context=Context(user_id=user.id), **own())
    (found,) = await asked(kept)
    assert found.request.requester.person_name == name


async def test_a_user_who_does_not_exist_has_no_name(kept: Kept) -> None:
    await kept.call("create_request", context=Context(user_id="nobody"), **own())
    assert not (await asked(kept))[0].request.requester.person_name


@pytest.mark.parametrize("name", ["2026-11-24 08:00:00", "2026-11-24T08:00:00", datetime(2026, 11, 24, 8)])  # noqa: DTZ001  # it is what is asked about
async def test_a_time_without_a_zone_is_one_of_the_home(kept: Kept, name: object) -> None:
    await kept.hass.config.async_set_time_zone("Asia/Kathmandu")
    scope = {"window_from": name, "window_to": "2026-11-24T04:00:00Z"}
    await kept.call("create_request", scope=scope, incident={"occurred_from": name}, respond_by=name)
    request = (await asked(kept))[0].request
    assert str(request.scope.window_from) == "2026-11-24T08:00:00.000+05:45"
    assert str(request.scope.window_to) == "2026-11-24T04:00:00.000+00:00"
    assert request.incident.occurred_from == request.respond_by == request.scope.window_from


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({"requester": {"type": "law_enforcement", "person_name": CANARY}}, "requester: set_elsewhere"),
        ({"signature": f"{CANARY}..{CANARY}"}, "signature: set_elsewhere"),
        ({"verification": {"level": 4}, "channel": "paper"}, "channel: set_elsewhere, verification: set_elsewhere"),
        ({"proposal": {"recipient": CANARY}}, "proposal: set_elsewhere"),
        ({CANARY: CANARY}, "base: unknown_field"),
        ({"purpose": f"https://{CANARY}.example/"}, "purpose: link"),
        ({"expires_at": CANARY}, "expires_at: malformed"),
        ({"scope": CANARY}, "scope: wrong_type"),
        ({"scope": {"window_to": 5}}, "scope.window_from: required, scope.window_to: wrong_type"),
        ({"respond_by": "2026-13-45 08:00:00"}, "respond_by: malformed"),
        ({"incident": {"occurred_from": "0001-01-01 00:00:00"}}, "incident.occurred_from: malformed"),
        ({"incident": {"occurred_from": "9999-12-31 23:59:59"}}, "incident.occurred_from: in_future"),
    ],
)  # fmt: skip
async def test_what_is_no_request_is_told_by_fields_and_never_by_text(
    kept: Kept, changed: dict[str, Any], problems: str
) -> None:
    await kept.hass.config.async_set_time_zone("UTC")
    assert await refused(kept, "create_request", **{**own(), **changed}) == ("request_invalid", {"problems": problems})
    assert not await asked(kept)


async def test_a_camera_and_a_time_become_a_request_whose_clips_are_kept(kept: Kept) -> None:
    clip_id = await clip(kept)
    answer = await kept.call("share_clip", **share(purpose="Left at the wrong door."))
    (found,) = await asked(kept)
    assert answer == {"request_id": found.id, "status": "pending", "share_id": None}
    assert found.request.proposal is not None
    assert (found.request.proposal.recipient, found.request.proposal.camera) == ("Parcel service", kept.door)
    assert found.request.purpose == "Left at the wrong door."
    held = await kept.runtime.async_do(lambda vault: vault.index.holds_of(clip_id))
    assert [(str(hold.id), hold.kind) for hold in held] == [(found.id, HoldKind.ACTION)]


async def test_clips_become_a_request_about_their_time(kept: Kept) -> None:
    first, second = await clip(kept, 90), await clip(kept, 30)
    await kept.call("share_clip", clip_ids=[second, first], recipient="Parcel service")
    request = (await asked(kept))[0].request
    assert request.proposal is not None
    assert (request.proposal.clip_ids, request.proposal.camera) == ((second, first), None)
    assert request.scope.window_from.ms == (await kept.clip(first)).start_ms
    assert request.scope.window_to.ms == (await kept.clip(second)).end_ms


async def test_a_clip_that_is_being_written_is_shared_as_far_as_it_is(kept: Kept) -> None:
    recording = await kept.runtime.async_do(
        lambda vault: record(vault, kept.door, wall_ms() - 5000, datetime.now(UTC), PICTURE)
    )
    await kept.call("share_clip", clip_ids=recording.clip_id, recipient="Parcel service")
    request = (await asked(kept))[0].request
    assert request.scope.window_to.ms - request.scope.window_from.ms >= 5000
    await kept.runtime.async_do(lambda _vault: recording.cut())


@pytest.mark.parametrize(
    ("changed", "key", "problems"),
    [
        ({"recipient": f"{CANARY}\u202e"}, "request_invalid", "recipient: invisible_character"),
        ({"recipient": None}, "request_invalid", "recipient: wrong_type"),
        ({"purpose": [CANARY]}, "request_invalid", "purpose: wrong_type"),
        ({"from": ago(14)}, "request_invalid", "to: window_too_long"),
        ({"to": ago(-1)}, "request_invalid", "to: in_future"),
        ({"to": ago(3)}, "span_invalid", None),
        ({"camera": "light.hall"}, "camera_ambiguous", None),
        ({"camera": ["sensor.front_door_last_clip", "sensor.gate_last_clip"]}, "camera_ambiguous", None),
        ({"clip_ids": UNKNOWN}, "clips_ambiguous", None),
        ({"hand_over": True}, "hand_over_unheard", None),
        ({"from": ago(9), "to": ago(8)}, "nothing_matches", None),
    ],
)
async def test_what_cannot_be_shared_is_told_by_the_names_of_the_fields(
    kept: Kept, changed: dict[str, Any], key: str, problems: str | None
) -> None:
    await clip(kept)
    expected = None if problems is None else {"problems": problems}
    assert await refused(kept, "share_clip", **share(**changed)) == (key, expected)
    assert not await asked(kept)


@pytest.mark.parametrize("clip_ids", [[UNKNOWN], [CANARY]])
async def test_clips_that_are_not_there_cannot_be_shared(kept: Kept, clip_ids: list[str]) -> None:
    assert await refused(kept, "share_clip", clip_ids=clip_ids, recipient="X") == ("clip_unknown", None)


async def test_clips_too_far_apart_are_not_one_request(kept: Kept) -> None:
    clips = [await clip(kept, 13 * 60), await clip(kept, 5)]
    problems = {"problems": "clip_ids: window_too_long"}
    assert await refused(kept, "share_clip", clip_ids=clips, recipient="X") == ("request_invalid", problems)
    assert await refused(kept, "share_clip", clip_ids=clips[:1]) == (
        "request_invalid", {"problems": "recipient: required"}
    )  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [{"from": CANARY}, {"to": CANARY}, {"wait": CANARY}, {"hand_over": CANARY}, {"timeout": CANARY}, {"timeout": 0}],
)
async def test_a_schema_names_no_value_that_it_refuses(kept: Kept, changed: dict[str, Any]) -> None:
    with pytest.raises(vol.Invalid) as found:
        await kept.call("share_clip", **share(**changed))
    assert CANARY not in str(found.value)


async def test_equal_asks_are_one_request(kept: Kept) -> None:
    await clip(kept)
    fields = share()
    answers = [await kept.call("share_clip", **fields) for _ in range(4)]
    assert answers == [answers[0]] * 4
    assert len(await asked(kept)) == 1


async def test_a_fourth_request_is_refused_while_three_wait(kept: Kept) -> None:
    for number in range(3):
        await kept.call("create_request", **own() | {"purpose": f"Number {number}."})
    assert await refused(kept, "create_request", **own() | {"purpose": "One more."}) == ("too_many_asked", None)
    await kept.do("withdraw_request", request_id=(await asked(kept))[0].id)
    assert await kept.call("create_request", **own() | {"purpose": "One more."})


async def test_what_was_declined_is_not_asked_again_for_an_hour(kept: Kept, freezer: FrozenDateTimeFactory) -> None:
    await clip(kept)
    fields = share()
    first = (await kept.call("share_clip", **fields))["request_id"]
    await kept.do("decline_request", request_id=first)
    again = {**fields, "from": ago(3), "purpose": "In other words."}
    assert await refused(kept, "share_clip", **again) == ("declined_before", None)
    assert await kept.call("share_clip", **{**again, "recipient": "Somebody else"})
    freezer.tick(HOUR_MS / 1000 + 1)
    assert (await kept.call("share_clip", **again))["request_id"] != first


async def test_an_action_declines_whatever_waits_and_the_history_names_no_person(kept: Kept, owner: MockUser) -> None:
    found = await receive(kept.entry)
    await kept.hass.services.async_call(
        DOMAIN, "decline_request", {"request_id": found.id}, blocking=True, context=Context(user_id=owner.id)
    )
    assert (await desk(kept).async_get(found.id)).state is RequestState.DECLINED
    facts = await kept.runtime.async_do(lambda vault: [fact for _, fact in vault.journal.facts()])
    moved = [fact for fact in facts if isinstance(fact, RequestMoved)][-1]
    assert (moved.state, moved.actor) == (RequestState.DECLINED, None)


async def test_only_what_an_action_asked_can_be_withdrawn(kept: Kept) -> None:
    outside = await receive(kept.entry)
    assert await refused(kept, "withdraw_request", request_id=outside.id) == ("not_withdrawn", None)
    inside = (await kept.call("create_request", **own()))["request_id"]
    await kept.do("withdraw_request", request_id=inside)
    states = {found.id: found.state for found in await asked(kept)}
    assert states == {outside.id: RequestState.PENDING, inside: RequestState.WITHDRAWN}


@pytest.mark.parametrize("action", ["decline_request", "withdraw_request"])
@pytest.mark.parametrize("request_id", [UNKNOWN, "", CANARY])
async def test_a_request_that_is_not_there_is_told(kept: Kept, action: str, request_id: str) -> None:
    assert await refused(kept, action, request_id=request_id) == ("request_unknown", None)


CALLS: dict[str, Callable[[str], dict[str, Any]]] = {
    "create_request": lambda _request_id: own(),
    "share_clip": lambda _request_id: share(),
    "wait_for_decision": lambda request_id: {"request_id": request_id, "timeout": 1},
    "decline_request": lambda request_id: {"request_id": request_id},
    "withdraw_request": lambda request_id: {"request_id": request_id},
}


@pytest.mark.parametrize("action", CALLS)
async def test_without_a_loaded_vault_the_actions_say_so(kept: Kept, action: str) -> None:
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    is_answered = action in {"create_request", "share_clip", "wait_for_decision"}
    data = CALLS[action](UNKNOWN) | ({"camera": "x.y"} if action == "share_clip" else {})
    with pytest.raises(HomeAssistantError) as found:
        await (kept.call(action, **data) if is_answered else kept.do(action, **data))
    # Without a vault there is no camera either.
    assert found.value.translation_key in {"not_loaded", "camera_ambiguous"}


@pytest.mark.parametrize("action", CALLS)
async def test_a_failing_disk_is_told(kept: Kept, action: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "no room")

    await clip(kept)
    monkeypatch.setattr(kept.runtime, "async_do_in_turn", refuse)
    is_answered = action in {"create_request", "share_clip", "wait_for_decision"}
    with pytest.raises(HomeAssistantError) as found:
        await (
            kept.call(action, **CALLS[action](UNKNOWN)) if is_answered else kept.do(action, **CALLS[action](UNKNOWN))
        )
    assert found.value.translation_key == "vault_full"


async def _try(kept: Kept, action: str, data: dict[str, Any], user_id: str) -> None:
    """Call an action under the name of a person, whatever comes of it."""
    answers = kept.hass.services.supports_response(DOMAIN, action) is not SupportsResponse.NONE
    with suppress(HomeAssistantError, vol.Invalid):
        await kept.hass.services.async_call(
            DOMAIN, action, data, blocking=True, return_response=answers, context=Context(user_id=user_id)
        )


async def test_no_action_takes_back_a_no_or_vouches_for_anybody(kept: Kept, owner: MockUser) -> None:
    found = await receive(kept.entry)
    await kept.do("decline_request", request_id=found.id)
    raising = {"request_id": found.id, "level": 4, "method": "saw_document", "version": 2, "state": "pending"}
    for name in kept.hass.services.async_services_for_domain(DOMAIN):
        await _try(kept, name, CALLS[name](found.id) if name in CALLS else {}, owner.id)
        await _try(kept, name, raising, owner.id)
    now = await desk(kept).async_get(found.id)
    assert (now.state, now.verification.level) == (RequestState.DECLINED, Level.NONE)


async def test_a_script_of_an_approver_finds_nothing_that_raises(kept: Kept, owner: MockUser) -> None:
    found = await receive(kept.entry)
    await kept.do("decline_request", request_id=found.id)
    steps = [
        {"action": f"{DOMAIN}.{name}", "data": {"request_id": found.id}, "continue_on_error": True}
        for name in ("requests/reopen", "reopen_request", "verify_request", "approve", "approve_request")
    ]
    script = {name: {"sequence": [step]} for name, step in zip("abcde", steps, strict=True)}
    assert await async_setup_component(kept.hass, "script", {"script": script})
    for name in script:
        with suppress(HomeAssistantError):
            await kept.hass.services.async_call("script", name, blocking=True, context=Context(user_id=owner.id))
    now = await desk(kept).async_get(found.id)
    assert (now.state, now.verification.level) == (RequestState.DECLINED, Level.NONE)
