"""Tests of the simulated cameras, which are real servers and streams, and keep the time of the wall."""
