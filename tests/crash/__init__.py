"""A process that is killed at each sync of each state of both machines, and what a restart makes of the rest."""
