"""Bytes that are sent to a home as they are, whatever HTTP makes of them."""

import asyncio
from collections.abc import AsyncIterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

LONGEST_S: Final = 30.0
_GO_ON: Final = b"HTTP/1.1 100 Continue\r\n\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The first answer on a connection."""

    status: int | None
    """None where it was closed without a word."""
    head: tuple[bytes, ...] = ()
    """All lines but the one of the time, in their order."""
    body: bytes = b""


async def exchange(url: str, sent: bytes | AsyncIterable[bytes]) -> Answer:
    """Send bytes to a home, and return its answer; raise TimeoutError."""
    of = urlsplit(url)
    async with asyncio.timeout(LONGEST_S):
        reader, writer = await asyncio.open_connection(of.hostname, of.port)
        sending = asyncio.create_task(_send(writer, sent))
        said = b""
        try:
            # What was sent behind an answer is refused by a reset.
            with suppress(ConnectionError):
                while not _is_whole(said) and (piece := await reader.read(1 << 16)):
                    said += piece
        finally:
            sending.cancel()
            writer.close()
    return _parsed(said)


async def _send(writer: asyncio.StreamWriter, sent: bytes | AsyncIterable[bytes]) -> None:
    with suppress(ConnectionError):
        if isinstance(sent, bytes):
            writer.write(sent)
            await writer.drain()
            return
        async for piece in sent:
            writer.write(piece)
            await writer.drain()


def _is_whole(said: bytes) -> bool:
    head, end, body = said.removeprefix(_GO_ON).partition(b"\r\n\r\n")
    lengths = (line.partition(b":")[2] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    return bool(end) and len(body) >= int(next(lengths, b"0"))


def _parsed(said: bytes) -> Answer:
    if not said:
        return Answer(status=None)
    head, _, body = said.removeprefix(_GO_ON).partition(b"\r\n\r\n")
    lines = tuple(line for line in head.split(b"\r\n") if not line.startswith(b"Date: "))
    return Answer(status=int(lines[0].split()[1]), head=lines, body=body)
