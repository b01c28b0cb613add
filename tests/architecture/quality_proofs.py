"""What shows that a rule of the quality scale is done: tests as pytest names them, and headings of pages."""

from collections.abc import Mapping
from typing import Final

type Proofs = tuple[str, ...]
_KEPT: Final = "test_the_repository_keeps_the_rule"
_CLASSES: Final = f"tests/architecture/test_entity_classes.py::{_KEPT}"
_MANNERS: Final = f"tests/architecture/test_platform_manners.py::{_KEPT}"
_DOCUMENTED: Final = f"tests/architecture/test_documented.py::{_KEPT}"
_CONTRACT: Final = "tests/surface/test_contract_entities.py::test_they_are_there_under_their_names_and_no_other"
_COMES_AND_GOES: Final = "tests/surface/test_entry.py::test_a_camera_comes_and_goes_with_its_subentry"
_UNLOADED: Final = "tests/surface/test_entry.py::test_unloading_takes_everything_away"
_DEVICES: Final = "tests/surface/test_devices.py"
_FAULTS: Final = "tests/surface/test_recording_faults.py"
_ENTITIES: Final = "tests/surface/test_documented_entities.py::test_the_page_has_a_row_for_each_entity_and_no_other"

BRONZE: Final[Mapping[str, Proofs]] = {
    "action-setup": ("tests/surface/test_every_action.py::test_all_are_there_before_a_vault_is",),
    "brands": (f"tests/architecture/test_hacs.py::{_KEPT}",),
    "common-modules": (_CLASSES,),
    "config-flow-test-coverage": ("tests/tools/test_coverage_floor.py::test_a_form_is_reached_whole",),
    "config-flow": (
        "tests/surface/test_config_flow.py::test_a_vault_is_set_up",
        f"tests/architecture/test_form_texts.py::{_KEPT}",
    ),
    "docs-actions": ("docs/ref/actions.md#actions-and-commands", _DOCUMENTED),
    "docs-conditions": (
        "docs/ref/triggers.md#conditions",
        "tests/surface/test_trigger_examples.py::test_the_page_has_a_section_for_each_trigger_and_names_each_condition",
    ),
    "docs-high-level-description": ("README.md#footage-guard", "docs/guide/how-it-works.md#how-footage-leaves"),
    "docs-installation-instructions": ("docs/guide/install.md#with-hacs", "docs/guide/install.md#by-hand"),
    "docs-removal-instructions": (
        "docs/guide/install.md#remove",
        "docs/guide/vault.md#when-you-remove-footage-guard",
    ),
    "docs-triggers": ("docs/ref/triggers.md#triggers-and-conditions", _DOCUMENTED),
    "entity-event-setup": (
        _UNLOADED,
        "tests/surface/test_request_entities.py::test_unloading_leaves_no_watcher",
    ),
    "entity-unique-id": (_CLASSES,),
    "has-entity-name": (_CLASSES, "tests/surface/test_contract_entities.py::test_each_is_named_after_the_vault"),
    "runtime-data": (_MANNERS,),
    "test-before-configure": ("tests/surface/test_camera_flow.py::test_a_stream_that_cannot_be_used_creates_nothing",),
    "test-before-setup": (
        "tests/surface/test_entry.py::test_without_its_keys_a_vault_does_not_start",
        "tests/surface/test_entry.py::test_a_disk_that_does_not_answer_is_tried_again",
    ),
    "unique-config-entry": (
        "tests/surface/test_config_flow.py::test_a_home_has_one_vault",
        "tests/surface/test_camera_flow.py::test_a_camera_is_added_once_whatever_the_login",
    ),
}
SILVER: Final[Mapping[str, Proofs]] = {
    "action-exceptions": (
        "tests/surface/test_every_action.py::test_without_a_loaded_vault_each_says_so",
        "tests/surface/test_every_action.py::test_each_says_in_words_what_is_wrong",
    ),
    "config-entry-unloading": (
        _UNLOADED,
        "tests/surface/test_reloading.py::test_reloads_leave_nothing",
    ),
    "docs-configuration-parameters": ("docs/ref/set-up.md#options", _DOCUMENTED),
    "docs-installation-parameters": ("docs/guide/install.md#set-up", "docs/ref/set-up.md#vault", _DOCUMENTED),
    "entity-unavailable": (
        f"{_DEVICES}::test_whatever_needs_pictures_is_unavailable_while_none_come",
        "tests/surface/test_entities.py::test_the_bell_is_there_while_its_source_is",
        "tests/surface/test_motion.py::test_a_camera_that_is_away_has_no_motion_to_tell",
        "tests/surface/test_request_entities.py::test_a_disk_that_fails_at_a_start_is_no_empty_list",
    ),
    "integration-owner": (f"tests/architecture/test_manifest.py::{_KEPT}",),
    "log-when-unavailable": (
        f"{_DEVICES}::test_the_log_says_once_that_a_camera_went_and_once_that_it_is_back",
        f"{_FAULTS}::test_a_password_that_is_wrong_is_told_once_and_is_in_no_log",
    ),
    "parallel-updates": (_CLASSES,),
    "test-coverage": ("tests/tools/test_coverage_floor.py::test_the_floor_bites",),
}
GOLD: Final[Mapping[str, Proofs]] = {
    "devices": ("tests/surface/test_entities.py::test_a_camera_is_one_device_with_the_names_of_the_reference",),
    "diagnostics": (
        "tests/surface/test_reports.py::test_a_report_tells_how_things_run",
        "tests/surface/test_reports.py::test_no_word_of_this_home_is_in_a_report",
    ),
    "docs-data-update": ("docs/ref/entities.md#how-they-are-updated",),
    "docs-examples": (
        "docs/guide/automations.md#examples",
        "tests/blueprints/test_cookbook.py::test_an_example_does_what_its_heading_says",
    ),
    "docs-known-limitations": ("docs/guide/limits.md#known-limits",),
    "docs-supported-devices": (
        "docs/guide/cameras.md#which-cameras-work",
        "docs/guide/cameras.md#cameras-that-offer-webrtc-only",
    ),
    "docs-supported-functions": ("docs/ref/entities.md#entities", _ENTITIES),
    "docs-troubleshooting": ("docs/guide/troubleshooting.md#when-something-does-not-work", _DOCUMENTED),
    "docs-use-cases": ("docs/guide/uses.md#what-people-do-with-it",),
    "dynamic-devices": (_COMES_AND_GOES,),
    "entity-category": (_CONTRACT,),
    "entity-device-class": (_CONTRACT,),
    "entity-translations": (f"tests/architecture/test_entity_keys.py::{_KEPT}",),
    "exception-translations": (_MANNERS, f"tests/architecture/test_error_texts.py::{_KEPT}"),
    "icon-translations": (
        "tests/surface/test_documented_entities.py::test_each_has_an_icon",
        f"tests/architecture/test_automation_texts.py::{_KEPT}",
    ),
    "reconfiguration-flow": (
        "tests/surface/test_config_flow.py::test_the_vault_can_be_renamed",
        "tests/surface/test_camera_flow_changes.py::test_limits_and_name_can_be_changed",
    ),
    "repair-issues": (
        "docs/ref/repairs.md#repair-issues",
        "tests/bridge/test_issues.py::test_each_issue_has_its_words_and_each_flow_an_issue",
        "tests/surface/test_repairs.py::test_the_flow_is_chosen_by_what_the_issue_is",
        "tests/surface/test_request_issues.py::test_it_is_there_while_the_request_waits",
        f"{_FAULTS}::test_a_full_disk_begins_no_clip_and_recording_comes_back_by_itself",
        _DOCUMENTED,
    ),
    "stale-devices": (
        f"{_DEVICES}::test_a_camera_that_is_removed_takes_its_device_and_its_entities_along",
        f"{_DEVICES}::test_a_camera_that_is_removed_while_the_vault_is_not_loaded_is_gone_as_well",
        f"{_DEVICES}::test_what_is_chosen_no_more_used_to_stay_as_not_provided",
    ),
}
PLATINUM: Final[Mapping[str, Proofs]] = {
    "inject-websession": (_MANNERS,),
    "strict-typing": ("tests/architecture/test_strict_types.py::test_planted",),
}
PROOFS: Final[Mapping[str, Proofs]] = {**BRONZE, **SILVER, **GOLD, **PLATINUM}
