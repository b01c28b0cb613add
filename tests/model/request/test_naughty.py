"""Strings that break programs are taken as they are or refused with a reason, in every text of a request."""

from dataclasses import replace
import json
from pathlib import Path
import unicodedata

import pytest

from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.errors import RequestInvalid
from custom_components.footage_guard.model.request import Channel, FootageRequest, read_request

from .sending import LEAST, OWN, changed, parsed, problems

FILE = Path(__file__).resolve().parents[4] / "shared" / "vectors" / "naughty-strings.json"
STRINGS: list[str] = json.loads(FILE.read_bytes()) if FILE.exists() else []
TEXTS = {
    *(f"requester.{field}" for field in ("organisation", "unit", "person_name", "role", "badge", "email", "phone")),
    *("case_reference", "incident.location", "purpose", "message", "onward_sharing", "retention_claimed", "signature"),
    *("legal_basis.issuing_authority", "legal_basis.docket", "scope.audio_reason", "proposal.recipient"),
}
GOOD = {"requester.email": "robin@example.org", "requester.phone": "12345", "signature": "a..b"}
"""Where not every text may stand."""


def _sent(path: str, value: object) -> tuple[dict[str, object], Channel]:
    if path.startswith("proposal."):
        return changed(OWN, path, value), Channel.AUTOMATION
    return changed(changed(LEAST, "scope.wants_audio", path == "scope.audio_reason"), path, value), Channel.FORM


def _kept(request: FootageRequest, path: str) -> object:
    value: object = request
    for field in path.split("."):
        value = getattr(value, field)
    return value


def test_the_strings_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\nnaughty strings: {len(STRINGS)} run")  # noqa: T201  # so that nobody takes none for all
    assert bool(STRINGS) == FILE.exists()


def _is_kept(path: str, string: str) -> bool:
    """Tell whether a string was taken as it is into a request that shows nothing of it; refused has to be in our words.

    Nobody could look for the string itself in a repr or an error: some are short words, or a single digit.
    """
    raw, channel = _sent(path, string)
    told = problems(raw, channel)
    if told:
        assert str(RequestInvalid(told)) == f"{path}: {told[path]}"
        return False
    request = parsed(raw, channel)
    assert _kept(request, path) == unicodedata.normalize("NFC", string)
    assert read_request(canonical(request.as_json())) == request
    other = parsed(*_sent(path, GOOD.get(path, "Robin")))
    assert repr(replace(request, flags=())) == repr(other)
    return True


@pytest.mark.parametrize("path", sorted(TEXTS))
def test_each_is_kept_as_it_is_or_refused_for_a_reason(path: str) -> None:
    assert (sum(_is_kept(path, string) for string in STRINGS) > 0) is bool(STRINGS)


@pytest.mark.parametrize(("path", "least"), [("requester.organisation", 0.9), ("message", 0.6)])
def test_most_are_kept(path: str, least: float) -> None:
    """Refusing everything would keep the promise above; what is refused of a message holds links of script."""
    assert sum(_is_kept(path, string) for string in STRINGS) >= least * len(STRINGS)


def test_each_is_refused_as_a_word_a_moment_an_id_or_a_name_of_a_field() -> None:
    for string in STRINGS:
        for path in ("incident.type", "scope.window_from", "supersedes", "legal_basis.document_sha256"):
            with pytest.raises(RequestInvalid) as caught:
                parsed(changed(LEAST, path, string))
            assert list(caught.value.problems) == [path]
        with pytest.raises(RequestInvalid) as caught:
            parsed({**LEAST, f"{string}!": "x"})
        assert str(caught.value) == "base: unknown_field"
