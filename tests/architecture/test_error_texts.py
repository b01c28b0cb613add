"""The words of errors, good and spoiled."""

from pathlib import Path
import re

import pytest

from custom_components.footage_guard.model.source import DEFAULT_PORTS

from .errors import Reach, error_classes
from .flows import flows
from .planting import append, drop, put, replace
from .rules.error_texts import problems
from .tree import REPOSITORY, integration, read_json

TRANSLATIONS = sorted((integration(REPOSITORY) / "translations").glob("*.json"))
CAMERA = ("config_subentries", "camera")
PLANTED_ERROR = '''
class Planted(SetupError):
    """A planted error."""

    code = "planted"
'''


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_a_refused_address_names_every_way_that_is_taken(path: Path) -> None:
    texts = read_json(path)
    told = texts["exceptions"]["stream_url_invalid"]["message"]
    assert set(re.findall(r"(?:rtsp|rtmp|http)s?", told)) == {*DEFAULT_PORTS}
    assert texts["config_subentries"]["camera"]["error"]["stream_url_invalid"] == told


def test_every_class_is_read() -> None:
    names = [error.name for error in error_classes(REPOSITORY)]
    assert names[0] == "FootageGuardError"
    assert {"OnlyInPanel", "CannotConnect"} <= set(names)


def test_errors_are_followed_through_the_executor_into_the_media() -> None:
    reach = Reach(REPOSITORY)
    camera = next(flow for flow in flows(REPOSITORY) if flow.section == CAMERA)
    assert {"InvalidAuth", "UnsupportedCodec"} <= reach.errors(camera.path, camera.node, "async_step_")


@pytest.mark.parametrize(
    "keys",
    [
        ("exceptions", "no_video"),
        ("exceptions", "request_link"),
        ("config", "error", "passphrase_too_weak"),
        ("options", "error", "vault_path_not_allowed"),
        (*CAMERA, "error", "invalid_auth"),
        (*CAMERA, "error", "only_in_panel"),
        (*CAMERA, "abort", "already_configured"),
    ],
)
def test_planted_gap(tree: Path, keys: tuple[str, ...]) -> None:
    drop(integration(tree) / "translations" / "en.json", *keys)
    assert f"{'.'.join(keys[:-1])}: {keys[-1]!r} is missing" in problems(tree)


@pytest.mark.parametrize(
    "keys", [("exceptions", "planted"), ("options", "error", "planted"), (*CAMERA, "abort", "planted")]
)
def test_planted_leftover(tree: Path, keys: tuple[str, ...]) -> None:
    put(integration(tree) / "translations" / "en.json", *keys, value="Planted")
    assert f"{'.'.join(keys[:-1])}: nothing uses 'planted'" in problems(tree)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ('code = "planted"', "exceptions: 'planted' is missing"),
        ("field = 'name'", "model/errors: Planted has no code"),
        ('code = "no_video"', "model/errors: 'no_video' stands twice"),
    ],
)
def test_planted_class(tree: Path, code: str, problem: str) -> None:
    append(integration(tree) / "model" / "errors" / "vault.py", PLANTED_ERROR.replace('code = "planted"', code))
    assert problem in problems(tree)


def test_planted_reason(tree: Path) -> None:
    replace(integration(tree) / "model" / "errors" / "request.py", 'LINK = "link"', 'LINK = "planted"')
    assert {"exceptions: 'request_planted' is missing", "exceptions: nothing uses 'request_link'"} <= {*problems(tree)}


def test_planted_raise_deep_below_a_flow(tree: Path) -> None:
    append(integration(tree) / "model" / "errors" / "vault.py", PLANTED_ERROR)
    quiet = integration(tree) / "model" / "quiet.py"
    replace(quiet, "import QuietHoursInvalid", "import Planted, QuietHoursInvalid")
    replace(quiet, "raise QuietHoursInvalid", "raise Planted")
    assert "options.error: 'planted' is missing" in problems(tree)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("errors[err.field] = err.code", 'errors["base"] = "planted"', "options.error: 'planted' is missing"),
        ("errors: dict[str, str] = {}", 'self.async_abort(reason="planted")', "options.abort: 'planted' is missing"),
        ("errors: dict[str, str] = {}", "self.async_abort(reason=why)", "options.abort: 'unknown' is missing"),
    ],
)
def test_planted_literal(tree: Path, old: str, new: str, problem: str) -> None:
    replace(integration(tree) / "options_flow.py", old, new)
    assert problem in problems(tree)
