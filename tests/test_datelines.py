"""Dates in datelines, file names and metadata."""

from datetime import date

import pytest

from extract.datelines import complete, date_in_name, find_dateline, parse_date


@pytest.mark.parametrize(
    ("before", "span", "after", "place", "day"),
    [
        ("", "WASHINGTON, April 26, 2018 (AP) —", " He left.", "WASHINGTON", "2018-04-26"),
        ("", "TEL AVIV, 26 April 2018 —", " He left.", "TEL AVIV", "2018-04-26"),
        ("", "MOSCOW — May 31, 2018", "", "MOSCOW", "2018-05-31"),
        ("", "Washington, D.C., Sept. 1, 2018 –", " He left.", "Washington, D.C.", "2018-09-01"),
        ("", "UNITED NATIONS, Dec 6, 2017 (Reuters) -", " He", "UNITED NATIONS", "2017-12-06"),
        ("", "The Hague, 3rd March 2020 --", " He left.", "The Hague", "2020-03-03"),
        ("", "N’DJAMENA, Chad, Feb. 29, 2020 –", " He left.", "N’DJAMENA, Chad", "2020-02-29"),
        ("", "Jerusalem, Thursday, May 31, 2018:", " He left.", "Jerusalem", "2018-05-31"),
        ("", "KYIV, Ukraine (AP) —", " He left.", "KYIV, Ukraine", None),
        ("", "Beirut (AFP) –", " He left.", "Beirut", None),
        ("", "PORT-AU-PRINCE, Haiti —", " He left.", "PORT-AU-PRINCE, Haiti", None),
        ("", "PENTAGON/WASHINGTON —", " He left.", "PENTAGON/WASHINGTON", None),
        ("He Came\n\n", "MOSCOW —", " He left.", "MOSCOW", None),
        ("Fight in Old Mosul-", "MOSUL —", "\n\nHe stood.", "MOSUL", None),
        ("He came\r\n", "TEL AVIV, 26 April 2018", "\r\nHe left.", "TEL AVIV", "2018-04-26"),
        ("", "RIYADH:", " The king met the president of France in the capital on Monday, it said.", "RIYADH", None),
        ("", "May 31, 2018", "\nHe left.", None, "2018-05-31"),
        ("He came\n", "31 May 2018", "\nHe left.", None, "2018-05-31"),
        ("", "2018-05-31", "\nHe left.", None, "2018-05-31"),
        ("", "Published: Thursday, May 31, 2018, 10:15 GMT", "\nHe", None, "2018-05-31"),
        ("", "31.05.2018", "\nHe left.", None, "2018-05-31"),
        ("He Came\nMay 31, 2018\n", "MOSCOW (AP) —", " He left.", "MOSCOW", "2018-05-31"),
    ],
)  # fmt: skip
def test_dateline_is_found(before: str, span: str, after: str, place: str | None, day: str | None) -> None:
    text = before + span + after
    found = find_dateline(text)
    assert found
    assert text[found.start : found.end] == span
    assert found.place_text == place
    assert (found.date.isoformat() if found.date else None) == day
    if place is None:
        assert (found.place_start, found.place_end) == (None, None)
    else:
        assert text[found.place_start : found.place_end] == place


@pytest.mark.parametrize(
    ("text", "month_day"),
    [
        ("BEIRUT, Oct 3 (Reuters) - He left.", (10, 3)),
        ("MOSCOW, May 31. /TASS/. He left.", (5, 31)),
        ("May 31 (UPI) -- He left.", (5, 31)),
        ("MOSCOW — 29 February\nHe left.", (2, 29)),
    ],
)
def test_dateline_without_a_year_has_no_date(text: str, month_day: tuple[int, int]) -> None:
    found = find_dateline(text)
    assert found
    assert found.date is None
    assert found.month_day == month_day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Israel struck Syria on May 9, 2018 - and again a day later.",
        "SYRIA — ISRAEL STRIKES BASE",
        "BREAKING — Israel strikes a base.",
        "NATO — the alliance of the West — met.",
        "Trump Meets Kim, June 12, 2018",
        "April 31, 2018\nHe left.",
        "TRUMP: I think that we will do this, and a lot of other things as well, believe me.\nTRUMP: Yes.",
        "IRAN: A short history",
        "In Gaza, May 31 was a day of rage - and of mourning.",
        "One\nTwo\nThree\nFour\nFive\nMOSCOW — He left.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("month_day", "published", "day"),
    [
        ((4, 26), "2018-05-01", "2018-04-26"),
        ((4, 26), "2018-04-25", "2018-04-26"),
        ((12, 30), "2018-01-02", "2017-12-30"),
        ((1, 2), "2017-12-30", "2018-01-02"),
        ((2, 29), "2017-03-01", "2016-02-29"),
        ((2, 29), "2018-03-01", None),
    ],
)
def test_year_of_a_dateline(month_day: tuple[int, int], published: str, day: str | None) -> None:
    assert complete(month_day, date.fromisoformat(published)) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2018-05-31.txt", "2018-05-31"),
        ("strike_20180531.txt", "2018-05-31"),
        ("2018_05_31-strike.md", "2018-05-31"),
        ("report2018.05.31.txt", "2018-05-31"),
        ("20180531T1015.txt", "2018-05-31"),
        ("2018-02-30-and-2018-03-01.txt", "2018-03-01"),
        ("2018-02-30.txt", None),
        ("20181340.txt", None),
        ("120180531.txt", None),
        ("2018-05_31.txt", None),
        ("000_71bc20180531d7f8ed0.txt", None),
        ("resolution-2231.txt", None),
    ],
)
def test_date_in_name(name: str, day: str | None) -> None:
    assert date_in_name(name) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-05-31", "2018-05-31"),
        (" 20180531 ", "2018-05-31"),
        ("2018-05-31T23:30:00Z", "2018-05-31"),
        ("2018-05-31T23:30:00-07:00", "2018-05-31"),
        ("Thu, 31 May 2018 10:00:00 +0200", "2018-05-31"),
        ("May 31, 2018", "2018-05-31"),
        ("31/05/2018", "2018-05-31"),
        ("1527724800", "2018-05-31"),
        ("yesterday", None),
        ("May 2018", None),
        ("May 31", None),
        ("2018", None),
        ("2018-02-30", None),
        ("February 30, 2018", None),
        ("soon", None),
        ("", None),
    ],
)
def test_parse_date(text: str, day: str | None) -> None:
    assert parse_date(text) == (date.fromisoformat(day) if day else None)
