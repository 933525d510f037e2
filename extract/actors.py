"""Phrases → who they are, in the light of the whole document.

The resolver reads as a person would: a name first by the gazetteer, then as the short form of a name met before, then
by its title or apposition; a description by its modifiers ("the *Israeli* defense minister"), by what it repeats ("the
group") and at last by where the text is set; a pronoun by the nearest fitting referent before it.
"""

import functools
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date
from importlib import resources

from rapidfuzz.distance import OSA

from extract.attribution import find_speaker, in_quotation
from extract.clauses import surface_subject
from extract.gazetteer import Gazetteer, Row
from extract.mentions import Mention
from extract.records import Kind, Via
from extract.referents import CIVIL, Referent
from extract.syntax import Parse

PERSONAL = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
PLURAL = {"they", "them", "their", "theirs", "themselves", "both", "those", "these"}
# Peoples who have no land of their own name: where the text is set tells whose they are.
STATELESS = frozenset(["Kurds", "Pashtuns", "Tuaregs", "Turkmens", "Druze", "Bedouins", "Roma", "Hmong", "Fulanis"])
NEUTER = {"it", "its", "itself"}
SPEAKING = {"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves"}
PAIRS = {"two", "both"}
PAIRED = {"leader", "president", "minister", "premier", "man", "woman", "general", "diplomat", "country", "nation", "state", "government",
          "side", "party", "power", "neighbor", "neighbour", "capital", "ally", "rival", "foe", "two"}  # fmt: skip
SIDED = {"led", "based", "run", "ruled", "born", "controlled", "occupied"}
OPPOSED = {"backed", "held", "allied", "aligned", "supported", "funded", "trained", "dominated", "sponsored", "brokered", "built", "made"}
# Armed and public bodies, and the people of a land: whose they are, the setting tells when nothing else does.
LOCAL_SECTORS = frozenset("GOV LEG JUD MIL COP SPY OPP CVL REF REB EDU PTY MED BUS".split())
NO_TRAIL = frozenset(["nsubj", "nsubj:pass", "expl", "aux", "aux:pass", "acl", "acl:relcl", "conj", "cc", "parataxis", "advcl", "advcl:relcl", "punct", "discourse", "list", "mark", "ccomp", "case", "cop"])
# Of these no country is meant in particular: "world leaders", "foreign fighters".
WIDE = frozenset("world foreign international western european arab african asian global regional".split())
MEETINGS = frozenset("meeting talk talks summit call conversation discussion visit relationship dinner".split())
# No part of who somebody is: "the village by the rebels", "the police on Friday".
LOOSE = frozenset("by from including on during after before since until amid despite following because".split())
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december day night week weekend month year morning evening afternoon hour minute time moment decade "
    "soil behalf response retaliation regard connection sake brink "
    "century today yesterday tomorrow tonight noon midnight dawn dusk eve case half way order end start fact addition".split()
)
MONTH_STARTS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
IN_PLACE = frozenset("in at near around outside inside across over into from throughout of on to".split())


@functools.cache
def _nouns() -> dict[str, frozenset[str]]:
    text = (resources.files("extract") / "data" / "nouns.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


class Cast:
    """The participants of one document; ``resolve`` is a pure function of its token, remembered."""

    def __init__(self, parse: Parse, mentions: list[Mention], gazetteer: Gazetteer, published: date | None) -> None:
        self.parse = parse
        self.gazetteer = gazetteer
        self.published = published
        self.mentions = mentions
        self.at = {i: m for m in mentions for i in range(m.first, m.last + 1)}
        self._named: dict[int, Referent] = {}
        self._known: dict[int, tuple[Referent, ...]] = {}
        self._open: set[int] = set()
        self._settings: dict[int, str | None] = {}
        self._stated = {
            row.country for m in mentions for row in m.rows[:1] if row.kind == "country" or len({r.country for r in m.rows}) == 1
        }
        self._persons: list[Referent] = []
        self._heads: dict[str, list[int]] = {}
        for token in parse.tokens:
            if token.pos == "NOUN" and token.rel != "compound":
                self._heads.setdefault(token.lemma.lower(), []).append(token.i)
        self._bodies: dict[str, Referent] = {}
        for mention in mentions:
            self._introduce(mention)
        self._order = sorted(self._named)
        self._counts = Counter(r.country for r in self._named.values() if r.country)

    # --- names -------------------------------------------------------------------------------------------------------

    def _introduce(self, mention: Mention) -> None:
        referent = self._of_name(mention)
        self._named[mention.first] = referent
        if referent.kind == "person":
            self._persons.append(referent)
        elif referent.kind in ("organization", "armed_group", "igo", "military"):
            surface = self._surface(mention.first, mention.last)
            self._bodies.setdefault(surface.lower(), referent)
            initials = "".join(word[0] for word in surface.replace("-", " ").split() if word[:1].isupper())
            if len(initials) > 1:
                self._bodies.setdefault(initials.lower(), referent)

    def _surface(self, first: int, last: int) -> str:
        return self.parse.text[self.parse.tokens[first].start : self.parse.tokens[last].end]

    def _head_of(self, mention: Mention) -> int:
        for i in range(mention.first, mention.last + 1):
            if not mention.first <= self.parse.tokens[i].head <= mention.last:
                return i
        return mention.last

    def _of_name(self, mention: Mention) -> Referent:
        head = self._head_of(mention)
        surface = self._surface(mention.first, mention.last)
        span = (mention.first, mention.last)
        plural = self.parse.tokens[mention.last].tag in ("NNS", "NNPS")
        if mention.rows and mention.exact:
            row = self._choose(mention.rows)
            town = mention.label in ("GPE", "LOC") and row.kind == "person" and bool(self.gazetteer.located(surface))
            if not town:
                earlier = self._earlier_person(surface) if row.kind == "person" and " " not in surface else None
                if earlier is None:
                    return self._of_row(row, head, span, plural)
        if mention.label == "PERSON":
            return self._of_person(mention, head, surface, span)
        body = self._bodies.get(surface.lower())
        if body is not None:
            return Referent(head, *span, body.name, body.kind, body.country, body.sector, None, body.id, "alias")
        if mention.label in ("GPE", "LOC", "ORG", "NORP") and " " not in surface and all(r.kind == "person" for r in mention.rows):
            # Models take a bare surname for a town; the text has told who it is.
            known = self._earlier_person(surface)
            if known is not None:
                return Referent(head, *span, known.name, "person", known.country, known.sector, known.role, known.id, "alias", sure=0.9)
        if mention.label in ("GPE", "LOC", "FAC"):
            kind: Kind = "facility" if mention.label == "FAC" else "place"
            near = mention.rows[0].country if mention.rows else None
            return Referent(head, *span, surface, kind, near, None, None, None, "ner", sure=0.7, named=bool(near))
        if mention.label == "NORP":
            sector, sort = self._agent(mention.first, mention.last)
            if sort is not None:
                return Referent(head, *span, surface, sort, None, sector, None, None, "ner", plural, 0.6, False)
            return Referent(head, *span, surface, "population", None, None, None, None, "ner", plural, 0.6, False)
        if mention.label in ("EVENT", "PRODUCT", "WEAPON"):
            return Referent(head, *span, surface, "other", None, None, None, None, "ner", plural, 0.4, False)
        row = self._choose(mention.rows) if mention.rows else None
        sector, found = self._agent(mention.first, mention.last)
        kind = found or "organization"
        return Referent(
            head, *span, surface, kind, row.country if row else None, sector, None, None, "ner", plural, 0.6, bool(row)
        )

    def _choose(self, rows: tuple[Row, ...]) -> Row:
        """The row in force on the day of publication; else the last office before it; else the most prominent."""
        day = self.published
        if rows[0].via == "place" and len(rows) > 1:
            return next((row for row in rows if row.country in self._stated), rows[0])
        holding = [row for row in rows if row.holds(day)]
        if holding:
            dated = [row for row in holding if row.start and day]
            return dated[0] if dated and holding[0].kind == "person" else holding[0]
        past = [row for row in rows if row.start and day and row.start[:10] <= day.isoformat()]
        return max(past, key=lambda row: row.start or "") if past else rows[0]

    def _of_row(self, row: Row, head: int, span: tuple[int, int], plural: bool) -> Referent:
        in_office = row.kind != "person" or row.holds(self.published)
        return Referent(
            head, *span, row.name, row.kind, row.country, row.sector, row.role if in_office else None, row.id, row.via, plural
        )

    def _earlier_person(self, surface: str) -> Referent | None:
        word = surface.split()[-1].lower()
        for person in reversed(self._persons):
            if person.name.lower().split()[-1] == word or self._surface(person.first, person.last).lower().endswith(word):
                return person
        return None

    def _of_person(self, mention: Mention, head: int, surface: str, span: tuple[int, int]) -> Referent:
        earlier = self._earlier_person(surface)
        if earlier is None and len(surface) > 5:
            word = surface.split()[-1].lower()
            for person in reversed(self._persons):
                last = person.name.lower().split()[-1]
                if len(last) > 4 and OSA.distance(last, word) == 1:
                    earlier = person
                    break
        full = " " in surface
        if earlier is not None and (not full or not earlier.name.count(" ") or earlier.name.lower() == surface.lower()):
            if earlier.country or earlier.sector or not full:
                return Referent(
                    head, *span, earlier.name, "person", earlier.country, earlier.sector, earlier.role, earlier.id, "alias",
                    sure=0.95, named=earlier.named,
                )  # fmt: skip
        country, sector, role, named = self._title(head, span)
        if sector in ("GOV", "MIL", "COP", "LEG", "JUD") and country is None and earlier is None:
            country = self._default_country()
        if full and not country:
            rows = tuple(r for r in self.gazetteer.find(surface.split()[-1]) if r.kind == "person" and r.name.split()[0] == surface.split()[0])
            if rows:
                return self._of_row(self._choose(rows), head, span, False)
        return Referent(
            head, *span, surface, "person", country, sector, role, None, "title" if country or sector else "ner",
            sure=0.9 if country else 0.6, named=named,
        )  # fmt: skip

    def _title(self, head: int, span: tuple[int, int]) -> tuple[str | None, str | None, str | None, bool]:
        """Country, sector and role of a person from the words around the name: title before, apposition after."""
        parse = self.parse
        around = [c.i for c in parse.of(head, "nmod:desc", "compound", "amod", "appos", "nmod:poss", "flat") if not span[0] <= c.i <= span[1]]
        above = parse.head(head)
        if above is not None and parse.tokens[head].rel in ("appos", "flat", "nmod:desc", "compound") and above.pos in ("NOUN", "PROPN"):
            around.append(above.i)
        country: str | None = None
        sector: str | None = None
        role: str | None = None
        for i in around:
            from_above = above is not None and i == above.i
            words = [j for j in self._core(i, from_above) if not span[0] <= j <= span[1]]
            found, title = self._sector_of(words)
            if found is not None and sector is None:
                sector, role = found, title
            if found is not None or not from_above:
                country = country or self._country_in(words)
        if sector is None or country is None:
            # Titles that the parser hangs elsewhere: look at the capitalised words right before the name.
            left = span[0] - 1 if parse.tokens[span[0] - 1].pos != "ADP" else -1
            while left >= 0 and left > span[0] - 8 and self._title_word(left) and parse.tokens[left].sent == parse.tokens[head].sent:
                left -= 1
            words = list(range(left + 1, span[0])) if left >= -1 and span[0] > 0 and parse.tokens[span[0] - 1].pos != "ADP" else []
            if words:
                if sector is None:
                    sector, role = self._sector_of(words)
                if sector is not None and country is None:
                    country = self._country_in(words)
        return country, sector, role, country is not None or sector is not None

    def _core(self, i: int, governor: bool) -> list[int]:
        """A title with its modifiers and what it is of, without where or to whom it goes."""
        parse = self.parse
        words = set(parse.subtree(i, NO_TRAIL | {"appos", "flat"} if governor else NO_TRAIL))
        for child in parse.of(i, "nmod", "obl"):
            if child.i > i and parse.case(child.i) not in ("of", "for", "in"):
                words -= set(parse.subtree(child.i))
        return sorted(words)

    def _title_word(self, i: int) -> bool:
        token = self.parse.tokens[i]
        return token.pos in ("PROPN", "ADJ", "NOUN") or token.lower in ("of", "'s", "’s", "-", "for")

    def _sector_of(self, words: list[int]) -> tuple[str | None, str | None]:
        for size in (4, 3, 2, 1):
            for start in range(len(words) - size + 1):
                part = words[start : start + size]
                if part[-1] - part[0] != size - 1:
                    continue
                phrase = " ".join(self.parse.tokens[j].lower for j in part)
                if phrase in self.gazetteer.titles:
                    sector, role = self.gazetteer.titles[phrase]
                    if sector:
                        return sector, role
                lemma = " ".join([*(self.parse.tokens[j].lower for j in part[:-1]), self.parse.tokens[part[-1]].lemma.lower()])
                if lemma in self.gazetteer.agents:
                    return self.gazetteer.agents[lemma][0], phrase
        return None, None

    def _country_in(self, words: list[int]) -> str | None:
        """The first country that a run of words names, demonyms before places."""
        best: str | None = None
        for j in words:
            mention = self.at.get(j)
            if mention is None or not mention.rows or self._aside(mention):
                continue
            row = self._choose(mention.rows)
            if row.kind in ("country", "place", "government", "military", "armed_group", "organization") and row.country:
                if row.via == "demonym":
                    return row.country
                best = best or row.country
        return best

    def _aside(self, mention: Mention) -> bool:
        """"Iran-backed", "anti-Assad", "pro-Russian": the land named is not the side of what follows."""
        tokens = self.parse.tokens
        after = mention.last + 1
        if after + 1 < len(tokens) and tokens[after].text in ("-", "–") and tokens[after + 1].lower in OPPOSED:
            return True
        if mention.last < len(tokens) and any(tokens[mention.last].lower.endswith("-" + word) for word in OPPOSED):
            return True
        before = mention.first - 1
        return before >= 1 and tokens[before].text in ("-", "–") and tokens[before - 1].lower in ("anti", "pro", "non", "ex")

    def _default_country(self) -> str | None:
        """The country that the text names most: whose "the defense minister" without more is."""
        counts = Counter(m.rows[0].country for m in self.mentions if m.rows and m.rows[0].country)
        return counts.most_common(1)[0][0] if counts else None

    # --- phrases -----------------------------------------------------------------------------------------------------

    def resolve(self, i: int) -> tuple[Referent, ...]:
        """Who token ``i`` with what hangs below it stands for: none, one, or both of "the two leaders"."""
        if i in self._known:
            return self._known[i]
        if i in self._open:
            return ()
        self._open.add(i)
        found = self._resolve(i)
        self._open.discard(i)
        self._known[i] = found
        return found

    def _resolve(self, i: int) -> tuple[Referent, ...]:
        token = self.parse.tokens[i]
        mention = self.at.get(i)
        if token.lemma.lower() in TIMES or self._is_date(i):
            return ()
        named = self._including(i)
        if named:
            return named
        if mention is not None:
            return (self._widen(self._named[mention.first], i),)
        if token.pos == "PRON" or token.lower in PERSONAL | PLURAL | NEUTER | SPEAKING:
            return self._of_pronoun(i)
        if token.pos in ("NOUN", "PROPN", "NUM", "SYM", "X") or (token.lower in ("some", "many", "others", "several")) or (token.pos in ("ADJ", "DET") and token.rel not in ("amod", "det")):
            return self._of_description(i)
        return ()

    def _is_date(self, i: int) -> bool:
        """The 18 of "July 18", the 2016 of "Oct. 28, 2016"."""
        tokens = self.parse.tokens
        if tokens[i].pos != "NUM" and not tokens[i].text.isdigit():
            return False
        if tokens[i].text.isdigit() and len(tokens[i].text) == 4 and tokens[i].text[:2] in ("19", "20") and not self.parse.of(i, "nmod"):
            return True
        return i > 0 and tokens[i - 1].lower.rstrip(".")[:3] in MONTH_STARTS and tokens[i - 1].pos == "PROPN"

    def _including(self, i: int) -> tuple[Referent, ...]:
        """"Four leaders, **including** Putin and Merkel": those whom the text names."""
        parse = self.parse
        for child in parse.of(i, "nmod", "obl", "acl", "advcl"):
            if child.i > i and parse.case(child.i) == "including":
                heads = [j for j in parse.conjuncts(child.i) if j in self.at]
                if heads:
                    return tuple(self._widen(self._named[self.at[j].first], j) for j in heads)
        return ()

    def phrase(self, i: int) -> tuple[int, int]:
        """The first and last token of the noun phrase that token ``i`` heads, trailing clauses left out."""
        parse = self.parse
        inside = parse.subtree(i, NO_TRAIL)
        for child in parse.of(i, "nmod", "obl"):
            if child.i > i and parse.case(child.i) in LOOSE or child.rel in ("nmod:unmarked", "obl:unmarked"):
                loose = set(parse.subtree(child.i))
                inside = [j for j in inside if j not in loose]
        kept = [j for j in inside if parse.tokens[j].sent == parse.tokens[i].sent]
        low, high = i, i
        for j in sorted((j for j in kept if j < i), reverse=True):
            if any(parse.tokens[k].text in (";", ":", "“", '"') for k in range(j, low)):
                break
            low = j
        # An apposition or a clause that was left out ends the phrase.
        for j in sorted(j for j in kept if j > i):
            gap = range(high + 1, j)
            if any(parse.tokens[k].text in (",", ";", ":", "—", "(", "--") for k in gap) and not _joined(parse, j, i):
                break
            if j - high > 3 or parse.tokens[j].lower == "by" or any(parse.tokens[k].lower == "by" for k in gap):
                break
            if parse.tokens[j].lemma.lower() in TIMES and parse.tokens[j].pos == "PROPN":
                break
            high = j
        while high > i and parse.tokens[high].lower in ("last", "on", "next", "this", "early", "late"):
            high -= 1
        while low < i and (parse.tokens[low].pos in ("ADP", "PUNCT", "CCONJ", "SCONJ", "ADV", "SPACE")):
            low += 1
        return low, high

    def _widen(self, referent: Referent, i: int) -> Referent:
        """The name with its title and modifiers as the phrase, and what they add to an unknown name."""
        low, high = self.phrase(i)
        low, high = min(low, referent.first), max(high, referent.last)
        country, sector, role, via, named = referent.country, referent.sector, referent.role, referent.via, referent.named
        head = self.parse.tokens[i]
        if referent.via == "demonym" and referent.name in STATELESS and country is None:
            country = self.setting(i)
        if referent.via == "ner" and referent.kind == "armed_group" and country is None:
            country = self._near(i) or self.setting(i)
        if referent.kind not in ("person", "country") and country is None and not sector:
            if referent.id is None:
                country = self._near(i)
                named = named or country is not None
                if country is None and referent.kind in ("place", "facility"):
                    country = self._apposed_place(i) or self._setting_of(head.sent, places=True)
        if referent.via == "demonym" and head.pos in ("NOUN", "PROPN") and head.tag in ("NNS", "NNPS", "NN", "NNP"):
            sector = sector  # "the Kurds", "Israelis": the people itself
        if role is None and referent.kind == "person":
            _, _, role, _ = self._title(i, (referent.first, referent.last))
        return Referent(
            i, low, high, referent.name, referent.kind, country, sector, role, referent.id, via, referent.plural,
            referent.sure, named,
        )  # fmt: skip

    def _apposed_place(self, i: int) -> str | None:
        """ "Kilis, Turkey": the land after the town."""
        for child in self.parse.of(i, "appos", "nmod", "flat", "conj", "nmod:unmarked", "obl", "list"):
            mention = self.at.get(child.i)
            if mention and mention.rows and child.i > i and child.rel != "conj":
                return self._choose(mention.rows).country
        after = self.at.get(i + 2)
        if after and after.rows and self.parse.tokens[i + 1].text == ",":
            return self._choose(after.rows).country
        return None

    def _agent(self, first: int, last: int) -> tuple[str | None, Kind | None]:
        """Sector and kind by the longest agent noun that ends at ``last``."""
        tokens = self.parse.tokens
        for start in range(max(first, last - 3), last + 1):
            before = [tokens[j].lower for j in range(start, last)]
            word, lemma = tokens[last].lower, tokens[last].lemma.lower()
            # Tagging models leave "militiamen" as it is.
            for form in (word, lemma, word[:-3] + "man" if word.endswith("men") else lemma):
                found = self.gazetteer.agents.get(" ".join([*before, form]))
                if found:
                    return found
        return None, None

    def _near(self, i: int) -> str | None:
        """The country that the phrase of token ``i`` states: its owner's, a modifier's, or that of the land it is of."""
        parse = self.parse
        for child in parse.of(i, "amod"):
            mention = self.at.get(child.i)
            if mention is not None and mention.rows and not self._aside(mention) and child.i < i:
                row = self._choose(mention.rows)
                if row.country and row.via == "demonym":
                    return row.country
        for child in parse.of(i, "nmod:poss"):
            for referent in self.resolve(child.i):
                if referent.country:
                    return referent.country
        owner = self._compound_owner(i)
        if owner is not None:
            return owner.country
        modifiers = [c for c in parse.of(i, "amod", "compound", "nmod:desc", "nmod:unmarked", "flat", "dep", "nmod") if c.i < i]
        for child in sorted(modifiers, key=lambda c: -c.i):
            country = self._country_in(parse.subtree(child.i))
            if country:
                return country
        for child in parse.of(i, "nmod", "obl"):
            if child.i > i and parse.case(child.i) in IN_PLACE:
                mention = self.at.get(child.i)
                referents = (self._named[mention.first],) if mention else self.resolve(child.i)
                for referent in referents:
                    if referent.country:
                        return referent.country
        for child in parse.of(i, "appos"):
            mention = self.at.get(child.i)
            if mention is not None and self._named[mention.first].country:
                return self._named[mention.first].country
        for child in parse.of(i, "acl", "acl:relcl", "amod"):
            if child.lemma in ("belong", "loyal", "control", "hold", "run", "represent"):
                for inner in parse.of(child.i, "obl", "obl:agent"):
                    for referent in self.resolve(inner.i):
                        if referent.country:
                            return referent.country
        return None

    def _of_description(self, i: int) -> tuple[Referent, ...]:
        parse, token, nouns = self.parse, self.parse.tokens[i], _nouns()
        low, high = self.phrase(i)
        lemma = token.lemma.lower()
        plural = token.tag in ("NNS", "NNPS") or token.pos == "NUM"
        if plural and token.lower.endswith("s") and token.lower[:-1] in nouns["places"] | nouns["facilities"]:
            lemma = token.lower[:-1]  # not the lemmatizer's "basis" of "bases"
        words = {parse.tokens[j].lower for j in range(low, i + 1)}
        couple = lemma in ("leader", "minister", "side", "president") and token.tag == "NNS" and words <= {"the", token.lower}
        if ((words & PAIRS and lemma in PAIRED) or couple) and plural and not parse.of(i, "acl", "nmod"):
            pair = self._pair(i)
            if pair:
                return tuple(Referent(i, low, high, r.name, r.kind, r.country, r.sector, r.role, r.id, "alias", False, 0.7) for r in pair)
        sector, kind = self._agent(low, i)
        if lemma in nouns["persons"] and not plural:
            kind = "person"
        apposed = [self._named[self.at[c.i].first] for c in parse.of(i, "appos", "flat", "nmod:desc") if c.i in self.at]
        person = next((r for r in apposed if r.kind == "person"), None)
        country = self._near(i)
        if country is None and token.rel == "conj":
            country = self._shared(i)
        if person is not None:
            return (
                Referent(
                    i, low, max(high, person.last), person.name, "person", person.country or country, person.sector or sector,
                    person.role or lemma, person.id, person.via, False, person.sure,
                ),
            )  # fmt: skip
        if lemma in nouns["partitives"] or token.pos == "NUM" or lemma in ("head", "leader", "commander"):
            whole = self._of_whole(i, low, high, plural, sector, kind, country)
            if whole is not None:
                return (whole,)
        definite = bool(words & {"the", "this", "that", "these", "those", "both", "its", "their"})
        named = country is not None
        if kind is None and (token.pos == "NUM" or lemma in nouns["crowds"]):
            kind, sector = "population", "CVL"  # "killing 40", "others were shot"
        if kind in (None, "other"):
            if lemma in nouns["places"]:
                kind = "place"
            elif lemma in nouns["facilities"]:
                kind = "facility"
        compound = self._compound_owner(i)
        if compound is not None and not country:
            country, named = compound.country, True
            sector = compound.sector if compound.sector in ("REB", "IGO") or not sector else sector
        elif compound is not None and sector in (None, "CVL") and compound.sector in ("REB", "MIL", "IGO"):
            sector = compound.sector
        if lemma in nouns["anonymous"] and not definite and not named and compound is None:
            return (Referent(i, low, high, self._surface(low, high), "person", None, None, None, None, "phrase", plural, 0.6, False),)
        sides = self._sides(i) or (self._seats(i) if kind in ("person", "government") and plural else [])
        if len(sides) > 1:
            return tuple(
                Referent(i, low, high, self._surface(low, high), kind or "other", side, sector, None, None, "phrase", plural, 0.9)
                for side in sides
            )
        via: Via = "title" if kind == "person" or sector else "phrase"
        if not named and compound is None:
            repeated = self._repeated(i, lemma, kind, sector, definite)
            if repeated is not None:
                return (
                    Referent(i, low, high, repeated.name, repeated.kind,
                             repeated.country or (None if repeated.sector else self.setting(i)), repeated.sector or sector,
                             repeated.role, repeated.id, "alias", plural, 0.75 * repeated.sure),
                )  # fmt: skip
        sure = 0.9 if named else 0.5
        if "coalition" in words | {lemma} and country is None and any(r.name == "Islamic State" for r in self._named.values()):
            country, named = "USA", True  # the coalition against the Islamic State is led by the United States
        if plural and kind == "person" and sector == "GOV" and words & WIDE:
            sector = None  # "world leaders" are nobody's
        if country is None and compound is None and not (words & WIDE) and (sector in LOCAL_SECTORS or kind in ("population", "place", "facility", "military")) and sector not in ("IGO", "NGO"):
            country = self.setting(i)
        if kind in (None, "other") and sector in ("GOV", "IGO", "LEG", "JUD", "NGO", "OPP", "PTY"):
            kind = "organization"
        if token.pos == "PROPN" and kind is None:
            kind = "other"
        return (
            Referent(i, low, high, self._surface(low, high), kind or "other", country, sector, lemma if via == "title" else None,
                     None, via, plural, sure, named or sector in ("IGO", "NGO")),
        )  # fmt: skip

    def _seats(self, i: int) -> list[str]:
        """The countries of "the foreign ministers of Armenia and Azerbaijan"."""
        found: dict[str, None] = {}
        for child in self.parse.of(i, "nmod"):
            if self.parse.case(child.i) in ("of", "from"):
                for j in self.parse.conjuncts(child.i):
                    if j in self.at and self._named[self.at[j].first].country:
                        found[self._named[self.at[j].first].country or ""] = None
        return list(found)

    def _shared(self, i: int) -> str | None:
        """The land of what comes before in a coordination: "*American* diplomats and service members"."""
        parse = self.parse
        first = parse.head(i)
        if first is None or first.pos not in ("NOUN", "PROPN") or parse.of(i, "det", "nmod:poss"):
            return None
        return self._country_in([j for c in parse.of(first.i, "amod", "nmod:poss", "compound") if c.i < first.i for j in parse.subtree(c.i)])

    def _sides(self, i: int) -> list[str]:
        """The countries of coordinated adjectives: "Russian or Syrian jets"."""
        found: dict[str, None] = {}
        tokens = self.parse.tokens
        j = i - 1
        while j >= 0 and i - j < 8 and tokens[j].sent == tokens[i].sent:
            mention = self.at.get(j)
            row = self._choose(mention.rows) if mention is not None and mention.rows and not self._aside(mention) else None
            if row is not None and row.country and row.via == "demonym":
                found[row.country] = None
            elif tokens[j].lower not in ("and", "or", ",") and (found or tokens[j].pos not in ("NOUN", "PROPN", "ADJ")):
                break
            j -= 1
        return list(reversed(found))

    def _compound_owner(self, i: int) -> Referent | None:
        """The body that modifies a noun: "YPG positions", "Taliban fighters", "IS bases"."""
        for child in self.parse.of(i, "compound", "nmod", "amod", "nmod:poss", "nmod:desc", "nmod:unmarked"):
            mention = self.at.get(child.i)
            if mention is not None and child.i < i and not self._aside(mention):
                referent = self._named[mention.first]
                if referent.country or referent.sector:
                    return referent
        return None

    def _of_whole(
        self, i: int, low: int, high: int, plural: bool, sector: str | None, kind: Kind | None, country: str | None
    ) -> Referent | None:
        for child in self.parse.of(i, "nmod"):
            if child.i > i and self.parse.case(child.i) in ("of", "in", "with", "from", "for", "among"):
                for whole in self.resolve(child.i):
                    if self.parse.case(child.i) != "of" and not whole.sector:
                        continue
                    head_kind: Kind = "person" if kind == "person" else whole.kind
                    return Referent(
                        i, low, max(high, whole.last), self._surface(low, max(high, whole.last)), head_kind,
                        whole.country or (None if whole.sector else country), sector if sector and sector != "CVL" else whole.sector, None, None, "phrase",
                        plural, whole.sure, whole.named,
                    )  # fmt: skip
        return None

    # --- context -----------------------------------------------------------------------------------------------------

    def _before(self, i: int) -> list[Referent]:
        """Names before token ``i``, nearest first, no more than six sentences back."""
        sentence = self.parse.tokens[i].sent
        found = []
        for start in reversed(self._order):
            if start >= i:
                continue
            if self.parse.tokens[start].sent < sentence - 6:
                break
            found.append(self._named[start])
        return found

    def _pair(self, i: int) -> tuple[Referent, ...]:
        lemma = self.parse.tokens[i].lemma.lower()
        persons = lemma in ("leader", "president", "minister", "man", "two", "diplomat", "official", "premier", "both", "general")
        seen: dict[str, Referent] = {}
        for referent in self._before(i):
            if self.parse.case(referent.head) in ("in", "over", "near", "at", "across", "inside"):
                continue
            fits = referent.kind == "person" if persons else referent.kind in ("country", "government", "person")
            if fits and referent.country and referent.country not in seen:
                seen[referent.country] = referent
            if len(seen) == 2:
                return tuple(reversed(seen.values()))
        return ()

    def _repeated(self, i: int, lemma: str, kind: Kind | None, sector: str | None, definite: bool) -> Referent | None:
        """What a definite description takes up: "the group", "the president", "the town"."""
        told = any(c.i in self.at for c in self.parse.of(i, "amod", "compound", "nmod:poss"))
        if sector == "REB" and not told and self.parse.tokens[i].tag in ("NNS", "NNPS"):
            for referent in self._before(i):
                if referent.sector == "REB" and referent.kind == "armed_group":
                    return referent
        if not definite:
            return None
        same = self._same_word(i, lemma)
        if same is not None:
            return same
        groups = lemma in ("group", "organization", "organisation", "movement", "militia", "faction", "network", "bloc", "alliance", "party", "body")
        for referent in self._before(i):
            if groups and referent.kind in ("armed_group", "organization", "igo"):
                return referent
            if sector == "REB" and not groups and referent.sector == "REB":
                return referent
            if lemma in ("country", "nation", "kingdom", "republic") and referent.kind == "country" and referent.via != "demonym":
                return referent
            if lemma in ("city", "town", "village", "capital", "province", "region", "territory", "enclave", "district", "island", "area") and referent.kind == "place":
                return referent
            if kind == "person" and referent.kind == "person" and referent.role and lemma in referent.role.replace("head of state", "president"):
                return referent
        return None

    def _same_word(self, i: int, lemma: str) -> Referent | None:
        """The last phrase before with the same head and a country of its own: "a *Russian* jet … the jet"."""
        for j in reversed(self._heads.get(lemma, ())):
            if j < i and self.parse.tokens[i].sent - self.parse.tokens[j].sent <= 12 and j not in self._open:
                if self._near(j) is not None:
                    found = self.resolve(j)
                    return found[0] if found else None
        return None

    def setting(self, i: int) -> str | None:
        """The country where the text is at token ``i``: a place in this sentence, in the last ones, or the document's."""
        sentence = self.parse.tokens[i].sent
        if sentence not in self._settings:
            self._settings[sentence] = self._setting_of(sentence)
        return self._settings[sentence]

    def _setting_of(self, sentence: int, places: bool = False) -> str | None:
        """The country that most of the names here and shortly before speak for, places above persons.

        With ``places`` only places count: where an unknown town lies, the side of an army does not tell.
        """
        score: Counter[str] = Counter()
        for mention in self.mentions:
            referent = self._named[mention.first]
            if not referent.country:
                continue
            number = self.parse.tokens[mention.first].sent
            if number > sentence:
                break
            weight = self._weight(mention, referent)
            if places and weight < 1:
                continue
            score[referent.country] += weight * max(0.6 ** (sentence - number), 0.02)
        if not score and not places:
            score.update(self._counts)
        return score.most_common(1)[0][0] if score else None

    def _weight(self, mention: Mention, referent: Referent) -> float:
        """What a name tells of where the text is set."""
        if referent.kind not in ("place", "country", "facility") or referent.via == "demonym":
            return 0.7 if referent.kind in ("armed_group", "population", "military") else 0.4
        case = self.parse.case(self._head_of(mention))
        return 3.0 if case in ("in", "at", "near", "inside", "outside", "across", "around", "throughout", "of") else 1.5

    # --- pronouns ----------------------------------------------------------------------------------------------------

    def _of_pronoun(self, i: int) -> tuple[Referent, ...]:
        word = self.parse.tokens[i].lower
        if word in SPEAKING:
            return self._speaker(i)
        if word in ("their", "they"):
            head = self.parse.head(i)
            if head is not None and head.lemma.lower() in MEETINGS | {"meet", "talk", "speak"}:
                both = self._partners(i)
                if both:
                    return tuple(Referent(i, i, i, r.name, r.kind, r.country, r.sector, r.role, r.id, "pronoun", False, 0.7 * r.sure) for r in both)
        if word in PERSONAL:
            found = self._antecedent(i, lambda r: r.kind == "person" and not r.plural)
        elif word in NEUTER:
            found = self._antecedent(
                i, lambda r: not r.plural and r.via != "demonym" and r.kind in ("country", "organization", "armed_group", "government", "igo", "military", "place")
            )
        elif word in PLURAL and word not in ("those", "these", "both"):
            found = self._antecedent(i, lambda r: r.kind in ("armed_group", "military", "population", "organization") or r.plural)
        else:
            return ()
        if found is None:
            return ()
        return (Referent(i, i, i, found.name, found.kind, found.country, found.sector, found.role, found.id, "pronoun", found.plural, 0.7 * found.sure),)

    def _partners(self, i: int) -> tuple[Referent, ...]:
        """The last two persons of different sides before a "their" that holds a meeting, in text order."""
        seen: dict[str, Referent] = {}
        for referent in self._before(i):
            if referent.kind == "person" and referent.country and referent.country not in seen:
                seen[referent.country] = referent
            if len(seen) == 2:
                return tuple(reversed(seen.values()))
        return ()

    def _speaker(self, i: int) -> tuple[Referent, ...]:
        if not in_quotation(self.parse, i) and not find_speaker(self.parse, i):
            return ()
        speaker = find_speaker(self.parse, i)
        if speaker is None or speaker == i:
            return ()
        plural = self.parse.tokens[i].lower not in ("i", "me", "my", "mine")
        return tuple(
            Referent(i, i, i, r.name, r.kind, r.country, r.sector, r.role, r.id, "pronoun", plural, 0.7 * r.sure)
            for r in self.resolve(speaker)
        )

    def _antecedent(self, i: int, fits) -> Referent | None:  # type: ignore[no-untyped-def]
        """The most salient fitting phrase before ``i``: near, and a subject rather than not."""
        parse = self.parse
        token = parse.tokens[i]
        best: tuple[float, Referent] | None = None
        ahead = self._named_after(i)
        if ahead is not None and fits(ahead):
            return ahead
        clause = next((a.i for a in parse.ancestors(i) if a.pos in ("VERB", "AUX")), None)
        for number in range(token.sent, max(-1, token.sent - 4), -1):
            first, last = parse.sentences[number]
            for j in range(min(last, i - 1), first - 1, -1):
                candidate = parse.tokens[j]
                again = candidate.lower in PERSONAL | NEUTER and candidate.rel.startswith("nsubj")
                if candidate.pos not in ("NOUN", "PROPN") and not again or candidate.rel in ("compound", "flat", "nmod:desc", "amod"):
                    continue
                if candidate.head == clause and token.rel in ("obj", "obl") and candidate.rel.startswith("nsubj"):
                    continue  # "X met him": not X
                for referent in self.resolve(j):
                    if not fits(referent) or not referent.political or referent.sector in ("BUS", "MED"):
                        continue
                    score = -2.0 * (token.sent - number) - (i - j) / 50
                    if self._own_victim(i, j):
                        score -= 3.0
                    if candidate.rel.startswith("nsubj"):
                        score += 1.5
                    elif candidate.rel in ("nmod:poss", "nmod"):
                        score -= 0.5
                    if best is None or score > best[0]:
                        best = (score, referent)
            if best is not None and number < token.sent:
                break
        return best[1] if best else None

    def _own_victim(self, i: int, j: int) -> bool:
        """Whether subject ``j`` would do to his own what the verb says: "Russia attacked its forces" are another's."""
        owned = self.parse.head(i)
        if owned is None or owned.rel != "obj":
            return False
        return self.parse.tokens[j].head == owned.head and self.parse.tokens[j].rel == "nsubj"

    def placed(self, referent: Referent) -> Referent:
        """The referent with the country where the text is set, when nothing else tells it."""
        if referent.country or referent.sector not in (None, "CVL", "BUS") or referent.kind in ("igo", "armed_group", "country"):
            return referent
        if referent.kind == "place" and referent.via == "ner":
            return referent  # "Europe", "the Sahel": no one country's
        words = {self.parse.tokens[j].lower for j in range(referent.first, referent.last + 1)}
        lemma = self.parse.tokens[referent.head].lemma.lower()
        if words & WIDE or lemma in _nouns()["anonymous"]:
            return referent
        country = self.setting(referent.head)
        return replace(referent, country=country, sure=min(referent.sure, 0.4), named=False) if country else referent

    def _named_after(self, i: int) -> Referent | None:
        """"As she left, Merkel said": the subject of the main clause behind an opening one."""
        for above in self.parse.ancestors(i):
            head = self.parse.head(above.i)
            if above.rel == "advcl" and head is not None and head.i > i:
                for subject in self.parse.of(head.i, "nsubj"):
                    mention = self.at.get(subject.i)
                    if subject.i > i and mention is not None:
                        return self._named[mention.first]
        return None

    def owner(self, i: int) -> tuple[Referent, ...]:
        """Whose the thing at token ``i`` is, for weapons that stand as subjects: "Israeli jets", "rockets from Gaza"."""
        found = [self._compound_owner(i)]
        found += [r for c in self.parse.of(i, "nmod:poss") for r in self.resolve(c.i)]
        found += [r for c in self.parse.of(i, "nmod") if self.parse.case(c.i) in ("from", "by") for r in self.resolve(c.i)]
        return tuple(r for r in found if r is not None and (r.country or r.sector) and r.sector not in CIVIL)


def _joined(parse: Parse, j: int, i: int) -> bool:
    """Whether token ``j`` belongs to the core of the phrase in spite of a comma before it."""
    token = parse.tokens[j]
    return token.rel in ("flat",) and token.head == i


__all__ = ["Cast", "surface_subject"]
