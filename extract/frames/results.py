"""What a killing or a bomb tells of an assault that the same sentence names: its targets, and no act of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from extract.actors import Cast
from extract.clauses import is_passive, verb_roles
from extract.frames.candidate import Candidate
from extract.referents import Referent
from extract.syntax import Parse, Token

DEADLY = frozenset(["attack", "bombing", "clash", "strike"])  # actions of which a killing may be the outcome
HARMS = frozenset(["hurt", "injure", "kill", "maim", "slay", "wound"])
ABOARD = frozenset(["aboard", "board"])
PEOPLE = frozenset(["people"])


def join_results(parse: Parse, cast: Cast, found: dict[int, Candidate]) -> None:
    """A killing is no act of its own where a stated assault is what killed; the dead and wounded are its targets.

    In "attacked the village, **killing** ten and **wounding** six", "stormed it and **killed** ten" and "ten were
    **killed** when a bomb exploded" the assault tells it; in "an attack on a base that **killed** ten" they are its
    targets already.
    """
    _join_devices(parse, found)
    deadly = [a for a in found.values() if a.entry.action.name in DEADLY]
    for sentence in sorted({parse.tokens[a.head].sent for a in deadly}):
        first, last = parse.sentences[sentence]
        assaults = [a.head for a in deadly if first <= a.head <= last]
        for token in parse.tokens[first : last + 1]:
            killing = found.get(token.i)
            if killing is not None and (killing.nominal or killing.entry.action.event.name != "ASSAULT"):
                continue
            if killing is not None and killing.entry.action.name == "killing" and _is_harmed(killing, assaults, found):
                del found[token.i]
                continue
            if token.lemma not in HARMS and (killing is None or killing.entry.action.name != "killing"):
                continue
            act = found.get(_cause_of(parse, token, assaults))
            if act is not None and act.head != token.i:
                harmed = killing.targets if killing is not None else _harmed(parse, cast, token.i)
                found[act.head] = _with_targets(parse, act, harmed)
                found.pop(token.i, None)


def _with_targets(parse: Parse, act: Candidate, harmed: Iterable[Referent]) -> Candidate:
    """The act with those whom it ``harmed`` as targets; of "a jet with all **on board**" the jet is the target."""
    heads = {t.head for t in act.targets}
    new = [h for h in harmed if h.head not in heads]
    if act.targets:
        new = [h for h in new if not any(parse.tokens[j].lower in ABOARD for j in _around(parse, h))]
    return replace(act, targets=(*act.targets, *new))


def _around(parse: Parse, referent: Referent) -> Iterable[int]:
    """The tokens of a phrase and the few behind it, where the parser may hang what belongs to it elsewhere."""
    return range(referent.first, min(referent.last + 4, len(parse.tokens)))


def _join_devices(parse: Parse, found: dict[int, Candidate]) -> None:
    """ "A **bomb** ripped through a market", "a bomb **targeting** pilgrims": the verb and the device tell one act."""
    for device in [a for a in found.values() if a.nominal and a.entry.action.name == "bombing"]:
        token = parse.tokens[device.head]
        around = [token.head] if token.rel == "nsubj" else []
        around += [c.i for c in parse.of(device.head, "acl")]
        verbs = [found[i] for i in around if i in found and found[i].entry.action is device.entry.action]
        for other in (device, *verbs[1:]) if verbs else ():
            verb = found[verbs[0].head]
            found[verb.head] = replace(_with_targets(parse, verb, other.targets), actors=verb.actors or other.actors)
            del found[other.head]


def _is_harmed(killing: Candidate, assaults: Iterable[int], found: Mapping[int, Candidate]) -> bool:
    """Whether all whom a killing names are the targets of stated assaults already."""
    acts = [found[i] for i in assaults if i in found]
    told = {r.head for a in acts for r in (*a.targets, *(a.actors if a.entry.action.reciprocal else ()))}
    return bool(killing.targets) and {t.head for t in killing.targets} <= told


def _cause_of(parse: Parse, token: Token, assaults: Iterable[int]) -> int:
    """The assault among ``assaults`` of which the harm that verb ``token`` tells is the outcome, or -1."""
    if token.rel == "conj" and parse.of(token.i, "nsubj"):
        return -1  # "a bomber killed four, and **gunmen** killed ten"
    base = parse.tokens[token.head] if token.rel == "conj" and token.head >= 0 else token
    if token.tag == "VBG" and base.tag == "VBG" and base.rel == "advcl" and not parse.of(token.i, "nsubj"):
        token = base  # "tore through a market, wounding six and **killing** two"
    if token.rel == "conj" or (token.tag == "VBG" and token.rel == "advcl"):
        above = set(parse.subtree(token.head))
        return max((i for i in assaults if i < token.i and i in above), default=-1)
    if not is_passive(parse, token.i):
        # "A series of **strikes** against rebels **killed** ten": the act stands as who killed.
        doers = [d for s in parse.of(token.i, "nsubj") for d in (s.i, *(c.i for c in parse.of(s.i, "nmod")))]
        return next((i for i in doers if i in assaults), -1)
    joined = [
        c for c in parse.of(token.i, "conj") if c.lemma in HARMS or c.lower == "wounded"
    ]  # "killed and ten **wounded** when …"
    for clause in [k for c in (token, *joined) for k in parse.of(c.i, "advcl")]:
        if any(m.lower in ("as", "when", "while") for m in parse.of(clause.i, "mark", "advmod")):
            told = {clause.i, *(c.i for c in parse.of(clause.i, "nsubj", "obj", "obl"))}
            return min((i for i in assaults if i in told), default=-1)
    return -1


def _harmed(parse: Parse, cast: Cast, verb: int) -> tuple[Referent, ...]:
    """Whom a verb that is no trigger of its own harms: "**wounding** six others"."""
    if parse.tokens[verb].pos != "VERB":
        return ()
    objects = verb_roles(parse, verb).get("object", ())
    return tuple(cast.placed(r) for h in objects for r in cast.resolve(h) if r.fits(PEOPLE))
