"""Who may take which step of a flow: any administrator's token can, so each of them only lowers."""

from .role_matrix import Door, Row, Who

FLOW_ROLES: dict[tuple[Door, str], Row] = {
    (Door.FLOW_STEP, "config/user"): Row(Who.ADMINISTRATOR, "It makes an empty vault, and only where there is none."),
    (Door.FLOW_STEP, "config/passphrase"): Row(Who.ADMINISTRATOR, "It belongs to the making of an empty vault."),
    (Door.FLOW_STEP, "config/adopt"): Row(
        Who.ADMINISTRATOR, "It takes over a vault as it is, locked down until one of its approvers ends that."
    ),
    (Door.FLOW_STEP, "config/adopt_unknown"): Row(
        Who.ADMINISTRATOR, "It is the same step, whose form says that no person of the vault is a user here."
    ),
    (Door.FLOW_STEP, "config/reconfigure"): Row(Who.ADMINISTRATOR, "It only lowers: mode and approver stay."),
    (Door.FLOW_STEP, "options/init"): Row(
        Who.ADMINISTRATOR, "It only lowers: nobody who is told is removed, and clips go to no folder that is served."
    ),
    (Door.FLOW_STEP, "config_subentries/camera/user"): Row(
        Who.ADMINISTRATOR, "It adds a camera; whoever can do that can watch that camera already."
    ),
    (Door.FLOW_STEP, "config_subentries/camera/reconfigure"): Row(
        Who.ADMINISTRATOR,
        "It only lowers: for another source, sound or place, or a shorter time, the camera is removed and added again.",
    ),
    (Door.FLOW_STEP, "issues/camera_exposed/fix_flow/init"): Row(
        Who.ADMINISTRATOR, "It names cameras that assistants may see, which every administrator can look up."
    ),
    (Door.FLOW_STEP, "issues/camera_exposed/fix_flow/confirm"): Row(
        Who.ADMINISTRATOR, "It lowers: the cameras of the vault are taken from assistants."
    ),
    (Door.FLOW_STEP, "issues/vault_readable/fix_flow/init"): Row(
        Who.ADMINISTRATOR, "It says what would be done, and nothing of what is there."
    ),
    (Door.FLOW_STEP, "issues/vault_readable/fix_flow/confirm"): Row(
        Who.ADMINISTRATOR, "It lowers: other programs and users of the machine lose the right to enter the vault."
    ),
    (Door.FLOW_STEP, "issues/vault_left/fix_flow/init"): Row(
        Who.ADMINISTRATOR, "It tells where the vault of an entry that was removed lies, and nothing of what is in it."
    ),
    (Door.FLOW_STEP, "issues/vault_left/fix_flow/confirm"): Row(
        Who.ADMINISTRATOR, "It keeps the vault as it is, and takes the note away."
    ),
    (Door.FLOW_STEP, "issues/vault_left/fix_flow/delete"): Row(
        Who.ADMINISTRATOR,
        "It lowers: a vault that was left is deleted for good, from a day after its removal on, and never while a "
        "person or a law holds footage in it or its history cannot be relied on.",
    ),
}
