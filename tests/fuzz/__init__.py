"""Hostile and broken input, made at random: nothing crashes, hangs, or loses a document.

``pytest tests/fuzz`` makes the same cases every time; ``python -m tests.fuzz`` makes new ones, as many as one likes.
"""
