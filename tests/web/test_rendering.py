"""The files of a draft are the pictures of its time, black where a box is, and nothing else; and how they are made."""

from collections.abc import Callable
import io
from typing import Any, Final

import av
from homeassistant.core import HomeAssistant
import numpy as np
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.decisions import rendering
from custom_components.footage_guard.model.approval_facts import DraftFrozen
from custom_components.footage_guard.model.draft import read_draft
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from tests.media.made import which
from tests.media.shot import Kind, shot
from tests.media.test_missing_pictures import spoiled
from tests.media.test_nothing_else import CANARIES, WORDS
from tests.media.test_redact import may_be_black
from tests.model.approving import part
from tests.people import OWNER_ID

from .accepting import Client, runtime_of
from .conftest import Connect
from .deciding import drafted, frozen, leaving, rendered, states
from .halting import left
from .unlocking import ask, told, unlock
from .watching import START_MS, footage, keep

KIND: Final = Kind(size=(320, 180), has_sound=True)
BOX: Final = {"keys": [{"at_ms": 0, "area": {"left": 500_000, "top": 0, "right": 1_000_000, "bottom": 1_000_000}}]}
BOXES: Final = [{"track": BOX, "why": "bystander"}]
BOXED: Final = (slice(None), slice(160, None))


def with_all() -> bytes:
    """Return a clip with sound, and with words about where it comes from."""
    return shot(KIND, CANARIES).data


def numbers(data: bytes) -> list[int]:
    """Return which pictures of a larger clip can be decoded, whatever its edit list says."""
    with av.open(io.BytesIO(data), "r", options={"ignore_editlist": "1"}) as container:
        return [_number(frame.to_ndarray()) for frame in container.decode(video=0)]


def _number(picture: np.ndarray[Any, Any]) -> int:
    upper, lower = (round((float(part_.mean()) - 30) / 15) for part_ in (picture[:80, :140], picture[100:180, :140]))
    return 13 * upper + lower


async def test_exactly_the_pictures_of_the_time_leave_with_the_box_in_each(
    vault: MockConfigEntry, client: Client
) -> None:
    await unlock(client)
    redaction = part(1_234, 4_567, boxes=BOXES)
    draft_id = await frozen(client, vault, keep(vault, with_all()), redaction=redaction)
    data = leaving(vault, draft_id)
    assert numbers(data) == list(range(13, 46))
    with av.open(io.BytesIO(data), "r", options={"ignore_editlist": "1"}) as container:
        assert [stream.type for stream in container.streams] == ["video"]
        for frame in container.decode(video=0):
            may_be_black(frame, BOXED)
    assert [word for word in WORDS if word.lower() in data.lower()] == []


async def test_the_statement_and_the_ledger_bind_the_recipe(vault: MockConfigEntry, client: Client) -> None:
    await unlock(client)
    draft_id = await frozen(client, vault, keep(vault, with_all()), redaction=part(1_234, 4_567, boxes=BOXES))
    shown = await ask(client, "draft/get", draft_id=draft_id)
    (file,) = shown["statement"]["files"]
    row = await runtime_of(vault).async_work(lambda opened: opened.state._database.rows("SELECT content FROM drafts"))
    (piece,) = read_draft(row[0][0]).pieces
    assert file["redactions_sha256"] == piece.redaction.sha256.hex()
    assert [fact.redactions for fact in told(vault, DraftFrozen)] == [(piece.redaction.sha256,)]
    assert shown["draft"]["clips"] == [{"clip_id": piece.clip_id, "redaction": piece.redaction.as_json()}]
    # The first picture is that of 1,300 ms, and the last one is there until the end of the time.
    assert (file["start"], file["end"]) == ("2026-11-24T08:00:01.300+00:00", "2026-11-24T08:00:04.567+00:00")
    assert (file["audio"], START_MS) == (False, 1_795_507_200_000)


async def test_whoever_votes_learns_how_many_pictures_are_in_no_file(
    vault: MockConfigEntry, client: Client, connect: Connect
) -> None:
    spoilt = spoiled(shot(Kind()), range(2, 4)).data
    draft_id = await frozen(client, vault, keep(vault, spoilt), redaction=part(0, 6_000))
    # Whoever made the files heard it then; others, and the same page after a reload, have what is kept.
    shown = await ask(await connect(OWNER_ID), "draft/get", draft_id=draft_id)
    assert (shown["state"], shown["job"], shown["missing"]) == ("frozen", None, 20)
    whole = shown["draft"] | {"clips": [shown["draft"]["clips"][0] | {"redaction": part(0, 2_000)}]}
    made = await ask(client, "draft/update", draft_id=draft_id, version=shown["version"], draft=whole)
    assert (await ask(client, "draft/get", draft_id=draft_id))["missing"] == 0
    assert (await rendered(client, made))[-1]["missing"] == 0
    assert (await ask(client, "draft/get", draft_id=draft_id))["missing"] == 0


async def test_another_recipe_is_another_draft(vault: MockConfigEntry, client: Client) -> None:
    draft_id = await frozen(client, vault, keep(vault, with_all()), redaction=part(0, 2_000, boxes=BOXES))
    before = await ask(client, "draft/get", draft_id=draft_id)
    bare = before["draft"] | {"clips": [before["draft"]["clips"][0] | {"redaction": part(0, 2_000)}]}
    made = await ask(client, "draft/update", draft_id=draft_id, version=before["version"], draft=bare)
    assert (made["state"], made["version"]) == ("drafted", before["version"] + 1)
    assert (await rendered(client, made))[-1]["state"] == "finished"
    after = await ask(client, "draft/get", draft_id=draft_id)
    assert after["statement_sha256"] != before["statement_sha256"]
    assert len({each["statement"]["files"][0]["redactions_sha256"] for each in (before, after)}) == 2


async def test_a_recipe_that_is_put_in_its_place_takes_no_vote(vault: MockConfigEntry, client: Client) -> None:
    """Whoever writes state.db has persons be shown another recipe than the file was made by."""
    draft_id = await frozen(client, vault, keep(vault, with_all()), redaction=part(0, 2_000, boxes=BOXES))
    edit = "UPDATE drafts SET content = CAST(replace(CAST(content AS TEXT), :before, :after) AS BLOB)"
    words = {"before": '"to_ms":2000', "after": '"to_ms":1000'}
    await runtime_of(vault).async_work(lambda opened: opened.state._database.rows(edit, words))
    await client.send_json_auto_id({"type": "footage_guard/approval/challenge", "draft_id": draft_id})
    assert (await client.receive_json())["error"]["code"] == "statement_changed"


@pytest.mark.parametrize("audio", [False, True])
async def test_sound_leaves_only_where_it_is_ticked(vault: MockConfigEntry, client: Client, *, audio: bool) -> None:
    draft_id = await frozen(client, vault, keep(vault, with_all()), redaction=part(0, 3_000, audio=audio))
    (file,) = (await ask(client, "draft/get", draft_id=draft_id))["statement"]["files"]
    assert file["audio"] is audio
    with av.open(io.BytesIO(leaving(vault, draft_id)), "r") as container:
        assert len(container.streams.audio) == audio


async def test_what_is_muted_is_silent(vault: MockConfigEntry, client: Client) -> None:
    mutes = [{"from_ms": 1_000, "to_ms": 2_000, "why": "conversation"}]
    redaction = part(0, 3_000, audio=True, mutes=mutes)
    draft_id = await frozen(client, vault, keep(vault, with_all()), redaction=redaction)
    with av.open(io.BytesIO(leaving(vault, draft_id)), "r") as container:
        samples = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
    assert [float(np.abs(samples[at : at + 20_000]).max()) > 0.1 for at in (20_000, 60_000, 110_000)] == [
        True,
        False,
        True,
    ]


async def test_several_clips_cameras_and_stills_are_one_draft(vault: MockConfigEntry, client: Client) -> None:
    await unlock(client)
    door, garden = keep(vault, with_all()), keep(vault, footage(codec="libx265"), "garden")
    clips = [
        {"clip_id": door, "redaction": part(1_000, 2_000, boxes=BOXES)},
        {"clip_id": garden, "redaction": part(3_000, 3_500)},
        {"clip_id": door, "redaction": {"cut": {"at_ms": 3_250}, "boxes": BOXES}},
    ]
    made = await drafted(client, vault, clips=clips)
    steps = (await rendered(client, made))[1:]
    assert steps[-1]["state"] == "finished"
    assert {step["files"] for step in steps[:-1]} == {3}
    assert [step["percent"] for step in steps[:-1]] == sorted(step["percent"] for step in steps[:-1])
    assert {(step["file"], step["pictures_done"], step["pictures"]) for step in steps} >= {
        (1, 10, 10),
        (2, 5, 5),
        (3, 1, 1),
    }
    files = (await ask(client, "draft/get", draft_id=made["draft_id"]))["statement"]["files"]
    assert [(file["name"], file["camera"]) for file in files] == [
        ("footage-1.mp4", "door"),
        ("footage-2.mp4", "garden"),
        ("footage-3.png", "door"),
    ]
    assert numbers(leaving(vault, made["draft_id"])) == list(range(10, 20))
    assert which(leaving(vault, made["draft_id"], 2)) == list(range(30, 35))
    with av.open(io.BytesIO(leaving(vault, made["draft_id"], 3)), "r", format="png_pipe") as container:
        still = next(container.decode(video=0)).to_ndarray(format="rgb24")
    assert still.shape == (180, 320, 3)
    assert (int(still[BOXED].max()), int(still[:, :140].min()) > 0) == (0, True)


@pytest.mark.parametrize(
    ("stored", "redaction", "problem"),
    [
        (lambda: footage(pictures=10), part(2_000, 3_000), "nothing_in_interval"),
        (lambda: b"no clip at all" * 100, part(), "format_unsupported"),
        (lambda: b"", part(), "format_unsupported"),
    ],
    ids=["no picture then", "noise", "empty"],
)
async def test_what_cannot_be_made_is_told_by_its_code(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: Client,
    stored: Callable[[], bytes],
    redaction: dict[str, Any],
    problem: str,
) -> None:
    await unlock(client)
    made = await drafted(client, vault, keep(vault, stored()), redaction=redaction)
    last = (await rendered(client, made))[-1]
    assert (last["state"], last["problem"]) == ("failed", problem)
    assert (await states(vault, made["draft_id"]))[0] is ReleaseState.DRAFTED
    assert not left(hass)


async def test_pictures_that_are_not_in_it_are_counted(vault: MockConfigEntry, client: Client) -> None:
    await unlock(client)
    harmed = bytearray(shot(Kind(codec="libx265", pictures=40)).data)
    place = harmed.rindex(b"mdat") + 30
    harmed[place : place + 40] = bytes(40)
    made = await drafted(client, vault, keep(vault, bytes(harmed)))
    last = (await rendered(client, made))[-1]
    assert last["state"] == "finished"
    assert last["missing"] == 40 - len(which(leaving(vault, made["draft_id"]))) > 0


async def test_what_nobody_foresaw_ends_it_and_the_next_one_is_made(
    vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await unlock(client)
    made = await drafted(client, vault)
    with monkeypatch.context() as patched:
        patched.setattr(rendering, "render", lambda *_: 1 / 0)
        last = (await rendered(client, made))[-1]
    assert (last["state"], last["problem"]) == ("failed", "render_failed")
    assert "ZeroDivisionError" in caplog.text
    assert (await rendered(client, made))[-1]["state"] == "finished"
