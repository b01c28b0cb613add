"""Cameras are read, recorded and looked at for motion; clips begin and end."""
