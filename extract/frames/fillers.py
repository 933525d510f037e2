"""Who fills a role of an entry at one trigger."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.actors import Cast
from extract.attribution import find_speaker
from extract.clauses import SUPPORT, agents, is_passive, noun_roles, spread, surface_subject, verb_roles
from extract.frames.triggers import Match
from extract.lexicon import QUALIFIERS
from extract.referents import Referent
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("triggers")
VAGUE_PLACES = _WORDS["vague_places"]
NO_DOERS = _WORDS["no_doers"]
DIRECTED = _WORDS["directed"]
# What is done to an accusation rather than told by it: "the allegations that Russia denied in May".
DENIALS = frozenset(["deny", "dismiss", "level", "raise", "reject", "repeat"])
LANDS = ("place", "country", "facility")
GROUPS = ("person", "population", "military", "government", "organization")
# Events of which the setting tells whose the participants are: what is done on the ground.
SETTLED = frozenset("ACCUSE REQUEST REJECT ASSAULT COERCE PROTEST SANCTION MOBILIZE AID RETREAT".split())
# Events directed at acts: who did the act is whom they are directed at.
ANSWERED = frozenset(["ACCUSE", "PROTEST", "REJECT"])
AGENT = frozenset(["agent"])
BORDERS = frozenset(["border", "boundary", "frontier"])


class RoleReader:
    """Reads the roles of one match; :data:`extract.lexicon.ROLES` are their names."""

    def __init__(self, parse: Parse, cast: Cast, match: Match) -> None:
        self.parse = parse
        self.cast = cast
        self.match = match
        self.roles = match.roles
        self.settled = match.entry.action.event.name in SETTLED
        if match.nominal:
            self.roles = {**match.roles, "modifier": self._doers()}

    def fill(self, groups: Iterable[Iterable[str]], classes: frozenset[str]) -> tuple[Referent, ...]:
        """The fillers of the first group of roles that has any of the right class, in text order."""
        for group in groups:
            found: dict[tuple[int, str, str | None], Referent] = {}
            for role in group:
                for referent in self.read(role):
                    if self.settled and referent.kind in GROUPS:
                        referent = self.cast.placed(referent)
                    if not referent.fits(classes):
                        continue
                    counted = role == "object.of" and referent.kind == "other"
                    if counted and self.parse.tokens[referent.head].lemma in self.match.entry.objects:
                        continue  # "a series of **sanctions**"
                    if role.startswith("modifier"):
                        same = [key for key, r in found.items() if r.country == referent.country]
                        if any(found[key].sector or not referent.sector for key in same):
                            continue  # "U.S. commando raids" have one doer
                        for key in same:  # of "Syrian government shelling" the government, with its land
                            referent = replace(referent, first=min(referent.first, found.pop(key).first))
                    # Whom the gazetteer knows is the same wherever he is named: "the Free Syrian Army, or FSA".
                    known = referent.id or (referent.via == "gazetteer" and referent.kind == "armed_group")
                    head = 0 if known and referent.kind != "place" else referent.head
                    found.setdefault((head, referent.name, referent.country), referent)
            if found:
                stated = [r for r in found.values() if r.named or r.kind != "other"]
                return tuple(sorted(stated or found.values(), key=lambda r: r.head))
        return ()

    def read(self, role: str) -> Iterator[Referent]:
        """The fillers of a role, of any class."""
        name, dot, qualifier = role.rpartition(".")
        if role == "clause.subject":
            yield from self._resolve(self._clause_subjects())
        elif role == "clause.object":
            yield from self._resolve(self._clause_objects())
        elif role == "clause.oblique":
            yield from self._resolve(self._clause_obliques())
        elif role == "condition.subject":
            yield from self._resolve(self._condition_subjects())
        elif role == "clause.any":
            yield from self._first_in_clause()
        elif role == "speaker":
            speaker = find_speaker(self.parse, self.match.token.i)
            yield from self._resolve([] if speaker is None else [speaker])
        elif role == "setting":
            yield from self._setting()
        elif role == "host":
            yield from self._resolve(self._hosts())
        elif role == "subject.owner":
            for head in (*self.roles.get("subject", ()), *self.roles.get("with", ())):
                sides = self.cast.resolve(head)  # "American and British warplanes" are of two
                yield from sides if len(sides) > 1 else self.cast.owner(head)
        elif role in ("modifier", "modifier.place"):
            for referent in self._resolve(self.roles.get("modifier", ())):
                ground = referent.kind in LANDS and not self._leads(referent) and not self._paired(referent)
                border = ground and self.parse.tokens[referent.head].lemma.lower() in VAGUE_PLACES
                if ground == (role == "modifier.place") and not border:  # "cross-border attacks"
                    yield self._of_same_land(referent)
        elif dot and qualifier in QUALIFIERS:
            fillers = self._answerable(self.roles.get(name, ()))
            for referent in map(self._of_same_land, fillers) if name == "modifier" else fillers:
                if referent.fits(frozenset([qualifier])) and not (qualifier == "place" and self._is_vague(referent)):
                    yield referent
        else:
            yield from self._answerable(self.roles.get(role, ()))

    def _of_same_land(self, referent: Referent) -> Referent:
        """ "The **Russian government** probe": a bare noun behind an adjective of land is of that land."""
        token = self.parse.tokens[referent.head]
        if token.pos != "NOUN" or referent.named or token.i - 1 not in self.roles.get("modifier", ()):
            return referent
        lands = {r.country for r in self.cast.resolve(token.i - 1) if r.via == "demonym"}
        return replace(referent, country=lands.pop()) if len(lands) == 1 else referent

    def _answerable(self, heads: Iterable[int]) -> Iterator[Referent]:
        """Whom the heads name; of an act that is protested against or condemned those who did it, where they are named.

        "Protested the killing of a boy **by police**", "rallied against cuts imposed **by the government**".
        """
        action = self.match.entry.action
        for head in heads:
            others: list[Referent] = []
            if action.event.name in ANSWERED or action.name == "clash":
                others = self._doers_of(head)
            elif action.event.name == "MOBILIZE" and self.parse.tokens[head].lemma in BORDERS:
                # "Headed for the border **with Ukraine**": whom troops at a border are there for.
                beyond = [c.i for c in self.parse.of(head, "nmod") if self.parse.case(c.i) == "with"]
                others = list(self._resolve(spread(self.parse, beyond)))
            yield from others or self.cast.resolve(head)

    def _setting(self) -> Iterator[Referent]:
        """The land in which the sentence is set, where it names it; the nearest name of it before the trigger first."""
        token = self.match.token
        first, last = self.parse.sentences[token.sent]
        names = [self.cast.at[i] for i in range(first, last + 1) if i in self.cast.at]
        for mention in sorted(names, key=lambda m: (m.first > token.i, abs(m.first - token.i))):
            found = self.cast.resolve(mention.last)
            land = next((r for r in found if r.kind == "country" and r.via != "demonym"), None)
            if land is not None and land.country == self.cast.setting(token.i):
                yield land
                return

    def _hosts(self) -> list[int]:
        """ "**Xi** met *visiting* President Putin", "beside visiting King Abdullah **Trump** said": who is visited."""
        visitor = self.match.token.head
        if visitor < 0 or self.parse.tokens[visitor].rel.startswith("nsubj"):
            return []
        verb = next((a for a in self.parse.ancestors(visitor) if a.pos == "VERB"), None)
        return [] if verb is None else [h for h in surface_subject(self.parse, verb.i) if h != visitor]

    def _doers_of(self, head: int) -> list[Referent]:
        parse = self.parse
        if parse.tokens[head].pos != "NOUN" or any(r.kind != "other" for r in self.cast.resolve(head)):
            return []
        roles = noun_roles(parse, head)
        mine = {*self.roles.get("by", ()), *self.roles.get("agent", ())}
        by = [h for h in (*roles.get("by", ()), *roles.get("agent", ())) if h not in mine]
        by += [a for c in parse.of(head, "acl") if is_passive(parse, c.i) for a in agents(parse, c.i)]
        return [r for r in self._resolve(spread(parse, by)) if r.fits(AGENT)]

    def _doers(self) -> list[int]:
        """The modifiers of an event noun that may name who acts: none of the trigger's own words, no "terrorist"."""
        own = range(self.match.first, self.match.last + 1)
        heads = set(self.match.roles.get("modifier", ()))
        # "a US drone strike": the land hangs on the drone.
        heads |= {c.i for m in heads if m in own for c in self.parse.of(m, "compound", "amod", "nmod:poss")}
        return sorted(m for m in heads if m not in own and self.parse.tokens[m].lemma.lower() not in NO_DOERS)

    def _leads(self, referent: Referent) -> bool:
        """Whether a land before the noun is its doer: an adjective ("Israeli strike") or initials ("U.S. strike")."""
        text = self.parse.tokens[referent.head].text
        return referent.via == "demonym" or "." in text or (text.isupper() and len(text) < 5)

    def _paired(self, referent: Referent) -> bool:
        """Whether a land is one of two that a hyphen joins: "India-Pakistan clashes"."""
        tokens = self.parse.tokens
        around = tokens[max(referent.head - 1, 0) : referent.head + 2]
        if referent.kind != "country" or not any(t.text in ("-", "–") for t in around):
            return False
        others = [r for r in self._resolve(self.roles.get("modifier", ())) if r.kind == "country"]
        return len({r.country for r in others}) > 1

    def _is_vague(self, referent: Referent) -> bool:
        return self.parse.tokens[referent.head].lemma in VAGUE_PLACES and referent.via != "place"

    def _resolve(self, heads: Iterable[int]) -> Iterator[Referent]:
        for head in heads:
            yield from self.cast.resolve(head)

    def _clauses(self) -> list[int]:
        """The verbs of the clauses that the trigger governs."""
        if not self.match.nominal:
            return self.roles.get("clause", [])
        below = self.parse.of(self.match.token.i, "acl", "ccomp", "advcl")
        return [c.i for c in below if self._is_content(c) or (c.rel != "acl:relcl" and c.tag not in ("VBG", "VBN"))]

    def _is_content(self, clause: Token) -> bool:
        """ "allegations **that X has been trained**": a clause of its own, whatever the parser calls it."""
        if not self.parse.of(clause.i, "nsubj", "nsubj:pass"):
            return False
        if any(m.lower == "that" for m in self.parse.of(clause.i, "mark")):
            return True
        # "that" taken for an object beside another, or beside where the act went: "allegations that X meddled in it".
        if self.parse.tokens[self.match.last + 1].lower != "that":
            return False
        beside = any(c.lower != "that" for c in self.parse.of(clause.i, "obj"))
        return beside or (bool(self.parse.of(clause.i, "obl")) and clause.lemma not in SUPPORT | DENIALS)

    def _clause_subjects(self) -> list[int]:
        if self.match.entry.action.event.name == "ACCUSE":
            # "Alleged that villagers were killed **by the army**": the victim stands accused of nothing.
            passive = [i for i in self._clauses() if is_passive(self.parse, i)]
            if passive:
                return spread(self.parse, [a for i in passive for a in agents(self.parse, i)])
        own = [self.parse.of(i, "nsubj", "nsubj:pass", "csubj") for i in self._clauses()]
        return [h for subjects in own for h in spread(self.parse, [c.i for c in subjects])]

    def _condition_subjects(self) -> list[int]:
        """ "warned of war if **the allies** go ahead": what whom is warned of hangs on."""
        clauses = [self.match.token.i, *self._clauses()]
        below = [c for i in clauses for c in self.parse.of(i, "advcl")]
        held = [c for c in below if any(m.lower in ("if", "unless") for m in self.parse.of(c.i, "mark"))]
        own = [s.i for c in held for s in self.parse.of(c.i, "nsubj", "nsubj:pass")]
        return spread(self.parse, own)

    def _clause_objects(self) -> list[int]:
        return [h for i in self._clauses() for h in verb_roles(self.parse, i).get("object", [])]

    def _clause_obliques(self) -> list[int]:
        everything = [verb_roles(self.parse, i) for i in self._clauses()]
        return [h for roles in everything for p in roles if p in DIRECTED or p.startswith("object.") for h in roles[p]]

    def _is_source(self, i: int) -> bool:
        """ "Refused to leave, **according to the Russian ministry**": who tells of it is nobody's target."""
        above = (i, *(a.i for a in self.parse.ancestors(i)))
        return any(self.parse.case(j) == "according to" for j in above)

    def _first_in_clause(self) -> Iterator[Referent]:
        """The first name in the clause of another country than the subject's: "accused X of having done"."""
        mine = {r.country for r in self._resolve(self.roles.get("subject", ()))}
        for clause in self._clauses():
            for i in self.parse.subtree(clause):
                mention = self.cast.at.get(i)
                if mention is None or i != mention.first or not mention.rows or self._is_source(i):
                    continue
                other = next((r for r in self.cast.resolve(i) if r.country and r.country not in mine), None)
                if other is not None:
                    yield other
                    return
