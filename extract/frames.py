"""Clause × lexicon → candidate events: which entry fires on which word, and who fills its roles."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.actors import Cast
from extract.clauses import Roles, is_passive, noun_roles, spread, surface_subject, verb_roles
from extract.lexicon import QUALIFIERS, Entry, Lexicon
from extract.records import Status
from extract.referents import Referent
from extract.spelling import mend
from extract.status import status_of
from extract.syntax import Parse, Token

ABOUT_ACTS = frozenset(
    "attempt campaign operation plan plot series wave threat spree bid effort attack strike raid victim suspect".split()
)
VAGUE = frozenset("region area country world nation part side place".split())
NOT_DOERS = frozenset("terrorist terror suicide extremist enemy".split())
REACH = 4  # tokens between a verb and its particle
AGGRESSIVE = frozenset(["against", "on", "at", "to", "in", "into", "with"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention before it becomes records: trigger tokens ``first`` to ``last``, participants, status and mode."""

    entry: Entry
    head: int
    first: int
    last: int
    lemma: str
    actors: tuple[Referent, ...]
    targets: tuple[Referent, ...]
    status: Status
    mode: str | None
    nominal: bool
    misspelt: bool = False


def find_candidates(parse: Parse, cast: Cast, lexicon: Lexicon) -> list[Candidate]:
    """All mentions of a document in text order."""
    found: dict[int, Candidate] = {}
    for token in parse.tokens:
        candidate = _read_token(parse, cast, lexicon, token)
        if candidate is not None:
            found[token.i] = candidate
    return [c for i, c in sorted(found.items()) if not _said_better(parse, c, found)]


def _read_token(parse: Parse, cast: Cast, lexicon: Lexicon, token: Token) -> Candidate | None:
    # The model's lemmas of rare words are guesses ("bom" of "bombed"); the forms of a trigger are known.
    lemma = token.lower if token.tag == "VBG" and token.lower in lexicon.nouns else ""
    lemma = lemma or lexicon.forms.get(token.lower) or token.lemma.lower()
    misspelt = False
    if token.pos in ("VERB", "NOUN", "ADJ", "PROPN", "X"):
        if lemma not in lexicon.verbs and lemma not in lexicon.nouns and token.lower not in lexicon.nouns:
            form = lexicon.forms.get(token.lower)
            if form is None:
                form = mend(token.lower, lexicon.forms) if token.rel not in ("amod", "compound", "flat") else None
                misspelt = form is not None
            if form is None:
                return None
            lemma = form
    else:
        return None
    if token.i in cast.at and cast.at[token.i].label != "EVENT":
        return None
    verb_first = token.pos == "VERB" and not (_gerund(parse, token) and _nounlike(parse, token))
    for i_am_noun in (False, True) if verb_first else (True, False):
        index = lexicon.nouns if i_am_noun else lexicon.verbs
        pairs = (*(index.get(token.lower, ()) if token.lower != lemma else ()), *index.get(lemma, ()))
        if token.lemma.lower() not in (lemma, token.lower):
            pairs = (*pairs, *index.get(token.lemma.lower(), ()))
        if not i_am_noun and token.lower in lexicon.forms:
            pairs = (*pairs, *(index.get(lexicon.forms[token.lower], ()) if lexicon.forms[token.lower] != lemma else ()))
        if not pairs or not _plausible(parse, token, i_am_noun):
            continue
        roles: Roles | None = None
        for words, entry in pairs:
            span = _noun_span(parse, token, words) if i_am_noun else _verb_span(parse, token, words)
            if span is None:
                continue
            if roles is None:
                roles = noun_roles(parse, token.i) if i_am_noun else verb_roles(parse, token.i)
            candidate = _fill(parse, cast, lexicon, entry, token, span, roles, i_am_noun, misspelt)
            if candidate is not None:
                return candidate
    return None


def _plausible(parse: Parse, token: Token, as_noun: bool) -> bool:
    """Whether the word can be read as a noun (or a verb) here, whatever its tag: taggers stumble over headlines."""
    if as_noun:
        if token.pos in ("NOUN", "PROPN"):
            # "a Hamas attack tunnel" is a tunnel; "a coup attempt", "the attack plan" are about the act.
            head = parse.head(token.i)
            return token.rel != "compound" or head is None or head.lemma.lower() in ABOUT_ACTS
        if token.tag == "VBZ":  # "Clashes between guards …" at the head of a sentence
            return not parse.of(token.i, "nsubj", "aux") and bool(parse.of(token.i, "nmod", "obl", "conj"))
        return _gerund(parse, token)
    if token.pos == "VERB":
        return not (_gerund(parse, token) and _nounlike(parse, token) and token.rel not in ("advcl", "xcomp", "acl"))
    if token.pos not in ("NOUN", "PROPN"):
        return False
    subject = parse.of(token.i, "nsubj", "nsubj:pass")
    if subject:
        return not parse.of(token.i, "det") and (token.tag in ("NNS", "NNPS") or bool(parse.of(token.i, "cop", "obj", "aux")))
    last = parse.tokens[parse.sentences[token.sent][1]]
    finished = any(t.text in (".", "!", "?") for t in parse.tokens[max(0, last.i - 2) : last.i + 1])
    named = [c for c in parse.of(token.i, "compound") if c.pos == "PROPN"]
    return not finished and token.rel == "root" and token.tag in ("NNS", "NNPS") and bool(named)


def _gerund(parse: Parse, token: Token) -> bool:
    """Whether a verb in -ing stands as a noun: "the shelling", "hit by shelling", "fighting between"."""
    if token.tag != "VBG" or parse.of(token.i, "aux", "obj", "nsubj", "xcomp", "ccomp"):
        return False
    if parse.of(token.i, "det", "amod", "nmod:poss", "nmod", "compound"):
        return True
    return token.rel in ("advcl", "obl", "nmod", "obj", "nsubj", "nsubj:pass") and bool(parse.of(token.i, "mark", "case"))


def _nounlike(parse: Parse, token: Token) -> bool:
    marks = [m.lower for m in parse.of(token.i, "mark", "case")]
    return bool(parse.of(token.i, "det", "amod", "nmod:poss", "compound")) or "by" in marks or not marks


def _verb_span(parse: Parse, token: Token, words: tuple[str, ...]) -> tuple[int, int] | None:
    if len(words) == 1:
        # Another particle makes another verb: "take up positions" is not "take".
        return None if parse.of(token.i, "compound:prt") else (token.i, token.i)
    wanted = words[-1]
    for j in range(token.i + 1, min(token.i + 1 + REACH, len(parse.tokens))):
        other = parse.tokens[j]
        if other.lower == wanted or other.lemma.lower() == wanted:
            if other.head == token.i or (other.head >= 0 and parse.tokens[other.head].head == token.i) or j == token.i + 1:
                return token.i, j if j == token.i + 1 else token.i
    return None


def _noun_span(parse: Parse, token: Token, words: tuple[str, ...]) -> tuple[int, int] | None:
    first = token.i - len(words) + 1
    if first < 0:
        return None
    for word, j in zip(words, range(first, token.i), strict=False):
        if word not in (parse.tokens[j].lower, parse.tokens[j].lemma.lower()):
            return None
    return first, token.i


def _fill(
    parse: Parse, cast: Cast, lexicon: Lexicon, entry: Entry, token: Token, span: tuple[int, int], roles: Roles,
    nominal: bool, misspelt: bool,
) -> Candidate | None:  # fmt: skip
    if not _allowed(parse, entry, token, span, roles, nominal):
        return None
    if any(roles.get(role) for role in entry.unless_role):
        return None
    roles = {**roles, "modifier": _doers(parse, roles, span)} if nominal else roles
    reader = _RoleReader(parse, cast, token, roles, nominal)
    if entry.support and not any(roles.get(r) for r in ("possessor", "agent", "by")):
        governor = parse.head(token.i)
        if governor is None or governor.lemma.lower() not in entry.support:
            return None
    if entry.actor_not and any(r.fits(entry.actor_not) for g in entry.actor for role in g for r in reader.read(role)):
        return None
    actors = reader.fill(entry.actor, entry.actor_is)
    targets = reader.fill(entry.target, entry.target_is)
    actors, targets = _settle(entry, _merged(parse, actors), _merged(parse, targets), nominal)
    if any(a.sector == "MED" for a in targets) and entry.action.event.name == "CONSULT":
        targets = tuple(t for t in targets if t.sector != "MED")
    if not nominal and not targets and any("object" in group for group in entry.target):
        # "fight the construction", "attack the report": an object of another kind is another sense.
        if any(cast.resolve(h) for h in roles.get("object", ())):
            return None
    if not nominal and not actors and any("subject" in group for group in entry.actor):
        # "Locusts attacked", "rising seas threaten": a doer of another kind is another sense.
        if any(cast.resolve(h) for h in roles.get("subject", ())):
            return None
    if entry.named_target and not any(cast.at.get(t.head) for t in targets):
        return None
    wanted = {"actor": actors, "target": targets, "both": actors and targets, "either": actors or targets}
    if not wanted[entry.needs]:
        return None
    everyone = (*actors, *targets)
    if not any(r.political for r in everyone):
        return None
    if entry.action.event.name != "ASSAULT" and not any(r.named or r.via in ("pronoun", "alias") for r in everyone) and not any(r.sector in ("MIL", "REB", "GOV", "COP") for r in everyone):
        return None
    if entry.action.event.name == "ASSAULT":
        targets = tuple(cast.placed(t) for t in targets)
    actors = tuple(cast.placed(a) if a.kind == "person" and cast.at.get(a.head) else a for a in actors)
    targets = tuple(cast.placed(t) if t.kind == "person" and cast.at.get(t.head) else t for t in targets)
    mode = _mode(parse, lexicon, entry, token, span)
    return Candidate(
        entry, token.i, *span, " ".join(parse.tokens[j].lemma.lower() for j in range(span[0], span[1] + 1)), actors, targets,
        status_of(parse, token.i), mode, nominal, misspelt,
    )  # fmt: skip


def _doers(parse: Parse, roles: Roles, span: tuple[int, int]) -> list[int]:
    """The modifiers of an event noun that may name who acts: none of the trigger's own words, no bare "terrorist"."""
    heads = set(roles.get("modifier", ()))
    # "a US drone strike": the land hangs on the drone.
    heads |= {c.i for m in heads if span[0] <= m <= span[1] for c in parse.of(m, "compound", "amod", "nmod:poss")}
    return sorted(m for m in heads if not span[0] <= m <= span[1] and parse.tokens[m].lemma.lower() not in NOT_DOERS)


def _merged(parse: Parse, referents: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """"Taliban bombers and gunmen" is one participant: a bare noun coordinated with one of the same side."""
    kept: list[Referent] = []
    for referent in referents:
        token = parse.tokens[referent.head]
        shared = token.rel == "conj" and any(
            c.rel in ("nummod", "nmod:poss") or c.pos == "PROPN"
            for c in parse.of(token.head, "compound", "nummod", "nmod:poss")
        )
        bare = shared and token.pos == "NOUN" and not parse.of(referent.head, "det", "amod", "nmod", "compound", "nummod", "acl")
        first = next((r for r in kept if r.head == token.head), None) if token.rel == "conj" and bare else None
        if any(_listed(parse, r, referent) for r in kept):
            continue
        if first is not None and first.country == referent.country and parse.tokens[first.head].pos == "NOUN":
            kept[kept.index(first)] = replace(first, last=max(first.last, referent.last))
        else:
            kept.append(referent)
    return tuple(kept)


def _listed(parse: Parse, whole: Referent, part: Referent) -> bool:
    """"The three lawmakers, A, B and C" are told once; "Marmaris, Turkey" is one place."""
    between = parse.text[parse.tokens[whole.last].end : parse.tokens[part.first].start] if part.first > whole.last else ""
    if whole.kind in ("place", "facility") and part.kind in ("country", "place") and between.strip() == ",":
        return part.country == whole.country
    described = parse.tokens[whole.head].pos == "NOUN" and parse.tokens[part.head].pos == "PROPN"
    if described and whole.kind == part.kind == "person" and between.strip() == "," and whole.country == part.country:
        return True  # "his Russian counterpart, Sergei Lavrov"
    return (
        parse.tokens[whole.head].tag == "NNS" and whole.kind == "person" and part.kind == "person"
        and parse.tokens[part.head].pos == "PROPN" and parse.tokens[part.head].rel in ("conj", "appos")
    )  # fmt: skip


def _settle(
    entry: Entry, actors: tuple[Referent, ...], targets: tuple[Referent, ...], nominal: bool
) -> tuple[tuple[Referent, ...], tuple[Referent, ...]]:
    """Nobody acts on himself; the parties of a reciprocal act are an actor and the others, in text order."""
    if entry.action.reciprocal or any("reciprocal" in group for group in entry.target):
        same = {a.head for a in actors} & {t.head for t in targets}
        if same:
            targets = tuple(t for t in targets if t.head not in same)
        if not targets and len(actors) > 1:
            return actors[:1], actors[1:]
        alone = all(t.kind not in ("place", "facility", "population") for t in targets)
        if not actors and targets and nominal and alone and entry.action.event.name == "CONSULT":
            return targets[:1], targets[1:]
    mine = {(a.head, a.name) for a in actors}
    targets = tuple(t for t in targets if (t.head, t.name) not in mine)
    names = {a.name for a in actors if a.kind in ("country", "person")}
    targets = tuple(t for t in targets if t.name not in names or t.kind not in ("country", "person"))
    return actors, targets


def _allowed(
    parse: Parse, entry: Entry, token: Token, span: tuple[int, int], roles: Roles, nominal: bool
) -> bool:
    lemmas = lambda heads: {w for h in heads for w in (parse.tokens[h].lemma.lower(), parse.tokens[h].lower)}  # noqa: E731
    if entry.attributive != (token.rel == "amod" and not nominal) and (entry.attributive or token.tag == "VBG"):
        return False
    objects = lemmas(roles.get("object", ()))
    if entry.objects and not (objects & entry.objects):
        return False
    if entry.subjects and not (lemmas(roles.get("subject", ())) & entry.subjects):
        return False
    if objects & entry.unless_object or lemmas(roles.get("subject", ())) & entry.unless_subject:
        return False
    if entry.clause_verbs and not (lemmas(roles.get("clause", ())) & entry.clause_verbs):
        return False
    if entry.cues:
        if entry.weapon_role:
            around = {j for r in entry.weapon_role for h in roles.get(r, ()) for j in (h, *(c.i for c in parse.of(h, "compound", "amod")))}
            if "subject" in entry.weapon_role and is_passive(parse, token.i):
                around |= {j for h in roles.get("by", ()) for j in (h, *(c.i for c in parse.of(h, "compound")))}
        else:
            stop = frozenset(["conj", "parataxis", "acl:relcl", "ccomp"])
            around = set(parse.subtree(token.i, stop))
            around |= {j for h in roles.get("subject", ()) for j in parse.subtree(h, stop)}
        if not (lemmas(around) & entry.cues):
            return False
    if entry.unless:
        near = {c.i for c in parse.of(token.i, "amod", "compound", "nmod", "nummod", "obl", "obj", "nmod:poss")} | set(range(max(0, span[0] - 1), span[0]))
        if span[1] + 1 < len(parse.tokens) and nominal and parse.tokens[token.i].rel == "compound":
            near.add(token.head)
        if lemmas(near) & entry.unless:
            return False
    return True


def _mode(parse: Parse, lexicon: Lexicon, entry: Entry, token: Token, span: tuple[int, int]) -> str | None:
    first, last = parse.sentences[token.sent]
    window = range(max(first, span[0] - 6), min(last, span[1] + 6) + 1)
    words = {parse.tokens[j].lower for j in window}
    own = {parse.tokens[j].lower for j in range(span[0], span[1] + 1)}
    name = entry.action.name
    allowed = {
        "strike": ("drone", "heavy-weapons"), "bombing": ("suicide-attack",),
        "attack": ("unconventional", "firearms", "primitive"),
    }.get(name, ())  # fmt: skip
    for words_seen in (own, words):
        for mode in allowed:
            if words_seen & lexicon.modes.get(mode, frozenset()):
                return mode
    return entry.mode or entry.action.mode


class _RoleReader:
    """Reads the fillers of a role for one trigger."""

    def __init__(self, parse: Parse, cast: Cast, token: Token, roles: Roles, nominal: bool) -> None:
        self.parse, self.cast, self.token, self.roles, self.nominal = parse, cast, token, roles, nominal

    def fill(
        self, groups: tuple[tuple[str, ...], ...], classes: frozenset[str]
    ) -> tuple[Referent, ...]:
        """The fillers of the first group of roles that has any of the right class."""
        for group in groups:
            found: dict[tuple[int, str, str | None], Referent] = {}
            for role in group:
                for referent in self.read(role):
                    if referent.fits(classes):
                        key = 0 if referent.kind == "person" and referent.id else referent.head
                        if role == "modifier" and any(r.country == referent.country for r in found.values()):
                            continue  # "U.S. commando raids" have one doer
                        found.setdefault((key, referent.name, referent.country), referent)
            if found:
                return tuple(sorted(found.values(), key=lambda r: r.head))
        return ()

    def read(self, role: str) -> Iterator[Referent]:
        name, _, rest = role.rpartition(".") if "." in role and role.rpartition(".")[2] in QUALIFIERS else role.partition(".")
        if role in ("clause.subject", "clause.object"):
            yield from self._resolve(self._clause_roles(name="subject" if role == "clause.subject" else "object"))
        elif role == "clause.oblique":
            yield from self._resolve(self._clause_obliques())
        elif role == "clause.any":
            yield from self._first_in_clause()
        elif role == "subject.owner":
            for head in self.roles.get("subject", ()):
                yield from self.cast.owner(head)
            for head in self.roles.get("with", ()):
                yield from self.cast.owner(head)
        elif role == "modifier.place":
            for referent in self._resolve(self.roles.get("modifier", ())):
                if referent.kind in ("place", "country", "facility") and not self._leads(referent):
                    yield referent
        elif role == "modifier":
            for referent in self._resolve(self.roles.get("modifier", ())):
                if referent.kind not in ("place", "country", "facility") or self._leads(referent):
                    yield referent
        elif rest in QUALIFIERS:
            for referent in self._resolve(self.roles.get(name, ())):
                vague = rest == "place" and self.parse.tokens[referent.head].lemma in VAGUE and referent.via != "place"
                if referent.fits(frozenset([rest])) and not vague:
                    yield referent
        else:
            yield from self._resolve(self.roles.get(role, ()))

    def _leads(self, referent: Referent) -> bool:
        """Whether a land before the noun is its doer: an adjective ("Israeli strike") or initials ("U.S. strike")."""
        text = self.parse.tokens[referent.head].text
        return referent.via == "demonym" or "." in text or (text.isupper() and len(text) < 5)

    def _resolve(self, heads: list[int] | tuple[int, ...]) -> Iterator[Referent]:
        for head in heads:
            yield from self.cast.resolve(head)

    def _clauses(self) -> list[int]:
        if self.nominal:
            return [c.i for c in self.parse.of(self.token.i, "acl", "ccomp", "advcl") if c.rel != "acl:relcl" and c.tag not in ("VBG", "VBN")]
        return self.roles.get("clause", [])

    def _clause_roles(self, name: str) -> list[int]:
        found: list[int] = []
        for clause in self._clauses():
            if name == "subject":
                own = self.parse.of(clause, "nsubj", "nsubj:pass", "csubj")
                found += spread(self.parse, [c.i for c in own]) if self.nominal or own else []
            else:
                found += verb_roles(self.parse, clause).get(name, [])
        return found

    def _clause_obliques(self) -> list[int]:
        found: list[int] = []
        for clause in self._clauses():
            roles = verb_roles(self.parse, clause)
            found += [h for p in roles if p in AGGRESSIVE or p.startswith("object.") for h in roles[p]]
        return found

    def _first_in_clause(self) -> Iterator[Referent]:
        mine = {r.country for h in self.roles.get("subject", ()) for r in self.cast.resolve(h)}
        for clause in self._clauses():
            for i in self.parse.subtree(clause):
                mention = self.cast.at.get(i)
                if mention is None or i != mention.first or not mention.rows:
                    continue
                for referent in self.cast.resolve(i):
                    if referent.country and referent.country not in mine:
                        yield referent
                        return


def _said_better(parse: Parse, candidate: Candidate, found: dict[int, Candidate]) -> bool:
    """The same act named twice in a sentence counts once, on the more specific word."""
    event = candidate.entry.action.event
    if candidate.nominal:
        governor = parse.head(candidate.head)
        verb = found.get(governor.i) if governor is not None else None
        if event.name == "CONSULT" and verb is not None and not verb.nominal and verb.entry.action is candidate.entry.action:
            return True  # "met for their seventh summit"
        return verb is not None and bool(verb.entry.objects) and verb.entry.action.event is event and not verb.nominal
    if event.name != "ASSAULT":
        return False
    token = parse.tokens[candidate.head]
    if token.tag == "VB":
        # "an offensive to retake the city" is the offensive.
        for steps, above in enumerate(parse.ancestors(candidate.head)):
            noun = found.get(above.i)
            if noun is not None and noun.nominal and noun.entry.action.event is event or above.lemma in ("fight", "bid", "effort", "battle", "assault"):
                return True
            aims = [found.get(c.i) for c in parse.of(above.i, "obj", "obl")] if token.rel in ("xcomp", "advcl") else []
            if any(n is not None and n.nominal and n.entry.action.event is event for n in aims):
                return True
            if steps > 1 or above.pos == "VERB":
                break
    for child in parse.of(candidate.head, "obl", "obj", "nsubj", "nmod"):
        other = found.get(child.i)
        if other is not None and other.nominal and other.entry.action.event is event:
            if parse.case(child.i) in ("in", "by", "with", "") and (other.targets or other.actors):
                return True
    return False


__all__ = ["Candidate", "find_candidates", "surface_subject"]
