"""What strangers send to a door that is no request, or two, or one that is meant to break something.

Each holds the canary, which nothing but a request that was taken in may hold. What is no HTTP holds another word: the
web server itself writes that into the log, before anybody knows whom it is for.
"""

from collections.abc import Mapping, Sequence
import gzip
import json
from typing import Any, Final
import zlib

CANARY: Final = "quokkafalter"
_MOST: Final = 16 * 1024
_MOST_OF_FORM: Final = 48 * 1024
_FORM: Final = "application/x-www-form-urlencoded"
_HEADERS: Final = (
    "Accept",
    "Accept-Language",
    "Content-Encoding",
    "Content-Type",
    "Idempotency-Key",
    "Origin",
    "Sec-Fetch-Site",
)
"""All that is read of a request, but for what tells how long it is."""
_TYPES: Final = (
    "text/plain",
    "application/x-ndjson",
    "multipart/form-data; boundary=x",
    "application/json; x*=punycode''a",
    "application/json; x*=utf-16''a",
    f"application/json; x*{'1' * 4_400}=a",
    f"application/json; x={'(' * 7_000}",
)
_C: Final = CANARY.encode()
_NO_HTTP: Final = "wombat"

type Corpus = Mapping[str, bytes]


def sent(
    path: str,
    body: bytes = b"",
    *lines: str | bytes,
    method: str = "POST",
    kind: str | None = "application/json",
    length: str | None = "",
) -> bytes:
    """Return a request; `length` is what it says of its body in place of the truth, None for nothing."""
    head = [f"{method} {path} HTTP/1.1", "Host: home.test", "Connection: close"]
    head += [f"Content-Type: {kind}"] if kind else []
    head += [f"Content-Length: {length or len(body)}"] if length is not None else []
    return b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in (*head, *lines, b"", body))


def chunked(path: str, pieces: Sequence[bytes], *lines: str | bytes, kind: str = "application/json") -> bytes:
    """Return a request whose body comes in pieces."""
    body = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
    return sent(path, body, "Transfer-Encoding: chunked", *lines, kind=kind, length=None)


def no_json(path: str) -> Corpus:
    """Return bodies that are no JSON, or have two meanings."""
    bodies = {
        "objects in objects": b'{"quokkafalter":' * 900 + b"1" + b"}" * 900,
        "5,000 lists in lists": b"[" * 5_000 + b'"quokkafalter"' + b"]" * 5_000,
        "5,000 that never end": b'{"a":' * 3_000,
        "a name twice": b'{"message": "quokkafalter", "message": "x"}',
        "a name twice, further in": b'{"requester": {"type": "insurer", "\\u0074ype": "quokkafalter"}}',
        "no number": b'{"quokkafalter": NaN}',
        "endless": b'{"quokkafalter": -Infinity}',
        "a number of 10,000 digits": b'{"quokkafalter": %b}' % (b"9" * 10_000),
        "another letter's bytes": b'{"message": "quokkafalter\xff"}',
        "a NUL in too many bytes": b'{"message": "quokkafalter\xc0\x80"}',
        "a half of a letter's bytes": b'{"message": "quokkafalter\xed\xa0\x80"}',
        "UTF-16": '{"message": "quokkafalter"}'.encode("utf-16"),
        "a mark of byte order": b"\xef\xbb\xbf{}",
        "a NUL": b'{"message": "quokkafalter\x00"}',
        "two objects": b'{"message": "quokkafalter"}{}',
        "a list": b'["quokkafalter"]',
        "nothing": b"",
        "one more than there may be": b" " * (_MOST + 1),
        "a megabyte": b'"%b"' % (b"x" * 1_000_000),
    }
    made = {name: sent(path, body) for name, body in bodies.items()}
    for kind in (*_TYPES, "", "a/b/c; x=\x01"):
        made[f"of type {kind[:40]!r}"] = sent(path, b'{"message": "quokkafalter"}', kind=kind or None)
    parts = b"".join(
        b'--x\r\nContent-Disposition: form-data; name="n%d"\r\n\r\n%b\r\n' % (n, _C) for n in range(10_000)
    )
    return made | {"10,000 parts": sent(path, parts + b"--x--\r\n", kind="multipart/form-data; boundary=x")}


def no_form(path: str) -> Corpus:
    """Return bodies that are no form."""
    bodies = {
        "a field twice": b"message=quokkafalter&message=x",
        "10,000 fields": b"&".join(b"f%d=" % number for number in range(3_000)),
        "another letter's bytes": b"message=quokkafalter%ff",
        "a NUL": b"message=quokkafalter%00",
        "half an escape": b"message=quokkafalter%4",
        "bytes of no letters": b"message=quokkafalter\xff",
        "one more than there may be": b"message=" + b"x" * (_MOST_OF_FORM - 7),
    }
    made = {f"a form, {name}": sent(path, body, kind=_FORM) for name, body in bodies.items()}
    odd = {"charset=utf-7": "quokkafalter", "charset=quokkafalter": "x", "charset": "quokkafalter"}
    return made | {
        f"a form of {kind}": sent(path, f"message={text}".encode(), kind=f"{_FORM}; {kind}")
        for kind, text in odd.items()
    }


def compressed(path: str) -> Corpus:
    """Return bodies that become 100 MB, and others that call themselves compressed."""
    much = gzip.compress(b"quokkafalter" * 9_000_000, 6)
    return {
        "gzip, 100 MB": sent(path, much, "Content-Encoding: gzip"),
        "gzip, 100 MB, a form": sent(path, much, "Content-Encoding: gzip", kind=_FORM),
        "gzip, 100 MB, in pieces": chunked(
            path, [much[at : at + 4096] for at in range(0, len(much), 4096)], "Content-Encoding: gzip"
        ),
        "deflate": sent(path, zlib.compress(b"{}"), "Content-Encoding: deflate"),
        "br": sent(path, b'{"message": "wombat"}', "Content-Encoding: br"),
        "gzip of nothing": sent(path, b'{"message": "wombat"}', "Content-Encoding: gzip"),
        "gzip and plain": sent(path, much, "Content-Encoding: identity", "Content-Encoding: gzip"),
        "GZIP": sent(path, much, "Content-Encoding: GZIP"),
    }


def untrue_lengths(path: str) -> Corpus:
    """Return bodies of another length than is said, or whose length is said twice."""
    body = b'{"message": "wombatwombat"}'
    much, more = ([b"x"] * (most + 1) for most in (_MOST, _MOST_OF_FORM))
    made = {
        f"length {length}": sent(path, body, length=length)
        for length in ("3", "-1", "+27", "0x1b", "1e1", "9" * 40, "27, 27", "27\t", "٢٧")
    }
    return made | {
        "two lengths": sent(path, body, "Content-Length: 5"),
        "the same length twice": sent(path, body, "Content-Length: 27"),
        "a length and pieces": sent(path, b"1b\r\n" + body + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
        "pieces, twice": chunked(path, [body], "Transfer-Encoding: chunked"),
        "pieces of another kind": sent(path, body, "Transfer-Encoding: wombat", length=None),
        "pieces, then not": sent(path, body, "Transfer-Encoding: chunked, identity", length=None),
        "one letter each": chunked(path, much),
        "one letter each, a form": chunked(path, [b"m", b"=", *more], kind=_FORM),
        "a piece of endless length": sent(path, b"f" * 17 + b"\r\n" + body, "Transfer-Encoding: chunked", length=None),
        "a piece of less than nothing": sent(path, b"-1\r\n" + body, "Transfer-Encoding: chunked", length=None),
        "a length of no number": sent(path, b"wombat\r\n" + body, "Transfer-Encoding: chunked", length=None),
    }


def odd_headers(path: str) -> Corpus:
    """Return headers that would be two, or more than a line, wherever somebody wrote them down."""
    made: dict[str, bytes] = {}
    for name in _HEADERS:
        for how, end in (("CR", b"\r"), ("LF", b"\n"), ("NUL", b"\0"), ("a second line", b"\r\n ")):
            line = name.encode() + b": wombat" + end + b"Set-Cookie: wombat=1"
            kind = None if name == "Content-Type" else "text/plain"
            made[f"{how} in {name}"] = sent(path, b"{}", line, kind=kind)
    return made | {
        "a space before the colon": sent(path, b"{}", "Accept : wombat", kind="text/plain"),
        "a header without a name": sent(path, b"{}", ": wombat", kind="text/plain"),
        "1,000 headers": sent(path, b"{}", *(f"X-{number}: wombat" for number in range(1_000)), kind="text/plain"),
        "a header of 100 KB": sent(path, b"{}", f"Accept: {_NO_HTTP * 16_000}", kind="text/plain"),
        "a body that is waited for": sent(path, b"{}", "Expect: wombat"),
        "another protocol": sent(path, b"{}", "Connection: Upgrade", "Upgrade: h2c", kind="text/plain"),
    }


def never_whole(path: str) -> Corpus:
    """Return requests whose body never comes to its end."""
    body = b'{"message": "quokkafalter"}'
    lengths = {f"length {length}": sent(path, body, length=length) for length in ("28", "16384", "999999999")}
    talk = b"1b;" + _C * 9_000 + b"\r\n" + body
    return lengths | {
        "pieces without an end": sent(path, b"1b\r\n" + body, "Transfer-Encoding: chunked", length=None),
        "a piece with much to say": sent(path, talk, "Transfer-Encoding: chunked", length=None),
        "a form without an end": sent(path, b"message=quokkafalter", kind=_FORM, length="21"),
        "waits to be asked": sent(path, b"", "Expect: 100-continue", length="27"),
    }


def odd_addresses(path: str, receipt: str) -> Corpus:
    """Return addresses and methods that are nearly ones of ours."""
    ways = {
        "a NUL": ("GET", f"{path}%00quokkafalter"),
        "two lines": ("GET", f"{receipt}%0d%0aSet-Cookie:%20quokkafalter=1"),
        "a way up": ("GET", f"{path}/../../r/quokkafalter"),
        "a hidden way up": ("GET", f"{path}/..%2f..%2fr%2fquokkafalter"),
        "a way up, encoded": ("GET", f"{path}/%2e%2e/r/quokkafalter"),
        "a way up, encoded twice": ("GET", f"{path}/%252e%252e%252fr"),
        "the other slash": ("GET", f"{path}\\..\\quokkafalter"),
        "two slashes": ("GET", f"/{receipt}"),
        "no letters": ("GET", f"{receipt}%ff%fe"),
        "a long one": ("GET", f"/footage_guard/r/{'0' * 7_000}"),
        "digits of elsewhere": ("GET", "/footage_guard/r/%D9%A01KB0000000000000000000000"),
        "other letters": ("GET", receipt.lower()),
        "more": ("GET", f"{receipt}/quokkafalter"),
        "a method of its own": ("QUOKKAFALTER", path),
        "a small method": ("post", path),
        "a tunnel": ("CONNECT", path),
        "a trace": ("TRACE", receipt),
    }
    return {name: sent(address, b"", method=method, kind=None) for name, (method, address) in ways.items()}


def not_a_request(path: str, request: Mapping[str, Any]) -> Corpus:
    """Return objects that are right as JSON, and as a request are not."""
    of: list[dict[str, Any]] = [
        {"message": CANARY + "\0"},
        {"message": CANARY + "\ud800"},
        {"message": CANARY + "\u202e"},
        {"message": CANARY * 400},
        {"message": {"$ne": CANARY}},
        {"case_reference": CANARY + "\r\nX: 1"},
        {"case_reference": "=" + CANARY + "\u2028"},
        {"intake": CANARY},
        {"attachments": [{"name": CANARY}]},
        {"scope": [CANARY] * 1_000},
        {"requester": {"type": CANARY}, "message": CANARY * 400},
        {"signature": CANARY},
        {"schema_version": 10**400},
        {CANARY: CANARY},
        {"__proto__": {"message": CANARY}},
    ]
    made = {
        f"{[*wrong]} {number}": sent(path, json.dumps({**request, **wrong}).encode()) for number, wrong in enumerate(of)
    }
    return made | {
        f"named {name!r}": sent(path, json.dumps(request).encode(), f"Idempotency-Key: {name}")
        for name in ("x", CANARY * 20, "quokka falter", "quokkafälter")
    }
