"""Ways to reach elsewhere that have nothing in common but the network; a program for a namespace of its own.

It prints as JSON where to packets were sent for each, and is what shows that whoever looks does see.
"""

from collections.abc import Mapping
from contextlib import suppress
import json
import os
import socket
import subprocess
import sys
from typing import Final

from .wire import wire

_CONNECT: Final = "import socket; s = socket.socket(socket.{family}); s.setblocking(False); s.connect_ex({address})"
_SEND: Final = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'?', {address})"
_CARES: Final = (
    "import pycares, time; asked = pycares.Channel(timeout=0.3, tries=1);"
    "asked.query('a.example', pycares.QUERY_TYPE_A, callback=print); time.sleep(0.5)"
)


def _has_ipv6() -> bool:
    """Tell whether the kernel has IPv6 at all; a namespace of its own has it, then, whatever this one is set to."""
    with suppress(OSError), socket.socket(socket.AF_INET6):
        return True
    return False


WAYS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "FFmpeg": ("tcp 192.0.2.1:8554", ("-c", "import av; av.open('rtsp://192.0.2.1:8554/door', timeout=0.5)")),
    "FFmpeg, of a list": ("tcp 192.0.2.1:80", ("-c", "import av; av.open('http://192.0.2.1/live.m3u8', timeout=0.5)")),
    "Python": ("tcp 192.0.2.1:443", ("-I", "-c", _CONNECT.format(family="AF_INET", address="('192.0.2.1', 443)"))),
    **(
        {
            "by IPv6": (
                "tcp 2001:db8::1:443",
                ("-I", "-c", _CONNECT.format(family="AF_INET6", address="('2001:db8::1', 443)")),
            )
        }
        if _has_ipv6()
        else {}
    ),
    "to all": ("udp 239.255.255.250:1900", ("-I", "-c", _SEND.format(address="('239.255.255.250', 1900)"))),
    "the resolver of the machine": ("", ("-I", "-c", "import socket; socket.gethostbyname('a.example')")),
    "a resolver of its own": ("", ("-c", _CARES)),
}
"""To where each leads, and how; a resolver asks where the machine says."""
_ONCE: Final = {"RES_OPTIONS": "timeout:1 attempts:1"}


def main() -> None:
    """Try all of them, one after the other."""
    told = {}
    with wire() as seen:
        for name, (_, arguments) in WAYS.items():
            seen.forget()
            command = (sys.executable, *arguments)
            subprocess.run(command, env=os.environ | _ONCE, capture_output=True, timeout=60, check=False)
            told[name] = seen.seen()
    print(json.dumps(told))  # noqa: T201  # a program's answer


if __name__ == "__main__":
    main()
