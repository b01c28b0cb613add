"""Who can open what: a root per person behind that person's passphrase, and a key pair per month for recording."""
