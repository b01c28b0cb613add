"""The nine promises, and what proves each as a whole; the cases of abuse are about their parts."""

from typing import Final

from .case import Case, at, case

PROMISES: Final[tuple[Case, ...]] = (
    case(
        "promise 1",
        "The ratchet: actions, automations, events, voice, language models, notification buttons, entities and forms"
        " only lower exposure. It rises by one WebSocket command of a person who signed in with a secret, proves it"
        " anew, and agrees to exactly what is shown.",
        at(
            "scenarios/test_nothing_but_a_person_approves.py",
            "test_nothing_but_a_person_approves",
            "test_nothing_is_there_that_could",
        ),
        at(
            "scenarios/test_no_token_raises_exposure_by_a_form.py",
            "test_a_camera_exposes_no_more_than_before",
            "test_no_guard_is_weakened",
            "test_mode_and_approver_stay",
        ),
        at(
            "surface/test_roles.py",
            "test_everything_has_a_row",
            "test_no_command_that_raises_takes_a_token_of_an_approver",
        ),
        at("architecture/test_role_document.py", "test_nothing_that_automations_or_forms_reach_raises"),
        at("blueprints/test_all.py", "test_it_calls_nothing_else"),
        at("scenarios/test_no_player_gets_a_clip.py", "test_no_player_gets_a_clip"),
    ),
    case(
        "promise 2",
        "What you see is what leaves: a vote binds the digest of the finished file, the recipient, the purpose, the"
        " time, the terms and the delivery. One changed byte or field makes it void.",
        at(
            "model/test_approval.py",
            "test_any_field_that_changes_makes_another_statement",
            "test_every_field_is_hashed",
        ),
        at("web/test_stopping.py", "test_a_file_that_is_not_the_one_that_was_shown_does_not_leave"),
        at("web/test_approving.py", "test_an_edit_after_the_first_vote_voids_it"),
        at("web/test_file_tickets.py", "test_what_plays_is_byte_for_byte_what_leaves"),
        at("web/test_shares.py", "test_a_link_gives_the_file_that_was_voted_for"),
        at("system/test_panel_decision.py", "test_a_person_decides_with_the_mouse"),
        at(
            "scenarios/at_home/test_what_you_see_is_what_leaves.py",
            "test_what_two_people_were_shown_leaves_after_a_power_loss_between_their_votes",
            "test_a_file_that_somebody_changed_on_the_disk_does_not_leave",
        ),
    ),
    case(
        "promise 3",
        "Not one frame too many: what leaves is decoded and encoded anew, to exactly the approved time. No metadata, no"
        " camera and no address leaves, and sound only where it was ticked.",
        at("media/test_cut.py", "test_exactly_the_pictures_of_the_time_leave"),
        at(
            "media/test_nothing_else.py",
            "test_no_word_leaves",
            "test_no_message_chapter_or_second_camera_leaves",
            "test_only_known_boxes_leave_with_the_tables_in_front",
            "test_no_time_of_making_leaves",
        ),
        at(
            "web/test_rendering.py",
            "test_exactly_the_pictures_of_the_time_leave_with_the_box_in_each",
            "test_sound_leaves_only_where_it_is_ticked",
        ),
        at("media/test_soundtrack.py", "test_only_sound_of_the_approved_time_is_heard"),
        measured=("P5",),
    ),
    case(
        "promise 4",
        "Declining is invisible: outside there are three words. Declined, ignored, nothing found, no such camera, muted"
        " and expired are the same bytes, and close at the moment that was announced at the start.",
        at("bridge/test_outside.py", "test_all_that_is_no_disclosure_is_one_answer_and_ends_at_one_moment"),
        at("model/lifecycle/test_outside.py", "test_no_decision_can_be_told_from_another"),
        at("flows/test_closing.py", "test_until_the_moment_nothing_can_be_told_apart_and_then_neither"),
        at("web/test_ask_view.py", "test_whatever_became_of_it_only_the_word_differs"),
        at("web/test_ask_parts.py", "test_an_answer_comes_at_a_full_second", "test_what_fails_takes_as_long"),
        at(
            "scenarios/at_home/test_declining_is_invisible.py",
            "test_five_strangers_see_one_thing",
            "test_all_close_at_the_announced_moment",
        ),
        measured=("P13",),
    ),
    case(
        "promise 5",
        "No pressure: no praise, points, countdown, priority, reminder by whoever asks, box that is ticked beforehand,"
        " louder button to approve, or reason for a no. An emergency changes a label and no path.",
        at(
            "system/test_panel_decision.py",
            "test_no_choice_is_louder_than_its_opposite_and_nothing_is_chosen_beforehand",
        ),
        at("architecture/test_pressure.py", "test_the_repository_keeps_the_rule"),
        at("flows/test_settling.py", "test_what_is_called_an_emergency_takes_the_same_way"),
        at("model/rules/test_emergency.py", "test_the_rest_of_the_screening_is_the_same_with_and_without_the_label"),
        at("surface/test_telling.py", "test_each_request_is_told_once_whatever_becomes_of_it"),
        at("surface/test_request_entities.py", "test_the_list_says_who_and_when_and_nothing_that_presses"),
        at("web/test_share_page.py", "test_nobody_is_pressed_or_praised"),
    ),
    case(
        "promise 6",
        "Nothing is lost, and everything can be proven: what is meant to happen is on the disk before it does. The"
        " history only grows, and shows when somebody changed it; a receipt is checked years later without us.",
        at("system/test_power_loss.py", "test_a_clip_that_was_being_written_is_kept_as_far_as_it_was_synced"),
        at("ledger/test_crash.py", "test_killed_at_random"),
        at("vault/test_crash.py", "test_killed_at_random"),
        at("flows/test_every_crash.py", "test_a_change_is_one_fact_before_anybody_sees_it"),
        at(
            "ledger/test_harm.py",
            "test_a_flipped_byte_anywhere_names_its_record",
            "test_the_first_record_that_was_moved_is_named",
        ),
        at("flows/test_verify_receipt.py", "test_no_value_of_it_can_be_another", "test_no_event_can_be_left_out"),
        at("flows/test_receipt_papers.py", "test_the_receipt_of_the_first_version_is_right_for_ever"),
        at("tools/test_receipt_by_hand.py", "test_the_program_stands_alone"),
    ),
    case(
        "promise 7",
        "The vault is useless to a thief: recording needs a public key alone, watching and releasing a person's"
        " passphrase.",
        at(
            "vault/test_keyring.py",
            "test_a_clip_is_recorded_without_and_watched_with_a_passphrase",
            "test_nobody_else_watches",
            "test_the_file_holds_no_secret",
            "test_a_new_month_begins_while_the_vault_is_locked",
        ),
        at("vault/test_crash.py", "test_killed_at_random"),
        at("vault/test_shared_files.py", "test_a_file_opens_with_the_secret_of_its_link"),
        at("web/test_shares.py", "test_the_disk_opens_nothing_that_is_shared"),
        at("disk/test_scratch.py", "test_a_file_has_no_name_and_holds_nothing_in_clear"),
        at("surface/test_config_flow.py", "test_the_keys_take_a_guesser_a_quarter_of_a_second_each"),
    ),
    case(
        "promise 8",
        "No lock-in: each clip is a file of the age format, and the stock tool opens it with the exported key; of a"
        " clip that was cut by a power loss its whole chunks, and then an error.",
        at(
            "vault/test_age_files.py",
            "test_the_stock_tool_and_we_read_each_other",
            "test_a_cut_file_gives_its_whole_chunks",
        ),
        at("vault/test_interop.py", "test_the_stock_tool_reads_ours", "test_pyrage_reads_ours"),
        at("vault/test_age_vectors.py", "test_read_from_front_to_back"),
        at("web/test_identity_export.py", "test_a_day_after_the_vote_the_key_is_taken_away_once"),
        at("scenarios/test_no_lock_in.py", "test_the_stock_tool_gives_the_whole_chunks_of_a_cut_clip"),
    ),
    case(
        "promise 9",
        "Honest limits: it is footage in the vault that is protected. What an administrator can do beside it is"
        " written down, and shown where it can be seen.",
        at(
            "web/test_exposure.py",
            "test_cameras_of_others_are_told_from_those_we_record_and_from_ours",
            "test_what_assistants_may_see_is_told_and_nothing_is_decided_by_asking",
            "test_pictures_in_folders_are_counted_each_once_and_links_lead_nowhere",
            "test_tokens_are_counted_and_not_named",
            "test_backups_without_a_password_are_told",
        ),
        at("surface/test_options_flow.py", "test_clips_lie_where_nothing_else_reaches"),
    ),
)
