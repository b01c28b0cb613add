"""By what else pictures of this home can be reached, which the vault cannot guard."""
