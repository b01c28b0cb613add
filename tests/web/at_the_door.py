"""Somebody outside who has the link of a door, and a home that has one."""

from dataclasses import dataclass
from html.parser import HTMLParser
import re
from typing import Any, Final, override

from aiohttp import ClientResponse
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.decided import decide
from tests.surface.asked import ago

from .accepting import Client, runtime_of
from .test_intake_commands import GENERAL, opened
from .watching import Http

NOBODY: Final = "01KB0000000000000000000000"
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
JSON: Final = {"Accept": "application/json"}
ANYTHING: Final = {"Accept": "*/*"}
"""What programs send that were told nothing."""
BROWSER: Final = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


class Time:
    """A clock that stands still, and notes how long somebody waits by it."""

    def __init__(self) -> None:
        """Begin somewhere."""
        self.now_s = 50.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        """Return the time."""
        return self.now_s

    async def sleep(self, for_s: float) -> None:
        """Wait."""
        self.slept.append(for_s)


@dataclass(frozen=True, kw_only=True)
class Doorway:
    """A door that is open, and somebody before it."""

    http: Http
    intake_id: str
    entry: MockConfigEntry

    @property
    def path(self) -> str:
        """Where its form is."""
        return f"/footage_guard/ask/{self.intake_id}"

    async def form(self, **headers: str) -> Form:
        """Open the form."""
        answer = await self.http.get(self.path, headers=headers)
        assert answer.status == 200
        return Form(await answer.text())

    async def send(self, typed: dict[str, str], **headers: str) -> ClientResponse:
        """Send a form, as a browser does."""
        return await self.http.post(f"{self.path}/submit", data=typed, headers=BROWSER | headers, allow_redirects=False)

    async def fill(self, **changed: str) -> dict[str, str]:
        """Return a form that was opened and filled in by a neighbor; names have two underscores in place of a dot."""
        return {"form_token": (await self.form()).token, **neighbour(), **named(changed)}

    async def machine(self, request: object, **headers: str) -> ClientResponse:
        """Send a request as a machine does."""
        return await self.http.post(f"{self.path}/submit", json=request, headers=headers)

    async def see(self, receipt_id: str, **headers: str) -> ClientResponse:
        """Look at what became of a request, as a browser does."""
        return await self.http.get(f"/footage_guard/r/{receipt_id}", headers=BROWSER | headers)

    def received(self) -> list[Any]:
        """Return what has arrived, as it is stored."""
        found = runtime_of(self.entry)._opened.state.requests
        lists = runtime_of(self.entry)._opened.state.lists
        return [found.get_request(each).request for each in lists.page((1 << 62, "Z"), 100, is_open=None)]


class Form(HTMLParser):
    """What is on a page."""

    def __init__(self, page: str) -> None:
        """Read it."""
        super().__init__()
        self.page = page
        self.fields: dict[str, dict[str, str | None]] = {}
        self.labels: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.groups: list[str] = []
        self._area: str | None = None
        self.texts: dict[str, str] = {}
        self.feed(page)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        of = dict(attrs)
        self.tags.append(tag)
        self.attributes |= of.keys()
        self.ids += [str(of["id"])] if "id" in of else []
        self.groups += [str(of.get("aria-describedby", ""))] if tag == "fieldset" else []
        self.links += [str(of["href"])] if tag == "a" else []
        self.labels += [str(of["for"])] if "for" in of else []
        if "name" in of and tag != "meta":
            self.fields.setdefault(str(of["name"]), {"tag": tag, **of})
            self._area = str(of["name"])
        if tag == "option" and "selected" in of:
            self.texts[str(self._area)] = str(of["value"])

    @override
    def handle_data(self, data: str) -> None:
        """Note what stands in a large field."""
        if self._area and self.fields[self._area]["tag"] == "textarea":
            # As a browser reads it.
            self.texts[self._area] = data.replace("\r\n", "\n").removeprefix("\n")
            self._area = None

    @property
    def token(self) -> str:
        """Return its token."""
        return str(self.fields["form_token"]["value"])

    def typed(self, name: str) -> str:
        """Return what stands in a field."""
        return self.texts.get(name) or str(self.fields[name].get("value") or "")

    def wrong(self) -> dict[str, str]:
        """Return what is said to be wrong, by field."""
        return dict(re.findall(r'id="([\w.]+)-error">([^<]*)<', self.page))


def local(hours: float) -> str:
    """Return so long ago as the field of a form has it, in UTC."""
    return ago(hours)[:16]


def neighbour() -> dict[str, str]:
    """Return what a neighbor types."""
    return {
        "requester.type": "neighbour",
        "requester.person_name": "Robin Vale",
        "zone": "utc",
        "scope.window_from": local(3),
        "scope.window_to": local(2),
        "message": "My bicycle was in front of your house.\r\nThank you.",
    }


def named(changed: dict[str, str]) -> dict[str, str]:
    """Return fields by the names that the form has for them."""
    return {name.replace("__", "."): value for name, value in changed.items()}


async def doorway(http: Http, entry: MockConfigEntry, client: Client, **door: Any) -> Doorway:
    """Have a door be open."""
    decide(runtime_of(entry)._opened, public_intake=True)
    return Doorway(http=http, intake_id=await opened(client, **(door or GENERAL)), entry=entry)
