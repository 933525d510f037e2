"""Date phrases: what is found, what is not, and which days are meant."""

import subprocess
import sys
import time
from datetime import date
from itertools import pairwise

import pytest

from extract.dates import DateSpan, Tense, find_dates, is_duration, resolve_date
from extract.records import When

THURSDAY = date(2018, 5, 31)  # the day of publication unless a test says otherwise


def only(text: str) -> DateSpan:
    spans = find_dates(text)
    assert len(spans) == 1, spans
    return spans[0]


def bounds(when: When) -> tuple[str | None, str | None, str | None]:
    return when.from_, when.to, when.grain


# text, phrase, first day, last day, grain; published on Thursday, May 31, 2018, past tense.
RESOLVED = [
    # Days that say their year
    ("He was arrested on Sept. 3, 2016.", "Sept. 3, 2016", "2016-09-03", "2016-09-03", "day"),
    ("The accord of 26 April 2018 holds.", "26 April 2018", "2018-04-26", "2018-04-26", "day"),
    ("Filed 2018-04-26 in Kabul.", "2018-04-26", "2018-04-26", "2018-04-26", "day"),
    ("Filed 2018-04-26T23:10:00Z in Kabul.", "2018-04-26T23:10:00Z", "2018-04-26", "2018-04-26", "day"),
    ("Photo taken in Hama, Nov. 2, 2015.", "Nov. 2, 2015", "2015-11-02", "2015-11-02", "day"),
    ("The raid came on the 8th of April 2017.", "the 8th of April 2017", "2017-04-08", "2017-04-08", "day"),
    ("A truce of April 8th, 2017 broke down.", "April 8th, 2017", "2017-04-08", "2017-04-08", "day"),
    ("Sunday, Jan. 3, 2016, was quiet.", "Sunday, Jan. 3, 2016", "2016-01-03", "2016-01-03", "day"),
    ("Sent Thu, 26 Apr 2018 10:02:11 +0000", "Thu, 26 Apr 2018 10:02:11 +0000", "2018-04-26", "2018-04-26", "minute"),
    ("A truce of April 8,2017 broke down.", "April 8,2017", "2017-04-08", "2017-04-08", "day"),
    ("This April 4, 2017, photo shows smoke.", "This April 4, 2017", "2017-04-04", "2017-04-04", "day"),
    ("Signed 26/04/2018 in Minsk.", "26/04/2018", "2018-04-26", "2018-04-26", "day"),
    ("Signed 04/26/2018 in Minsk.", "04/26/2018", "2018-04-26", "2018-04-26", "day"),
    ("Signed 04/04/2018 in Minsk.", "04/04/2018", "2018-04-04", "2018-04-04", "day"),
    ("Signed 9.11.2001 in Bonn.", "9.11.2001", "2001-11-09", "2001-11-09", "day"),
    ("Logged 26/Apr/2018 by the server.", "26/Apr/2018", "2018-04-26", "2018-04-26", "day"),
    ("Logged 2018 April 26 by the server.", "2018 April 26", "2018-04-26", "2018-04-26", "day"),
    ("The leap day, February 29, 2016, passed.", "February 29, 2016", "2016-02-29", "2016-02-29", "day"),
    ("On MAY 5, 2016 the siege ended.", "MAY 5, 2016", "2016-05-05", "2016-05-05", "day"),
    ("Troops left on the first of May, 2003.", "the first of May, 2003", "2003-05-01", "2003-05-01", "day"),
    # Days that do not
    ("The base was hit on April 8.", "April 8", "2018-04-08", "2018-04-08", "day"),
    ("The base was hit on 8 April.", "8 April", "2018-04-08", "2018-04-08", "day"),
    ("He was freed Feb. 13 after talks.", "Feb. 13", "2018-02-13", "2018-02-13", "day"),
    ("They were detained October 7, he said.", "October 7", "2017-10-07", "2017-10-07", "day"),
    ("It opened on May 31.", "May 31", "2018-05-31", "2018-05-31", "day"),
    ("It opened on June 1.", "June 1", "2017-06-01", "2017-06-01", "day"),
    ("Last seen on February 29.", "February 29", "2016-02-29", "2016-02-29", "day"),
    ("Killed in April 21's attack on a base.", "April 21", "2018-04-21", "2018-04-21", "day"),
    ("Protests on Wednesday, Nov. 25, spread.", "Wednesday, Nov. 25", "2017-11-25", "2017-11-25", "day"),
    ("Protests on Saturday, Nov. 25, spread.", "Saturday, Nov. 25", "2017-11-25", "2017-11-25", "day"),
    ("The summit opened on Friday, June 1.", "Friday, June 1", "2018-06-01", "2018-06-01", "day"),
    ("The town fell on May 2 and 3 this year.", "May 2 and 3 this year", "2018-05-02", "2018-05-03", "day"),
    ("The raid of June 2 last year failed.", "June 2 last year", "2017-06-02", "2017-06-02", "day"),
    ("The shooting on New Year's Day shocked Istanbul.", "New Year's Day", "2018-01-01", "2018-01-01", "day"),
    ("Workers rallied on May Day in Moscow.", "May Day", "2018-05-01", "2018-05-01", "day"),
    ("Raids began on Christmas Eve, 2015.", "Christmas Eve, 2015", "2015-12-24", "2015-12-24", "day"),
    # Months
    ("Shoigu visited Israel in October 2017 and left.", "October 2017", "2017-10-01", "2017-10-31", "month"),
    ("An attack in December of 2014 killed many.", "December of 2014", "2014-12-01", "2014-12-31", "month"),
    ("The vote took place in March.", "March", "2018-03-01", "2018-03-31", "month"),
    ("The vote took place in May.", "May", "2018-05-01", "2018-05-31", "month"),
    ("The vote took place in June.", "June", "2017-06-01", "2017-06-30", "month"),
    ("The January offensive failed.", "January", "2018-01-01", "2018-01-31", "month"),
    ("After the May elections, he quit.", "May", "2018-05-01", "2018-05-31", "month"),
    ("Arrests following April protests went on.", "April", "2018-04-01", "2018-04-30", "month"),
    ("Exports fell in March last year.", "March last year", "2017-03-01", "2017-03-31", "month"),
    ("Last November, Russia offered a deal.", "Last November", "2017-11-01", "2017-11-30", "month"),
    ("Last May, Russia offered a deal.", "Last May", "2017-05-01", "2017-05-31", "month"),
    ("This March exports grew.", "This March", "2018-03-01", "2018-03-31", "month"),
    ("The camp was cleared in late February.", "late February", "2018-02-20", "2018-02-28", "month"),
    ("The camp was cleared in late February 2016.", "late February 2016", "2016-02-20", "2016-02-29", "month"),
    ("It began in early October.", "early October", "2017-10-01", "2017-10-10", "month"),
    ("The coup of mid-July failed.", "mid-July", "2017-07-11", "2017-07-20", "month"),
    ("They left at the end of March.", "the end of March", "2018-03-20", "2018-03-31", "month"),
    ("Talks in the first week of May stalled.", "the first week of May", "2018-05-01", "2018-05-07", "week"),
    ("Talks in the last week of April stalled.", "the last week of April", "2018-04-24", "2018-04-30", "week"),
    ("Talks in the second half of April stalled.", "the second half of April", "2018-04-16", "2018-04-30", "month"),
    ("They met the week of May 16 in Geneva.", "the week of May 16", "2018-05-14", "2018-05-20", "week"),
    # Years, decades, quarters, seasons
    ("In 2014, Russia annexed Crimea.", "2014", "2014-01-01", "2014-12-31", "year"),
    ("The revolution of 1979, he said, was over.", "1979", "1979-01-01", "1979-12-31", "year"),
    ("He was born in Kutama, 1924.", "1924", "1924-01-01", "1924-12-31", "year"),
    ("Aid fell in the year 2010 by half.", "the year 2010", "2010-01-01", "2010-12-31", "year"),
    ("Protests in 2011 toppled him.", "2011", "2011-01-01", "2011-12-31", "year"),
    ("The deal slipped in early 2019 prices.", "early 2019", "2019-01-01", "2019-04-30", "year"),
    ("It collapsed in mid-2008 or so.", "mid-2008", "2008-05-01", "2008-08-31", "year"),
    ("It collapsed at the end of 2008.", "the end of 2008", "2008-12-01", "2008-12-31", "year"),
    ("It sank in the first half of 2016.", "the first half of 2016", "2016-01-01", "2016-06-30", "year"),
    ("It sank in the first quarter of 2018.", "the first quarter of 2018", "2018-01-01", "2018-03-31", "quarter"),
    ("It sank in Q3 2017 again.", "Q3 2017", "2017-07-01", "2017-09-30", "quarter"),
    ("Sales in the last three months of 2004.", "the last three months of 2004", "2004-10-01", "2004-12-31", "month"),
    ("It sank in the first two months of this year.", "the first two months of this year", "2018-01-01", "2018-02-28",
     "month"),
    ("War came in the final months of 2008.", "the final months of 2008", "2008-09-01", "2008-12-31", "year"),
    ("The wars of the 1990s ended.", "the 1990s", "1990-01-01", "1999-12-31", "decade"),
    ("The wars of the '90s ended.", "the '90s", "1990-01-01", "1999-12-31", "decade"),
    ("Reforms of the early 1980s failed.", "the early 1980s", "1980-01-01", "1983-12-31", "decade"),
    ("Reforms of the late 1980s failed.", "the late 1980s", "1987-01-01", "1989-12-31", "decade"),
    ("Georgia fought in summer 2008 alone.", "summer 2008", "2008-06-01", "2008-08-31", "quarter"),
    ("Riots in the spring of 2005 ousted him.", "the spring of 2005", "2005-03-01", "2005-05-31", "quarter"),
    ("They clashed last summer.", "last summer", "2017-06-01", "2017-08-31", "quarter"),
    ("They clashed last winter.", "last winter", "2017-12-01", "2018-02-28", "quarter"),
    # Weekdays
    ("Liberman left on Wednesday night for Moscow.", "Wednesday night", "2018-05-30", "2018-05-30", "day"),
    ("Mattis said on Thursday he agrees.", "Thursday", "2018-05-31", "2018-05-31", "day"),
    ("CNN reported late Thursday.", "late Thursday", "2018-05-31", "2018-05-31", "day"),
    ("He was held early on Friday.", "early on Friday", "2018-05-25", "2018-05-25", "day"),
    ("Later on Tuesday they met.", "Later on Tuesday", "2018-05-29", "2018-05-29", "day"),
    ("Monday morning saw clashes.", "Monday morning", "2018-05-28", "2018-05-28", "day"),
    ("It was shot down last Tuesday.", "last Tuesday", "2018-05-29", "2018-05-29", "day"),
    ("It was shot down last Thursday.", "last Thursday", "2018-05-24", "2018-05-24", "day"),
    ("They met on Tuesday of last week.", "Tuesday of last week", "2018-05-22", "2018-05-22", "day"),
    ("The attack on Friday and Saturday killed ten.", "Friday and Saturday", "2018-05-25", "2018-05-26", "day"),
    ("It struck at 7 a.m. Tuesday in Sderot.", "7 a.m. Tuesday", "2018-05-29", "2018-05-29", "hour"),
    ("It struck Tuesday at 5:17 a.m. in Sderot.", "Tuesday at 5:17 a.m.", "2018-05-29", "2018-05-29", "minute"),
    # Days, weeks, months around publication
    ("He spoke yesterday.", "yesterday", "2018-05-30", "2018-05-30", "day"),
    ("He speaks today.", "today", "2018-05-31", "2018-05-31", "day"),
    ("He will speak tomorrow.", "tomorrow", "2018-06-01", "2018-06-01", "day"),
    ("He will speak tonight.", "tonight", "2018-05-31", "2018-05-31", "day"),
    ("It fell this morning.", "this morning", "2018-05-31", "2018-05-31", "day"),
    ("It fell last night.", "last night", "2018-05-30", "2018-05-30", "day"),
    ("It fell the day before yesterday.", "the day before yesterday", "2018-05-29", "2018-05-29", "day"),
    ("The town was shelled overnight.", "overnight", "2018-05-30", "2018-05-31", "day"),
    ("The town was shelled overnight Saturday.", "overnight Saturday", "2018-05-26", "2018-05-27", "day"),
    ("The town was shelled overnight into Sunday.", "overnight into Sunday", "2018-05-26", "2018-05-27", "day"),
    ("Protesters marched over the weekend.", "over the weekend", "2018-05-26", "2018-05-27", "day"),
    ("Protesters marched last weekend.", "last weekend", "2018-05-26", "2018-05-27", "day"),
    ("Israel warned last week of attacks.", "last week", "2018-05-21", "2018-05-27", "week"),
    ("After last week's raid he quit.", "last week", "2018-05-21", "2018-05-27", "week"),
    ("Five died this week.", "this week", "2018-05-28", "2018-05-31", "week"),
    ("Five died earlier this week.", "earlier this week", "2018-05-28", "2018-05-31", "week"),
    ("Five died late last week.", "late last week", "2018-05-24", "2018-05-27", "week"),
    ("Five died last month.", "last month", "2018-04-01", "2018-04-30", "month"),
    ("Five died earlier this month.", "earlier this month", "2018-05-01", "2018-05-31", "month"),
    ("Five died earlier in the month.", "earlier in the month", "2018-05-01", "2018-05-31", "month"),
    ("Five died early last month.", "early last month", "2018-04-01", "2018-04-10", "month"),
    ("Five died this year.", "this year", "2018-01-01", "2018-05-31", "year"),
    ("Five died late last year.", "late last year", "2017-09-01", "2017-12-31", "year"),
    # Counted
    ("He was wounded 10 days ago.", "10 days ago", "2018-05-21", "2018-05-21", "day"),
    ("He was wounded three weeks ago.", "three weeks ago", "2018-05-07", "2018-05-13", "week"),
    ("He was wounded nearly two months ago.", "nearly two months ago", "2018-03-01", "2018-03-31", "month"),
    ("He was wounded two years ago.", "two years ago", "2016-01-01", "2016-12-31", "year"),
    ("He was wounded two to three weeks ago.", "two to three weeks ago", "2018-05-07", "2018-05-20", "week"),
    ("He was wounded a decade ago.", "a decade ago", "2000-01-01", "2009-12-31", "decade"),
    ("He was wounded three hours ago.", "three hours ago", "2018-05-30", "2018-05-31", "hour"),
    ("He quit less than two weeks ago.", "less than two weeks ago", "2018-05-17", "2018-05-31", "week"),
    ("Sirens in the past 22 hours sent them to shelters.", "the past 22 hours", "2018-05-30", "2018-05-31", "hour"),
    ("Fire over the last day and a half hit towns.", "over the last day and a half", "2018-05-29", "2018-05-31", "day"),
    ("Calls in the last two days failed.", "the last two days", "2018-05-29", "2018-05-31", "day"),
    ("Riots over the last two weeks spread.", "over the last two weeks", "2018-05-17", "2018-05-31", "week"),
    ("The past month was calm.", "The past month", "2018-04-30", "2018-05-31", "month"),
    ("In the last four years it grew.", "the last four years", "2014-05-31", "2018-05-31", "year"),
    # Ranges and open bounds
    ("Sirens sounded from 7 a.m. Tuesday to 5:17 a.m. Wednesday.", "from 7 a.m. Tuesday to 5:17 a.m. Wednesday",
     "2018-05-29", "2018-05-30", "minute"),
    ("It rained between March 3 and 5.", "between March 3 and 5", "2018-03-03", "2018-03-05", "day"),
    ("It rained March 3-5, 2016, in Aden.", "March 3-5, 2016", "2016-03-03", "2016-03-05", "day"),
    ("It rained 3–5 March 2016 in Aden.", "3–5 March 2016", "2016-03-03", "2016-03-05", "day"),
    ("They fought from December 28 to January 3.", "from December 28 to January 3", "2017-12-28", "2018-01-03", "day"),
    ("A war from November to February 2015.", "from November to February 2015", "2014-11-01", "2015-02-28", "month"),
    ("They fought between March and May 2010.", "between March and May 2010", "2010-03-01", "2010-05-31", "month"),
    ("Exports in the January-March period fell.", "January-March", "2018-01-01", "2018-03-31", "month"),
    ("He ruled from 1998 to 2002.", "from 1998 to 2002", "1998-01-01", "2002-12-31", "year"),
    ("The war (1980–1988) killed many.", "1980–1988", "1980-01-01", "1988-12-31", "year"),
    ("Aid in 2015-16 doubled.", "2015-16", "2015-01-01", "2016-12-31", "year"),
    ("The fairs of 2005 and 2006 failed.", "2005 and 2006", "2005-01-01", "2006-12-31", "year"),
    ("He has led since January.", "since January", "2018-01-01", "2018-05-31", "month"),
    ("He has led since 2014.", "since 2014", "2014-01-01", "2018-05-31", "year"),
    ("He has led since early December.", "since early December", "2017-12-01", "2018-05-31", "month"),
    ("He has led since the 1990s.", "since the 1990s", "1990-01-01", "2018-05-31", "decade"),
    ("They fled after 2014.", "after 2014", "2015-01-01", "2018-05-31", "year"),
    ("He was in jail until 1974.", "until 1974", None, "1974-12-31", "year"),
    ("Aid runs through 2020.", "through 2020", None, "2020-12-31", "year"),
    ("He had until Tuesday to leave.", "until Tuesday", None, "2018-05-29", "day"),
    ("Parliament was closed until August 14.", "until August 14", None, "2018-08-14", "day"),
    ("It must end before Sunday.", "before Sunday", None, "2018-05-26", "day"),
    ("It must end before the end of 2019.", "before the end of 2019", None, "2019-12-31", "year"),
    ("He left more than a year ago.", "more than a year ago", None, "2017-05-31", "year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "first", "last", "grain"), RESOLVED, ids=[case[0] for case in RESOLVED])
def test_found_and_resolved(text: str, phrase: str, first: str | None, last: str | None, grain: str) -> None:
    span = only(text)
    assert span == DateSpan(phrase, text.index(phrase), text.index(phrase) + len(phrase))
    when = resolve_date(span, THURSDAY)
    assert bounds(when) == (first, last, grain)
    assert (when.text, when.start, when.end) == (span.text, span.start, span.end)


# phrase, tense, first day, last day; published on Thursday, May 31, 2018.
TENSES = [
    ("Thursday", "future", "2018-05-31", "2018-05-31"),
    ("Wednesday", "future", "2018-06-06", "2018-06-06"),
    ("Wednesday", "present", "2018-05-30", "2018-05-30"),
    ("Friday and Saturday", "future", "2018-06-01", "2018-06-02"),
    ("next Tuesday", "future", "2018-06-05", "2018-06-05"),
    ("this coming Thursday", "future", "2018-06-07", "2018-06-07"),
    ("April 8", "future", "2019-04-08", "2019-04-08"),
    ("August 8", "future", "2018-08-08", "2018-08-08"),
    ("June 2", "present", "2018-06-02", "2018-06-02"),
    ("February 29", "future", "2020-02-29", "2020-02-29"),
    ("April", "future", "2019-04-01", "2019-04-30"),
    ("May", "future", "2018-05-01", "2018-05-31"),
    ("November", "future", "2018-11-01", "2018-11-30"),
    ("July", "present", "2018-07-01", "2018-07-31"),
    ("December", "present", "2017-12-01", "2017-12-31"),
    ("next week", "future", "2018-06-04", "2018-06-10"),
    ("next month", "future", "2018-06-01", "2018-06-30"),
    ("next year", "past", "2019-01-01", "2019-12-31"),
    ("next May", "future", "2019-05-01", "2019-05-31"),
    ("next summer", "future", "2018-06-01", "2018-08-31"),
    ("this week", "future", "2018-05-31", "2018-06-03"),
    ("this week", "present", "2018-05-28", "2018-06-03"),
    ("later this week", "past", "2018-05-31", "2018-06-03"),
    ("later this year", "future", "2018-05-31", "2018-12-31"),
    ("this weekend", "future", "2018-06-02", "2018-06-03"),
    ("over the weekend", "future", "2018-06-02", "2018-06-03"),
    ("overnight", "future", "2018-05-31", "2018-06-01"),
    ("the next two weeks", "future", "2018-05-31", "2018-06-14"),
    ("within six months", "future", "2018-05-31", "2018-11-30"),
    ("two weeks from now", "future", "2018-06-11", "2018-06-17"),
    ("in a week's time", "future", "2018-06-04", "2018-06-10"),
    ("by the end of the year", "future", None, "2018-12-31"),
    ("by June 1", "future", None, "2018-06-01"),
    ("until Tuesday", "future", None, "2018-06-05"),
    ("after Friday", "future", "2018-06-02", None),
    ("from Monday to Friday", "future", "2018-06-04", "2018-06-08"),
    ("from December 28 to January 3", "future", "2018-12-28", "2019-01-03"),
]


@pytest.mark.parametrize(("phrase", "tense", "first", "last"), TENSES, ids=[f"{case[0]}-{case[1]}" for case in TENSES])
def test_tense(phrase: str, tense: Tense, first: str | None, last: str | None) -> None:
    when = resolve_date(DateSpan(phrase, 0, len(phrase)), THURSDAY, tense=tense)
    assert (when.from_, when.to) == (first, last)


# phrase, published, first day, last day; past tense.
ON_OTHER_DAYS = [
    ("Sunday", date(2018, 6, 3), "2018-06-03", "2018-06-03"),
    ("Monday", date(2018, 6, 3), "2018-05-28", "2018-05-28"),
    ("last week", date(2018, 1, 1), "2017-12-25", "2017-12-31"),
    ("last week", date(2018, 6, 3), "2018-05-21", "2018-05-27"),
    ("over the weekend", date(2018, 6, 4), "2018-06-02", "2018-06-03"),
    ("over the weekend", date(2018, 6, 2), "2018-06-02", "2018-06-03"),
    ("last month", date(2018, 1, 31), "2017-12-01", "2017-12-31"),
    ("last November", date(2018, 11, 5), "2017-11-01", "2017-11-30"),
    ("last November", date(2018, 12, 5), "2018-11-01", "2018-11-30"),
    ("last winter", date(2018, 2, 10), "2016-12-01", "2017-02-28"),
    ("this winter", date(2018, 2, 10), "2017-12-01", "2018-02-28"),
    ("last quarter", date(2018, 2, 10), "2017-10-01", "2017-12-31"),
    ("the past month", date(2018, 3, 31), "2018-02-28", "2018-03-31"),
    ("three months ago", date(2018, 1, 31), "2017-10-01", "2017-10-31"),
    ("overnight", date(2018, 1, 1), "2017-12-31", "2018-01-01"),
    ("December 31", date(2018, 1, 5), "2017-12-31", "2017-12-31"),
    ("late February", date(2016, 3, 1), "2016-02-20", "2016-02-29"),
    ("yesterday", date(1, 1, 1), None, None),
    ("next year", date(9999, 6, 1), None, None),
]


@pytest.mark.parametrize(
    ("phrase", "published", "first", "last"), ON_OTHER_DAYS, ids=[f"{case[0]}-{case[1]}" for case in ON_OTHER_DAYS]
)
def test_other_days_of_publication(phrase: str, published: date, first: str | None, last: str | None) -> None:
    when = resolve_date(DateSpan(phrase, 0, len(phrase)), published)
    assert (when.from_, when.to) == (first, last)


NOTHING = [
    "Iran may strike back.",
    "Iran May Strike Israel",
    "Up to 24 May Have Died in Blast",
    "They march on the capital.",
    "Thousands March on Capital",
    "500 March on Parliament",
    "She joined the Women's March, the March for Our Lives.",
    "Theresa May said so.",
    "A speech by May's minister, criticised by May in parliament.",
    "A second drone was shot down.",
    "It took a second and a minute.",
    "He bought the Sun and sat down to wed.",
    "The Sun reported that the minister sat idle.",
    "The Sunday Times reported the raid.",
    "Sheffield Wednesday won.",
    "They remember Bloody Sunday and Good Friday.",
    "Muslims pray every Friday.",
    "Ten people and 10 more people died.",
    "2,000 troops and 65 targets.",
    "It sent 2000 troops and 2014 tanks.",
    "They killed civilians in 2000 villages.",
    "He signed the 2015 nuclear deal.",
    "Borders of the 1967 war.",
    "In Washington, D.C. officials met.",
    "After 9/11 the world changed.",
    "The march of history, an august body.",
    "April Ryan and June Carter met Jan Egeland.",
    "A three-day visit and a two-hour meeting.",
    "He got 10 years in prison.",
    "He was the first in 20 years to win.",
    "The price fell to $2014 and €2015.",
    "He cited Resolution 2254 and flight MH17.",
    "See https://example.org/2018/04/26/story for more.",
    "Version 3.2014 was released.",
    "Russia Today aired it.",
    "It is a 2015-era, pre-2014 map.",
    "The March 14 Alliance backs the Lebanese army.",
    "The September 11 attacks, the Sept. 11th terrorist attacks.",
    "The April 6 Youth Movement and the January 25 coalition.",
    "The fall of Mosul and the fall in prices.",
    "The last days of the war.",
    "The World Health Organization spoke of a spring of hope.",
    "It may be within range; since then it is over.",
    "They fought by day and by night, from house to house.",
    "It is 26-04 against 3-5 by half past ten.",
    "The Red October group and the Black September men.",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_found(text: str) -> None:
    assert find_dates(text) == []


# Found, but without bounds: text, phrase, grain.
UNBOUNDED = [
    ("He recently left.", "recently", None),
    ("They fled the same day.", "the same day", "day"),
    ("They fled the next day.", "the next day", "day"),
    ("They fled the next morning.", "the next morning", "day"),
    ("They met the day before.", "the day before", "day"),
    ("Earlier in the day they met.", "Earlier in the day", "day"),
    ("They met later that day.", "later that day", "day"),
    ("Two days later they met.", "Two days later", "day"),
    ("The following year he died.", "The following year", "year"),
    ("They fled in recent weeks.", "in recent weeks", "week"),
    ("It will fall in the coming days.", "in the coming days", "day"),
    ("It fell over the past several months.", "over the past several months", "month"),
    ("It fell a few days ago.", "a few days ago", "day"),
    ("It fell years ago.", "years ago", "year"),
    ("It fell a year and a half ago.", "a year and a half ago", None),
    ("They fought for weeks.", "for weeks", "week"),
    ("It came on the anniversary of the coup.", "on the anniversary", "day"),
    ("It came on the 60th anniversary of the coup.", "on the 60th anniversary", "day"),
    ("It fell on February 30.", "February 30", "day"),
    ("It fell on February 30, 2016.", "February 30, 2016", "day"),
    ("It fell on February 29, 2017.", "February 29, 2017", "day"),
    ("It fell on 31 June 2016.", "31 June 2016", "day"),
    ("It fell on 2018-02-30 again.", "2018-02-30", "day"),
    ("It fell on 09/11/2001 again.", "09/11/2001", "day"),
    ("It fell on 31/31/2001 again.", "31/31/2001", "day"),
    ("It fell in the winter of 2015 again.", "the winter of 2015", "quarter"),
    ("He built it within six months.", "within six months", "month"),
    ("They fled over the next two weeks.", "over the next two weeks", "week"),
    ("They met midweek.", "midweek", "day"),
    ("It stood 5000 years ago.", "5000 years ago", None),
]


@pytest.mark.parametrize(("text", "phrase", "grain"), UNBOUNDED, ids=[case[0] for case in UNBOUNDED])
def test_found_without_bounds(text: str, phrase: str, grain: str | None) -> None:
    span = only(text)
    assert span.text == phrase
    assert bounds(resolve_date(span, THURSDAY)) == (None, None, grain)


# With no day of publication: phrase, first day, last day, grain.
UNPUBLISHED = [
    ("Wednesday", None, None, "day"),
    ("last week", None, None, "week"),
    ("April 8", None, None, "day"),
    ("in March", None, None, "month"),
    ("late February", None, None, "month"),
    ("two years ago", None, None, "year"),
    ("the past 22 hours", None, None, "hour"),
    ("from Monday to Friday", None, None, "day"),
    ("by Sunday", None, None, "day"),
    ("April 8, 2018", "2018-04-08", "2018-04-08", "day"),
    ("October 2017", "2017-10-01", "2017-10-31", "month"),
    ("the 1990s", "1990-01-01", "1999-12-31", "decade"),
    ("since 2014", "2014-01-01", None, "year"),
    ("since January", None, None, "month"),
    ("by the end of 2015", None, "2015-12-31", "year"),
    ("from November 28, 2016 to January 3", "2016-11-28", "2017-01-03", "day"),
]


@pytest.mark.parametrize(("phrase", "first", "last", "grain"), UNPUBLISHED, ids=[case[0] for case in UNPUBLISHED])
def test_without_day_of_publication(phrase: str, first: str | None, last: str | None, grain: str) -> None:
    assert bounds(resolve_date(DateSpan(phrase, 0, len(phrase)), None)) == (first, last, grain)


# What a caller may take from elsewhere: other writings, neutral words in front, and what is no date at all.
FOREIGN = [
    ("On Friday", "2018-05-25", "2018-05-25"),
    ("in October 2017", "2017-10-01", "2017-10-31"),
    ("during the past week", "2018-05-24", "2018-05-31"),
    ("26-Apr-2018", "2018-04-26", "2018-04-26"),
    ("26. April 2018", "2018-04-26", "2018-04-26"),
    ("the 2015 nuclear deal", None, None),
    ("during the tenure of Kim Jong Un", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("phrase", "first", "last"), FOREIGN, ids=[case[0] for case in FOREIGN])
def test_phrases_from_elsewhere(phrase: str, first: str | None, last: str | None) -> None:
    when = resolve_date(DateSpan(phrase, 0, len(phrase)), THURSDAY)
    assert (when.from_, when.to) == (first, last)


def test_several_in_order_without_overlap() -> None:
    text = "On Monday, as in March 2016, he said last week's raid and the 2015 deal would end by Friday."
    spans = find_dates(text)
    assert [span.text for span in spans] == ["Monday", "March 2016", "last week", "by Friday"]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_years_far_apart_are_two_dates() -> None:
    assert [span.text for span in find_dates("Wars in 1967 and 1973 changed it.")] == ["1967", "1973"]


def test_days_of_two_months_are_two_dates() -> None:
    assert [span.text for span in find_dates("It fell on March 3 and 10 April.")] == ["March 3", "10 April"]


def test_day_of_an_event_is_not_an_open_bound() -> None:
    assert [span.text for span in find_dates("Crowds gathered after Tuesday's attack.")] == ["Tuesday"]


@pytest.mark.parametrize("gap", [" ", "\n", "\u00a0", " \n ", "\r\n"])
def test_wrapped_lines(gap: str) -> None:
    text = f"It fell last{gap}week again."
    assert [span.text for span in find_dates(text)] == [f"last{gap}week"]
    assert resolve_date(find_dates(text)[0], THURSDAY).from_ == "2018-05-21"


def test_blank_line_ends_a_phrase() -> None:
    assert [span.text for span in find_dates("It fell on Sunday\n\nMarch 5, 2016")] == ["Sunday", "March 5, 2016"]


def test_bounds_of_the_search() -> None:
    text = "On Monday he left; on Tuesday he came back; on Wednesday he slept."
    start, end = text.index("on Tuesday"), text.index("; on Wednesday")
    assert find_dates(text, start, end) == [DateSpan("Tuesday", start + 3, start + 10)]
    assert [span.text for span in find_dates(text, end)] == ["Wednesday"]
    assert find_dates(text, 0, len("On Mon")) == []


def test_text_outside_the_bounds_is_not_looked_at() -> None:
    text = "in 2014 Paris"
    assert [span.text for span in find_dates(text, 0, 7)] == ["2014"]
    assert find_dates(text, 3) == []


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the past 22 hours", True),
        ("over the last day and a half", True),
        ("within six months", True),
        ("for weeks", True),
        ("in recent days", True),
        ("last week", False),
        ("since January", False),
        ("10 days ago", False),
        ("recently", False),
        ("no date", False),
    ],
)
def test_durations(phrase: str, expected: bool) -> None:
    assert is_duration(DateSpan(phrase, 0, len(phrase))) is expected


def test_dateparser_is_not_loaded_for_common_forms() -> None:
    program = (
        "import sys; from datetime import date; from extract.dates import find_dates, resolve_date\n"
        "spans = find_dates('On Sept. 3, 2016 and 26 April 2018, last week and 2018-04-26.')\n"
        "assert [resolve_date(span, date(2018, 5, 31)).to for span in spans] == "
        "['2016-09-03', '2018-04-26', '2018-05-27', '2018-04-26']\n"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": ":".join(sys.path)}, check=False).returncode
        == 0
    )


# Each would be slow if a pattern or a construction backtracked without limit.
@pytest.mark.parametrize(
    "unit",
    [
        "the ",
        "from ",
        "Monday and ",
        "between March and ",
        "7 a.m. ",
        "the end of ",
        "late mid-",
        "2014-",
        "Friday, ",
        "May 3, 4, ",
        "hours after ",
        "the night of ",
        "at dawn on ",
        "the first Sunday of ",
        "a year to the ",
        "within a week of ",
        " ",
        "a\n",
        "1",
    ],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        begin = time.process_time()
        find_dates(text)
        return time.process_time() - begin

    small, large = seconds(10_000), seconds(40_000)
    assert large < 4 * 2.5 * max(small, 0.005)
