"""Abuse and faults of what is kept: the vault and its keys, and the history."""

from typing import Final

from .case import Case, at, case

VAULT: Final[tuple[Case, ...]] = (
    case(
        "D34",
        "A file is cut beside every edge of a chunk, any byte of its head is flipped, chunks are swapped, something is"
        " appended: an error, before one wrong byte is given.",
        at(
            "vault/test_age_files.py",
            "test_a_truncated_file_gives_an_error_and_no_wrong_byte",
            "test_a_flipped_header_byte_gives_an_error",
            "test_swapped_dropped_doubled_and_appended_chunks_give_an_error",
            "test_anything_behind_the_end_gives_an_error",
            "test_no_flipped_bit_ever_reaches_a_reader",
        ),
        at("vault/test_age_vectors.py", "test_seeking_gives_out_nothing_of_a_bad_file"),
    ),
    case(
        "D35",
        "A range begins at the first byte, at the last, across an edge, behind the end, or is of nothing: the exact"
        " bytes, or 416.",
        at("vault/test_age_files.py", "test_any_range_is_the_range_of_the_content"),
        at("web/test_tickets.py", "test_any_range", "test_what_is_no_single_range"),
        at("model/test_byte_range.py", "test_what_is_no_range_of_the_file", "test_nothing_has_no_range"),
    ),
    case(
        "D37",
        "Ten thousand files are written: no key and nonce are used for two chunks.",
        at("vault/test_age_files.py", "test_the_same_content_is_never_the_same_file"),
        at("disk/test_scratch.py", "test_two_have_two_keys"),
        at("scenarios/test_the_vault_is_useless_to_a_thief.py", "test_no_key_is_used_twice_with_one_nonce"),
        short="two thousand files.",
    ),
    case(
        "D38",
        "Home Assistant is killed while it records: the next start keeps what was synced, marks it as cut, and nothing"
        " of it ever lay on the disk in clear.",
        at("system/test_power_loss.py", "test_a_clip_that_was_being_written_is_kept_as_far_as_it_was_synced"),
        at("vault/test_crash.py", "test_killed_at_random"),
        at(
            "vault/test_settling.py",
            "test_it_becomes_a_cut_clip_of_exactly_what_lies_there",
            "test_its_whole_chunks_open",
        ),
        at("media/test_mp4.py", "test_what_was_written_until_the_power_went_can_be_played"),
        at(
            "scenarios/at_home/test_a_power_loss_exposes_nothing.py",
            "test_it_records_on_while_nobody_unlocks_and_nobody_watches",
            "test_nothing_lies_there_in_clear_or_for_others",
        ),
    ),
    case(
        "D40",
        "A change of passphrase is interrupted at each step: the old one opens or the new one does, never none.",
        at(
            "vault/test_faults_keyring.py",
            "test_a_change_of_keys_is_done_or_was_never_begun",
            "test_keys_that_are_torn_at_any_byte_are_the_old_keys",
        ),
        at(
            "web/test_own_keys.py",
            "test_a_disk_that_refuses_leaves_the_old_one",
            "test_what_the_ledger_does_not_take_is_not_changed",
        ),
    ),
    case(
        "D41",
        "The time of a clip is over: it goes with its picture, and a copy of it elsewhere opens no more once the key of"
        " its month is erased. The page of the vault says before when backups still hold such a key.",
        at(
            "vault/test_erasing.py",
            "test_the_key_of_a_month_is_erased_with_its_last_clip_also_for_a_copy",
            "test_a_clip_of_an_erased_month_that_is_brought_back_with_its_row_opens_for_nobody",
            "test_an_erased_key_lies_in_no_file_that_a_crash_left",
        ),
        at("vault/test_sweeping.py", "test_what_is_too_old_goes_and_is_told_first"),
        at("web/test_space.py", "test_the_date_is_told_before_which_backups_hold_erased_keys"),
        at("frontend/tests/pages/vault.test.ts", "says before when backups hold keys that were erased"),
    ),
    case(
        "D42",
        "What is held by law stays, whatever its age; once a person ends the hold it goes like any other, and the"
        " history tells both.",
        at(
            "vault/test_sweeping.py",
            "test_a_held_clip_stays_whatever_is_said_of_age_and_quota",
            "test_a_hold_ends_when_its_time_is_over_and_then_its_clip_is_like_any_other",
        ),
        at(
            "web/test_lifting.py",
            "test_a_person_ends_a_hold_with_their_secret",
            "test_no_token_and_nobody_without_keys_ends_a_hold",
        ),
        at("vault/test_holding.py", "test_the_ledger_says_who_holds_what_until_when"),
    ),
    case(
        "D43",
        "Home Assistant starts anew and nobody unlocks: it records on, and nobody watches.",
        at("vault/test_keyring.py", "test_a_clip_is_recorded_without_and_watched_with_a_passphrase"),
        at("bridge/test_runtime.py", "test_a_person_opens_what_was_recorded_without_one"),
        at("web/test_tickets.py", "test_a_locked_vault"),
        at(
            "scenarios/at_home/test_a_power_loss_exposes_nothing.py",
            "test_it_records_on_while_nobody_unlocks_and_nobody_watches",
        ),
    ),
    case(
        "D44",
        "Files and folders are for their owner alone; a link of either kind in the vault is refused.",
        at("vault/test_founding.py", "test_everything_belongs_to_its_owner_only"),
        at("vault/test_index_file.py", "test_all_its_files_are_for_their_owner_only"),
        at("ledger/test_ledger.py", "test_files_are_for_their_owner_only"),
        at("vault/test_store.py", "test_links_are_refused"),
        at("vault/test_opening.py", "test_a_link"),
        at("disk/test_files.py", "test_files_and_folders_are_for_their_owner_only", "test_links_are_refused"),
        at("scenarios/at_home/test_a_power_loss_exposes_nothing.py", "test_nothing_lies_there_in_clear_or_for_others"),
    ),
    case(
        "D45",
        "A clip of gigabytes is written and read, and a long one watched, made into a file and downloaded, in less than"
        " 100 MB more memory of the home.",
        at("vault/test_memory.py", "test_a_clip_of_any_length_takes_little_memory"),
        at("system/test_watching.py", "test_a_long_clip_that_is_played_and_sought_takes_little_memory"),
        at("system/test_share_page_trouble.py", "test_a_gibibyte_is_checked_in_little_memory"),
        measured=("P5", "P9"),
        short="a clip of 256 MiB is written and read.",
    ),
    case(
        "D104",
        "The last clip of a month goes while a file made of it is voted on or waits to be collected: its key stays.",
        at(
            "vault/test_erasing.py",
            "test_a_key_that_a_finished_file_may_need_stays_until_the_release_is_over",
        ),
        at("web/test_collecting.py", "test_the_key_of_a_finished_file_is_needed_until_it_was_collected"),
    ),
    case(
        "D108",
        "Any user reads the issue about a vault that was left: it does not say where the clips lie.",
        at("surface/test_left_vault.py", "test_only_who_drives_the_flow_is_told_where_the_clips_lie"),
    ),
)
HISTORY: Final[tuple[Case, ...]] = (
    case(
        "G70",
        "A record is changed, taken out, put in or moved: the check names the first that is wrong.",
        at(
            "ledger/test_harm.py",
            "test_a_flipped_byte_anywhere_names_its_record",
            "test_a_cut_anywhere_names_the_first_record_that_is_gone",
            "test_the_first_record_that_was_moved_is_named",
        ),
    ),
    case(
        "G72",
        "The log is cut at every byte of its last record: it opens, and only what nobody was told of is dropped.",
        at(
            "ledger/test_recovery.py",
            "test_a_log_cut_anywhere_in_its_last_records_opens_with_what_is_whole",
            "test_a_write_cut_off_anywhere_before_it_was_acknowledged_is_dropped",
        ),
    ),
    case(
        "G73",
        "A second process opens the same history: it is refused, and writes nothing.",
        at(
            "ledger/test_two_processes.py",
            "test_another_process_is_refused_and_the_lock_goes_with_it",
            "test_who_is_refused_writes_nothing_and_keeps_nothing_open",
        ),
        at("bridge/test_runtime.py", "test_a_history_is_used_by_one_process"),
    ),
    case(
        "G74",
        "An older history is put back: no stop, no closed door and no invitation that was taken back is undone by it,"
        " and nothing gets laxer.",
        at(
            "web/test_older_history.py",
            "test_a_change_that_was_stopped_stays_so",
            "test_a_door_that_was_closed_stays_so",
            "test_nobody_enrolls_by_an_invitation_that_was_taken_back",
            "test_nothing_that_exposes_more_is_agreed_to",
        ),
    ),
    case(
        "G75",
        "A proof is made while others append: it holds.",
        at("ledger/test_threads.py", "test_proofs_hold_while_another_thread_appends"),
        at("ledger/test_program.py", "test_it_passes_while_another_process_appends"),
    ),
    case(
        "G76",
        "The history cannot be written: nothing is released, given or changed, wherever in between it fails.",
        at(
            "flows/test_vote_crash.py",
            "test_the_last_vote_releases_or_nothing_leaves",
            "test_a_last_vote_that_failed_leaves_nothing_that_goes_out",
        ),
        at("flows/test_sharing.py", "test_what_the_ledger_is_not_told_of_is_not_given_and_not_given_back"),
        at("ledger/test_faults.py", "test_append"),
        at("web/test_unlocking.py", "test_what_the_ledger_does_not_take_is_not_unlocked"),
        at("web/test_tickets.py", "test_nobody_watches_without_a_trace"),
    ),
    case(
        "G77",
        "The words of a requester are erased: the history still proves what was asked.",
        at(
            "flows/test_erasing.py",
            "test_the_ledger_still_proves_what_was_asked",
            "test_words_end_some_time_after_their_request_and_not_before",
        ),
    ),
    case(
        "G78",
        "The clock is set back: records go on in their order, and the check passes and says so.",
        at("ledger/test_ledger.py", "test_a_record_says_when_it_was_written", "test_facts_are_numbered_as_they_come"),
        at("scenarios/test_the_history_is_in_order.py", "test_a_clock_that_is_set_back_changes_no_order_and_no_proof"),
    ),
)
