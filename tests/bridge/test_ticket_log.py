"""Whatever way an address of ours is written, the log of the web server holds no ticket."""

import logging

import pytest

from custom_components.footage_guard.bridge.watching.ticket_log import _FILTERS, without_tickets

TICKET = "q8Zb-3Yx_canary"
HIDDEN = "/footage_guard/**REDACTED**"
SHARE = "01M8KWCF1358EJCTG9C71TDNAV"


@pytest.mark.parametrize(
    "address",
    [
        f"/footage_guard/%64/{TICKET}/1",
        f"/footage_guard/%2564/{TICKET}",
        f"/%66ootage_guard/d/{TICKET}",
        f"/footage%5Fguard/d/{TICKET}",
        f"/footage%5fguard%2Fd%2f{TICKET}",
        f"/api/footage_guard/%63lip/{TICKET}",
        f"/api/%66%6f%6f%74age_guard/file/{TICKET}",
        f"/footage_guard//d//{TICKET}",
        f"//footage_guard/d/{TICKET}",
        f"/Footage_Guard/D/{TICKET}",
        f"/footage_guard\\d\\{TICKET}",
        f"/footage_guard/x/../d/{TICKET}",
        f"/footage_guard/new/{TICKET}",
        f"/footage_guard/s/{TICKET}",
        f"/footage_guard/s/{SHARE}?ticket={TICKET}",
        f"/footage_guard/d?{TICKET}",
        f"/%25252566ootage_guard/d/{TICKET}",
        f"/api/services/footage_guard/find_clips/{TICKET}",
        f"/x?/api/services/footage_guard/{TICKET}",
        f"http://home.local:8123/footage_guard/%72/{TICKET}",
    ],
)
def test_no_way_to_write_an_address_shows_a_ticket(address: str) -> None:
    line = f'192.0.2.7 [29/Nov/2026:14:00:00 +0000] "GET {address} HTTP/1.1" 200 5 "{address}" "curl/8"'
    shown = without_tickets(line)
    assert TICKET not in shown
    assert shown.startswith('192.0.2.7 [29/Nov/2026:14:00:00 +0000] "GET ')
    assert shown.endswith('"curl/8"')
    hiding = _FILTERS["homeassistant.components.http.security_filter"]
    record = logging.LogRecord("x", logging.WARNING, "", 0, "Filtered: %s", (address,), None)
    assert hiding.filter(record)
    assert TICKET not in record.getMessage()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (f"/footage_guard/d/{TICKET}/1", "/footage_guard/d/**REDACTED**"),
        (f"/footage_guard/d/{TICKET}/1?/api/", "/footage_guard/d/**REDACTED**"),
        (f"/api/footage_guard/clip/{TICKET}", "/api/footage_guard/clip/**REDACTED**"),
        (f"/footage_guard/ask/{TICKET}/submit", "/footage_guard/ask/**REDACTED**"),
        (f"/footage_guard/%64/{TICKET}", HIDDEN),
        (f"/footage_guard/s/{SHARE}/open", f"/footage_guard/s/{SHARE}/open"),
        ("/api/services/footage_guard/find_clips?return_response", None),
        ("/footage_guard_static/card.js?v=1", None),
        ("/footage-guard/clips", None),
        ("/api/states/sensor.footage_guard_vault_used", None),
        ("/local/a%20picture.jpg", None),
    ],
)
def test_what_is_harmless_is_shown(address: str, shown: str | None) -> None:
    assert without_tickets(f'"GET {address} HTTP/1.1" 200') == f'"GET {shown or address} HTTP/1.1" 200'


def test_what_is_read_writes_no_line_of_its_own() -> None:
    assert without_tickets("GET /%0A2026%20Fake/footage_guard/d/1 x") == f"GET {HIDDEN} x"


def test_the_parts_of_a_line_hold_no_ticket() -> None:
    record = logging.LogRecord("aiohttp.access", logging.INFO, "", 0, "GET /", (), None)
    record.first_request_line = f"GET /footage_guard/%64/{TICKET} HTTP/1.1"
    record.request_header = {"Referer": f"http://home.local/footage_guard/%64/{TICKET}", "User-Agent": "curl/8"}
    assert _FILTERS["aiohttp.access"].filter(record)
    assert TICKET not in str(record.__dict__)
    assert record.__dict__["request_header"]["User-Agent"] == "curl/8"


def test_other_records_stay_as_they_are() -> None:
    record = logging.LogRecord("x", logging.WARNING, "", 0, "%s %d", ("/other", 5), None)
    for hiding in _FILTERS.values():
        assert hiding.filter(record)
    assert record.getMessage() == "/other 5"
