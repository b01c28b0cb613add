"""A network that leads nowhere, and a look at every packet that was meant to leave.

For a process in a network namespace of its own (`unshare --net`), which has a loopback interface that is down and
nothing else. Every address is routed there, so that whatever reaches out does send: Python, FFmpeg, a resolver written
in C, or another program. The kernel drops it, and it is seen.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
import ctypes
import fcntl
from ipaddress import ip_address
import socket
import struct
from typing import Final

_LO: Final = "lo"
_SIOCSIFFLAGS, _UP_RUNNING = 0x8914, 0x41
_SIOCADDRT, _RTF_UP = 0x890B, 1
_RTN_LOCAL, _RTF_LOCAL = 2, 1 | 1 << 31
"""By IPv6, what leads to the loopback interface is rejected before it is sent, unless it is this machine's."""
_SO_ATTACH_FILTER: Final = 26
_SOL_PACKET, _PACKET_STATISTICS = 263, 6
_ALL, _OUTGOING = 3, 4
"""ETH_P_ALL and PACKET_OUTGOING."""
_KEPT_BYTES: Final = 1 << 20
_HEAD_BYTES: Final = 14
_IPV4, _IPV6 = 0x0800, 0x86DD
_PROTOCOLS: Final = {socket.IPPROTO_TCP: "tcp", socket.IPPROTO_UDP: "udp"}
_NAMES: Final = (53, 853)
"""Ports of name servers: one on this machine asks others."""

_LDB, _LDH, _LDW, _LDX_HEAD, _LDH_X = 0x30, 0x28, 0x20, 0xB1, 0x48
_JEQ, _RET = 0x15, 0x06
_TAKE, _LEAVE = "take", "leave"
# What a packet is taken for (classic BPF). Films pass here, too: all but a few packets have to be left in the kernel.
_PROGRAM: Final[tuple[tuple[str, int, int, str, str], ...]] = (
    ("", _LDH, 12, "", ""),
    ("", _JEQ, _IPV6, "six", "four"),
    ("four", _JEQ, _IPV4, "address", _TAKE),
    ("address", _LDB, 30, "", ""),
    ("", _JEQ, 127, "protocol", _TAKE),
    ("protocol", _LDB, 23, "", ""),
    ("", _JEQ, socket.IPPROTO_UDP, "port", "tcp"),
    ("tcp", _JEQ, socket.IPPROTO_TCP, "port", _LEAVE),
    ("port", _LDX_HEAD, _HEAD_BYTES, "", ""),
    ("", _LDH_X, 16, "", ""),
    ("", _JEQ, _NAMES[0], _TAKE, "secure"),
    ("secure", _JEQ, _NAMES[1], _TAKE, _LEAVE),
    ("six", _LDW, 38, "", ""),
    ("", _JEQ, 0, "second", _TAKE),
    ("second", _LDW, 42, "", ""),
    ("", _JEQ, 0, "third", _TAKE),
    ("third", _LDW, 46, "", ""),
    ("", _JEQ, 0, "fourth", _TAKE),
    ("fourth", _LDW, 50, "", ""),
    ("", _JEQ, 1, "port of six", _TAKE),
    ("port of six", _LDH, 56, "", ""),
    ("", _JEQ, _NAMES[0], _TAKE, "secure of six"),
    ("secure of six", _JEQ, _NAMES[1], _TAKE, _LEAVE),
    (_LEAVE, _RET, 0, "", ""),
    (_TAKE, _RET, 0xFFFF, "", ""),
)


class Wire:
    """What was sent to elsewhere."""

    def __init__(self, taking: socket.socket) -> None:
        """Look at the packets that a socket takes; the kernel keeps them until somebody asks."""
        self._taking = taking
        self._seen: dict[str, None] = {}

    def seen(self) -> list[str]:
        """Return where to packets were sent until now, each place once."""
        with suppress(BlockingIOError):
            while True:
                packet, (_, _, kind, *_) = self._taking.recvfrom(1 << 16)
                # On its way back each comes once more.
                if kind == _OUTGOING:
                    self._seen[place(packet)] = None
        _, dropped = struct.unpack("II", self._taking.getsockopt(_SOL_PACKET, _PACKET_STATISTICS, 8))
        return [*self._seen, *(["more than could be kept"] if dropped else [])]

    def forget(self) -> None:
        """Have all that was seen be as if it had not been."""
        self._seen.clear()


@contextmanager
def wire() -> Iterator[Wire]:
    """Have everything lead to the loopback interface, and look at what goes there."""
    _begin()
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ALL)) as taking:
        program = ctypes.create_string_buffer(_compiled())
        head = struct.pack("HP", len(_PROGRAM), ctypes.addressof(program))
        taking.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, head)
        taking.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _KEPT_BYTES)
        taking.setblocking(False)
        taking.bind((_LO, 0))
        yield Wire(taking)


def _begin() -> None:
    """Bring the loopback interface up, and have every address lead there (netdevice(7), ip(7), ipv6(7))."""
    anywhere = struct.pack("=HH12x", socket.AF_INET, 0)
    name = ctypes.create_string_buffer(_LO.encode())
    route = struct.pack(
        "@L16s16s16sHhLLhPLLH", 0, *[anywhere] * 3, _RTF_UP, 0, 0, 0, 1, ctypes.addressof(name), 0, 0, 0
    )
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sh", _LO.encode(), _UP_RUNNING))
        fcntl.ioctl(any_socket, _SIOCADDRT, route)
    # A machine without IPv6 has nothing that could lead there.
    with suppress(OSError), socket.socket(socket.AF_INET6) as any_socket:
        route = struct.pack(
            "@16s16s16sIHHILIi", *[bytes(16)] * 3, _RTN_LOCAL, 0, 0, 1, 0, _RTF_LOCAL, socket.if_nametoindex(_LO)
        )
        fcntl.ioctl(any_socket, _SIOCADDRT, route)


def _compiled() -> bytes:
    places = {name: number for number, (name, *_) in enumerate(_PROGRAM) if name}
    lines = enumerate(_PROGRAM, start=1)
    return b"".join(
        struct.pack("HBBI", code, *(places[each] - number if each else 0 for each in jumps), value)
        for number, (_, code, value, *jumps) in lines
    )


def place(packet: bytes) -> str:
    """Return where to a packet was sent, as `udp 192.0.2.1:53`."""
    (kind,) = struct.unpack_from("!H", packet, 12)
    if kind == _IPV4:
        protocol, to, data = packet[23], ip_address(packet[30:34]), _HEAD_BYTES + 4 * (packet[14] & 15)
    elif kind == _IPV6:
        protocol, to, data = packet[20], ip_address(packet[38:54]), _HEAD_BYTES + 40
    else:
        return f"kind {kind:#06x}"
    if (name := _PROTOCOLS.get(protocol)) is None:
        return f"protocol {protocol} {to}"
    return f"{name} {to}:{struct.unpack_from('!H', packet, data + 2)[0]}"
