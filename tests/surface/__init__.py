"""Flows and entities in a real Home Assistant core, without a network but the loopback interface."""
