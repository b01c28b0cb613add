"""Abuse of what decides: authority, what is shown, and the secret that proves a person."""

from typing import Final

from .case import Case, at, case

AUTHORITY: Final[tuple[Case, ...]] = (
    case(
        "A1",
        "Every action is called by an administrator: nothing is exposed that was not.",
        at("scenarios/test_nothing_but_a_person_approves.py", "test_nothing_but_a_person_approves"),
        at("surface/test_every_action.py", "test_all_are_there_before_a_vault_is"),
        at("surface/test_roles.py", "test_what_is_planted_without_a_row_is_named"),
    ),
    case(
        "A4",
        "A script that the owner runs calls our actions, also after a delay: nothing is exposed by it.",
        at("scenarios/test_nothing_but_a_person_approves.py", "test_nothing_but_a_person_approves"),
        at("surface/test_request_actions.py", "test_a_script_of_an_approver_finds_nothing_that_raises"),
    ),
    case(
        "A5",
        "An automation sends what a button of a notification sends: words that approve do nothing, and those that"
        " decline or lock down work.",
        at(
            "surface/test_phone_buttons.py",
            "test_whatever_else_is_sent_does_nothing_and_is_told_to_nobody",
            "test_decline_declines_that_request_and_names_nobody",
            "test_lock_down_locks_down",
        ),
    ),
    case(
        "A8",
        "Somebody approves by a long-lived token, an account of the system, a connection without a login, or a login"
        " without a secret: each is refused as `not_interactive`, and whoever is not active as `not_an_approver`.",
        at(
            "bridge/test_acting.py",
            "test_what_may_not",
            "test_the_supervisor_s_own_socket_may_not",
            "test_a_login_that_ended_may_not",
            "test_the_connection_of_the_task_changes_nothing",
        ),
        at(
            "web/test_drafts.py",
            "test_no_token_of_an_approver_prepares_or_decides",
            "test_nobody_whose_secret_was_not_typed_prepares_or_decides",
        ),
        at("web/test_proving.py", "test_the_system_s_own_account_is_refused_even_if_it_had_keys"),
    ),
    case(
        "A9",
        "Somebody voted, and is removed or deactivated before the next vote or while it cools off: theirs counts no"
        " more, and no fewer are needed.",
        at(
            "web/test_approving.py",
            "test_the_vote_of_somebody_who_left_is_void",
            "test_deactivating_somebody_and_freezing_anew_lowers_nothing",
            "test_what_cools_off_ends_when_somebody_who_agreed_goes",
        ),
        at(
            "flows/test_still_agreed.py",
            "test_what_too_few_agree_to_by_now_ends_while_it_cools_off",
            "test_whoever_joins_ends_nothing_that_needs_no_more",
        ),
        at("flows/test_voting.py", "test_the_vote_of_somebody_who_was_removed_is_void_and_as_many_are_needed"),
        at("vault/test_roll.py", "test_the_vote_of_whoever_was_removed_is_void"),
        at(
            "scenarios/at_home/test_rights_are_those_of_a_person.py",
            "test_the_vote_of_whoever_was_deleted_is_void_and_nobody_votes_in_their_place",
        ),
    ),
    case(
        "A10",
        "More have to agree by now than when something was proposed or frozen: it takes as many as that.",
        at(
            "vault/test_roll.py",
            "test_what_was_proposed_under_a_smaller_quorum_is_done_by_the_larger_one",
            "test_what_fewer_agreed_to_waits_anew_after_the_vote_that_was_lacking",
        ),
        at("web/test_policy.py", "test_what_was_proposed_under_a_smaller_quorum_needs_the_larger_one"),
        at(
            "flows/test_more_needed.py",
            "test_whoever_becomes_an_approver_has_to_agree_to_what_a_camera_indoors_saw",
            "test_a_camera_that_looks_indoors_by_now_needs_everybody",
        ),
        at("web/test_identity_export.py", "test_whoever_became_an_approver_meanwhile_has_to_agree_too"),
    ),
    case(
        "A11",
        "Whoever made a draft votes for it where others have to agree: one person is one vote, whatever they made and"
        " however often they try.",
        at(
            "web/test_approving.py",
            "test_one_person_in_two_windows_votes_once",
            "test_two_persons_decide",
        ),
        at("model/test_vote.py", "test_a_person_counts_once_with_their_own_key_for_this_statement"),
        at("flows/test_voting.py", "test_one_key_under_two_names_is_one_vote"),
    ),
    case(
        "A12",
        "Somebody approves while the vault is locked: a PIN with a code is refused and changes nothing; a passphrase"
        " opens what this vote needs, and leaves the vault locked.",
        at(
            "web/test_approving.py",
            "test_a_code_decides_nothing_in_a_vault_that_nobody_has_unlocked",
            "test_it_can_be_decided_in_a_vault_that_nobody_has_unlocked",
        ),
        at("web/test_collecting.py", "test_nothing_is_collected_of_a_locked_vault"),
    ),
    case(
        "A13",
        "A language model or a sentence has all that is exposed to assistants: none of it is ours, and none raises.",
        at("scenarios/test_nothing_but_a_person_approves.py", "test_nothing_but_a_person_approves"),
    ),
    case(
        "A14",
        "A message is sent again with the same challenge, on the same connection and on another: it was used.",
        at(
            "web/test_approving.py",
            "test_a_challenge_is_good_once",
            "test_a_challenge_is_for_one_person_login_and_connection",
        ),
        at("bridge/test_challenges.py", "test_somebody_else_is_refused_and_uses_it_up"),
    ),
    case(
        "A16",
        "A challenge is older than two minutes, or was given to another person, login or connection: refused.",
        at(
            "web/test_approving.py",
            "test_a_challenge_is_good_for_two_minutes",
            "test_a_challenge_is_for_one_person_login_and_connection",
            "test_challenges_of_two_drafts_are_not_mixed",
        ),
    ),
    case(
        "A105",
        "A service that a person linked to their account, as that of a speaker, uses its login: it is refused. A page"
        " that lies elsewhere watches nothing without the passphrase.",
        at(
            "web/test_linked_services.py",
            "test_a_linked_service_watches_nothing_in_convenience_mode",
            "test_a_linked_service_raises_nothing",
            "test_a_page_that_lies_elsewhere_needs_the_passphrase",
            "test_a_browser_at_an_address_of_this_home_watches",
        ),
        at(
            "bridge/test_own_page.py",
            "test_the_page_of_somebody_else_is_not_known",
            "test_a_linked_service_is_nobody_s_page",
        ),
    ),
)
SHOWN: Final[tuple[Case, ...]] = (
    case(
        "B18",
        "What is blacked out is changed after one of two votes: both votes are void.",
        at("web/test_approving.py", "test_an_edit_after_the_first_vote_voids_it"),
        at(
            "web/test_rendering.py",
            "test_another_recipe_is_another_draft",
            "test_a_recipe_that_is_put_in_its_place_takes_no_vote",
        ),
        at("flows/test_voting.py", "test_an_edit_voids_all_votes"),
        at("flows/test_vote_crash.py", "test_an_edit_never_leaves_a_vote_for_something_else"),
    ),
    case(
        "B19",
        "Recipient, end, downloads, sound, purpose and every other field are changed one at a time: each makes another"
        " statement.",
        at(
            "model/test_approval.py",
            "test_any_field_that_changes_makes_another_statement",
            "test_the_delivery_makes_another_statement",
            "test_every_field_is_hashed",
        ),
        at(
            "flows/test_voting.py",
            "test_how_the_requester_is_known_is_part_of_it",
            "test_what_happens_between_two_votes_ends_them",
        ),
    ),
    case(
        "B20",
        "The file on the disk differs by one byte from the one that was shown: it does not leave under that vote.",
        at("web/test_stopping.py", "test_a_file_that_is_not_the_one_that_was_shown_does_not_leave"),
        at("web/test_collecting.py", "test_what_lies_there_is_looked_at_before_it_leaves"),
        at("flows/test_voting.py", "test_a_file_that_is_another_one_is_not_voted_for"),
    ),
    case(
        "B21",
        "A statement has a name twice, bytes that look alike, or fractions: it has one spelling or is refused.",
        at(
            "model/test_approval.py",
            "test_bytes_that_are_not_its_one_spelling_are_refused",
            "test_a_text_that_is_composed_otherwise_is_refused",
        ),
        at(
            "model/test_canonical.py",
            "test_any_other_spelling_is_refused",
            "test_what_has_no_spelling_is_refused",
            "test_bytes_are_refused_or_are_the_spelling_of_their_value",
        ),
    ),
    case(
        "B22",
        "Somebody takes the name of who got footage before, or a row in `state.db` says that they did: what goes to"
        " them waits as for the first time.",
        at(
            "flows/test_first_time.py",
            "test_a_name_is_known_by_no_less_than_it_was_then",
            "test_no_row_makes_somebody_known",
            "test_by_what_is_not_as_it_was_told_nobody_is_known",
        ),
    ),
    case(
        "B23",
        "The clocks of browser and home differ, and the time asked for holds an hour that is there twice: one moment is"
        " meant, shown and signed.",
        at(
            "web/test_ask_view.py",
            "test_an_hour_that_is_there_twice_is_asked_about",
            "test_an_hour_that_is_not_there_is_refused",
        ),
        at("model/request/test_local.py", "test_it_is_one_moment_or_none_or_two"),
        at(
            "bridge/test_times.py",
            "test_a_time_without_a_zone_is_one_of_the_home",
            "test_no_moment_is_later_than_it_is",
        ),
        at("media/test_cut.py", "test_a_recorded_clip_is_cut_by_the_time_it_is_shown_with"),
    ),
    case(
        "B24",
        "A time that ends before it begins, lasts ten years, or lies in the future is asked for: refused at the door.",
        at(
            "model/request/test_parse.py",
            "test_one_field_is_wrong_for_one_reason",
            "test_what_has_not_happened_yet_cannot_be_asked_for",
        ),
        at("web/test_ask_view.py", "test_errors_are_of_fields_and_come_at_once"),
    ),
)
SECRETS: Final[tuple[Case, ...]] = (
    case(
        "C25",
        "After five wrong secrets the right one is refused as well, without being looked at, so that the time of the"
        " answer tells nothing.",
        at(
            "bridge/test_step_up.py",
            "test_after_five_wrong_ones_the_right_one_is_not_looked_at",
            "test_fifty_at_once_are_five",
        ),
        at("web/test_same_time.py", "test_while_it_is_locked_nothing_is_looked_at_right_or_not"),
        at("web/test_proving.py", "test_after_five_wrong_ones_the_right_one_is_refused_in_every_login"),
    ),
    case(
        "C28",
        "A new challenge, a reload, a restart, the entry added again, another name, and a kill take no wrong secret"
        " back.",
        at("bridge/test_step_up.py", "test_nothing_takes_it_back", "test_a_state_that_is_lost_locks_for_a_day"),
        at("bridge/test_killed.py", "test_five_kills_are_five_wrong_secrets"),
        at("vault/test_attempts.py", "test_a_process_that_is_killed_right_after_a_wrong_one_has_counted_it"),
        at("web/test_proving.py", "test_a_challenge_is_good_once_whatever_comes_of_it"),
    ),
    case(
        "C29",
        "A one-time code is used again within its time, or after the clock was set back: refused.",
        at(
            "web/test_pin_and_code.py",
            "test_a_code_is_good_once_also_beside_a_wrong_pin",
            "test_a_clock_that_is_set_back_makes_no_code_good_again",
        ),
        at("model/test_one_time_code.py", "test_no_code_is_taken_twice_within_its_time_however_the_clock_is_set"),
        at("vault/test_pins.py", "test_a_code_is_used_once_and_that_survives"),
    ),
    case(
        "C30",
        "A secret comes as a number, a list, a megabyte or with a NUL: it is wrong like any other, and is in no log,"
        " event, state, answer or file.",
        at("web/test_secrets_stay_out.py", "test_nothing_shows_it", "test_a_real_attempt_shows_nothing_either"),
        at(
            "web/test_own_secrets_stay_out.py",
            "test_every_command_that_takes_a_secret_is_tried",
            "test_what_arrives_is_nowhere",
            "test_what_is_right_is_nowhere_either",
        ),
        at("bridge/test_step_up.py", "test_whatever_is_not_right_is_the_same_and_counts"),
        at("model/test_secret.py", "test_what_no_passphrase_can_be_is_empty"),
    ),
    case(
        "C31",
        "A passkey of another site, person or key, or one that was tampered with, is used: refused.",
        at("web/test_pin_and_code.py", "test_a_passkey_is_not_known_yet"),
        unbuilt="There are no passkeys yet; that method is refused.",
    ),
    case(
        "C32",
        "Somebody who was let in acts before a day has passed: refused, and everybody who decides was told.",
        at(
            "web/test_people_commands.py",
            "test_a_person_who_enrolled_acts_after_a_day",
            "test_both_clocks_have_to_say_that_a_day_is_over",
            "test_everybody_is_told_of_what_waits",
        ),
        at("vault/test_roll.py", "test_whoever_enrolled_waits", "test_nobody_is_let_in_whom_no_approver_signed_for"),
    ),
    case(
        "C33",
        "While secrets are locked, whoever declines, vetoes or locks down is not kept from it.",
        at("web/test_stopping.py", "test_whatever_lowers_works_while_secrets_are_locked"),
        at("bridge/test_step_up.py", "test_a_lock_out_stops_nothing_that_lowers"),
    ),
    case(
        "C103",
        "Home Assistant's debug log is on while the panel is used: no word, picture or ticket of an answer is in it.",
        at(
            "web/test_answers_stay_out.py",
            "test_an_answer_is_hidden_whatever_is_in_it",
            "test_what_others_are_answered_is_shown",
            "test_no_word_of_a_request_or_a_mute_is_in_the_log",
        ),
        at("web/test_secrets_stay_out.py", "test_nothing_shows_it"),
        at("web/test_request_typed_in.py", "test_words_of_a_requester_are_in_no_log"),
    ),
    case(
        "C107",
        "FFmpeg's own log is on while a camera fails: no login of a camera is in it.",
        at(
            "media/test_libav_log.py",
            "test_no_login_of_a_camera_is_in_the_log",
            "test_what_is_said_holds_no_address",
        ),
    ),
)
