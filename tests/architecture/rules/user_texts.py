"""How we speak to people: American, in full words, in sentence case. `pressure.py` looks for what presses."""

from collections.abc import Iterator
from pathlib import Path
import re

from tests.architecture.tree import integration, read_json

FRONTEND = Path("frontend/src/localize/languages/en.json")
PAGES = Path("frontend/src/localize/page-languages/en.json")
CARD = Path("frontend/src/card/languages/en.json")
NAMES = frozenset({"Footage", "Guard", "Home", "Assistant", "WebRTC"})
"""Words that keep their capital inside a title."""
_TITLES = frozenset({"title", "name", "entry_type", "heading"})
"""Keys whose text is a label."""
_LABELS = frozenset({"initiate_flow", "data", "options", "menu_options", "state"})
"""Keys whose inner texts are labels."""
_BRITISH = (
    r"\w*(behavi|col|fav|flav|harb|hon|hum|lab|neighb|rum|vap)our\w*",
    r"\w*(author|custom|emphas|final|initial|maxim|minim|normal|optim|organ)is(e|ed|es|ing|ation)",
    r"\w*(priorit|real|recogn|summar|synchron|visual)is(e|ed|es|ing|ation)",
    r"(anal|catal|paral)ys(e|ed|es|ing)",
    r"(cancel|label|model|signal|travel)l(ed|ing)",
    r"(cent|fib|lit|met|theat)res?",
    r"(defen|licen|offen|preten)ces?",
    r"(cata|dia)logues?|programmes?|grey|fulfil|judgement|learnt|whilst|amongst|cheques?|kerb",
)
_FORBIDDEN = {
    "is British": re.compile(rf"\b({'|'.join(_BRITISH)})\b", re.IGNORECASE),
    "shortens Home Assistant": re.compile(r"\b(HA|HASS|hass|Hass)\b|\bhome assistant\b|\bHome assistant\b"),
}


def problems(tree: Path) -> list[str]:
    """Tell which English texts break the manners."""
    found = []
    shipped = (
        integration(tree) / folder / "en.json"
        for folder in ("translations", "web/pages", "web/pages/ask", "model/receipt_words")
    )
    for path in (*shipped, tree / FRONTEND, tree / PAGES, tree / CARD):
        for keys, text in texts(read_json(path), ()):
            where = f"{path.relative_to(tree)}: {'.'.join(keys)}"
            found += [f"{where} {what}: {text!r}" for what, shape in _FORBIDDEN.items() if shape.search(text)]
            if is_title(keys) and not _is_sentence_case(text):
                found.append(f"{where} is not in sentence case: {text!r}")
    return found


def texts(value: object, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every text of a language file with its keys."""
    if isinstance(value, dict):
        for key, inner in value.items():
            # The frontend's keys are flat: "panel.heading".
            yield from texts(inner, (*keys, *key.split(".")))
    else:
        yield keys, str(value)


def is_title(keys: tuple[str, ...]) -> bool:
    """Tell whether the text of a key is a label."""
    above = keys[-2] if len(keys) > 1 else ""
    return above in _LABELS or (keys[-1] in _TITLES and above != "data_description")


def _is_sentence_case(text: str) -> bool:
    first, *others = re.findall(r"[^\W\d_][\w.'-]*", text) or [""]
    is_shouted = any(word[0].isupper() and not word.isupper() and word not in NAMES for word in others)
    return not is_shouted and (not first or not text[0].isalpha() or first[0].isupper())
