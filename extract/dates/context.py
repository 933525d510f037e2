"""What stands around a match: the words before it, and whether the words after it belong to it."""

import re
from dataclasses import dataclass

_BETWEEN_WORDS = re.compile(r"[\s—–-]+")
_LOWER_WORD = re.compile(r"\s([a-z]+)\b")
_POSSESSIVE = re.compile(r"['’]s?\b")
_NOT_PLURAL = frozenset("was is has does his its this as says us thus".split())
_OTHER_PHRASE = re.compile(
    r"\s{0,4}(?:\Z|\n|[^\w\s]|(?:and|or|but|nor|so|as|at|in|on|to|for|from|with|without|by|after|before|when|while|where|"
    r"who|which|that|than|then|because|during|amid|amidst|until|till|if|is|was|were|are|be|been|had|has|have|did|does|"
    r"will|would|could|can|may|might|must|should|said|says|say|told|the|a|an|its|his|her|their|our|he|she|it|they|we|"
    r"you|this|these|those|there|not|no|only|also|about|between|over|under|following|including|leaving|according|"
    r"despite|since|through|via|near|against|inside|outside|across|within)\b)"
)


def ends_phrase(text: str, pos: int, end: int) -> bool:
    """Whether what follows is another phrase: the text's end, punctuation or a function word, but no possessive."""
    return not _POSSESSIVE.match(text, pos, end) and bool(_OTHER_PHRASE.match(text, pos, end))


@dataclass(frozen=True, slots=True)
class Around:
    """A match and its surroundings; nothing before character ``start`` or after the match's ``endpos`` is looked at.

    ``trusted`` says that the construction around the match shows already that it is a date ("late ...", "between ...
    and ..."), so that only its own form is left to check.
    """

    match: re.Match[str]
    start: int
    trusted: bool = False

    def before(self, back: int = 1) -> str:
        """The word ``back`` words before the match, in lower case, with the punctuation that follows it; or ""."""
        text, pos = self.match.string, self.match.start()
        words = _BETWEEN_WORDS.split(text[max(self.start, pos - 40) : pos].rstrip())
        return words[-back].lstrip("([\"“‘'").lower() if len(words) >= back else ""

    def just_before(self, count: int) -> str:
        """The ``count`` characters before the match, or fewer."""
        return self.match.string[max(self.start, self.match.start() - count) : self.match.start()]

    def follows(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern matches right after."""
        return bool(pattern.match(self.match.string, self.match.end(), self.match.endpos))

    def just_after(self, count: int) -> str:
        """The ``count`` characters after the match, or fewer."""
        return self.match.string[self.match.end() : min(self.match.endpos, self.match.end() + count)]

    def lower_word_after(self) -> str:
        """The word in lower case that follows, or ""."""
        following = _LOWER_WORD.match(self.match.string, self.match.end(), self.match.endpos)
        return following[1] if following else ""

    def possessive(self) -> bool:
        """Whether "'s" follows."""
        return self.follows(_POSSESSIVE)

    def ends_phrase(self) -> bool:
        """Whether what follows is another phrase."""
        return ends_phrase(self.match.string, self.match.end(), self.match.endpos)

    def counts(self) -> bool:
        """Whether the match's year counts what follows: "2000 villages", a round number before a plural."""
        given = self.match.groupdict()
        number = given.get("second_year") or given.get("year")
        if not number or int(number) % 50:
            return False
        word = self.lower_word_after()
        return word == "people" or (word.endswith("s") and word not in _NOT_PLURAL)
