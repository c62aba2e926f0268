"""Chapters that can be asked "what if": their own arithmetic, run by the page."""
