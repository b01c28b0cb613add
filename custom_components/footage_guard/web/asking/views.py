"""What somebody outside asks by: the form of a door, where it is sent, and the page that tells what became of it.

Registered once for all methods: while a door is not open, its addresses are not there.
"""

from abc import ABC
import asyncio
from collections.abc import Awaitable, Mapping
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
import json
import re
from typing import Any, Final, override

from aiohttp import hdrs, web
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.http import HomeAssistantView
from homeassistant.util import dt as dt_util

from ...bridge.common.clock import moment
from ...bridge.common.executor import run_blocking
from ...bridge.loaded import loaded_vault
from ...bridge.requests.intakes import Intakes, loaded_intakes
from ...bridge.requests.outside import async_seen
from ...bridge.requests.requests import UNVERIFIED
from ...bridge.watching.ticket_log import keep_tickets_out_of_the_log
from ...model.errors import IntakeFull, Reason, RequestInvalid
from ...model.ids import RequestId, parse_request_id
from ...model.intake import Intake, IntakeKind, pinned
from ...model.record import RequestRecord
from ...model.request.fields import WHOLE
from ...model.request.parse import parse_request
from ...model.request.words import Channel
from ..serving.headers import FOOTAGE_HEADERS
from ..serving.limits import DoorLimits, Limit, Limits, Rate
from ..serving.public import Public, is_own, refusal
from ..serving.strict_json import async_read_object, is_of_type
from .fields import TOKEN
from .form import Filled, FormReason, fill, judge
from .form_body import FORM_TYPE, async_read_form
from .form_page import AskForm, ask_page
from .form_token import FormTokens
from .pacing import Pace
from .refused_page import refused_page
from .status_page import closes_at, status_page
from .texts import Words, load_ask_texts, words_for
from .turns import Turns

IDEMPOTENCY_KEY: Final = "Idempotency-Key"
_KEY: Final = re.compile(r"[!-~]{8,128}", re.ASCII)
_ELSEWHERE: Final = frozenset({"cross-site", "same-site"})
_SITE: Final = "Sec-Fetch-Site"
_PAGE_TYPE: Final = "text/html"
_JSON: Final = {name: value for name, value in FOOTAGE_HEADERS.items() if name != hdrs.ACCEPT_RANGES}
_MOST_LOOKING: Final = 4
"""Lookups at once: whoever tries receipts takes no more threads of the home than that."""
_NOBODY: Final = RequestId("0" * 26)


@callback
def async_register_ask_views(hass: HomeAssistant, pace: Pace | None = None) -> None:
    """Register the addresses, and first have the log keep quiet about doors and receipts."""
    keep_tickets_out_of_the_log()
    tokens = FormTokens()
    hass.http.register_view(FormView(tokens))
    hass.http.register_view(SubmitView(tokens, pace or Pace()))
    hass.http.register_view(StatusView())


class _OfPeople(Public[Intakes], ABC):
    """What all of these addresses have in common: people open them."""

    def __init__(self) -> None:
        """Have words for a few who are refused: a flood is refused for next to nothing."""
        self._in_words = Limit(Rate(20, 1))

    @override
    async def refused(self, hass: HomeAssistant, request: web.Request, status: int) -> web.Response:
        """Return a page for a browser; without it whoever is stopped by a limit sees a white one."""
        if not _wants_page(request) or not self._in_words.take(""):
            return refusal(status)
        words = await _async_words(hass, request)
        body = refused_page(words, status, is_sent=request.method == hdrs.METH_POST)
        return web.Response(status=status, body=body, headers=words.headers)


class _OfDoors(_OfPeople, ABC):
    """What the addresses of doors have in common."""

    asked_by = "intake_id"
    source = staticmethod(loaded_intakes)

    @staticmethod
    @override
    def is_there(intakes: Intakes, asked: str) -> bool:
        """Tell whether a door is open."""
        return intakes.find(asked) is not None


class FormView(_OfDoors, HomeAssistantView):
    """The form of a door."""

    url = "/footage_guard/ask/{intake_id}"
    name = "footage_guard:ask"
    requires_auth = False

    def __init__(self, tokens: FormTokens) -> None:
        """Give each form a token."""
        super().__init__()
        self._tokens = tokens
        self._limits = Limits(in_all=Rate(200, 50), of_link=Rate(60, 2))

    @override
    def may_take(self, _intakes: Intakes, asked: str) -> bool:
        return self._limits.take(asked)

    @override
    async def answer(self, hass: HomeAssistant, intakes: Intakes, request: web.Request) -> web.StreamResponse | None:
        """Return the form, to whoever gets it."""
        intake = intakes.find(request.match_info["intake_id"])
        if request.method != hdrs.METH_GET or intake is None:
            return None
        words = await _async_words(hass, request)
        return _form(hass, words, intake, self._tokens.make(intake.id), filled=Filled(), typed={})


class SubmitView(_OfDoors, HomeAssistantView):
    """Where a form, or what a machine has to ask, is sent."""

    url = "/footage_guard/ask/{intake_id}/submit"
    name = "footage_guard:ask_submit"
    requires_auth = False

    def __init__(self, tokens: FormTokens, pace: Pace) -> None:
        """Answer at full seconds."""
        super().__init__()
        self._tokens = tokens
        self._pace = pace
        self._limits = DoorLimits(of_door=Rate(30, 0.1), of_anybody=Rate(60, 1))
        self._turns = Turns()

    @override
    def may_take(self, intakes: Intakes, asked: str) -> bool:
        intake = intakes.find(asked)
        is_for_anybody = intake is None or intake.kind is not IntakeKind.ORGANISATION
        return self._limits.take(asked, is_for_anybody=is_for_anybody)

    @override
    async def answer(self, hass: HomeAssistant, intakes: Intakes, request: web.Request) -> web.StreamResponse | None:
        """Take in what was sent."""
        intake = intakes.find(request.match_info["intake_id"])
        if request.method != hdrs.METH_POST or intake is None:
            return None
        try:
            if is_of_type(request, FORM_TYPE):
                return await self._async_form(hass, intakes, intake, request)
            return await self._async_json(intakes, intake, request)
        except IntakeFull:
            return refusal(429)
        except RequestInvalid as err:
            # It was right when it was judged, a moment ago.
            return _errors(Filled(problems=dict(err.problems)))

    async def _async_json(self, intakes: Intakes, intake: Intake, request: web.Request) -> web.Response | None:
        if not is_own(request):
            return None
        raw, since_s = await async_read_object(request), self._pace.clock()
        sent_as = request.headers.get(IDEMPOTENCY_KEY)
        filled = Filled(raw=pinned(raw, intake))
        judge(filled, partial(_parse, moment().at_ms, Channel.API))
        if sent_as is not None and _KEY.fullmatch(sent_as) is None:
            filled.problems[IDEMPOTENCY_KEY] = Reason.MALFORMED
        if filled.problems:
            return _errors(filled)
        # As it came: a signature is over that.
        named = _sent_as(sent_as, raw) if sent_as is not None else None
        doing = self._async_enter(intakes, intake, raw, Channel.API, named)
        return _receipt(await self._pace.at_full_second(doing, since_s))

    async def _async_form(
        self, hass: HomeAssistant, intakes: Intakes, intake: Intake, request: web.Request
    ) -> web.Response | None:
        if request.headers.get(_SITE) in _ELSEWHERE:
            return None
        typed, since_s = await async_read_form(request), self._pace.clock()
        filled = _filled(typed, intake)
        token = typed.get(TOKEN, "")
        if (token_id := self._tokens.read(intake.id, token)) is None:
            # Nothing that was typed is lost. What another site's page sends is not taken in, for it knows no token.
            filled.problems = {WHOLE: FormReason.FORM_OVER, **filled.problems}
            token = self._tokens.make(intake.id)
        elif not filled.problems:
            doing = self._async_enter(intakes, intake, filled.raw, Channel.FORM, _sent_as(f"form {token_id}", typed))
            taking = self._pace.at_full_second(doing, since_s)
            if (record := await _async_or_why_not(taking, filled, is_full_told=_wants_page(request))) is not None:
                return _see_receipt(record) if _wants_page(request) else _receipt(record)
        if not _wants_page(request):
            return _errors(filled)
        return _form(hass, await _async_words(hass, request), intake, token, filled=filled, typed=typed)

    async def _async_enter(
        self, intakes: Intakes, intake: Intake, raw: Mapping[str, Any], channel: Channel, sent_as: str | None
    ) -> RequestRecord:
        async with self._turns.of(intake.id):
            return await intakes.async_submit(intake, raw, channel, sent_as)


class StatusView(_OfPeople, HomeAssistantView):
    """What became of a request."""

    url = "/footage_guard/r/{receipt_id}"
    name = "footage_guard:receipt"
    requires_auth = False
    asked_by = "receipt_id"
    source = staticmethod(loaded_intakes)

    def __init__(self) -> None:
        """Answer within limits: one for each receipt, and none for all, by which whoever has many shuts out others."""
        super().__init__()
        self._limit = Limit(Rate(60, 2))
        self._looking = asyncio.Semaphore(_MOST_LOOKING)

    @staticmethod
    @override
    def is_there(intakes: Intakes, _asked: str) -> bool:
        """Tell whether anybody can have a receipt."""
        return intakes.is_open

    @override
    def may_take(self, _intakes: Intakes, _asked: str) -> bool:
        # Only whoever names a receipt that there is may be told that they ask too often; that is known later.
        return True

    @override
    async def answer(self, hass: HomeAssistant, _intakes: Intakes, request: web.Request) -> web.StreamResponse | None:
        """Return the page, or the same for a machine."""
        if request.method != hdrs.METH_GET:
            return None
        receipt_id = parse_request_id(request.match_info["receipt_id"])
        async with self._looking:
            seen = await async_seen(loaded_vault(hass), receipt_id)
        if seen is None:
            return None
        if not self._limit.take(receipt_id):
            return await self.refused(hass, request, 429)
        if not _wants_page(request):
            return web.json_response({"status": seen.word, "closes_at": closes_at(seen.closes_ms)}, headers=_JSON)
        words = await _async_words(hass, request)
        body = status_page(words, seen, dt_util.get_default_time_zone(), hass.config.time_zone)
        return web.Response(body=body, headers=words.headers)


def _filled(typed: Mapping[str, str], intake: Intake) -> Filled:
    now_ms = moment().at_ms
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    filled = fill(typed, intake=intake, zone=dt_util.get_default_time_zone(), now=now)
    judge(filled, partial(_parse, now_ms, Channel.FORM))
    return filled


async def _async_or_why_not(
    taking: Awaitable[RequestRecord], filled: Filled, *, is_full_told: bool
) -> RequestRecord | None:
    """Return the request; None where it was refused after all, and `filled` says what for.

    Raises IntakeFull where the status is to be all that is told of it.
    """
    try:
        return await taking
    except IntakeFull:
        if not is_full_told:
            raise
        filled.problems = {WHOLE: FormReason.INTAKE_FULL}
    except RequestInvalid as err:
        # It was right when it was judged, a moment ago; a clock that steps back is enough.
        filled.problems = dict(err.problems)
    return None


def _sent_as(name: str, said: Mapping[str, Any]) -> str:
    """Name what was sent by its token or key and by what it says: sent twice it is one request, changed another.

    Without the words, whoever guesses a key that somebody else used by the same door gets the receipt of theirs.
    """
    # A space is in no name that a machine gives.
    return f"{name} {sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()}"


def _parse(now_ms: int, channel: Channel, raw: Mapping[str, Any]) -> object:
    """Judge a request before it is taken in: what is wrong with it is so in every home, and told at once."""
    return parse_request(raw, request_id=_NOBODY, received_ms=now_ms, channel=channel, verification=UNVERIFIED)


def _form(
    hass: HomeAssistant, words: Words, intake: Intake, token: str, *, filled: Filled, typed: Mapping[str, str]
) -> web.Response:
    form = AskForm(
        intake=intake,
        token=token,
        zone=hass.config.time_zone,
        typed=typed,
        problems=filled.problems,
        twice=filled.twice,
    )
    return web.Response(status=_status(filled), body=ask_page(words, form), headers=words.headers)


def _status(filled: Filled) -> int:
    if FormReason.INTAKE_FULL in filled.problems.values():
        return 429
    return 422 if filled.problems else 200


async def _async_words(hass: HomeAssistant, request: web.Request) -> Words:
    if not load_ask_texts.cache_info().currsize:
        await run_blocking(hass, load_ask_texts)
    return words_for(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))


def _wants_page(request: web.Request) -> bool:
    """Tell whether a browser asks; whatever takes anything (*/*) is a machine."""
    return _PAGE_TYPE in ",".join(request.headers.getall(hdrs.ACCEPT, []))


def _errors(filled: Filled) -> web.Response:
    return web.json_response({"errors": filled.problems}, status=422, headers=_JSON)


def _receipt(record: RequestRecord) -> web.Response:
    told = {"receipt_id": record.id, "closes_at": closes_at(record.request.closes_ms)}
    return web.json_response(told, headers=_JSON)


def _see_receipt(record: RequestRecord) -> web.Response:
    """Send a browser on, so that a page that is loaded anew sends nothing again."""
    return web.Response(status=303, headers={**_JSON, hdrs.LOCATION: f"/footage_guard/r/{record.id}"})
