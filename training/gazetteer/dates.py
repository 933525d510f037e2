"""Dates of offices: partial ones are widened, rows of one office that touch are joined."""

import calendar
import re
from datetime import date, timedelta

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_date(text: str) -> bool:
    """Whether ``text`` is a year, a month or a day in ISO form."""
    return ISO.fullmatch(text) is not None


def first_day(text: str) -> str:
    """``2011`` → ``2011-01-01``, ``2011-05`` → ``2011-05-01``, '' stays.

    :raises ValueError: if ``text`` is no year, month or day.
    """
    if not text:
        return ""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1).isoformat()


def last_day(text: str) -> str:
    """``2011`` → ``2011-12-31``, ``2011-05`` → ``2011-05-31``, '' stays.

    :raises ValueError: if ``text`` is no year, month or day.
    """
    if not text:
        return ""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1]).isoformat()


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = ISO.fullmatch(text)
    if found is None:
        raise ValueError(f"not a year, a month or a day: {text!r}")
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def join(spans: list[tuple[str, str]], gap: int = 62) -> list[tuple[str, str]]:
    """Merge ``(from, to)`` ISO days that overlap or lie at most ``gap`` days apart; '' is open on that side."""
    merged: list[tuple[str, str]] = []
    for start, end in sorted(spans):
        if merged and _touch(merged[-1][1], start, gap):
            last_start, last_end = merged[-1]
            merged[-1] = (last_start, "" if not last_end or not end else max(last_end, end))
        else:
            merged.append((start, end))
    return merged


def _touch(end: str, start: str, gap: int) -> bool:
    if not end or not start:
        return True
    return date.fromisoformat(start) <= date.fromisoformat(end) + timedelta(days=gap)
