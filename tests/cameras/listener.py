"""A web server on the loopback interface that keeps what it is told."""

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import json
import queue
import time
from typing import Any, override

from tests.cameras.device import WAIT_SECONDS


class Listener(ThreadingHTTPServer):
    """A loopback web server that keeps the JSON it is sent."""

    def __init__(self) -> None:
        """Listen on any free port."""
        super().__init__(("127.0.0.1", 0), _Keep)
        self.url = f"http://127.0.0.1:{self.server_port}/api/webhook/bell"
        self.received = queue.Queue[tuple[dict[str, Any], float]]()

    def next(self) -> tuple[dict[str, Any], float]:
        """Return the next body and when it arrived in epoch milliseconds."""
        return self.received.get(timeout=WAIT_SECONDS)


class _Keep(BaseHTTPRequestHandler):
    server: Listener

    def do_POST(self) -> None:
        """Keep the body."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.received.put((body, time.time() * 1000))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Length", "0")
        self.end_headers()

    @override
    def log_message(self, *_: object) -> None:
        """Keep the test output clean."""
