"""The persons of a home, their keys, and changes of the rules that they have to agree to."""
