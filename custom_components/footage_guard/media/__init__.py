"""Streams and pictures: blocking code on PyAV, without Home Assistant."""
