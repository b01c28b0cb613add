"""What is kept of a step is what it is about, of whoever asked, and nothing secret."""

from hashlib import sha256
import json
from pathlib import Path
from typing import Any

import pytest

from tools.home.client import Reply
from tools.steps import CheckFailed, Steps


def _hear(steps: Steps, *requests: str, status: int = 200) -> None:
    for number, request in enumerate(requests):
        steps.hear(Reply(request=request, status=status, body=str(number).encode()))


def _written(steps: Steps, folder: Path) -> list[dict[str, Any]]:
    steps.write(folder / "steps.json")
    found: list[dict[str, Any]] = json.loads((folder / "steps.json").read_text())
    return found


async def _fail(steps: Steps) -> None:
    async with steps.step("The bell rang", about="/ring"):
        _hear(steps, "GET /state", status=500)
        raise CheckFailed


async def test_a_step_holds_the_request_it_is_about_and_all_others_that_were_sent_in_it(tmp_path: Path) -> None:
    steps = Steps()
    _hear(steps, "GET /before")
    async with steps.step("The bell rang", about="/ring") as note:
        _hear(steps, "GET /state", "POST /ring", "GET /state")
        note.text = "once"
    async with steps.step("It was told"):
        _hear(steps, "GET /state", "WS list", status=400)
    async with steps.step("Nobody was asked", about="/ring"):
        pass
    rang, told, nobody = _written(steps, tmp_path)
    assert (rang["name"], rang["ok"], rang["note"]) == ("The bell rang", True, "once")
    assert (rang["request"], rang["status"]) == ("POST /ring", 200)
    assert rang["reply_sha256"] == sha256(b"1").hexdigest()
    assert [each["request"] for each in rang["requests"]] == ["GET /state", "POST /ring", "GET /state"]
    assert (told["request"], told["status"]) == ("WS list", 400)
    assert told["requests"][-1] == {key: told[key] for key in ("request", "status", "reply_sha256")}
    assert (nobody["request"], nobody["status"], nobody["reply_sha256"], nobody["requests"]) == ("", None, None, [])


async def test_of_a_request_that_is_sent_until_its_answer_is_the_awaited_one_the_newest_is_kept(tmp_path: Path) -> None:
    steps = Steps()
    async with steps.step("It came"):
        _hear(steps, "GET /list", "GET /list", status=404)
        _hear(steps, "GET /list", "GET /list", "GET /list")
    (step,) = _written(steps, tmp_path)
    assert [(each["status"], each["reply_sha256"]) for each in step["requests"]] == [
        (404, sha256(b"1").hexdigest()),
        (200, sha256(b"2").hexdigest()),
    ]


async def test_a_step_that_fails_before_what_it_is_about_holds_what_was_asked_last(tmp_path: Path) -> None:
    steps = Steps()
    with pytest.raises(CheckFailed):
        await _fail(steps)
    (step,) = _written(steps, tmp_path)
    assert (step["ok"], step["request"], step["status"]) == (False, "GET /state", 500)


async def test_no_part_of_an_address_that_may_be_a_secret_is_kept(tmp_path: Path) -> None:
    steps = Steps()
    async with steps.step("It streams"):
        _hear(steps, f"GET /api/hls/{'0a' * 32}/segment/5.m4s", f"GET http://127.0.0.1:1/api/webhook/{'f' * 32}")
    (step,) = _written(steps, tmp_path)
    assert [each["request"] for each in step["requests"]] == [
        "GET /api/hls/…/segment/5.m4s",
        "GET http://127.0.0.1:1/api/webhook/…",
    ]
