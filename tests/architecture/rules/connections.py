"""A few files reach out, each to where it says; whatever else could is not there."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.architecture.tree import calls, integration, modules, name_of, of_kind

REACHES: Final = {
    "media/source.py": {
        "open_limited": "the stream of a camera that a person added, at the address they typed or chose"
    },
    "bridge/imports/download.py": {
        "aiohttp.ClientSession": "what `may_fetch` lets pass: this Home Assistant, or the vendor of an import"
    },
    "bridge/imports/import_source.py": {
        "async_get_clientsession": "for download.py alone",
        "async_resolve_media": "the integration of a recorder, which says where an item lies",
    },
    "bridge/imports/browsing.py": {"async_browse_media": "the integration of a recorder, which lists what it has"},
    "bridge/cameras/cameras.py": {"async_get_stream_source": "the integration of a camera, which says its address"},
    "bridge/notices/notifying.py": {"async_call": "the notification targets that the owner chose"},
}
"""What a file uses to reach beyond this process, and what."""
IN_MEMORY: Final = {
    "media/conversion.py": "a film that is made to be watched",
    "media/film.py": "a film that is made to leave, and the head of its pictures",
    "media/limited.py": "what one of these files names, or media/source.py",
    "media/layout.py": "one packet, and pieces in memory",
    "media/mp4.py": "a clip that is being written",
    "media/opened_file.py": "a file that is open, with all protocols off",
    "media/template.py": "the head of a stream, kept in memory",
}
"""What FFmpeg is given there: never an address or a name."""
TUNES: Final = {"web/footage/streaming.py": "options of a connection that a client opened"}
"""What sockets are needed for where nothing reaches out."""
_ANSWERING: Final = frozenset({"web", "hdrs", "http_exceptions"})
"""Of aiohttp what a server needs."""
_TOLD: Final = frozenset({"ClientError", "ClientResponse", "ClientTimeout"})
"""Names for what comes back."""
_FOREIGN: Final = (
    *("aiodns", "av.container.open", "av.open", "ctypes", "ftplib", "http.client", "httpx", "imaplib"),
    *("multiprocessing", "poplib", "pycares", "requests", "smtplib", "ssl", "subprocess", "urllib.request", "urllib3"),
    *("webbrowser", "websockets", "xmlrpc"),
)
"""Modules that nothing of ours needs."""
_CALLS: Final = (
    *("async_browse_media", "async_call", "async_create_clientsession", "async_get_clientsession", "async_get_image"),
    *("async_get_stream_source", "async_resolve_media", "create_connection", "create_datagram_endpoint"),
    *("create_server", "create_subprocess_exec", "create_subprocess_shell", "create_unix_connection"),
    *("get_async_client", "getaddrinfo", "gethostbyname", "open_connection", "popen", "posix_spawn", "start_server"),
    *("system",),
)
"""Functions that reach out, or have somebody else do so."""


def problems(tree: Path) -> list[str]:
    """Tell what reaches out, or could, without being listed; and what is listed and does not."""
    found: list[str] = []
    used: set[tuple[str, str]] = set()
    for path, module in modules(integration(tree)):
        name = path.relative_to(integration(tree)).as_posix()
        for line, what in _reaching(name, module):
            used.add((name, what))
            if what not in REACHES.get(name, {}):
                found.append(f"{name}:{line}: {what} may reach out, and is not listed")
    listed = {(name, what) for name, of in REACHES.items() for what in of}
    return found + [f"{name}: nothing there uses {what} any more" for name, what in sorted(listed - used)]


def _reaching(name: str, module: ast.Module) -> Iterator[tuple[int, str]]:
    for kind in (ast.Import, ast.ImportFrom):
        for imported in of_kind(module, kind):
            yield from ((imported.lineno, what) for what in _imported(name, imported))
    for call in calls(module, *_CALLS):
        yield call.lineno, name_of(call.func)
    if name not in IN_MEMORY:
        yield from ((call.lineno, "open_limited") for call in calls(module, "open_limited"))
        yield from ((call.lineno, "av.open") for call in calls(module, "open") if _is_of_av(call.func))


def _is_of_av(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and name_of(function.value) in {"av", "container"}


def _imported(name: str, node: ast.stmt) -> Iterator[str]:
    """Yield what an import brings that reaches out."""
    match node:
        case ast.Import(names=names):
            wholes = [each.name for each in names]
        case ast.ImportFrom(module=str(module), names=names, level=0):
            wholes = [f"{module}.{each.name}" for each in names]
        case _:
            return
    yield from (whole for whole in wholes if _may_reach(name, whole))


def _may_reach(name: str, whole: str) -> bool:
    top, *rest = whole.split(".")
    if top == "socket":
        return name not in TUNES
    if top == "aiohttp":
        return not rest or not (rest[0] in _ANSWERING or rest[-1] in _TOLD)
    return any(f"{whole}.".startswith(f"{each}.") for each in _FOREIGN)
