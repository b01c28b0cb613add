"""The data of a vault on disk: founded, opened, copied for backups, kept within its room and left behind."""
