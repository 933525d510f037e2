"""Where the names of persons begin and end in the news corpus, whose own tags mix them with titles."""

import re
from collections.abc import Iterator

from training.gmb import Sentence
from training.labels import Range, Span
from training.names import LISTS, known_names, label_of_known
from training.titles import HEADS, PARTICLES, STRONG, is_title, strip_titles

NOT_AFTER_TITLE = frozenset(LISTS["news"]["no_surnames"])  # "General Assembly"
NOT_NAMES = frozenset(LISTS["news"]["no_names"])
BODIES = frozenset(LISTS["news"]["bodies"])  # "Army": a title's word and yet a name
ARABIC = ("al-", "el-", "ul-", "ad-")
WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
PORTFOLIO = (
    "Prime|Foreign|Defense|Interior|Finance|Oil|Justice|Information|Trade|Health|Vice|Deputy|Assistant|Treasury|"
    "Commerce"
)
OFFICE = re.compile(rf" (?:(?:{PORTFOLIO}) )*(?:Secretary|Minister|President|Ambassador|Chairman)\b")


def titled_names(sentence: Sentence) -> Iterator[Range]:
    """The names that follow a title: "President *Bush*", "Mr. *Alito*"."""
    text = sentence.text
    words = [(match.group(), match.start()) for match in re.finditer(r"[^\s,;:()\"]+", text)]
    starts = {start for start, _ in sentence.proper}
    tagged = {i for start, end, _ in sentence.raw for i in range(start, end)}
    index = 1
    while index < len(words):
        (before, before_at), (word, start) = words[index - 1], words[index]
        head = before in HEADS and start == before_at + len(before) + 1 and (before in STRONG or start in tagged)
        named = start in starts and not is_title(word) and word not in NOT_AFTER_TITLE
        if head and named and not known_names().match(text, start):
            last = index
            while last + 1 < len(words) and words[last + 1][1] == words[last][1] + len(words[last][0]) + 1:
                candidate, at = words[last + 1]
                possessive = words[last][0].endswith(("'s", "'"))
                if known_names().match(text, at) or WEEKDAY.match(candidate) or possessive:
                    break
                particle = candidate.lower() in PARTICLES and last + 2 < len(words) and words[last + 2][1] in starts
                surname = at in starts and at in tagged and not is_title(candidate)
                if not (particle or surname or candidate.startswith(ARABIC)):
                    break
                last += 1
            end = words[last][1] + len(re.sub(r"(?:'s?|[.?!])$", "", words[last][0]))
            if not WEEKDAY.match(text[start:end]):
                yield start, end
            index = last
        index += 1


def trim(text: str, start: int, end: int) -> Range:
    """Leave out the article, and lower-case words, weekdays and commas at the ends; may come back empty."""
    if text[start : start + 4] in ("The ", "the ") and text[start:end] != "The Hague":
        start += 4
    while start < end and not (text[start].isupper() or text[start].isdigit()):
        if text.startswith(("al-", "bin "), start, end):
            break
        space = text.find(" ", start, end)
        start = end if space < 0 else space + 1
    while start < end and (match := re.search(r" (?!al-|el-|ul-|ad-)[a-z][\w-]*$", text[start:end])):
        end = start + match.start()
    while start < end and (match := re.search(rf"[,;:]$| (?:{WEEKDAY.pattern}|-)$|\.\.$", text[start:end])):
        end = start + match.start()
    return start, end


def split_titles(text: str, start: int, end: int, kind: str) -> Iterator[Span]:
    """Cut titles out of a span of the corpus: at its head for persons, anywhere for organisations.

    "U.S. Defense Secretary Rumsfeld" as an organisation gives "U.S." and, as a person, "Rumsfeld".
    """
    if kind == "org":
        match = OFFICE.search(text[start:end])
        if match:
            yield from split_titles(text, start, start + match.start(), kind)
            yield from split_titles(text, start + match.start() + 1, end, "per")
            return
        if text[:start].endswith("Secretary of "):
            kind = "per"
        elif re.match(r" (?:Secretary|Minister)\b", text[end:]):
            end = start + len(re.sub(rf"(?: ?\b(?:{PORTFOLIO}))+$", "", text[start:end]))
        while start < end and text[start:end].rsplit(" ", 1)[-1] in HEADS and " " in text[start:end]:
            end = text.rindex(" ", start, end)
        if text[start:end].split(" ")[0] in STRONG and " " in text[start:end]:
            kind = "per"
    if kind == "per":
        start += strip_titles(text[start:end])
    owner = re.match(r"[A-Z][\w.]+(?: [A-Z]\w+)?'s (?=[A-Z])", text[start:end])
    if owner and owner.group()[:-3] in label_of_known():
        start += owner.end()
    start, end = trim(text, start, end)
    name = text[start:end]
    if start < end and name not in NOT_NAMES and not (is_title(name) and name not in BODIES):
        yield start, end, kind
