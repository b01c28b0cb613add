"""The form for whoever asks: every field by its row, with what was typed into it and what is wrong with it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
import re
from typing import Final

from ...model.intake import Intake
from .fields import FIELDS, OF_THE_HOME, OFFSET, ORGANISATION, SECTIONS, TOKEN, TYPE, Field, Kind, Section
from .html import Html, element, joined
from .texts import Words

_RULES: Final = ("scope", "decides", "attachments", "kept", "status")
_OF_A_CIRCLE: Final = "scope.area"
_PINNED: Final = frozenset({TYPE, ORGANISATION})
"""What a door says that is for one requester."""
_INPUTS: Final[Mapping[str, Attributes]] = {
    "requester.email": {"type": "email"},
    "requester.phone": {"type": "tel"},
    "legal_basis.document_sha256": {"type": "text", "spellcheck": "false", "autocapitalize": "off"},
}
_LINE: Final[Attributes] = {"type": "text", "dir": "auto"}
_CLOCK: Final[Attributes] = {"type": "datetime-local"}
_NO_CLOCK: Final[Attributes] = {"type": "text", "dir": "ltr", "autocomplete": "off"}
_OF_A_CLOCK: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?", re.ASCII)
"""What such a field holds."""
_BASIS: Final = "legal_basis.claimed"

type Attributes = Mapping[str, str | bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForm:
    """A form as it is shown to one person."""

    intake: Intake
    token: str
    zone: str
    """Name of the home's."""
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    """What is wrong, by the name of a field in a request."""
    twice: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Times that a clock shows twice, each with two offsets from UTC."""

    @property
    def is_pinned(self) -> bool:
        """Whether the door says who asks."""
        return self.intake.requester_type is not None

    @property
    def wrong(self) -> dict[str, str]:
        """What is wrong, by the name of a field of the form; "" is the whole."""
        found: dict[str, str] = {}
        for path, reason in self.problems.items():
            found.setdefault(_field_of(path), reason)
        return {name: found[name] for name in ("", *FIELDS) if name in found}


def ask_page(words: Words, form: AskForm) -> bytes:
    """Return the page."""
    title = words.say("page.title")
    main = joined(
        element("h1", {}, title),
        _errors(words, form),
        element(
            "section",
            {},
            element("h2", {}, words.say("rules.heading")),
            element("ul", {}, *(element("li", {}, words.say(f"rules.{rule}")) for rule in _RULES)),
        ),
        element(
            "form",
            {"method": "post", "action": f"/footage_guard/ask/{form.intake.id}/submit", "novalidate": True},
            element("input", {"type": "hidden", "name": TOKEN, "value": form.token}),
            *(_section(words, form, section) for section in SECTIONS),
            element("button", {"type": "submit"}, words.say("form.send")),
        ),
    )
    return words.page(words.say("error.title", title=title) if form.problems else title, main)


def _field_of(path: str) -> str:
    """Return the field of the form that a part of a request is typed in."""
    while path and path not in FIELDS:
        if path == _OF_A_CIRCLE:
            return next(name for name in FIELDS if name.startswith(path))
        path = path.rpartition(".")[0]
    return path


def _errors(words: Words, form: AskForm) -> Html:
    if not form.problems:
        return joined()
    # A browser goes to what it is told to, without a script, and a screen reader begins there.
    attributes: dict[str, str | bool] = {"class": "errors", "tabindex": "-1", "autofocus": True}
    attributes |= {"role": "alert", "aria-labelledby": "errors-heading"}
    return element(
        "div",
        attributes,
        element("h2", {"id": "errors-heading"}, words.say("error.heading")),
        element("ul", {}, *(_error(words, name, reason) for name, reason in form.wrong.items())),
    )


def _error(words: Words, name: str, reason: str) -> Html:
    said = words.reason(reason)
    if not name:
        return element("li", {}, said)
    text = words.say("error.label", field=words.say(f"field.{name}"), reason=said)
    return element("li", {}, element("a", {"href": f"#{name}"}, text))


def _section(words: Words, form: AskForm, section: Section) -> Html:
    tip = f"tip.{section.name}"
    return element(
        "fieldset",
        {"aria-describedby": tip if tip in words else False},
        element("legend", {}, words.say(f"section.{section.name}")),
        *([element("p", {"class": "hint", "id": tip}, words.say(tip))] if tip in words else []),
        *([_whom_for(words, form)] if form.is_pinned and section.name == "who" else []),
        *(_field(words, form, each) for each in section.fields if not (form.is_pinned and each.name in _PINNED)),
        *([_bases(words)] if section.name == "basis" else []),
    )


def _whom_for(words: Words, form: AskForm) -> Html:
    return element("p", {}, words.say("form.for", organization=form.intake.organisation))


def _bases(words: Words) -> Html:
    """Return a sentence on each legal basis, for whoever wants to read them."""
    choices = FIELDS[_BASIS].choices
    meanings = (
        part
        for choice in choices
        for part in (
            element("dt", {}, words.say(f"choice.{_BASIS}.{choice}")),
            element("dd", {}, words.say(f"basis.{choice}")),
        )
    )
    return element("details", {}, element("summary", {}, words.say("basis.heading")), element("dl", {}, *meanings))


def _field(words: Words, form: AskForm, known: Field) -> Html:
    reason, hint = form.wrong.get(known.name), f"hint.{known.name}"
    notes = {f"{known.name}-hint": hint in words, f"{known.name}-error": reason is not None}
    attributes: dict[str, str | bool] = {
        "id": known.name,
        "name": known.name,
        "aria-describedby": " ".join(note for note, is_there in notes.items() if is_there) or False,
        "aria-invalid": "true" if reason else False,
        # A browser that holds the form back itself would show none of the words for what is wrong.
        "aria-required": "true" if known.is_needed else False,
    }
    label, widget = words.say(f"field.{known.name}"), _WIDGETS[known.kind](words, form, known, attributes)
    about = (
        *([element("p", {"class": "hint", "id": f"{known.name}-hint"}, words.say(hint))] if hint in words else []),
        *([element("p", {"class": "error", "id": f"{known.name}-error"}, words.reason(reason))] if reason else []),
    )
    is_yes = known.kind is Kind.YES
    asked = element(
        "label", {"for": known.name, "class": "check" if is_yes else False}, *([widget] if is_yes else []), label
    )
    return element(
        "div",
        {"class": "field wrong" if reason else "field"},
        *((*about, asked) if is_yes else (asked, *about, widget)),
        *_offsets(words, form, known.name, label),
    )


def _offsets(words: Words, form: AskForm, name: str, label: str) -> Iterator[Html]:
    """Ask which of two moments is meant, where the clock shows a time twice."""
    if (offsets := form.twice.get(name)) is None:
        return
    chosen = form.typed.get(f"{name}{OFFSET}")
    yield element(
        "fieldset",
        {},
        element("legend", {}, words.say("offset.legend", field=label)),
        *(
            element(
                "label",
                {"class": "check"},
                element(
                    "input",
                    {"type": "radio", "name": f"{name}{OFFSET}", "value": offset, "checked": offset == chosen},
                ),
                words.say(key, offset=offset),
            )
            for key, offset in zip(("offset.earlier", "offset.later"), offsets, strict=True)
        ),
    )


def _line(_words: Words, form: AskForm, known: Field, attributes: Attributes) -> Html:
    value, most = form.typed.get(known.name, ""), str(known.most)
    how = _INPUTS.get(known.name, _LINE)
    return element("input", {**how, **attributes, "autocomplete": known.fill, "maxlength": most, "value": value})


def _lines(_words: Words, form: AskForm, known: Field, attributes: Attributes) -> Html:
    most: Attributes = {"maxlength": str(known.most)} if known.most else {}
    return element("textarea", {"rows": "3", "dir": "auto", **attributes, **most}, form.typed.get(known.name, ""))


def _choice(words: Words, form: AskForm, known: Field, attributes: Attributes) -> Html:
    chosen, key = form.typed.get(known.name, ""), f"choice.{known.name}"
    return element(
        "select",
        attributes,
        element("option", {"value": ""}, words.say(f"{key}.none")),
        *(
            element("option", {"value": each, "selected": each == chosen}, words.say(f"{key}.{each}"))
            for each in known.choices
        ),
    )


def _yes(_words: Words, form: AskForm, known: Field, attributes: Attributes) -> Html:
    is_checked = bool(form.typed.get(known.name))
    return element("input", {"type": "checkbox", "value": "yes", **attributes, "checked": is_checked})


def _moment(_words: Words, form: AskForm, known: Field, attributes: Attributes) -> Html:
    value = form.typed.get(known.name, "")
    # A browser empties the field of a clock of anything else, and what was typed would be gone.
    how = _NO_CLOCK if value and not _OF_A_CLOCK.fullmatch(value) else _CLOCK
    return element("input", {**how, **attributes, "value": value})


def _number(_words: Words, form: AskForm, known: Field, attributes: Attributes) -> Html:
    how: Attributes = {"type": "text", "inputmode": "text", "dir": "ltr", "autocomplete": "off"}
    value = form.typed.get(known.name, "")
    return element("input", {**how, **attributes, "maxlength": str(known.most), "value": value})


def _days(words: Words, form: AskForm, known: Field, attributes: Attributes) -> Html:
    chosen, key = form.typed.get(known.name, ""), f"choice.{known.name}"
    return element(
        "select",
        attributes,
        element("option", {"value": ""}, words.say(f"{key}.none")),
        *(
            element(
                "option",
                {"value": each, "selected": each == chosen},
                words.say(f"{key}.1") if each == "1" else words.say("choice.days", days=each),
            )
            for each in known.choices
        ),
    )


def _zone(words: Words, form: AskForm, known: Field, attributes: Attributes) -> Html:
    chosen = form.typed.get(known.name, OF_THE_HOME)
    return element(
        "select",
        attributes,
        *(
            element(
                "option", {"value": each, "selected": each == chosen}, words.say(f"choice.zone.{each}", zone=form.zone)
            )
            for each in known.choices
        ),
    )


_WIDGETS: Final[Mapping[Kind, Callable[[Words, AskForm, Field, Attributes], Html]]] = {
    Kind.LINE: _line,
    Kind.LINES: _lines,
    Kind.NAMES: _lines,
    Kind.CHOICE: _choice,
    Kind.YES: _yes,
    Kind.MOMENT: _moment,
    Kind.NUMBER: _number,
    Kind.DAYS: _days,
    Kind.ZONE: _zone,
}
