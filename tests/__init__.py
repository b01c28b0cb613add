"""Tests; the folders mirror the source, and scenarios/ the promises."""
