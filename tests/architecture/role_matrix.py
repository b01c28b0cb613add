"""Who may reach what: a row for every door into the integration, and for every word it says aloud.

A new door without a row fails a test, so that nobody opens one without saying for whom.
"""

from enum import StrEnum
from typing import NamedTuple


class Door(StrEnum):
    """The ways in and out that Home Assistant offers."""

    ACTION = "action"
    COMMAND = "WebSocket command"
    CONDITION = "condition"
    EVENT = "event"
    FLOW_STEP = "flow step"
    HOOK = "function that Home Assistant calls"
    LISTENER = "event that is listened to"
    MEDIA_SOURCE = "media source"
    PANEL = "panel"
    SCRIPT = "script on every page"
    STATIC_PATH = "static path"
    TRIGGER = "trigger"
    VIEW = "HTTP view"
    WEBHOOK = "webhook"


class Who(StrEnum):
    """The widest circle that gets through a door."""

    ANYONE = "anyone, without a login"
    SIGNED_IN = "every signed-in user"
    ENROLLED = "persons who hold keys of the vault, by any login of theirs"
    ACTING = (
        "active persons who hold keys of the vault, in a login they made with a secret; never a token or an automation"
    )
    WATCHING = "the same, and persons who may watch and do not decide"
    INVITED = "the very person whom approvers invited, in a login they made with a secret"
    AUTOMATION = "every signed-in user and every automation"
    ADMINISTRATOR = "any administrator, and whatever holds an administrator's token"


class Row(NamedTuple):
    """Who gets through, and why that harms nobody."""

    who: Who
    because: str


ROLES: dict[tuple[Door, str], Row] = {
    (Door.STATIC_PATH, "/footage_guard_static"): Row(
        Who.ANYONE, "The panel is the same in every home and holds no data."
    ),
    (Door.VIEW, "/api/footage_guard/clip/{ticket}"): Row(
        Who.ANYONE,
        "The ticket is all that is asked for, as a player sends no login: 256 bits, for one clip, made for one login, "
        "and over with its unlock. Without a good one it answers as an address that is not there.",
    ),
    (Door.VIEW, "/api/footage_guard/file/{ticket}"): Row(
        Who.ANYONE,
        "The ticket is all that is asked for: 256 bits, for one download of what was voted for as a file, made for an "
        "approver's login, and over with it, with its unlock, or after 10 minutes.",
    ),
    (Door.VIEW, "/footage_guard/s/{share_id}"): Row(
        Who.ANYONE,
        "While something is shared it serves the same page for each share, and tells what it is only to whoever sends "
        "the secret that is in the link and nowhere else. Otherwise it answers as an address that is not there.",
    ),
    (Door.VIEW, "/footage_guard/s/{share_id}/open"): Row(
        Who.ANYONE,
        "It counts a download for whoever holds the link, and the access code where one is asked for: five wrong ones "
        "end the share. Otherwise it answers as an address that is not there.",
    ),
    (Door.VIEW, "/footage_guard/d/{ticket}/{number}"): Row(
        Who.ANYONE,
        "The ticket is all that is asked for: 256 bits, for one share that was opened with its secret, and over with "
        "the share. Without a good one it answers as an address that is not there.",
    ),
    (Door.VIEW, "/footage_guard/ask/{intake_id}"): Row(
        Who.ANYONE,
        "It is the form of a door that approvers opened, the same for everybody, without a word of this home. While no "
        "such door is open it answers as an address that is not there.",
    ),
    (Door.VIEW, "/footage_guard/ask/{intake_id}/submit"): Row(
        Who.ANYONE,
        "It takes in what somebody asks by a door that approvers opened, as often as they agreed to: a person decides "
        "about it, and nothing leaves by it. Otherwise it answers as an address that is not there.",
    ),
    (Door.VIEW, "/footage_guard/r/{receipt_id}"): Row(
        Who.ANYONE,
        "It tells whoever has the receipt of a request one of three words and a time that was announced; a no looks "
        "like silence. Otherwise it answers as an address that is not there.",
    ),
    (Door.PANEL, "footage-guard"): Row(Who.SIGNED_IN, "It shows its version; what it asks for is checked per command."),
    (Door.SCRIPT, "/footage_guard_static/card.js"): Row(
        Who.ANYONE,
        "The card is the same in every home and holds no data: it shows states that every signed-in user can read, and "
        "calls the action that locks down.",
    ),
    (Door.MEDIA_SOURCE, "footage_guard"): Row(
        Who.AUTOMATION,
        "It lists when which camera recorded and for how long, as `find_clips` does, without a picture, and leaves out "
        "cameras whose entities a person must not see. Nothing in it plays, whoever asks.",
    ),
    (Door.HOOK, "backup.async_pre_backup"): Row(
        Who.ADMINISTRATOR,
        "It has files only grow while they are copied, and gives nothing: recording, declining and stopping go on.",
    ),
    (Door.HOOK, "backup.async_post_backup"): Row(
        Who.ADMINISTRATOR, "It has everything go on as without a backup, which an hour does as well."
    ),
    (Door.ACTION, "find_clips"): Row(
        Who.AUTOMATION,
        "It tells when which camera recorded, which the states of its entities tell as well, and nothing of content.",
    ),
    (Door.ACTION, "hold_clips"): Row(
        Who.AUTOMATION,
        "It keeps clips for a while and shows none: 5 holds, 2 GB and 14 days at most, 20 holds an hour.",
    ),
    (Door.ACTION, "import_clip"): Row(
        Who.AUTOMATION,
        "It adds to the vault and shows nothing: from folders that actions may read, from what Home Assistant serves "
        "to every user, and from the vendor of a doorbell.",
    ),
    (Door.ACTION, "lock_down"): Row(
        Who.AUTOMATION, "It lowers: nobody watches and nothing leaves, and recording goes on."
    ),
    (Door.ACTION, "lock_vault"): Row(Who.AUTOMATION, "It lowers: whoever wants to watch or decide unlocks anew."),
    (Door.ACTION, "revoke_all_shares"): Row(
        Who.AUTOMATION, "It lowers: nothing that is shared, or about to be, leaves any more."
    ),
    (Door.ACTION, "revoke_share"): Row(Who.AUTOMATION, "It lowers: nothing of one share leaves any more."),
    (Door.ACTION, "record_clip"): Row(
        Who.AUTOMATION, "It records into the vault, which shows nothing to anybody, and answers with an id."
    ),
    (Door.ACTION, "release_hold"): Row(
        Who.AUTOMATION, "It ends only what an action placed; what a person, a request or a law holds stays held."
    ),
    (Door.ACTION, "create_request"): Row(
        Who.AUTOMATION,
        "It asks a person and gives nothing; three wait at most, and what was declined is not asked again.",
    ),
    (Door.ACTION, "decline_request"): Row(Who.AUTOMATION, "It lowers: to say no may be left to anybody and anything."),
    (Door.ACTION, "share_clip"): Row(
        Who.AUTOMATION, "It asks a person, who picks clips and recipient; its answer is ids and a status, never a link."
    ),
    (Door.ACTION, "wait_for_decision"): Row(
        Who.AUTOMATION, "It answers with a status; one that was set aside looks as if it waited."
    ),
    (Door.ACTION, "withdraw_request"): Row(Who.AUTOMATION, "It lowers, and takes back only what an action asked."),
    (Door.ACTION, "transparency_report"): Row(
        Who.AUTOMATION,
        "It counts requests of months in which nothing can change any more; numbers under three are left out, and "
        "whatever they could be calculated from.",
    ),
    (Door.ACTION, "verify_ledger"): Row(
        Who.AUTOMATION, "It reads, and answers with a count, a digest and a yes or no."
    ),
    (Door.COMMAND, "footage_guard/clips/list"): Row(
        Who.ENROLLED, "It shows times, sizes and why clips were recorded, and no footage."
    ),
    (Door.COMMAND, "footage_guard/clips/days"): Row(Who.ENROLLED, "It shows how many clips each day of a month has."),
    (Door.COMMAND, "footage_guard/clips/heat"): Row(
        Who.WATCHING,
        "As a ticket: it shows in which of 256 places of a clip's picture something differed, second by second, which "
        "is less than the smallest picture. Not in a lockdown.",
    ),
    (Door.COMMAND, "footage_guard/clips/import"): Row(
        Who.ACTING, "As the action: it adds to the vault, from where actions may read, and shows nothing."
    ),
    (Door.COMMAND, "footage_guard/clips/offers"): Row(
        Who.ACTING, "It shows lists of other recorders, which every user can browse, and what of them was imported."
    ),
    (Door.COMMAND, "footage_guard/clips/ticket"): Row(
        Who.WATCHING,
        "It lets whoever unlocked the vault in this login watch one clip, or one finished file as it would leave; the "
        "ledger is told. Not in a lockdown.",
    ),
    (Door.COMMAND, "footage_guard/clips/thumbnail_ticket"): Row(
        Who.WATCHING, "As a ticket, for one picture of one clip. Not in a lockdown."
    ),
    (Door.COMMAND, "footage_guard/intake/list"): Row(
        Who.ENROLLED, "It shows by which addresses somebody outside may ask, which a sign at the door shows as well."
    ),
    (Door.COMMAND, "footage_guard/intake/create"): Row(
        Who.ACTING,
        "It raises: somebody outside may ask, and nothing goes. Statement, challenge and secret, as many votes as a "
        "release takes, not in a lockdown; what it opens answers only while the policy lets anybody ask.",
    ),
    (Door.COMMAND, "footage_guard/intake/pause"): Row(
        Who.ENROLLED, "It lowers: nobody asks by a door until approvers open it anew."
    ),
    (Door.COMMAND, "footage_guard/intake/close"): Row(Who.ENROLLED, "It lowers: nobody asks by a door any more."),
    (Door.COMMAND, "footage_guard/holds/list"): Row(Who.ENROLLED, "It shows ids, times and sizes, and no footage."),
    (Door.COMMAND, "footage_guard/holds/place"): Row(
        Who.ENROLLED,
        "It keeps clips and shows none; what is held leaves a quarter of the quota to new ones. What comes by a token "
        "is held as by an action, with its end and its limits.",
    ),
    (Door.COMMAND, "footage_guard/holds/lift"): Row(
        Who.ACTING,
        "It needs a challenge for exactly this hold and a proof, and shows nothing; the ledger is told who. Not in a "
        "lockdown.",
    ),
    (Door.COMMAND, "footage_guard/info"): Row(
        Who.SIGNED_IN,
        "Those without keys are told the version, what two entities show to everybody, and whether they may enroll.",
    ),
    (Door.COMMAND, "footage_guard/report"): Row(
        Who.ENROLLED, "It counts requests, which those persons can list, and says nothing of any of them."
    ),
    (Door.COMMAND, "footage_guard/ledger/list"): Row(Who.ENROLLED, "It shows ids, times and digests, and no footage."),
    (Door.COMMAND, "footage_guard/ledger/subscribe"): Row(
        Who.ENROLLED, "It tells how many facts there are, to nobody who holds no keys any more."
    ),
    (Door.COMMAND, "footage_guard/ledger/verify"): Row(
        Who.ENROLLED, "It reads, and answers with a checkpoint to keep."
    ),
    (Door.COMMAND, "footage_guard/ledger/export"): Row(
        Who.ENROLLED, "It gives the same facts as the list, to be checked elsewhere."
    ),
    (Door.COMMAND, "footage_guard/ledger/accept_rollback"): Row(
        Who.ACTING,
        "It needs a challenge for exactly this history and a proof, and shows and releases nothing by itself.",
    ),
    (Door.LISTENER, "EVENT_HOMEASSISTANT_STOP"): Row(
        Who.AUTOMATION, "It locks the vault and ends imports and waiting, whoever says that Home Assistant stops."
    ),
    (Door.LISTENER, "mobile_app_notification_action"): Row(
        Who.AUTOMATION,
        "It declines a request or locks down, which both lower; it reads nothing else, and answers nothing to whoever "
        "sends it.",
    ),
    (Door.COMMAND, "footage_guard/approvers/list"): Row(Who.ENROLLED, "It shows who is enrolled, and no secret."),
    (Door.COMMAND, "footage_guard/approvers/invite"): Row(
        Who.ACTING,
        "It needs a proof and as many votes as the policy says; whoever is invited waits a day after enrolling. Not in "
        "a lockdown.",
    ),
    (Door.COMMAND, "footage_guard/approvers/enrol"): Row(
        Who.INVITED,
        "It makes keys of the very person who was invited, while an approver has the vault unlocked; they may do "
        "nothing for a day, and everybody is told. Not in a lockdown.",
    ),
    (Door.COMMAND, "footage_guard/approvers/remove"): Row(
        Who.ENROLLED,
        "Anybody leaves, and an approver takes an invitation back; to take somebody else out is for an approver who "
        "may act, which is asked inside. Never the last one, and no quorum goes with them.",
    ),
    (Door.COMMAND, "footage_guard/policy/get"): Row(Who.ENROLLED, "It shows what was decided, and no footage."),
    (Door.COMMAND, "footage_guard/policy/challenge"): Row(
        Who.ACTING, "It shows what would be decided, and decides nothing. Not in a lockdown."
    ),
    (Door.COMMAND, "footage_guard/policy/apply"): Row(
        Who.ACTING,
        "What exposes more needs a proof and as many votes as the policy says before it; quorum and mode wait a day. "
        "Not in a lockdown. What is stricter is so at once.",
    ),
    (Door.COMMAND, "footage_guard/policy/stop"): Row(Who.ENROLLED, "It lowers: what is under way is not decided."),
    (Door.COMMAND, "footage_guard/zones/get"): Row(
        Who.ACTING, "A small picture of now comes with it for whoever has the vault unlocked, and never in a lockdown."
    ),
    (Door.COMMAND, "footage_guard/zones/set"): Row(
        Who.ACTING, "It shows and releases nothing. Less may be recorded: no token and no automation can have it so."
    ),
    (Door.COMMAND, "footage_guard/process/list"): Row(
        Who.WATCHING, "It shows legal papers as a person of the home typed them in, and no footage."
    ),
    (Door.COMMAND, "footage_guard/process/create"): Row(
        Who.ACTING,
        "It keeps footage without an end, so a token must not; it prepares and releases nothing. What it may ask for "
        "is a request like any other that is typed in.",
    ),
    (Door.COMMAND, "footage_guard/process/update"): Row(
        Who.ACTING, "It notes what a person says of a paper, and ends no hold."
    ),
    (Door.COMMAND, "footage_guard/requests/list"): Row(Who.ENROLLED, "It shows what was asked, and no footage."),
    (Door.COMMAND, "footage_guard/requests/get"): Row(
        Who.ENROLLED, "It shows what was asked, and of the clips in question times and sizes."
    ),
    (Door.COMMAND, "footage_guard/requests/subscribe"): Row(
        Who.ENROLLED, "It tells ids and states, to nobody who holds no keys any more."
    ),
    (Door.COMMAND, "footage_guard/requests/create"): Row(
        Who.ENROLLED,
        "It notes what somebody asks, unverified; it is decided like any other. What comes by a token is an "
        "automation's, with the limits of the actions.",
    ),
    (Door.COMMAND, "footage_guard/requests/decline"): Row(Who.ENROLLED, "It lowers."),
    (Door.COMMAND, "footage_guard/requests/mute"): Row(
        Who.ENROLLED,
        "It lowers, for 30 days at most; longer, and to end it, is for who may act, which is asked inside.",
    ),
    (Door.COMMAND, "footage_guard/requests/reopen"): Row(
        Who.ACTING, "It takes back a no and gives nothing: whatever leaves is approved by itself. Not in a lockdown."
    ),
    (Door.COMMAND, "footage_guard/requests/verify"): Row(
        Who.ACTING, "It says how a person knows who asks, and ends votes that did not know it. Not in a lockdown."
    ),
    (Door.COMMAND, "footage_guard/lockdown/leave"): Row(
        Who.ACTING,
        "It needs a challenge and the passphrase, and lasts fifteen minutes, in which anybody can lock down again.",
    ),
    (Door.COMMAND, "footage_guard/vault/status"): Row(
        Who.ENROLLED, "It shows whether and until when this login has unlocked the vault, and unlocks nothing."
    ),
    (Door.COMMAND, "footage_guard/vault/unlock"): Row(
        Who.WATCHING,
        "It needs a challenge and the passphrase, opens for that person in that login alone, and the ledger is told. "
        "Not in a lockdown.",
    ),
    (Door.COMMAND, "footage_guard/vault/set_pin"): Row(
        Who.WATCHING,
        "It needs a challenge and the passphrase; a PIN opens nothing, and is good beside a code in an unlocked vault.",
    ),
    (Door.COMMAND, "footage_guard/vault/change_passphrase"): Row(
        Who.WATCHING, "It needs a challenge and the passphrase that the person has, and changes theirs alone."
    ),
    (Door.COMMAND, "footage_guard/vault/new_recovery_code"): Row(
        Who.WATCHING,
        "It needs a challenge and the passphrase, shows a new code once to its own person, and is worth nothing until "
        "it is typed back. Not in a lockdown.",
    ),
    (Door.COMMAND, "footage_guard/vault/recover"): Row(
        Who.WATCHING,
        "It needs a challenge and the person's own recovery code, and waits a day, in which anybody enrolled stops it. "
        "Not in a lockdown.",
    ),
    (Door.COMMAND, "footage_guard/vault/stop_recovery"): Row(
        Who.ENROLLED, "It lowers: a person keeps the passphrase they have."
    ),
    (Door.COMMAND, "footage_guard/vault/export_identity"): Row(
        Who.ACTING,
        "Every approver has to agree, each with a challenge and a step-up; a day later one takes a month's key away, "
        "with another proof, behind a passphrase, once. Not in a lockdown.",
    ),
    (Door.COMMAND, "footage_guard/vault/space"): Row(
        Who.ENROLLED, "It shows sizes by month and camera, and no footage."
    ),
    (Door.COMMAND, "footage_guard/audit/exposure"): Row(
        Who.ENROLLED, "It names what else shows pictures, and shows none; nothing is changed or noted by it."
    ),
    (Door.COMMAND, "footage_guard/vault/lock"): Row(Who.ENROLLED, "It lowers: whoever wants to watch unlocks anew."),
    (Door.COMMAND, "footage_guard/draft/create"): Row(
        Who.ACTING, "It writes down what would be given to whom; nothing leaves by it. Not in a lockdown."
    ),
    (Door.COMMAND, "footage_guard/draft/update"): Row(
        Who.ACTING, "It changes what would be given, and voids all votes for what it was. Not in a lockdown."
    ),
    (Door.COMMAND, "footage_guard/draft/render"): Row(
        Who.ACTING, "It makes files that stay encrypted here, by what the person has unlocked. Not in a lockdown."
    ),
    (Door.COMMAND, "footage_guard/draft/get"): Row(
        Who.ACTING, "It shows what would be given to whom, who has voted, and no footage."
    ),
    (Door.COMMAND, "footage_guard/draft/cancel"): Row(Who.ACTING, "It lowers: a draft and its votes end."),
    (Door.COMMAND, "footage_guard/approval/challenge"): Row(
        Who.ACTING, "It shows what a vote would sign, with a challenge that is of no use without a secret."
    ),
    (Door.COMMAND, "footage_guard/approval/approve"): Row(
        Who.ACTING,
        "The one door by which footage leaves: it needs a challenge for exactly this file, recipient and terms, the "
        "person's secret, and as many such votes as the policy says. Not in a lockdown.",
    ),
    (Door.COMMAND, "footage_guard/approval/veto"): Row(
        Who.ENROLLED, "It lowers: what is prepared, voted on or cools off does not leave."
    ),
    (Door.COMMAND, "footage_guard/shares/list"): Row(
        Who.ENROLLED, "It tells what was shared with whom and who opened it, and neither links nor codes."
    ),
    (Door.COMMAND, "footage_guard/shares/shorten"): Row(
        Who.ENROLLED, "It lowers: fewer downloads, or an earlier end; more or later is refused."
    ),
    (Door.COMMAND, "footage_guard/shares/revoke"): Row(Who.ENROLLED, "It lowers: nothing of a share leaves any more."),
    (Door.COMMAND, "footage_guard/shares/revoke_all"): Row(
        Who.ENROLLED, "It lowers: nothing of any share leaves any more."
    ),
    (Door.COMMAND, "footage_guard/approval/collect"): Row(
        Who.ACTING, "It shows what was released, once it is live. Not in a lockdown."
    ),
}
