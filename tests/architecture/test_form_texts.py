"""The words of forms, good and spoiled."""

from pathlib import Path

import pytest

from .flows import flows
from .planting import drop, put, replace
from .rules.form_texts import problems
from .tree import REPOSITORY, integration

CAMERA = ("config_subentries", "camera")


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


def test_every_step_and_field_is_read() -> None:
    forms = {(*flow.section, step): fields for flow in flows(REPOSITORY) for step, fields in flow.forms.items()}
    adding, changing = forms[*CAMERA, "user"], forms[*CAMERA, "reconfigure"]
    assert {"camera_entity", "stream_url", "without_recording", "obligation"} <= adding
    assert adding - changing == {"without_recording"}
    assert forms["config", "passphrase"] == {"passphrase", "passphrase_repeat"}


@pytest.mark.parametrize(
    "keys",
    [
        ("config", "step", "passphrase"),
        ("config", "step", "user", "title"),
        ("config", "step", "user", "data", "mode"),
        ("config", "step", "user", "data_description", "mode"),
        ("options", "step", "init", "data", "vault_path"),
        (*CAMERA, "step", "reconfigure", "data", "audio"),
        (*CAMERA, "step", "user", "data_description", "without_recording"),
        (*CAMERA, "initiate_flow", "reconfigure"),
        (*CAMERA, "entry_type"),
        ("issues", "vault_readable", "fix_flow", "step", "confirm", "title"),
        ("issues", "vault_left", "fix_flow", "step", "init"),
        ("issues", "vault_left", "fix_flow", "step", "init", "menu_options", "delete"),
        ("selector", "place"),
        ("selector", "place", "options", "inside"),
        ("selector", "mode", "options", "sealed"),
    ],
)
def test_planted_gap(tree: Path, keys: tuple[str, ...]) -> None:
    drop(integration(tree) / "translations" / "en.json", *keys)
    assert f"{keys[-1]!r} is missing" in problems(tree)[0]


@pytest.mark.parametrize(
    "keys",
    [
        ("config", "step", "planted", "title"),
        ("config", "step", "user", "data", "planted"),
        (*CAMERA, "step", "reconfigure", "data", "without_recording"),
        (*CAMERA, "initiate_flow", "planted"),
        ("config_subentries", "planted", "entry_type"),
        ("issues", "vault_readable", "fix_flow", "step", "planted", "title"),
        ("issues", "vault_left", "fix_flow", "step", "init", "menu_options", "planted"),
        ("selector", "planted", "options", "planted"),
        ("selector", "mode", "options", "planted"),
    ],
)
def test_planted_leftover(tree: Path, keys: tuple[str, ...]) -> None:
    put(integration(tree) / "translations" / "en.json", *keys, value="Planted")
    assert "nothing uses" in problems(tree)[0]


@pytest.mark.parametrize(
    ("file", "old", "new", "missing"),
    [
        ("forms.py", 'vol.Optional("quiet_hours")', 'vol.Optional("planted")', "options.step.init.data: 'planted'"),
        ("options_flow.py", 'step_id="init"', 'step_id="planted"', "options.step: 'planted'"),
        ("options_flow.py", 'step_id="init"', "step_id=self.cur_step", "options.step: 'unknown'"),
        ("model/mode.py", '"convenience"', '"planted"', "selector.mode.options: 'planted'"),
        (
            "repair_removal.py",
            '["confirm",',
            "[_first(),",
            "issues.vault_left.fix_flow.step.init.menu_options: 'unknown'",
        ),
        (
            "repair_removal.py",
            "menu_options=[",
            "menu_options=[] or [",
            "issues.vault_left.fix_flow.step.init.menu_options: 'unknown'",
        ),
        ("forms.py", '["inside", "outside"]', "_places()", "selector.place.options: 'unknown'"),
    ],
)
def test_planted_source(tree: Path, file: str, old: str, new: str, missing: str) -> None:
    replace(integration(tree) / file, old, new)
    assert f"{missing} is missing" in problems(tree)
