"""The manners of English texts, kept and broken."""

from pathlib import Path

import pytest

from .planting import put
from .rules.user_texts import FRONTEND, problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("The colour of the picture.", "is British"),
        ("Shown to your neighbours.", "is British"),
        ("Set favourite cameras.", "is British"),
        ("A driving licence.", "is British"),
        ("The request was cancelled.", "is British"),
        ("Organise your clips.", "is British"),
        ("Restart HA.", "shortens Home Assistant"),
        ("Restart home assistant.", "shortens Home Assistant"),
    ],
)
def test_planted_words(tree: Path, text: str, problem: str) -> None:
    put(integration(tree) / "translations" / "en.json", "exceptions", "planted", "message", value=text)
    assert problems(tree) == [
        f"custom_components/footage_guard/translations/en.json: exceptions.planted.message {problem}: {text!r}"
    ]


@pytest.mark.parametrize("text", ["Set Up The Vault", "set up the vault", "Longest Clip"])
@pytest.mark.parametrize("keys", [("config", "step", "user", "title"), ("config", "step", "user", "data", "name")])
def test_planted_title(tree: Path, keys: tuple[str, ...], text: str) -> None:
    put(integration(tree) / "translations" / "en.json", *keys, value=text)
    assert "is not in sentence case" in problems(tree)[0]


def test_planted_words_in_the_panel(tree: Path) -> None:
    put(tree / FRONTEND, "panel.planted", value="The color gray, not grey")
    assert problems(tree) == [f"{FRONTEND}: panel.planted is British: 'The color gray, not grey'"]


@pytest.mark.parametrize("text", ["Footage Guard panel", "WebRTC camera", "H.264 stream", "3 cameras", "Unjust gray"])
def test_a_good_title_passes(tree: Path, text: str) -> None:
    put(integration(tree) / "translations" / "en.json", "config", "step", "user", "title", value=text)
    assert not problems(tree)


def test_planted_words_in_the_page_of_a_link(tree: Path) -> None:
    path = "custom_components/footage_guard/web/pages/en.json"
    put(tree / path, "open.planted", value="Open it with HA")
    assert problems(tree) == [f"{path}: open.planted shortens Home Assistant: 'Open it with HA'"]
