"""What asking from outside is made of: forms with one meaning, tokens for one door, buckets, and answers in time."""

import asyncio
from typing import Any

import pytest

from custom_components.footage_guard.web.asking.form_body import MOST_FIELDS, parse_form
from custom_components.footage_guard.web.asking.form_token import GOOD_FOR_S, FormTokens
from custom_components.footage_guard.web.asking.pacing import Pace
from custom_components.footage_guard.web.asking.turns import Turns
from custom_components.footage_guard.web.serving.limits import DoorLimits, Rate
from custom_components.footage_guard.web.serving.strict_json import BodyInvalid

DOOR = "01KB0000000000000000000000"
OTHER = "01KB0000000000000000000001"


class Time:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now_s = 100.25
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now_s

    async def sleep(self, for_s: float) -> None:
        self.slept.append(for_s)


def test_a_form_says_what_was_typed() -> None:
    typed = parse_form(b"purpose=a+b%26c%3D%E2%82%AC&message=%0D%0A&empty=")
    assert typed == {"purpose": "a b&c=€", "message": "\r\n", "empty": ""}
    assert parse_form(b"") == {}


@pytest.mark.parametrize(
    "body",
    [
        b"a=1&a=2",
        b"a=1&%61=2",
        b"a",
        b"a=1&&b=2",
        b"a=%ff",
        b"a=%C0%80",
        b"a=%ED%A0%80",
        b"a=%zz",
        b"a=%",
        b"a=%00",
        b"%00=a",
        "a=é".encode(),
        b"\x00",
        b"&".join(b"f%d=x" % number for number in range(MOST_FIELDS + 1)),
    ],
)
def test_a_form_that_two_readers_could_read_as_two_is_none(body: bytes) -> None:
    with pytest.raises(BodyInvalid):
        parse_form(body)


def test_a_form_has_a_hundred_fields_at_most() -> None:
    assert len(parse_form(b"&".join(b"f%d=x" % number for number in range(MOST_FIELDS)))) == MOST_FIELDS


def test_a_token_stands_for_one_form_of_one_door_for_two_hours() -> None:
    time = Time()
    tokens = FormTokens(time)
    one, two = tokens.make(DOOR), tokens.make(DOOR)
    assert tokens.read(DOOR, one) == tokens.read(DOOR, one) != tokens.read(DOOR, two)
    assert tokens.read(OTHER, one) is None
    assert FormTokens(time).read(DOOR, one) is None
    time.now_s += GOOD_FOR_S - 1
    assert tokens.read(DOOR, one)
    time.now_s += 1
    assert tokens.read(DOOR, one) is None


@pytest.mark.parametrize(
    "forged", ["", "x", "a.b.c", "{id}.{later}.{seal}", "{other}.{until}.{seal}", "{id}.{until}.{zeros}", "{whole}\n"]
)
def test_a_token_cannot_be_made_elsewhere(forged: str) -> None:
    tokens = FormTokens(Time())
    whole = tokens.make(DOOR)
    token_id, until, seal = whole.split(".")
    other = tokens.make(DOOR).partition(".")[0]
    made = forged.format(
        id=token_id, until=until, later=int(until) + 1, seal=seal, other=other, zeros="0" * 64, whole=whole
    )
    assert tokens.read(DOOR, made) is None
    assert tokens.read(DOOR, whole) == token_id


def test_a_flood_at_the_sign_keeps_nobody_out_who_has_a_link_of_their_own() -> None:
    limits = DoorLimits(of_door=Rate(3, 0), of_anybody=Rate(4, 0))
    assert [limits.take("sign", is_for_anybody=True) for _ in range(4)] == [True, True, True, False]
    assert [limits.take("one day", is_for_anybody=True) for _ in range(2)] == [True, False]
    assert [limits.take("police", is_for_anybody=False) for _ in range(4)] == [True, True, True, False]


async def answered(doing: Any) -> str:
    """Do something and return how."""
    await doing()
    return "done"


@pytest.mark.parametrize(("took_s", "slept"), [(0.0, 1.0), (0.25, 0.75), (0.75, 0.25), (1.0, 1.0), (2.5, 0.5)])
async def test_an_answer_comes_at_a_full_second(took_s: float, slept: float) -> None:
    time = Time()
    pace = Pace(clock=time, sleep=time.sleep)

    async def work() -> None:
        time.now_s += took_s

    assert await pace.at_full_second(answered(work), time.now_s) == "done"
    assert time.slept == [slept]


async def test_what_fails_takes_as_long() -> None:
    time = Time()

    async def fail() -> None:
        time.now_s += 0.25
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011  # it has no words
        await Pace(clock=time, sleep=time.sleep).at_full_second(answered(fail), time.now_s)
    assert time.slept == [0.75]


async def test_what_is_stopped_is_stopped_at_once() -> None:
    time = Time()
    begun = asyncio.Event()

    async def wait() -> None:
        begun.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(Pace(clock=time, sleep=time.sleep).at_full_second(answered(wait), time.now_s))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.slept == []


async def test_doors_take_turns_however_many_wait_at_one() -> None:
    turns = Turns()
    order: list[str] = []
    at_once = 0

    async def enter(door: str) -> None:
        nonlocal at_once
        async with turns.of(door):
            at_once += 1
            assert at_once == 1
            await asyncio.sleep(0)
            order.append(door)
            at_once -= 1

    flood = [asyncio.create_task(enter("sign")) for _ in range(20)]
    await asyncio.sleep(0)
    await asyncio.gather(enter("police"), enter("insurer"), *flood)
    assert len(order) == 22
    assert order.index("police") < 3
    assert order.index("insurer") < 4
    assert not turns._of_doors, "nobody waits, and nothing is kept"


async def test_whoever_gives_up_lets_the_next_one_in() -> None:
    turns = Turns()
    is_in, may_go = asyncio.Event(), asyncio.Event()

    async def stay() -> None:
        async with turns.of("sign"):
            is_in.set()
            await may_go.wait()

    async def enter() -> str:
        async with turns.of("sign"):
            return "in"

    first, second, third = asyncio.create_task(stay()), asyncio.create_task(enter()), asyncio.create_task(enter())
    await is_in.wait()
    second.cancel()
    may_go.set()
    assert await third == "in"
    await first
