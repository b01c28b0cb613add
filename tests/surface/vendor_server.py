"""A server that looks like a vendor's: its names lead to this machine, and it vouches for itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
import socket
import ssl
from typing import override

from aiohttp import ClientSession, TCPConnector, web
from aiohttp.abc import AbstractResolver, ResolveResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.footage import footage

HOST = "ring-transcoded-videos.s3.amazonaws.com"
OTHER_HOST = "share-service-download-bucket.s3.amazonaws.com"
STRANGER = "recordings.example"
SECRET = "X-Amz-Signature=0badcafe"


class Resolver(AbstractResolver):
    """Leads every name to one port of this machine, and remembers who was asked for."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.asked: list[str] = []

    @override
    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_INET) -> list[ResolveResult]:
        self.asked.append(host)
        return [
            ResolveResult(hostname=host, host="127.0.0.1", port=self._port, family=socket.AF_INET, proto=0, flags=0)
        ]

    @override
    async def close(self) -> None:
        pass


@asynccontextmanager
async def vendor_server(folder: Path, *, is_trusted: bool = True) -> AsyncIterator[tuple[ClientSession, Resolver]]:
    """Yield a client that finds the vendor here, and trusts whoever signed the certificate, or not."""
    key, certificate = _certificate()
    files = folder / "key.pem", folder / "certificate.pem"
    for file, content in zip(files, (key, certificate), strict=True):
        file.write_bytes(content)
    of_server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    of_server.load_cert_chain(files[1], files[0])
    of_client = ssl.create_default_context()
    if is_trusted:
        of_client.load_verify_locations(cadata=certificate.decode())
    application = web.Application()
    application.router.add_get("/{name}", _answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    loop = asyncio.get_running_loop()
    # That a client hangs up is nothing a test has to answer for.
    handler = loop.get_exception_handler()
    loop.set_exception_handler(lambda _loop, _details: None)
    try:
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=of_server).start()
        resolver = Resolver(runner.addresses[0][1])
        async with ClientSession(connector=TCPConnector(resolver=resolver, ssl=of_client)) as session:
            yield session, resolver
    finally:
        await runner.cleanup()
        loop.set_exception_handler(handler)


async def _answer(request: web.Request) -> web.StreamResponse:
    name = request.match_info["name"]
    targets = {
        "moved.mp4": f"https://{OTHER_HOST}/clip.mp4?{SECRET}",
        "stranger.mp4": f"https://{STRANGER}/clip.mp4",
        "plain.mp4": f"http://{HOST}/clip.mp4",
        "inside.mp4": "https://127.0.0.1/clip.mp4",
        "round.mp4": "/round.mp4",
        "nowhere.mp4": "https://[/clip.mp4",
    }
    if name in targets:
        return web.Response(status=302, headers={"Location": targets[name]})
    if name == "lost.mp4":
        return web.Response(status=302)
    if name == "expired.mp4":
        return web.Response(status=403, text="Request has expired")
    if name == "page.mp4":
        return web.Response(text="<html>", content_type="text/html")
    response = web.StreamResponse(headers={"Content-Type": "binary/octet-stream"})
    if name == "short.mp4":
        response.content_length = len(footage()) + 1
    if name == "clip.mp4":
        response.content_length = len(footage())
    await response.prepare(request)
    await response.write(footage())
    if name == "short.mp4":
        assert request.transport is not None
        request.transport.abort()
    return response


@cache
def _certificate() -> tuple[bytes, bytes]:
    """Return the key of a vendor, and the certificate it signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Vendor")])
    now = datetime.now(UTC)
    names = [x509.DNSName(host) for host in (HOST, OTHER_HOST, STRANGER)]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return (
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
        certificate.public_bytes(serialization.Encoding.PEM),
    )
