"""Which place of its sentence an act took place at: the one that hangs nearest to the trigger in the parse.

Each place has a cost: what leads it (a preposition of place, of a goal, nothing), and the way from there through the
parse to the trigger, relation by relation. The cheapest one is taken, unless it costs too much.
"""

from collections.abc import Mapping, Sequence

from extract.actors.phrases import is_caption
from extract.places.spots import Spot
from extract.syntax import Parse
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("places")
SPATIAL = _WORDS["spatial"]
TOWARDS = _WORDS["towards"]
AWAY = _WORDS["away"]
FOUGHT_OVER = _WORDS["fought_over"]
ARRIVALS = _WORDS["arrivals"]
DEPARTURES = _WORDS["departures"]
TOPICS = _WORDS["topics"]
TALK = _WORDS["talk"]
GROUNDED = _WORDS["grounded"]
GOING = _WORDS["going"]
LEAVING = _WORDS["leaving"]
HITS_GROUND = _WORDS["hits_ground"]
FIGHTS = HITS_GROUND - {"mobilization"}  # "the build-up of Iran"
ACTS = load_wordlists("repairs")["acts"]
MOST = {True: 4.5, False: 1.5}
NAMELESS = 1.0  # "a nearby village" beside a name
# The cost of a relation between a word and its governor, on the way up from the place ...
UP: Mapping[str, float] = {
    "nmod": 0.5, "obl": 0.5, "obj": 0.5, "appos": 0.5, "compound": 0.5, "nmod:poss": 1.0, "nsubj:pass": 0.5,
    "nsubj": 1.5, "conj": 1.0, "xcomp": 0.5, "advcl": 2.0, "acl": 1.5, "acl:relcl": 3.0, "ccomp": 3.0,
    "parataxis": 3.0, "flat": 0.0, "amod": 0.5, "nmod:unmarked": 0.5, "obl:agent": 1.5, "nmod:desc": 0.5,
    "obl:unmarked": 0.5,
}  # fmt: skip
# ... and on the way down to the trigger.
DOWN: Mapping[str, float] = {
    "nmod": 1.0, "obl": 1.0, "obj": 0.5, "appos": 1.0, "compound": 1.0, "nsubj:pass": 1.5, "nsubj": 1.5, "conj": 1.0,
    "xcomp": 0.5, "advcl": 1.0, "acl": 1.5, "acl:relcl": 1.5, "ccomp": 4.0, "parataxis": 4.0, "amod": 0.5,
    "nmod:unmarked": 1.0, "obl:unmarked": 1.0, "obl:agent": 1.5, "nmod:poss": 1.0, "nmod:desc": 0.5, "flat": 0.5,
}  # fmt: skip
INNER = 1.0  # "the embassy in Kyiv": a place in a place, whatever leads the outer one
CAPTION = 0.5  # for each governor of the trigger, of the place that ends a caption
SAID = 0.5  # from the verb of saying to the words
OTHER = 3.0
FAR = 99.0


def cheapest(parse: Parse, spots: Sequence[Spot], trigger: int, targets: Sequence[int], action: str) -> Spot | None:
    """The place of the act at token ``trigger``, among those of its sentence.

    :param targets: the tokens that head the targets of the act.
    """
    best: tuple[float, int, Spot] | None = None
    down = _walk(parse, trigger)
    caption = _caption_place(parse, spots, parse.tokens[trigger].sent)
    for spot in spots:
        cost = _cost(parse, spot, down, targets, action)
        if spot is caption and _is_shown(parse, down):
            cost = min(cost, CAPTION * len(down))
        if cost <= MOST[action in GROUNDED] and (best is None or (cost, abs(spot.anchor - trigger)) < best[:2]):
            best = (cost, abs(spot.anchor - trigger), spot)
    return best[2] if best else None


def _caption_place(parse: Parse, spots: Sequence[Spot], sentence: int) -> Spot | None:
    """Where a picture was taken: "... in Kyiv, Ukraine, March 3, 2014."."""
    if not is_caption(parse, sentence):
        return None
    last = [spot for spot in spots if spot.names and spot.case in SPATIAL]
    return last[-1] if last and parse.sentences[sentence][1] - last[-1].last < 10 else None


def _is_shown(parse: Parse, down: list[int]) -> bool:
    """Whether a caption shows the act, and not who suffered from it before: "the mother of a man *killed* ..."."""
    rels = {parse.tokens[i].rel for i in down[:-1]}
    told = any(parse.tokens[i].rel == "acl" and parse.tokens[i].tag == "VBN" for i in down)
    return not told and not rels & {"acl:relcl", "nmod", "amod", "nmod:poss"}


def _walk(parse: Parse, i: int) -> list[int]:
    """Token ``i`` and its governors within the sentence."""
    return [i, *(t.i for t in parse.ancestors(i) if t.sent == parse.tokens[i].sent)]


def _cost(parse: Parse, spot: Spot, down: list[int], targets: Sequence[int], action: str) -> float:
    """How far a place stands from the trigger, which with its governors is ``down``."""
    up = _walk(parse, spot.anchor)
    joint = next((i for i in up if i in down), None)
    if spot.anchor in down and spot.case in SPATIAL and parse.of(spot.anchor, "cop"):  # "was in London to meet ..."
        rels = (parse.tokens[i].rel for i in down[: down.index(spot.anchor)])
        return sum(DOWN.get(rel, OTHER) for rel in rels if rel != "cop")
    if joint is None or spot.first <= down[0] <= spot.last:
        return FAR
    way = sum(DOWN.get(parse.tokens[i].rel, OTHER) for i in down[: down.index(joint)])
    if action not in GROUNDED and joint != down[0] and parse.tokens[down[down.index(joint) - 1]].rel == "ccomp":
        way -= DOWN["ccomp"] - SAID  # what is said in Brussels to support it supports it there
    inside = next((i for i in down if spot.first <= i <= spot.last), None)
    if inside is not None:
        joint = inside
        way = sum(DOWN.get(parse.tokens[i].rel, OTHER) for i in down[: down.index(joint)])
        return _antecedent(parse, down[down.index(joint) - 1], action) + way
    up_way = sum(UP.get(parse.tokens[i].rel, OTHER) for i in up[1 : up.index(joint)])
    if any(_is_topic(parse, i) for i in up[1 : up.index(joint)]):
        return FAR
    if action not in GROUNDED:
        up_way *= 2  # what is demanded is not done where it is demanded
        if any(parse.tokens[i].lemma in ACTS for i in up[1 : up.index(joint)]):
            return FAR  # "condemned the attack in Syria"
    return way + up_way + _entry(parse, spot, down[0], targets, action)


def _is_topic(parse: Parse, i: int) -> bool:
    """Whether a word on the way leads to what is talked of, or to another act: "met to discuss the war in Syria"."""
    return parse.tokens[i].lemma in TALK or parse.case(i) in TOPICS


def _antecedent(parse: Parse, clause: int, action: str) -> float:
    """What it costs to be what a clause is about: "Kenosha, where riots broke out", "a base that rebels took"."""
    if parse.tokens[clause].rel not in ("acl:relcl", "acl"):
        return FAR
    if any(parse.tokens[j].lower in ("where", "wherein") for j in parse.subtree(clause)):
        return -1.5
    return 0.0 if action in HITS_GROUND else 2.0


def _entry(parse: Parse, spot: Spot, trigger: int, targets: Sequence[int], action: str) -> float:
    """What the first step from the place costs: what leads it, and whether it is the target."""
    token, case = parse.tokens[spot.anchor], spot.case
    nameless = 0.0 if spot.names else NAMELESS
    least = INNER if spot.inner & SPATIAL else FAR
    if spot.unsure and case not in SPATIAL and not (action in HITS_GROUND and token.rel in ("obj", "nsubj:pass")):
        return least
    if spot.land and case == "against":
        return least  # "moves against Iran" are not made there
    if spot.anchor in targets and (action in HITS_GROUND or case not in SPATIAL):
        return min(least, 0.5 if action in HITS_GROUND and spot.names else FAR)
    if case in SPATIAL:
        return nameless
    if case in TOWARDS or token.rel == "obj":
        if parse.tokens[token.head].lemma in ARRIVALS and token.head < trigger:
            return nameless + 0.5
    if case == "for" and parse.tokens[token.head].lemma in DEPARTURES and token.head <= trigger:
        return nameless + 0.5
    if case in TOWARDS:
        return min(least, nameless + (0.5 if action in GOING else 3.0))
    if case in AWAY:
        return min(least, nameless + (0.5 if action in LEAVING else 3.0))
    if case in FOUGHT_OVER and action in FIGHTS and token.head == trigger:
        return nameless + 0.5
    if case:
        return least
    if token.rel in ("compound", "nmod:unmarked", "amod", "nmod:desc"):
        if spot.land:
            return least  # "U.S. strikes": whose they are
        return 0.5 if token.head == trigger else min(least, nameless + 2.0)
    if token.rel == "nmod:poss":
        return min(least, FAR if spot.land else nameless + 2.0)
    if token.rel in ("obj", "nsubj:pass"):
        return min(least, nameless + (1.5 if action in HITS_GROUND else 3.0))
    return least
