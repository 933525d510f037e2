"""Packages that not everybody needs."""

from extract.errors import InputError


def missing(extra: str, why: str) -> InputError:
    """The error that says how to install what is missing."""
    return InputError(f"{why}, which is not installed", f"pip install 'geopolitical-events[{extra}]'")
