"""Tests of the programs beside the integration, of the scripts and of a release."""
