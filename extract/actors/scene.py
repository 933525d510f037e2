"""The scene: all that the resolvers of one document read."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from datetime import date

from extract.gazetteer import Gazetteer, Row, choose
from extract.mentions import Mention
from extract.records import Kind
from extract.referents import Referent
from extract.syntax import Parse
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("actors")
OPPOSED = _WORDS["opposed"]
OPPOSING = _WORDS["opposing"]
# Kinds whose country is that of the phrase they stand in.
SIDED: frozenset[Kind] = frozenset(["country", "place", "government", "military", "armed_group", "organization"])
BACK = 6  # sentences over which a text takes names up


class Scene(ABC):
    """The names of one document and who they are, with the tables that the resolvers remember things in.

    ``at`` gives the mention that covers a token, ``named`` the referent of a mention by its first token, ``nouns`` the
    tokens of each noun by its lemma, ``settings`` the country of each sentence, ``under_way`` the tokens that are being
    resolved.
    """

    def __init__(self, parse: Parse, mentions: list[Mention], gazetteer: Gazetteer, published: date | None) -> None:
        self.parse = parse
        self.mentions = mentions
        self.gazetteer = gazetteer
        self.published = published
        self.at = {i: mention for mention in mentions for i in range(mention.first, mention.last + 1)}
        self.named: dict[int, Referent] = {}
        self.nouns: dict[str, list[int]] = {}
        self.settings: dict[float, list[str | None]] = {}
        self.under_way: set[int] = set()
        for token in parse.tokens:
            if token.pos == "NOUN" and token.rel != "compound":
                self.nouns.setdefault(token.lemma.lower(), []).append(token.i)
        self._stated = {
            row.country
            for mention in mentions
            for row in mention.rows[:1]
            if row.kind == "country" or len({r.country for r in mention.rows}) == 1
        }

    @abstractmethod
    def resolve(self, i: int) -> tuple[Referent, ...]:
        """Who token ``i`` with what hangs below it stands for."""

    def surface(self, first: int, last: int) -> str:
        """The text of tokens ``first`` to ``last``, both inclusive."""
        return self.parse.text[self.parse.tokens[first].start : self.parse.tokens[last].end]

    def head_of(self, mention: Mention) -> int:
        """The token of a name that hangs on something outside it."""
        inside = range(mention.first, mention.last + 1)
        return next((i for i in inside if self.parse.tokens[i].head not in inside), mention.last)

    def name_at(self, i: int) -> Referent | None:
        """Who the name that covers token ``i`` is."""
        mention = self.at.get(i)
        return None if mention is None else self.named[mention.first]

    def before(self, i: int) -> Iterator[Referent]:
        """Names before token ``i``, nearest first, no more than six sentences back."""
        tokens = self.parse.tokens
        for mention in reversed(self.mentions):
            if mention.first >= i:
                continue
            if tokens[mention.first].sent < tokens[i].sent - BACK:
                return
            if mention.first in self.named:  # not yet, while the names are being introduced
                yield self.named[mention.first]

    def choose(self, rows: tuple[Row, ...]) -> Row:
        """The row that is meant, as it is on the day of publication, in the countries that the text names."""
        return choose(rows, self.published, self._stated).row.on(self.published)

    def row_at(self, i: int) -> Row | None:
        """The row of the name that covers token ``i``, unless it stands aside: "Iran-backed", "anti-Assad"."""
        mention = self.at.get(i)
        if mention is None or not mention.rows or self.aside(mention):
            return None
        return self.choose(mention.rows)

    def country_in(self, words: Iterable[int]) -> str | None:
        """The first country that a run of tokens names, demonyms before places."""
        best: str | None = None
        for j in words:
            row = self.row_at(j)
            if row is not None and row.kind in SIDED and row.country:
                if row.via == "demonym":
                    return row.country
                best = best or row.country
        return best

    def aside(self, mention: Mention) -> bool:
        """ "Iran-backed", "anti-Assad", "pro-Russian": the land named is not the side of what follows."""
        tokens = self.parse.tokens
        after, before = mention.last + 1, mention.first - 1
        if after + 1 < len(tokens) and tokens[after].text in ("-", "–") and tokens[after + 1].lower in OPPOSED:
            return True
        _, hyphen, ending = tokens[mention.last].lower.rpartition("-")
        if hyphen and ending in OPPOSED:
            return True
        return before >= 1 and tokens[before].text in ("-", "–") and tokens[before - 1].lower in OPPOSING
