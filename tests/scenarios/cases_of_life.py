"""Abuse and faults over the life of a home: restarts, updates, removal, lockdown, people, and what goes out."""

from typing import Final

from .case import Case, at, case

LIFE: Final[tuple[Case, ...]] = (
    case(
        "H79",
        "Home Assistant ends in each state of a request and of a release, before and after each step: exposure is the"
        " same afterwards, or lower.",
        at(
            "crash/test_every_crash.py",
            "test_no_crash_exposes_more_and_none_loses_anything",
            "test_what_is_planted_is_found",
        ),
        at(
            "flows/test_every_crash.py",
            "test_a_request_is_what_it_was_or_exposes_less",
            "test_a_release_is_what_it_was_or_exposes_less",
        ),
        at(
            "flows/test_vote_crash.py",
            "test_a_vote_counts_or_was_not_cast",
            "test_the_last_vote_releases_or_nothing_leaves",
            "test_what_has_cooled_off_goes_live_or_ends",
        ),
        at("model/lifecycle/test_advance.py", "test_a_start_exposes_no_more_than_either_side_of_what_it_interrupted"),
        at("bridge/test_killed.py", "test_five_kills_are_five_wrong_secrets"),
        at("system/test_power_loss.py", "test_a_clip_that_was_being_written_is_kept_as_far_as_it_was_synced"),
        at(
            "scenarios/at_home/test_a_power_loss_exposes_nothing.py",
            "test_what_was_shown_before_is_agreed_to_by_nobody",
            "test_what_cools_off_leaves_when_both_clocks_say_so_and_not_before",
        ),
    ),
    case(
        "H82",
        "Files of every earlier version are brought up, and what was decided holds; files of a later one are refused"
        " and stay as they are.",
        at(
            "vault/test_state_upgrade.py",
            "test_what_was_decided_holds_and_the_file_is_a_present_one",
            "test_wrong_secrets_stay_counted",
        ),
        at(
            "vault/test_index_file.py",
            "test_an_older_file_is_brought_up",
            "test_a_file_of_a_later_version_is_refused_and_kept",
        ),
        at("vault/test_state.py", "test_a_later_version_s_state_is_refused_and_kept"),
        at("ledger/test_vectors.py", "test_a_ledger_of_the_first_version_opens"),
        at("ledger/test_ledger.py", "test_a_record_of_a_later_version_is_told_apart"),
        at("bridge/test_runtime.py", "test_a_later_version_s_files_are_refused_and_nothing_stays_open"),
    ),
    case(
        "H83",
        "The entry is removed: links are dead at once, the vault stays until a person says otherwise and a day has"
        " passed, and adding it again revives no link.",
        at("web/test_public_surface.py", "test_an_unloaded_entry_is_not_there"),
        at("surface/test_config_flow.py", "test_a_vault_that_was_removed_is_taken_over_and_not_replaced"),
        at("vault/test_founding.py", "test_a_vault_that_is_taken_over_is_locked_down"),
        at(
            "surface/test_left_vault.py",
            "test_removal_asks_and_keeps_everything",
            "test_it_is_deleted_a_day_later_at_the_earliest",
            "test_what_a_person_or_a_law_holds_is_never_deleted",
        ),
        at(
            "scenarios/at_home/test_a_link_gives_only_what_was_approved.py",
            "test_a_link_does_not_outlive_the_entry_that_is_removed_and_added_again",
        ),
    ),
    case(
        "H84",
        "Anybody locks down while something is voted on, made, shared, downloaded or recorded: all that goes out stops"
        " within two seconds, recording goes on, and a lockdown is left by a proof and a wait.",
        at("web/test_shares.py", "test_a_lockdown_breaks_off_what_is_being_sent"),
        at("web/test_stopping.py", "test_a_lockdown_ends_votes_and_what_cools_off"),
        at("web/test_going_on.py", "test_a_lockdown_while_files_are_looked_at_ends_the_vote"),
        at("web/test_drafts.py", "test_files_go_in_a_lockdown"),
        at("web/test_share_ends.py", "test_a_lockdown_that_the_disk_refuses_holds_after_it_was_left"),
        at("web/test_leave_lockdown.py", "test_a_person_leaves_it_after_a_while", "test_without_a_proof_it_goes_on"),
        at(
            "scenarios/at_home/test_a_lockdown_stops_what_goes_out.py",
            "test_all_that_goes_out_stops_and_recording_goes_on",
            "test_a_power_loss_does_not_end_it",
        ),
    ),
    case(
        "H85",
        "A user is renamed, deleted, or made anew under the same name: rights are those of the id.",
        at(
            "web/test_people_commands.py",
            "test_whoever_may_not_sign_in_any_more_is_nobody",
            "test_keys_that_the_ledger_does_not_know_are_nobodys",
        ),
        at("bridge/test_step_up.py", "test_nothing_takes_it_back"),
        at("bridge/test_acting.py", "test_the_owner_without_keys_may_not", "test_another_s_login_may_not"),
        at(
            "scenarios/at_home/test_rights_are_those_of_a_person.py",
            "test_a_name_gives_no_right",
            "test_the_vote_of_whoever_was_deleted_is_void_and_nobody_votes_in_their_place",
        ),
    ),
    case(
        "H86",
        "Every notification has a title, a path and buttons that lower: no picture, no word of anybody, no token.",
        at(
            "surface/test_telling.py",
            "test_a_phone_gets_a_title_a_deep_link_and_buttons_that_lower",
            "test_any_other_target_gets_a_title_and_a_link",
            "test_a_digest_on_a_phone_declines_nothing",
        ),
        at("web/test_people_commands.py", "test_phones_and_other_targets_are_told_by_the_service_of_each"),
        at("surface/test_push_payloads.py", "test_every_notice_is_as_published", "test_planted"),
        at("system/test_no_network.py", "test_what_a_phone_was_told_is_as_published"),
        at("surface/test_request_words.py", "test_no_word_of_a_requester_gets_out_of_a_request"),
    ),
    case(
        "H87",
        "Where every address leads nowhere the whole way works, up to a receipt and a link that was taken back, nothing"
        " is sent to elsewhere, and of our code only a few files could; no test reaches for anything else.",
        at(
            "system/test_no_network.py",
            "test_everything_works",
            "test_nothing_was_sent_to_elsewhere",
            "test_nothing_of_ours_tried_to",
            "test_a_camera_that_a_person_names_is_reached_and_nothing_beside_it",
            "test_planted_ways_are_seen",
        ),
        at("architecture/test_connections.py", "test_the_repository_keeps_the_rule", "test_planted"),
        at("architecture/test_harness.py", "test_planted_leak"),
        at("system/test_demo.py", "test_it_answers_on_the_loopback_interface_only"),
    ),
    case(
        "H88",
        "Two hundred watch different things at once: each gets what they asked for.",
        at(
            "web/test_ticket_matrix.py",
            "test_two_hundred_mixed_requests_at_once_get_what_each_asked_for",
            "test_every_ticket_of_every_person_opens_its_own_object_alone",
        ),
    ),
    case(
        "H89",
        "Every command, view, action, event and entity has a row in the role matrix; a new one without it is named.",
        at("surface/test_roles.py", "test_everything_has_a_row", "test_what_is_planted_without_a_row_is_named"),
        at("architecture/test_roles.py", "test_planted_door"),
    ),
    case(
        "H90",
        "No secret, key, token or password of a camera is in diagnostics, issues, logs, errors or what an object shows"
        " of itself.",
        at(
            "web/test_own_secrets_stay_out.py",
            "test_what_is_right_is_nowhere_either",
            "test_no_object_shows_what_it_holds",
        ),
        at("web/test_approving.py", "test_no_secret_and_no_word_is_in_a_log"),
        at("web/test_ticket_matrix.py", "test_no_log_holds_a_ticket"),
        at("surface/test_recording_faults.py", "test_a_password_that_is_wrong_is_told_once_and_is_in_no_log"),
        at("scenarios/test_no_token_raises_exposure_by_a_form.py", "test_no_form_shows_the_password_of_a_camera"),
        at("model/test_source.py", "test_no_secret_shows_wherever_a_camera_has_it"),
        at("surface/test_reports.py", "test_no_word_of_this_home_is_in_a_report"),
        at("system/test_canaries.py", "test_nobody_can_read_what_nobody_may"),
    ),
    case(
        "H91",
        "Live pictures of ours have no address that opens without a login; by which other ways pictures are reached is"
        " told; no clip is in a camera or an image entity.",
        at(
            "surface/test_entities.py",
            "test_no_state_holds_a_key_to_the_pictures",
            "test_nobody_sees_the_pictures_without_a_login",
        ),
        at("web/test_exposure.py", "test_cameras_of_others_are_told_from_those_we_record_and_from_ours"),
        at("surface/test_contract_entities.py", "test_they_are_there_under_their_names_and_no_other"),
        at("scenarios/test_no_player_gets_a_clip.py", "test_no_player_gets_a_clip"),
    ),
    case(
        "H92",
        "Somebody calls it an emergency, or urgent: a label, and the same way.",
        at("flows/test_settling.py", "test_what_is_called_an_emergency_takes_the_same_way"),
        at(
            "model/rules/test_emergency.py",
            "test_only_the_label_is_noted",
            "test_the_rest_of_the_screening_is_the_same_with_and_without_the_label",
        ),
        at("model/rules/test_screening.py", "test_no_policy_sets_a_request_aside"),
    ),
)
