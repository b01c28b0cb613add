"""How somebody outside asks: the form of a door, where it is sent, and the page that says what became of it."""
