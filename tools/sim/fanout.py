"""One encoder, many clients: each joins at the last keyframe and gets the same bytes from there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from .transport import has_keyframe

_BACKLOG_CHUNKS = 300
"""About twenty seconds; a client this far behind is dropped, as a real camera would."""


class Feed:
    """What one client still has to be sent."""

    def __init__(self, first_session: int) -> None:
        """Accept bytes of this session or of a later one, from a keyframe on."""
        self._first_session = first_session
        self._session: int | None = None
        self._chunks = asyncio.Queue[bytes](_BACKLOG_CHUNKS)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield chunks until the camera ends the stream."""
        with suppress(asyncio.QueueShutDown):
            while True:
                yield await self._chunks.get()

    def offer(self, session: int, chunk: bytes, *, keyframe: bool) -> None:
        """Take a chunk, unless this client cannot decode it yet."""
        if self._session is None and (session < self._first_session or not keyframe):
            return
        self._session = session
        try:
            self._chunks.put_nowait(chunk)
        except asyncio.QueueFull:
            self.drop()
        except asyncio.QueueShutDown:
            return

    def end(self, session: int) -> None:
        """Stop after a session this client has been part of."""
        if self._session == session:
            self._chunks.shutdown()

    def drop(self) -> None:
        """Stop at once."""
        self._chunks.shutdown(immediate=True)


class Fanout:
    """The clients of one camera; lives on the event loop."""

    def __init__(self) -> None:
        """Start without clients."""
        self._feeds = set[Feed]()
        self._group: list[bytes] = []
        self._session = 0

    def __len__(self) -> int:
        """Return the number of clients."""
        return len(self._feeds)

    def join(self, first_session: int, *, catch_up: bool) -> Feed:
        """Let a client in; with `catch_up` it gets what came since the last keyframe at once."""
        feed = Feed(first_session)
        if catch_up and self._group:
            feed.offer(self._session, b"".join(self._group), keyframe=True)
        self._feeds.add(feed)
        return feed

    def part(self, feed: Feed) -> None:
        """Forget a client."""
        self._feeds.discard(feed)

    def publish(self, session: int, chunk: bytes) -> None:
        """Hand a chunk to every client, and keep it for those who join later."""
        keyframe = has_keyframe(chunk)
        if keyframe:
            self._group.clear()
        self._session = session
        self._group.append(chunk)
        for feed in self._feeds:
            feed.offer(session, chunk, keyframe=keyframe)

    def end(self, session: int) -> None:
        """End the streams of a session that is over."""
        self._group.clear()
        for feed in self._feeds:
            feed.end(session)

    def drop_all(self) -> None:
        """End every stream at once, without what is still queued."""
        for feed in self._feeds:
            feed.drop()
