"""Has a process reach nothing but its own machine, and notes whatever of it tries to, and on whose behalf.

It sees what is done in Python (`sys.addaudithook`). What code in C does by itself is seen by `wire.py`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from errno import ENETUNREACH
from ipaddress import ip_address
import json
import os
from pathlib import Path
import sys
from types import FrameType
from typing import Any, Final

OURS: Final = f"{os.sep}custom_components{os.sep}footage_guard{os.sep}"
_ROOT: Final = Path(__file__).resolve().parents[2]
_BEGIN: Final = "from tests.system.refusing import refuse\nrefuse({path!r})\n"
_HERE: Final = frozenset({"", "localhost"})
_LISTENING: Final = "socket.bind"
"""It is noted, and not refused: by itself it sends nothing."""
_EVERYWHERE: Final = "0.0.0.0"  # noqa: S104  # it is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Something that wanted to reach elsewhere."""

    what: str
    to: str
    stack: tuple[str, ...]
    """Files, the one that was called last first."""

    @property
    def is_ours(self) -> bool:
        """Tell whether our code is what led to it."""
        return any(OURS in file for file in self.stack)


@contextmanager
def refusing(folder: Path) -> Iterator[Callable[[], list[Attempt]]]:
    """Have each Python that is started within refuse; yield what tells of all attempts until then."""
    told = folder / "attempts"
    (folder / "sitecustomize.py").write_text(_BEGIN.format(path=str(told)))
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(folder), str(_ROOT), *([before] if before else [])])
    try:
        yield lambda: _read(told)
    finally:
        os.environ.pop("PYTHONPATH")
        if before is not None:
            os.environ["PYTHONPATH"] = before


def refuse(path: str) -> None:
    """Refuse from now on and for good, in this process."""
    told = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def look(event: str, given: tuple[Any, ...]) -> None:
        if (asked := _ASKED.get(event)) is None or _is_here(to := asked(given)):
            return
        attempt = Attempt(what=event, to=str(to), stack=tuple(_files(sys._getframe(1))))
        os.write(told, f"{json.dumps(asdict(attempt))}\n".encode())
        if event != _LISTENING:
            raise OSError(ENETUNREACH, os.strerror(ENETUNREACH))

    sys.addaudithook(look)


def _read(told: Path) -> list[Attempt]:
    lines = [json.loads(line) for line in told.read_text().splitlines()] if told.exists() else []
    return [Attempt(what=line["what"], to=line["to"], stack=tuple(line["stack"])) for line in lines]


def _of_address(given: tuple[Any, ...]) -> object:
    """Return the host of an address; a name in the file system is none."""
    address = given[1]
    return address[0] if isinstance(address, tuple) and isinstance(address[0], str) else None


def _of_listening(given: tuple[Any, ...]) -> object:
    return _EVERYWHERE if (host := _of_address(given)) == "" else host


def _of_name(given: tuple[Any, ...]) -> object:
    return given[0].decode(errors="replace") if isinstance(given[0], bytes) else given[0]


_ASKED: Final[Mapping[str, Callable[[tuple[Any, ...]], object]]] = {
    _LISTENING: _of_listening,
    "socket.connect": _of_address,
    "socket.sendto": _of_address,
    "socket.sendmsg": _of_address,
    "socket.getaddrinfo": _of_name,
    "socket.gethostbyname": _of_name,
    "socket.gethostbyaddr": _of_name,
    "socket.getnameinfo": lambda given: given[0][0],
}


def _is_here(host: object) -> bool:
    if host is None or host in _HERE:
        return True
    try:
        return ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _files(frame: FrameType | None) -> Iterator[str]:
    before = ""
    while frame is not None:
        file = frame.f_code.co_filename
        if file != before:
            yield file
        before, frame = file, frame.f_back
