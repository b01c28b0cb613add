"""What lies beside footage: a page and a text for people, which say what the receipt says and do nothing else."""

from base64 import b64encode
from html.parser import HTMLParser
import json
from pathlib import Path
from typing import Any, override

import pytest

from custom_components.footage_guard.bridge.shares.receipts import load_words, papers
from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.draft import Delivery
from custom_components.footage_guard.model.receipt import Custody, ReceiptInvalid, dump_receipt
from custom_components.footage_guard.model.receipt_page import receipt_page
from custom_components.footage_guard.model.receipt_readme import readme
from custom_components.footage_guard.model.request.words import Basis, Level
from custom_components.footage_guard.model.vote import Method, Transport
from tools.verify_receipt import main

LANGUAGES = sorted(load_words())
GOLDEN = Path(__file__).parents[1] / "golden" / "receipt-v1"
NAUGHTY = (
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onload='alert(1)", "</style><b>"),
    *("{title}", "\\1", "$title", "&lt;b&gt;", "\x1b[31m\x00\x07", "\u202eevil\u2066", "]]>", "<!--", "a" * 5000),
)


class Tags(HTMLParser):
    """What a browser would see of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @override
    def handle_data(self, data: str) -> None:
        self.text += data


def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GOLDEN / "receipt.json").read_bytes())["receipt"]
    return found


def seen(receipt: dict[str, Any], language: str = "en") -> Tags:
    return Tags(receipt_page(receipt, load_words()[language], language))


@pytest.mark.parametrize("name", ["receipt.json", "receipt.html", "README.txt"])
def test_the_papers_of_the_first_version_are_what_they_were(name: str) -> None:
    assert papers((GOLDEN / "receipt.json").read_bytes(), "en")[name] == (GOLDEN / name).read_bytes()


def test_the_receipt_of_the_first_version_is_right_for_ever() -> None:
    files = [str(GOLDEN / f"footage-{number}.mp4") for number in (1, 2)]
    key = (GOLDEN / "verifier").read_text().strip()
    assert main([str(GOLDEN / "receipt.json"), *files, "--ledger-key", key]) == 0


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("en", "en"),
        ("de", "de"),
        ("de-CH", "de"),
        ("DE", "de"),
        ("fr", "fr"),
        ("es", "es"),
        ("nl", "nl"),
        ("ar-EG", "ar"),
        ("pl", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_that_of_the_home_or_english(language: str, spoken: str) -> None:
    data = (GOLDEN / "receipt.json").read_bytes()
    assert papers(data, language) == papers(data, spoken)
    assert f'<html lang="{spoken}"' in papers(data, language)["receipt.html"].decode()


def test_arabic_is_written_from_right_to_left_and_keys_are_not() -> None:
    page = receipt_page(document(), load_words()["ar"], "ar")
    assert '<html lang="ar" dir="rtl">' in page
    assert "code { direction: ltr; unicode-bidi: isolate; }" in page
    assert "dir=" not in receipt_page(document(), load_words()["nl"], "nl")


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_was_agreed_to_is_on_the_page(language: str) -> None:
    receipt = document()
    text = seen(receipt, language).text
    stated = receipt["statement"]
    wanted = [stated["recipient"]["name"], stated["recipient"]["organisation"], stated["purpose"]]
    for file in receipt["files"]:
        wanted += [file["name"], str(file["size_bytes"]), file["sha256"], file["source_sha256"]]
        wanted += [file["redactions_sha256"], "1.500"]
    wanted += [*receipt["parties"]["authorized_by"], receipt["header"]["id"], receipt["ledger"]["verifier_key"]]
    wanted += [f"#{event['number']}" for event in receipt["events"]]
    assert [each for each in wanted if each not in text] == []


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_how_the_recipient_is_known(level: Level, language: str) -> None:
    receipt = document()
    receipt["statement"]["recipient"]["level"] = level.value
    texts = {each: load_words()[language][f"known.{each.value}"] for each in Level}
    shown = seen(receipt, language).text
    assert [each for each in Level if texts[each] in shown] == [level]


def test_the_page_loads_and_runs_nothing() -> None:
    tags = seen(document()).tags
    assert {tag for tag, _ in tags} <= {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "li"),
        *("dl", "dt", "dd", "div", "code", "bdi", "svg", "path"),
    }
    names = {name for _, attributes in tags for name in attributes}
    assert names <= {
        *("lang", "charset", "http-equiv", "content", "name", "class", "xmlns", "viewbox", "role", "aria-label"),
        *("fill", "d"),
    }
    policy = next(attributes["content"] for tag, attributes in tags if "http-equiv" in attributes)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("naughty", NAUGHTY)
def test_what_somebody_wrote_is_text(naughty: str) -> None:
    plain, receipt = seen(document()), document()
    stated = receipt["statement"]
    stated |= {"purpose": naughty, "sender": naughty}
    stated["recipient"] |= {"name": naughty, "organisation": naughty}
    receipt["files"][0]["name"] = naughty
    receipt["votes"][0]["person_id"] = naughty
    receipt["header"]["instance"] = naughty
    receipt["ledger"]["verifier_key"] = naughty
    found = seen(receipt)
    more = [tag for tag, _ in found.tags]
    # The line of the sender is there, and no other element.
    for tag in ("dt", "dd", "bdi"):
        more.remove(tag)
    assert sorted(more) == sorted(tag for tag, _ in plain.tags)
    assert not any(control in found.text for control in "\x00\x07\x1b\u202e\u2066")
    shown = naughty.translate(dict.fromkeys(map(ord, "\x00\x07\x1b\u202e\u2066"), "\ufffd"))
    assert found.text.count(shown) >= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_word_for_everything(language: str) -> None:
    words = load_words()[language]
    wanted = {
        *(f"basis.{each.value}" for each in Basis),
        *(f"delivery.{each.value}" for each in Delivery),
        *(f"event.{each.value}" for each in Custody),
        *(f"method.{each.value}" for each in Method),
        *(f"transport.{each.value}" for each in Transport),
    }
    assert wanted <= words.keys()


def test_a_clock_that_could_not_be_compared_is_told_as_that() -> None:
    receipt = document()
    receipt["files"][0] |= {"clock_offset_ms": None, "imported": True}
    receipt["files"][1] |= {"clock_offset_ms": 2050}
    text = seen(receipt).text
    assert "Could not be compared" in text
    assert "2.050 seconds ahead" in text
    assert "Another recorder made the recording." in text


def test_a_plus_in_the_key_of_the_ledger_is_a_part_of_it() -> None:
    document, public = json.loads((GOLDEN / "receipt.json").read_bytes()), b"\xfb" * 32
    encoded = b64encode(b"\1" + public).decode()
    assert "+" in encoded
    document["receipt"]["ledger"]["verifier_key"] = f"footage-guard/abc+01234567+{encoded}"
    text = readme(canonical(document), load_words()["en"])
    spki = bytes.fromhex("302a300506032b6570032100") + public
    assert f"    echo {b64encode(spki).decode()} | openssl base64 -d -A > receipt.key" in text.splitlines()


@pytest.mark.parametrize("length", [0, 63, 65])
def test_a_signature_has_its_length(length: int) -> None:
    with pytest.raises(ReceiptInvalid):
        dump_receipt(b"{}", bytes(length))
