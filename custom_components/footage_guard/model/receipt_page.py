"""A receipt for people: one page to be printed, which loads nothing and runs nothing.

What persons wrote stands in it as text and as nothing else. It proves nothing by itself, and says so.
"""

from collections.abc import Iterable, Mapping
from html import escape
import re
from typing import Any, Final

from .receipt_code import digest_svg
from .request.instant import Instant

type Words = Mapping[str, str]
type Receipt = Mapping[str, Any]
"""What `receipt` of a receipt's file holds."""

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE: Final = """
:root { color-scheme: light; font: 10pt/1.4 system-ui, sans-serif; color: #000; background: #fff; }
body { max-width: 180mm; margin: 10mm auto; padding: 0 4mm; }
h1 { font-size: 16pt; margin: 0 0 3mm; } h2 { font-size: 12pt; margin: 5mm 0 1mm; }
h3 { font-size: 10pt; margin: 3mm 0 1mm; }
dl { display: grid; grid-template-columns: 45mm 1fr; gap: 0.5mm 3mm; margin: 0; } dt { color: #444; } dd { margin: 0; }
dd, li, p { overflow-wrap: anywhere; } code { font: 8.5pt/1.3 ui-monospace, monospace; }
.file { display: grid; grid-template-columns: 1fr 32mm; gap: 3mm; break-inside: avoid; }
svg { width: 32mm; height: 32mm; }
.events { columns: 2; }
ul { margin: 1mm 0; padding-inline-start: 5mm; } p { margin: 1mm 0; } @page { size: A4; margin: 10mm; }
@media print { :root { font-size: 8.5pt; } body { margin: 0; max-width: none; padding: 0; } }
@media (max-width: 40em) { dl, .file { grid-template-columns: 1fr; } }
"""
_MIRRORED_STYLE: Final = "code { direction: ltr; unicode-bidi: isolate; }\n"
"""Keys and digests end in signs that would go to their other side."""
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What no page shows, or what turns the order of what stands around it."""


def receipt_page(receipt: Receipt, words: Words, language: str) -> str:
    """Return the page, `receipt.html`."""
    stated, title = receipt["statement"], _text(words["title"])
    is_mirrored = words["page.direction"] == "rtl"
    direction, style = (' dir="rtl"', _STYLE + _MIRRORED_STYLE) if is_mirrored else ("", _STYLE)
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{_text(language)}"{direction}><head><meta charset="utf-8"><title>{title}</title>',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">',
            f"<style>{style}</style></head><body><main><h1>{title}</h1>",
            _heading(words["given.heading"]),
            _list(_given(receipt, stated, words)),
            _heading(words["files.heading"]),
            *(_file(*each, words) for each in zip(receipt["files"], stated["files"], strict=True)),
            _heading(words["approved.heading"]),
            _approved(receipt, stated, words),
            _heading(words["events.heading"]),
            _events(receipt["events"], words),
            _heading(words["check.heading"]),
            f"<p>{_text(words['check.text'])}</p>",
            _list([(words["given.key"], _code(receipt["ledger"]["verifier_key"]))]),
            "</main></body></html>\n",
        )
    )


def moment(told: str, words: Words) -> str:
    """Return a moment as everybody reads it: the second is enough, and UTC is said."""
    return fill(words, "moment", day=told[:10], time=told[11:19])


def _of_ms(ms: int, words: Words) -> str:
    return moment(str(Instant(ms=ms, offset_min=0)), words)


def fill(words: Words, key: str, **values: object) -> str:
    """Return a text with values in it: what is written in a value is taken as it is."""
    return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), words[key])


def _given(receipt: Receipt, stated: Receipt, words: Words) -> Iterable[tuple[str, str]]:
    recipient, header = stated["recipient"], receipt["header"]
    yield words["terms.recipient"], _said(", ".join(filter(None, (recipient["name"], recipient["organisation"]))))
    yield words["terms.known"], _text(words[f"known.{recipient['level']}"])
    if stated.get("sender"):
        yield words["terms.sender"], _said(stated["sender"])
    yield words["terms.purpose"], _said(stated["purpose"])
    yield words["terms.basis"], _text(words[f"basis.{stated['legal_basis']}"])
    yield words["terms.delivery"], _text(words[f"delivery.{stated['delivery']}"])
    yield words["terms.not_after"], _text(moment(stated["terms"]["not_after"], words))
    yield words["terms.downloads"], _text(stated["terms"]["max_downloads"])
    yield words["given.id"], _code(header["id"])
    yield words["given.issued"], _text(moment(header["issued_at"], words))
    yield words["given.home"], _code(header["instance"])


def _file(file: Receipt, stated: Receipt, words: Words) -> str:
    offset_ms = file["clock_offset_ms"]
    clock = words["file.clock_unknown"]
    if offset_ms is not None:
        side = "behind" if offset_ms < 0 else "ahead"
        clock = fill(words, f"file.clock_{side}", seconds=f"{abs(offset_ms) / 1000:.3f}")
    shows = fill(words, "file.time_value", start=moment(stated["start"], words), end=moment(stated["end"], words))
    rows = [
        (words["file.size"], _text(fill(words, "file.size_value", bytes=file["size_bytes"]))),
        (words["file.time"], _text(shows)),
        (words["file.sound"], _text(words["yes" if stated["audio"] else "no"])),
        (words["file.clock"], _text(clock)),
        (words["file.sha256"], _code(file["sha256"])),
        (words["file.source"], _code(file["source_sha256"])),
        (words["file.recipe"], _code(file["redactions_sha256"])),
    ]
    code = digest_svg(bytes.fromhex(file["sha256"]), _text(fill(words, "file.code", name=file["name"])))
    imported = f"<p>{_text(words['file.imported'])}</p>" if file["imported"] else ""
    return f'<h3>{_said(file["name"])}</h3><div class="file"><div>{_list(rows)}{imported}</div>{code}</div>'


def _approved(receipt: Receipt, stated: Receipt, words: Words) -> str:
    times = [event["record"]["at"] for event in receipt["events"] if event["event"] == "voted"]
    lines = [
        fill(
            words,
            "approved.vote",
            person=vote["person_id"],
            time=_of_ms(at, words),
            method=words[f"method.{vote['method']}"],
            transport=words[f"transport.{vote['transport']}"],
        )
        for vote, at in zip(receipt["votes"], times, strict=True)
    ]
    head = fill(words, "approved.votes", needed=stated["needed"], votes=len(lines))
    return f"<p>{_text(head)}</p><ul>{''.join(f'<li>{_text(line)}</li>' for line in lines)}</ul>"


def _events(events: Iterable[Receipt], words: Words) -> str:
    lines = (
        f"{_of_ms(event['record']['at'], words)} · {words['event.' + event['event']]} · #{event['number']}"
        for event in events
    )
    items = "".join(f"<li>{_text(line)}</li>" for line in lines)
    return f'<p>{_text(words["events.text"])}</p><ul class="events">{items}</ul>'


def _list(rows: Iterable[tuple[str, str]]) -> str:
    return f"<dl>{''.join(f'<dt>{_text(name)}</dt><dd>{value}</dd>' for name, value in rows)}</dl>"


def _heading(text: str) -> str:
    return f"<h2>{_text(text)}</h2>"


def _code(text: str) -> str:
    return f"<code>{_text(text)}</code>"


def _said(text: str) -> str:
    """Return what a person wrote: it turns the order of nothing around it."""
    return f"<bdi>{_text(text)}</bdi>"


def _text(value: object) -> str:
    return escape(_CONTROLS.sub("\ufffd", str(value)))
