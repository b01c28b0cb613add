"""The vault: real files, real keys."""
