"""The rules of the repository; README.md states the law of this folder."""
