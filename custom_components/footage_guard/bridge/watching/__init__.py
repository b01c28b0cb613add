"""Persons of the home find clips, keep them and watch them by tickets; nothing here lets one leave."""
