"""What texts are made of: sentences of news, pieces that disturb them, and the words that the rules know."""

import functools
import random

SENTENCES = (
    "Israeli forces struck a base of Hamas in Gaza on Monday, killing five soldiers.",
    "Russia warned Turkey.",
    "President Barack Obama met Prime Minister Dmitry Medvedev in Moscow on 6 July 2009.",
    "The United States will not impose sanctions on Iran, a spokesman said.",
    "France and Germany signed an accord with Ukraine last week.",
    "Pakistan accused India of shelling villages in Kashmir, and India denied it.",
    "At least 12 people were killed and 30 wounded when a suicide bomber attacked a market in Baghdad on Tuesday.",
    "“We will respond,” the Iranian foreign minister told reporters in Tehran.",
    "North Korea test-fired three missiles into the Sea of Japan, South Korea's military said.",
    "China may withdraw its ambassador from Australia if talks fail.",
    "The U.N. Security Council condemned the attack; Syria rejected the charge.",
    "Protesters marched through Cairo (the capital) to demand that the president resign.",
    "BEIRUT, March 3 (Agency) - Lebanon expelled two Libyan diplomats.",
    "He was arrested by Turkish police near Ankara in late 2015.",
    "Britain gave $2.5 million in aid to Yemen between 2016 and 2018.",
    "Neither Serbia nor Kosovo agreed to withdraw troops, which NATO had demanded.",
    "Rebels took the town, freed 40 prisoners and shot down a helicopter of the Sudanese army.",
    "Asked whether Egypt would mediate, she said: 'We have offered to.'",
    "Talks between Colombia and the FARC broke off in Havana.",
    "Chinese Premier Li Keqiang's visit to New Delhi was postponed, officials said on Sunday.",
)
FOREIGN = (
    "Сергей Лавров прибыл в Каир.", "وصل الوزير إلى القاهرة.", "外交部长抵达莫斯科。", "首相は訪問した。",
    "ראש הממשלה נפגש עם הנשיא.", "रूस ने चेतावनी दी।", "Der Minister reiste nach Paris.", "รัฐมนตรีเดินทางถึงกรุงเทพ",
)  # fmt: skip
MARKS = (
    "\u200b", "\u200d", "\u200e", "\u200f", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0301" * 30, "\u0489",
    "\x00", "\x07", "\x1b[31m", "\x1b]0;x\x07", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\r\n", "\r", "\n\n",
    "\n", "\t", "\u00a0", "\u3000", "\ufffd", "\U0010ffff", "\ue000", "😀", "👩‍👩‍👧‍👦", "🇺🇸", "ß", "İ",
    "ǆ", "ﬁ", "Ⅷ", "½", "²",
    "٣",
)  # fmt: skip
BRACKETS = (
    '"', "'", "“", "”", "‘", "’", "«", "(", ")", "[", "]", "{", "}", "<", ">", "--", "—", "- ", ":", ";", ",", ".",
    "...", "?", "!", "/", "&", "$", "%", "*", "'s", "' s", "``", "''", "(AP)", "[/bold]", "{0}", "<b>",
    "&amp;", "\\", "|",
    "_",
)  # fmt: skip
# Greek and Cyrillic letters, and forms of full width, that look like Latin ones.
ALIKE = str.maketrans("aceiopxyABEHIKMNOPTXYZ", "асеіорхуАВЕНІКМＮОРТХΥΖ")
SMALL = (
    "the a an of in to by with from on at against for and or but not no that which who whom whose he she it they him "
    "his her its their will would may might could should had has have been was were is are be being did does do to "
    "said says told told as if whether unless after before until since while during when where near between among some "
    "several both all more than at least up to about dozens hundreds thousands former acting new two three 1 7 12 150 "
    "1,200 2.5 million killed wounded people soldiers civilians men police troops forces officials"
).split()
TIMES = (
    "on Monday", "yesterday", "today", "last week", "in 2015", "on 3 May 2014", "May 3, 2014", "2014-05-03", "03/05/14",
    "since January", "for three days", "two weeks ago", "next month", "in the 1990s", "late Tuesday", "at 10:30 a.m.",
    "between 2003 and 2005", "in early March", "on Feb. 30", "the day before", "by 99999", "on Christmas Eve",
    "in 0000",
)  # fmt: skip


@functools.cache
def pool() -> tuple[str, ...]:
    """Every form of every trigger, some names, small words, dates and marks, in an order that stays."""
    from extract.gazetteer import load_gazetteer
    from extract.lexicon import load_lexicon

    lexicon = load_lexicon()
    phrases = {
        " ".join(words) for table in (lexicon.verbs, lexicon.nouns) for rows in table.values() for words, _ in rows
    }
    aliases = sorted(load_gazetteer().spellings())
    chosen = random.Random(1).sample(aliases, min(1500, len(aliases)))
    return (*SMALL, *TIMES, *BRACKETS, *chosen, *sorted(phrases | {*lexicon.forms}))
