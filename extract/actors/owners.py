"""Whose a phrase is: the country, or the body, that its modifiers and complements state."""

from collections.abc import Iterable, Iterator

from extract.actors.scene import Scene
from extract.referents import CIVIL, Referent
from extract.syntax import Token
from extract.wordlists import load_wordlists

SHARED = load_wordlists("actors")["shared"]
IN_PLACE = load_wordlists("actors")["in_place"]
ABROAD = load_wordlists("actors")["abroad"]
REGIONS = load_wordlists("actors")["regions"]
WIDE = load_wordlists("actors")["wide"]
# Of whom the thing is by whom or to whom one of these tells: "a compound **used** by rebels".
HELD = frozenset(
    "belong control frequent guard hold inhabit loyal man occupy operate own represent rule run seize use".split()
)
HYPHENED = frozenset(["appointed", "led", "mandated", "run"])  # "NATO-led troops", but "UN-backed" are another's
NATIVE = frozenset(["militia", "militiamen", "militias", "nomads", "tribes", "tribesmen"])  # Arabs of the land told of
WINDOW = 8  # tokens before a noun in which coordinated adjectives stand


def stated_country(scene: Scene, i: int) -> str | None:
    """The country that the phrase of token ``i`` states: its owner's, a modifier's, or that of the land it is of."""
    country = modifier_country(scene, i)
    if country is not None:
        return country
    if compound_owner(scene, i) is not None:  # "EU ministers in Brussels" are not Belgian, "NATO troops from Spain" are
        home = (r for c in scene.parse.of(i, "nmod") if scene.parse.case(c.i) == "from" for r in scene.resolve(c.i))
        return _country_of(home)
    if scene.parse.tokens[i].tag == "NNS" and is_wide(scene, (c.i for c in scene.parse.of(i, "amod"))):
        return None  # "foreign troops in Afghanistan" are not Afghan
    return _country_of(_complements(scene, i))


def is_wide(scene: Scene, words: Iterable[int]) -> bool:
    """Whether one of the ``words`` says that no one country is meant: "foreign troops", but no "foreign ministers"."""
    return any(_is_wide_word(scene, j) for j in words if j + 1 < len(scene.parse.tokens))


def _is_wide_word(scene: Scene, j: int) -> bool:
    word, after = scene.parse.tokens[j], scene.parse.tokens[j + 1]
    if word.lower not in WIDE or word.text == "western":  # "western suburbs"
        return False
    if word.lower == "arab" and after.lower in NATIVE:
        return False
    any_one = j > 0 and scene.parse.tokens[j - 1].lower in ("a", "an", "any", "no")
    return after.lower not in ABROAD or (after.lower == "minister" and any_one)  # "a foreign minister"


def is_regional(scene: Scene, i: int) -> bool:
    """ "The top court **in Latin America**", "**Central American** presidents": of no one country."""
    below = [c.i for c in scene.parse.of(i, "nmod") if c.i > i and scene.parse.case(c.i) in IN_PLACE]
    below += [c.i for c in scene.parse.of(i, "amod", "compound") if c.i < i]
    return any((m := scene.at.get(j)) and scene.surface(m.first, m.last).lower() in REGIONS for j in below)


def modifier_country(scene: Scene, i: int) -> str | None:
    """The country that stands before the noun ``i``: an adjective, an owner, a body, a land."""
    parse = scene.parse
    for child in parse.of(i, "amod"):
        row = scene.row_at(child.i) if child.i < i else None
        if row is not None and row.country and row.via == "demonym":
            return row.country
    country = _country_of(r for c in parse.of(i, "nmod:poss") for r in scene.resolve(c.i))
    if country is not None:
        return country
    owner = compound_owner(scene, i)
    if owner is not None:
        return owner.country
    modifiers = parse.of(i, "amod", "compound", "nmod:desc", "nmod:unmarked", "flat", "dep", "nmod")
    for child in sorted((c for c in modifiers if c.i < i), key=lambda c: -c.i):
        country = scene.country_in(parse.subtree(child.i))
        if country:
            return country
    return None


def _complements(scene: Scene, i: int) -> Iterator[Referent]:
    """Who follows a noun and tells whose it is: "police **in Kenya**", "a deal **with Iran**", "loyal **to Assad**"."""
    parse = scene.parse
    shared = parse.tokens[i].lemma.lower() in SHARED
    for child in parse.of(i, "nmod", "obl"):
        if child.i > i and (parse.case(child.i) in IN_PLACE or (shared and parse.case(child.i) == "with")):
            named = scene.name_at(child.i)
            # Of what is only put somewhere by the setting, the setting itself tells more: "Secretary of State".
            yield from (named,) if named is not None else (r for r in scene.resolve(child.i) if r.named)
    for child in parse.of(i, "appos"):
        named = scene.name_at(child.i)
        if named is not None:
            yield named
    for child in parse.of(i, "acl", "acl:relcl", "amod"):
        if child.lemma in HELD:
            for inner in parse.of(child.i, "obl", "obl:agent"):
                yield from scene.resolve(inner.i)


def _country_of(referents: Iterable[Referent]) -> str | None:
    return next((r.country for r in referents if r.country), None)


def compound_owner(scene: Scene, i: int) -> Referent | None:
    """The body that modifies a noun: "YPG positions", "Taliban fighters", "IS bases"."""
    for child in scene.parse.of(i, "compound", "nmod", "amod", "nmod:poss", "nmod:desc", "nmod:unmarked"):
        mention = scene.at.get(child.i)
        if mention is not None and child.i < i and not scene.aside(mention):
            referent = scene.named[mention.first]
            if referent.country or referent.sector:
                return referent
    return _appointing(scene, i)


def _appointing(scene: Scene, i: int) -> Referent | None:
    """The body of no land that leads or names who the noun is: "**NATO**-led troops", "a **UN**-appointed envoy"."""
    for child in scene.parse.of(i, "amod"):
        if child.lower in HYPHENED and child.i < i:
            bodies = (scene.name_at(c.i) for c in scene.parse.of(child.i, "compound", "obl", "nmod", "nsubj", "dep"))
            return next((r for r in bodies if r is not None and r.sector == "IGO"), None)
    return None


def landless_possessor(scene: Scene, i: int, *, thing: bool) -> Referent | None:
    """The body of no land whose the noun ``i`` is: "the *group's* leadership", "*its* commanders".

    Of a ``thing`` what it is of tells too: "a decision **of the United Nations**".
    """
    whose = scene.parse.of(i, "nmod:poss")
    if thing:
        whose = [*whose, *(c for c in scene.parse.of(i, "nmod") if scene.parse.case(c.i) in ("of", "by"))]
    possessors = (r for c in whose for r in scene.resolve(c.i))
    return next((r for r in possessors if r.country is None and r.sector in ("REB", "IGO")), None)


def owners(scene: Scene, i: int) -> tuple[Referent, ...]:
    """Whose the thing at token ``i`` is, for weapons that stand as subjects: "Israeli jets", "rockets from Gaza"."""
    parse = scene.parse
    body = compound_owner(scene, i)
    found = [body] if body is not None else []
    found += [r for c in parse.of(i, "nmod:poss") for r in scene.resolve(c.i)]
    found += [r for c in parse.of(i, "nmod") if parse.case(c.i) in ("from", "by") for r in scene.resolve(c.i)]
    return tuple(r for r in found if (r.country or r.sector) and r.sector not in CIVIL)


def shared_country(scene: Scene, conjunct: Token) -> str | None:
    """The land of what comes before in a coordination: "*American* diplomats and service members"."""
    parse = scene.parse
    first = parse.head(conjunct.i)
    if first is None or first.pos not in ("NOUN", "PROPN") or parse.of(conjunct.i, "det", "nmod:poss"):
        return None
    if compound_owner(scene, conjunct.i) is not None:
        return None
    modifiers = [c.i for c in parse.of(first.i, "amod", "nmod:poss", "compound") if c.i < first.i]
    return scene.country_in(j for m in modifiers for j in parse.subtree(m))


def coordinated_countries(scene: Scene, i: int) -> list[str]:
    """The countries of coordinated adjectives: "Russian or Syrian jets"."""
    tokens = scene.parse.tokens
    found: dict[str, None] = {}
    for j in range(i - 1, max(i - WINDOW, -1), -1):
        if tokens[j].sent != tokens[i].sent or tokens[i].head == j:
            break  # "U.S. and Iraqi forces": the first conjunct is a side of its own
        row = scene.row_at(j)
        # "U.S. and Iraqi officials", "Iraqi and U.S. officials"
        shortened = (found or j == i - 1) and tokens[j].text.replace(".", "").isupper()
        sided = row is not None and (
            row.via == "demonym" or (shortened and row.kind == "country") or _is_force(scene, j)
        )
        if row is not None and row.country and sided:
            found[row.country] = None
        elif tokens[j].lower not in ("and", "or", ",") and (found or tokens[j].pos not in ("NOUN", "PROPN", "ADJ")):
            break
    return list(reversed(found))


def _is_force(scene: Scene, j: int) -> bool:
    """The first word of "Chinese military" in "Cuban and Chinese military leaders"."""
    mention = scene.at.get(j)
    row = scene.row_at(j)
    return mention is not None and row is not None and mention.first == j < mention.last and row.kind == "military"


def seats(scene: Scene, i: int) -> list[str]:
    """The countries of "the foreign ministers of Armenia and Azerbaijan"."""
    parse = scene.parse
    found: dict[str, None] = {}
    for child in parse.of(i, "nmod"):
        if parse.case(child.i) in ("of", "from"):
            for j in parse.conjuncts(child.i):
                found.update({r.country: None for r in scene.resolve(j) if r.country})
    return list(found)
