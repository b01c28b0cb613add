"""Browsers of other makers, as Debian ships them: Firefox, and WebKitGTK, which has the engine of Safari.

Playwright drives builds of its own of both, which nobody else uses and Debian does not have. What both speak is
WebDriver (https://www.w3.org/TR/webdriver2/): Firefox by its Marionette, WebKitGTK by a program beside it.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
import json
import os
from pathlib import Path
import socket
import subprocess
import tempfile
import time
from typing import Any, Final, Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

MINI_BROWSERS: Final = "*/webkit2gtk-4.1/MiniBrowser"
"""Where it is below `/usr/lib`, whatever the processor."""
WAIT_MS: Final = 30_000
ENTER: Final = "\ue007"
"""The key, as the standard has it."""
PASSING: Final = {"element click intercepted", "element not interactable", "stale element reference"}
"""What is said of something that is drawn anew, or that a dialog covers which is about to go."""
_ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"
"""The key of an element in JSON, which the standard names."""
_BY_HTTP: Final = {
    "Navigate": ("POST", "/url"),
    "SetTimeouts": ("POST", "/timeouts"),
    "ExecuteAsyncScript": ("POST", "/execute/async"),
    "ElementClick": ("POST", "/element/{id}/click"),
    "ElementSendKeys": ("POST", "/element/{id}/value"),
    "DeleteSession": ("DELETE", ""),
}
"""Where commands are by HTTP, which Marionette calls by name."""
_PREFERENCES: Final[Mapping[str, bool | int]] = {
    # It asks its maker's servers for none of this.
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.region.network.url": False,
    "browser.safebrowsing.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    "media.autoplay.default": 0,
}
_FINDING: Final = """
const every = function* (root) {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot !== null) yield* every(element.shadowRoot);
  }
};
const text = (element) => (element?.innerText ?? "").trim().replace(/\\s+/g, " ");
const nameOf = (element) => element.getAttribute("aria-label") ?? (text(element.labels?.[0]) || text(element));
const isShown = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0;
const dialog = () => [...every(document)].findLast((element) => element.matches("dialog[open]"));
// What a dialog holds may be slotted into it.
const isWithin = (element, outer) => {
  for (let at = element; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
    if (at === outer) return true;
  }
  return false;
};
const isUsable = (element) => isShown(element) && !element.disabled && element.ariaDisabled !== "true";
const find = (css, name) => {
  const outer = dialog() ?? document.documentElement;
  const isMeant = (element) => element.matches(css) && nameOf(element) === name && isUsable(element);
  return [...every(document)].find((element) => isMeant(element) && isWithin(element, outer));
};
const says = (words) => [...every(document)].some((element) => isShown(element) && text(element).includes(words));
const until = async (look, what) => {
  const end = Date.now() + 30_000;
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`nothing of ${what} in: ${text(document.body)}`);
    await new Promise((again) => setTimeout(again, 50));
  }
};
"""
_RUN: Final = """
const done = arguments[arguments.length - 1];
const given = [...arguments].slice(0, -1);
(async () => { %s })().then((value) => done([value ?? null, null]), (error) => done([null, String(error)]));
"""
_STANDS: Final = """
const topmost = (x, y) => {
  let found = document.elementFromPoint(x, y);
  for (let inner = found; inner !== null; ) {
    found = inner;
    inner = found.shadowRoot?.elementFromPoint(x, y) ?? null;
    if (inner === found) break;
  }
  return found;
};
let before = "";
return await until(() => {
  const found = find(given[0], given[1]);
  if (found === undefined) return undefined;
  const { x, y, width, height } = found.getBoundingClientRect();
  const top = topmost(x + width / 2, y + height / 2);
  const at = JSON.stringify([x, y, width, document.documentElement.scrollHeight]);
  const isStill = at === before;
  before = at;
  return isStill && (top === null || isWithin(top, found)) ? found : undefined;
}, given[1]);
"""
"""Something that a page which is being made does not move, and that nothing covers, as what Home Assistant shows while
it begins. What is not on the screen is brought there by whoever presses it."""
_SHOWS: Final = """
await until(() => {
  const { top, bottom } = find("input, textarea", given[0]).getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}, given[0]);
"""
_PLAYS: Final = """
const video = await until(() => [...every(document)].find((element) => element.matches("video")), "a film");
video.muted = true;
await video.play();
await until(() => video.currentTime > 0.3, "what plays");
video.pause();
video.currentTime = given[0];
await until(() => !video.seeking && video.readyState >= 2, "what was sought");
return { width: video.videoWidth, length: Math.round(video.duration), place: video.currentTime };
"""


class RefusedError(AssertionError):
    """A browser did not do what it was told."""

    def __init__(self, code: str, message: str) -> None:
        """Take what the standard calls it, and what the browser says."""
        super().__init__(f"{code}: {message}")
        self.code = code


class Commands(Protocol):
    """What a browser does when it is told to."""

    def __call__(self, name: str, **parameters: Any) -> Any:
        """Do something.

        Raises:
            RefusedError: If the browser does not.
        """
        ...


class Window:
    """A window of a browser, in which somebody reads, presses and types."""

    def __init__(self, commands: Commands) -> None:
        """Take what does it."""
        self._commands = commands
        commands("SetTimeouts", script=2 * WAIT_MS, pageLoad=2 * WAIT_MS)

    def follow(self, address: str) -> None:
        """Go to a page."""
        self._commands("Navigate", url=address)

    def run(self, body: str, *given: object) -> Any:
        """Return what the body of an asynchronous function returns."""
        value, error = self._commands("ExecuteAsyncScript", script=_RUN % (_FINDING + body), args=list(given))
        assert error is None, error
        return value

    def press(self, name: str, kind: str = "button, [role=button], a") -> None:
        """Press what has this name, as a person does."""
        end = time.monotonic() + WAIT_MS / 1000
        while True:
            try:
                self._commands("ElementClick", id=self._found(kind, name))
            except RefusedError as refused:
                if refused.code not in PASSING or time.monotonic() > end:
                    raise
                time.sleep(0.1)
            else:
                return

    def types(self, label: str, words: str) -> None:
        """Type into a field."""
        self._commands("ElementSendKeys", id=self._found("input, textarea", label), text=words)

    def says(self, words: str) -> None:
        """Wait until the page says something."""
        self.run("await until(() => says(given[0]), given[0]);", words)

    def value(self, label: str) -> str:
        """Return what stands in a field."""
        return str(self.run("return (await until(() => find('input, textarea', given[0]), given[0])).value;", label))

    def shows(self, label: str) -> None:
        """Wait until a field is on the screen, without anybody scrolling."""
        self.run(_SHOWS, label)

    def plays(self, place: float) -> dict[str, Any]:
        """Play the first film for a moment, go to a place (s) of it, and return how wide and long (s) it is."""
        found: dict[str, Any] = self.run(_PLAYS, place)
        return found

    def _found(self, kind: str, name: str) -> str:
        return str(self.run(_STANDS, kind, name)[_ELEMENT])


class _Marionette:
    """Firefox: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html."""

    def __init__(self, line: socket.socket) -> None:
        self._line, self._number = line, 0
        self._message()
        self("NewSession", capabilities={"alwaysMatch": {}})

    def __call__(self, name: str, **parameters: Any) -> Any:
        self._number += 1
        told = json.dumps([0, self._number, f"WebDriver:{name}", parameters]).encode()
        self._line.sendall(b"%d:%s" % (len(told), told))
        _, _, error, answer = self._message()
        if error is not None:
            raise RefusedError(error["error"], error["message"])
        return answer["value"] if isinstance(answer, dict) and "value" in answer else answer

    def _message(self) -> Any:
        length = b""
        while (digit := self._some(1)) != b":":
            length += digit
        told = b""
        while len(told) < int(length):
            told += self._some(int(length) - len(told))
        return json.loads(told)

    def _some(self, most: int) -> bytes:
        some = self._line.recv(most)
        assert some, "Firefox hung up"
        return some


class _WebKit:
    """WebKitGTK: its WebDriver, by HTTP."""

    def __init__(self, origin: str) -> None:
        self._session = f"{origin}/session"
        (program,) = Path("/usr/lib").glob(MINI_BROWSERS)
        options = {"binary": str(program), "args": ["--automation"]}
        made = self._ask("POST", "", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self._session += f"/{made['sessionId']}"

    def __call__(self, name: str, **parameters: Any) -> Any:
        method, path = _BY_HTTP[name]
        return self._ask(method, path.format(**parameters), parameters)

    def _ask(self, method: str, path: str, told: Mapping[str, Any]) -> Any:
        asked = Request(self._session + path, method=method, data=json.dumps(told).encode())  # noqa: S310  # our own loopback address
        try:
            with urlopen(asked, timeout=3 * WAIT_MS / 1000) as answer:  # noqa: S310  # same
                return json.load(answer)["value"]
        except HTTPError as refused:
            with refused:
                error = json.load(refused)["value"]
            raise RefusedError(error["error"], error["message"]) from None


@contextmanager
def firefox() -> Iterator[Window]:
    """Start Firefox without a screen."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        port = _free_port()
        preferences = {**_PREFERENCES, "marionette.port": port}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items()]
        (folder / "user.js").write_text("".join(lines))
        program = ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", str(folder), "about:blank"]
        _started(stack, program, {"HOME": str(folder)})
        line = stack.enter_context(_connected(port))
        yield Window(_Marionette(line))


@contextmanager
def webkit() -> Iterator[Window]:
    """Start WebKitGTK on a screen that nobody sees."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        port = _free_port()
        environment = {
            "HOME": folder,
            "DISPLAY": _screen(stack),
            "GDK_BACKEND": "x11",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
            # Its own sandbox needs what a container does not give.
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        }
        _started(stack, ["WebKitWebDriver", f"--port={port}"], environment)
        _connected(port).close()
        commands = _WebKit(f"http://127.0.0.1:{port}")
        yield Window(commands)
        commands("DeleteSession")


def _started(
    stack: ExitStack, program: list[str], environment: Mapping[str, str], *, pass_fds: tuple[int, ...] = ()
) -> None:
    child = subprocess.Popen(
        program,
        env={**os.environ, **environment},
        pass_fds=pass_fds,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(child.wait, 20)
    stack.callback(child.terminate)


def _screen(stack: ExitStack) -> str:
    """Start an X server, and return the name of its display."""
    read, write = os.pipe()
    server = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
    _started(stack, server, {}, pass_fds=(write,))
    os.close(write)
    with os.fdopen(read, "rb") as told:
        return f":{told.readline().decode().strip()}"


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + WAIT_MS / 1000
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=3 * WAIT_MS / 1000)
        except OSError:
            assert time.monotonic() < end, "the browser does not start"
            time.sleep(0.05)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
