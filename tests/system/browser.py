"""A real Chromium in which a person of the demo is signed in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
import json
import time
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium-headless-shell"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
# Without these, Chromium asks its maker's servers for this and that.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def signed_in(access: Mapping[str, str], size: Mapping[str, int]) -> Iterator[tuple[Page, list[str]]]:
    """Yield a page and the list of what its console complains of."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(viewport={"width": size["width"], "height": size["height"]}, color_scheme="light")
        context.add_init_script(f"localStorage.setItem('hassTokens', {json.dumps(json.dumps(tokens(access)))})")
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page, complaints
        browser.close()


def tokens(access: Mapping[str, str]) -> dict[str, Any]:
    """Sign in as the login page does, and return what the frontend keeps of it."""
    url, client_id = access["url"], f"{access['url']}/"
    flow = _post(
        f"{url}/auth/login_flow",
        {"client_id": client_id, "handler": ["homeassistant", None], "redirect_uri": client_id},
    )
    answer = {"client_id": client_id, "username": access["user"], "password": access["password"]}
    code = _post(f"{url}/auth/login_flow/{flow['flow_id']}", answer)["result"]
    form = urlencode({"grant_type": "authorization_code", "code": code, "client_id": client_id}).encode()
    given = _read(Request(f"{url}/auth/token", data=form))  # noqa: S310  # our own loopback address
    return {**given, "hassUrl": url, "clientId": client_id, "expires": (time.time() + given["expires_in"]) * 1000}


def _post(url: str, body: object) -> dict[str, Any]:
    headers = {"Content-Type": "application/json"}
    return _read(Request(url, data=json.dumps(body).encode(), headers=headers))  # noqa: S310  # same


def _read(request: Request) -> dict[str, Any]:
    with urlopen(request) as response:  # noqa: S310  # same
        answer: dict[str, Any] = json.load(response)
    return answer
