"""The check of a data directory: whether keys, index, ledger and files say the same. It changes nothing by itself.

python3 -m custom_components.footage_guard.vault.check DIR [--clips FOLDER] [--repair] [--json]
"""
