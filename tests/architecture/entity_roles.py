"""What every entity lets people and automations see or do: a row for each, as for every door in `role_matrix`.

Home Assistant lets every signed-in user and every automation see and use all of them.
"""

from .role_matrix import Row, Who

_SEEN = Who.AUTOMATION

ENTITIES: dict[tuple[str, str], Row] = {
    ("binary_sensor", "ledger"): Row(_SEEN, "It says whether something is wrong with the history."),
    ("binary_sensor", "lockdown"): Row(_SEEN, "It says whether the vault is locked down, and why."),
    ("binary_sensor", "motion"): Row(_SEEN, "It says when a camera saw motion, which its own sensor says as well."),
    ("binary_sensor", "recording"): Row(_SEEN, "It says when a camera is recorded, and nothing of what."),
    ("binary_sensor", "vault"): Row(_SEEN, "It says whether anybody has unlocked the vault, and not who."),
    ("button", "lock_down"): Row(_SEEN, "It lowers: nobody watches and nothing leaves, and recording goes on."),
    ("button", "lock_vault"): Row(_SEEN, "It lowers: whoever wants to watch or decide unlocks anew."),
    ("button", "record_clip"): Row(_SEEN, "It records into the vault, which shows nothing to anybody."),
    ("camera", "camera"): Row(
        _SEEN, "It shows the camera as it is now, where the owner chose that: live pictures are not vaulted footage."
    ),
    ("event", "doorbell"): Row(_SEEN, "It says when somebody rang."),
    ("event", "footage_request"): Row(_SEEN, "It says what happened to which request: ids and our own words."),
    ("sensor", "active_shares"): Row(_SEEN, "It is a count."),
    ("sensor", "footage_request"): Row(_SEEN, "It says how far a request has come, in one of five words."),
    ("sensor", "last_clip"): Row(_SEEN, "It is a time."),
    ("sensor", "pending_requests"): Row(_SEEN, "It is a count."),
    ("sensor", "vault_used"): Row(_SEEN, "It is a size."),
    ("switch", "recording"): Row(_SEEN, "It says whether a camera may be recorded; off exposes nothing."),
    ("todo", "footage_requests"): Row(
        _SEEN, "It lists that there are requests, by kind and time, and takes no change."
    ),
}
"""By platform and translation key, or device class where it is named after that."""
