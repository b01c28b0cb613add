"""Which files reach out, kept and broken."""

from pathlib import Path
from typing import Final

import pytest

from .planting import append, replace
from .rules.connections import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


PLANTED: Final = (
    ("import socket", "socket"),
    ("from socket import create_connection", "socket.create_connection"),
    ("import aiohttp", "aiohttp"),
    ("from aiohttp import ClientSession", "aiohttp.ClientSession"),
    ("from aiohttp.client import ClientSession", "aiohttp.client.ClientSession"),
    ("import urllib.request", "urllib.request"),
    ("from urllib.request import urlopen", "urllib.request.urlopen"),
    ("from urllib import request", "urllib.request"),
    ("import http.client as h", "http.client"),
    ("import httpx", "httpx"),
    ("import subprocess", "subprocess"),
    ("import ctypes", "ctypes"),
    ("from av import open as opened", "av.open"),
    ("OPENED = av.open('rtsp://a.example/')", "av.open"),
    ("OPENED = av.container.open('http://a.example/')", "av.open"),
    ("OPENED = open_limited('rtsp://a.example/')", "open_limited"),
    ("SESSION = aiohttp_client.async_get_clientsession(hass)", "async_get_clientsession"),
    ("CALLED = hass.services.async_call('rest_command', 'tell')", "async_call"),
    ("READER = asyncio.open_connection('a.example', 80)", "open_connection"),
    ("MADE = hass.loop.create_connection(None, 'a.example', 80)", "create_connection"),
    ("RAN = asyncio.create_subprocess_exec('curl')", "create_subprocess_exec"),
    ("RAN = os.system('curl')", "system"),
    ("ASKED = loop.getaddrinfo('a.example', 80)", "getaddrinfo"),
)


@pytest.mark.parametrize("file", ["coordinator.py", "model/facts.py", "web/commands/answers.py"])
def test_planted(tree: Path, file: str) -> None:
    for line, _ in PLANTED:
        append(integration(tree) / file, line)
    told = problems(tree)
    assert all(each.startswith(f"{file}:") for each in told)
    assert sorted(each.partition(": ")[2] for each in told) == sorted(
        f"{what} may reach out, and is not listed" for _, what in PLANTED
    )


def test_planted_in_a_file_that_reaches_elsewhere(tree: Path) -> None:
    append(integration(tree) / "bridge" / "notices" / "notifying.py", "OPENED = av.open('rtsp://a.example/')")
    assert len(problems(tree)) == 1


def test_planted_line_that_is_listed_and_gone(tree: Path) -> None:
    replace(integration(tree) / "media" / "source.py", "open_limited(", "opened(")
    assert problems(tree) == ["media/source.py: nothing there uses open_limited any more"]
