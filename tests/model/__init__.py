"""The model's rules, without anything else."""
