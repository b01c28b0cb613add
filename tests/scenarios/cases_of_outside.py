"""Abuse from outside: links and public pages, and what somebody writes."""

from typing import Final

from .case import Case, at, case

PAGES: Final[tuple[Case, ...]] = (
    case(
        "E46",
        "A link is unknown, expired, revoked, used up or malformed: one answer in all its bytes and headers, in the"
        " same time.",
        at(
            "web/test_public_surface.py",
            "test_every_way_a_link_is_over_is_one_answer",
            "test_every_state_in_which_nothing_is_shared_is_one_answer",
        ),
        at("web/test_shares.py", "test_whoever_has_not_the_secret_gets_what_nobody_gets"),
        at("system/test_share_page_trouble.py", "test_an_ended_link_a_wrong_secret_and_an_unknown_link_look_the_same"),
        at(
            "scenarios/at_home/test_a_link_gives_only_what_was_approved.py",
            "test_what_was_revoked_is_gone_and_stays_so",
        ),
        measured=("P9",),
    ),
    case(
        "E49",
        "A program that looks through mail opens a link a hundred times: no download is counted.",
        at("system/test_share_page.py", "test_looking_does_not_count_and_opening_does"),
        at("web/test_shares.py", "test_a_link_gives_the_file_that_was_voted_for"),
        at(
            "scenarios/at_home/test_a_link_gives_only_what_was_approved.py",
            "test_a_hundred_programs_that_look_at_a_link_open_nothing",
        ),
    ),
    case(
        "E50",
        "A range is a thousand ranges, overlaps, is too long, or is in other digits: refused, and costs nothing.",
        at(
            "model/test_byte_range.py",
            "test_what_is_no_range_of_the_file",
            "test_any_text_is_a_range_within_the_file_or_refused",
        ),
        at("web/test_shares.py", "test_a_range_that_is_none_is_refused"),
        at("web/test_tickets.py", "test_what_is_no_single_range"),
    ),
    case(
        "E51",
        "Fifty read a byte a second: others are served, and Home Assistant answers.",
        at(
            "web/test_share_streams.py",
            "test_slow_readers_do_not_keep_others_out",
            "test_whoever_takes_nothing_makes_room_for_whoever_waits",
        ),
        at("system/test_ask_raw.py", "test_whatever_is_sent_nothing_breaks"),
        measured=("P9",),
    ),
    case(
        "E53",
        "A body is too large, a bomb, in ten thousand parts or pieces, nested, or says something twice: refused, in"
        " little memory.",
        at("system/test_ask_raw.py", "test_whatever_is_sent_nothing_breaks"),
        at(
            "web/test_ask_surface.py", "test_a_body_with_another_meaning_finds_nothing", "test_a_large_body_is_not_read"
        ),
        at(
            "web/test_public_surface.py",
            "test_a_body_that_no_page_sends_finds_nothing",
            "test_a_large_body_is_not_read",
            "test_a_name_that_stands_twice_is_no_body",
        ),
    ),
    case(
        "E54",
        "An address goes up, in clear or encoded once or twice, has a NUL, another slash or two, or is very long:"
        " nothing is opened.",
        at("system/test_ask_raw.py", "test_whatever_is_sent_nothing_breaks"),
        at("web/test_tickets.py", "test_any_other_ticket_is_an_address_that_is_not_there"),
        at("web/test_ask_surface.py", "test_an_address_of_another_shape_is_answered_as_any_other"),
        at("vault/test_store.py", "test_no_name_from_outside_becomes_a_path"),
        at("vault/test_exporting.py", "test_no_text_becomes_a_path"),
        at("disk/test_foreign.py", "test_what_is_elsewhere_or_no_file_is_refused_alike"),
    ),
    case(
        "E55",
        "A page that is off is asked for by every method: the bytes of an address that is not there, also after a"
        " reload.",
        at(
            "web/test_public_surface.py",
            "test_while_nothing_is_shared_nothing_is_there",
            "test_a_method_that_no_page_uses_finds_nothing",
            "test_every_state_in_which_nothing_is_shared_is_one_answer",
        ),
        at("system/test_ask_raw.py", "test_whatever_is_shut_is_not_there"),
        at(
            "web/test_ask_surface.py",
            "test_before_anybody_opened_a_door_nothing_is_there",
            "test_what_there_was_is_not_there_any_more",
        ),
    ),
    case(
        "E56",
        "Every answer that is ours, right or refused, has the headers that keep it from being stored, framed, scripted"
        " or indexed.",
        at("web/test_tickets.py", "test_headers_are_those_of_footage"),
        at(
            "web/test_share_page.py",
            "test_nothing_but_its_own_script_and_style_is_allowed",
            "test_it_is_kept_by_nobody_and_framed_by_nobody",
        ),
        at("web/test_ask_surface.py", "test_nobody_keeps_frames_or_scripts_a_page"),
        at(
            "web/test_public_surface.py",
            "test_the_page_is_the_same_for_each_share",
            "test_a_large_body_is_not_read",
            "test_what_nobody_foresaw_is_one_answer",
            "test_what_fails_in_the_middle_of_a_file_adds_nothing_to_it",
        ),
    ),
    case(
        "E57",
        "There is no address with encryption for links: no link is made, and the reason is told.",
        at(
            "flows/test_voting.py",
            "test_a_link_needs_a_policy_that_allows_it",
            "test_where_links_are_allowed_their_origin_is_part_of_it",
        ),
        at(
            "model/test_policy.py",
            "test_links_lead_to_an_origin_with_tls_or_to_this_machine",
            "test_anything_else_is_no_origin",
        ),
        at("web/test_intake_commands.py", "test_nothing_opens_without_policy_or_in_a_lockdown"),
    ),
    case(
        "E58",
        "A request names another host, or says that it was forwarded: no link and no page names it.",
        at("flows/test_voting.py", "test_where_links_are_allowed_their_origin_is_part_of_it"),
        at(
            "scenarios/at_home/test_a_link_gives_only_what_was_approved.py",
            "test_no_host_that_somebody_names_is_in_a_link_or_a_page",
        ),
    ),
    case(
        "E59",
        "A page elsewhere sends a form or a request in the name of whoever looks at it: refused.",
        at("web/test_public_surface.py", "test_another_page_opens_nothing_in_a_visitors_name"),
        at(
            "web/test_ask_view.py", "test_a_form_of_another_site_is_not_there", "test_json_of_another_site_is_not_there"
        ),
        at("web/test_tickets.py", "test_a_login_that_is_no_good_is_not_looked_at"),
    ),
    case(
        "E60",
        "The clock jumps two years ahead and back: what is over stays over, and what was revoked stays revoked.",
        at(
            "flows/test_sharing.py",
            "test_what_is_over_stays_over_when_the_clock_is_set_back",
            "test_a_row_brings_nothing_back_that_was_revoked",
        ),
        at(
            "flows/test_releasing.py",
            "test_a_clock_that_is_set_ahead_ends_no_wait",
            "test_with_a_clock_that_is_set_back_nothing_leaves_before_the_announced_moment",
        ),
        at("vault/test_leases.py", "test_what_is_over_stays_over"),
        at(
            "vault/test_over_for_good.py",
            "test_the_clock_that_nobody_sets_ends_it_too",
            "test_what_was_told_after_its_end_has_it_be_over",
        ),
        at("web/test_intake_commands.py", "test_a_clock_that_is_set_back_opens_no_door"),
        at("web/test_share_streams.py", "test_a_clock_that_is_set_ahead_ends_what_is_sent"),
    ),
    case(
        "E61",
        "Somebody has Home Assistant sign an address of footage: refused.",
        at("web/test_tickets.py", "test_a_signed_address_is_refused"),
    ),
    case(
        "E101",
        "Decisions are made at home alone, and somebody far away ends another share: a download at home goes on.",
        at(
            "web/test_collecting.py",
            "test_somebody_far_away_who_ends_another_share_breaks_off_no_download_at_home",
        ),
    ),
    case(
        "E102",
        "An address with a ticket is written in percent, with two slashes or in capitals: no log shows the ticket.",
        at(
            "bridge/test_ticket_log.py",
            "test_no_way_to_write_an_address_shows_a_ticket",
            "test_the_parts_of_a_line_hold_no_ticket",
        ),
        at("web/test_ticket_matrix.py", "test_no_log_holds_a_ticket"),
    ),
    case(
        "E106",
        "A camera that was taken over answers with a redirect, a playlist or anything else that names another address:"
        " over HTTP nothing is asked there.",
        at(
            "media/test_elsewhere.py",
            "test_a_camera_sends_us_nowhere_else",
            "test_a_playlist_of_the_camera_s_own_goes_on",
            "test_a_stream_over_http_goes_on",
        ),
        lacks="By RTSP, FFmpeg asks the address of a redirect for its options, without the login.",
    ),
)
WORDS: Final[tuple[Case, ...]] = (
    case(
        "F63",
        "A text holds markup, templates, control characters or letters that mislead: shown as it is written, or"
        " refused, and one line in no log.",
        at("system/test_panel_decision.py", "test_what_a_requester_wrote_is_text_even_without_the_policy"),
        at("system/test_share_page_trouble.py", "test_what_others_wrote_is_text_even_without_the_policy"),
        at("flows/test_receipt_papers.py", "test_what_somebody_wrote_is_text"),
        at("web/test_ask_surface.py", "test_what_somebody_writes_is_text"),
        at("surface/test_request_naughty.py", "test_a_notification_is_the_same_whatever_was_written"),
        at("model/request/test_naughty.py", "test_each_is_kept_as_it_is_or_refused_for_a_reason"),
    ),
    case(
        "F64",
        "A name begins like a formula, is one of a device or of a folder above, or has hundreds of letters: no such"
        " name is given to a file, and the table of requests holds words of ours alone.",
        at("vault/test_bundle.py", "test_a_name_is_nothing_but_a_name"),
        at("frontend/tests/logic/history-report.test.ts", "has only what may leave"),
    ),
    case(
        "F65",
        "A text tells a language model to approve: it is in no state, attribute, event, notification or log.",
        at("surface/test_request_words.py", "test_no_word_of_a_requester_gets_out_of_a_request"),
        at(
            "surface/test_request_texts.py",
            "test_a_request_with_a_word_in_every_text",
            "test_an_automation_with_a_word_in_every_text",
            "test_a_share_with_a_word_in_every_text",
        ),
        at("scenarios/test_nothing_but_a_person_approves.py", "test_nothing_but_a_person_approves"),
    ),
    case(
        "F66",
        "Ten thousand requests come in an hour: one notification, little disk, and nobody else is kept out.",
        at("system/test_ask_raw.py", "test_a_flood_is_one_notification_and_keeps_nobody_out"),
        at("surface/test_telling_hourly.py", "test_ten_thousand_make_one_too_and_the_loop_goes_on"),
        at("flows/test_erasing.py", "test_of_what_nobody_is_asked_about_the_oldest_is_dropped"),
        short="one thousand are sent, and one notification is made of ten thousand.",
    ),
    case(
        "F67",
        "The same request is delivered twice, or with its fields in another order: it is one.",
        at(
            "web/test_ask_view.py",
            "test_what_a_machine_names_is_asked_once",
            "test_a_form_that_is_sent_again_is_the_same_request",
        ),
        at("flows/test_entering.py", "test_after_a_crash_it_is_sent_again_and_there_once"),
    ),
    case(
        "F68",
        "A signature has no algorithm, another one, another key, is over, or was used: it proves nothing, and is no"
        " error.",
        at(
            "vault/test_request_signature.py",
            "test_another_header_proves_nothing",
            "test_one_changed_value_is_not_what_was_signed",
            "test_nothing_that_a_stranger_sends_is_an_error",
        ),
        at("flows/test_entering.py", "test_a_signature_counts_once"),
    ),
    case(
        "F69",
        "A request names addresses to fetch a key from, also of this machine: nothing is fetched.",
        at("vault/test_request_signature.py", "test_a_key_that_is_sent_along_is_not_asked"),
        at("model/test_text.py", "test_links_are_refused"),
        at("architecture/test_harness.py", "test_planted_leak"),
        at("surface/test_import_fetching.py", "test_a_vendors_address_that_is_not_the_vendors_is_not_asked"),
    ),
)
