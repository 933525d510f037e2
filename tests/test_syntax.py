"""One scheme above the parse: the same clause in UD and in CLEAR labels gives the same roles."""

import pytest

from extract.clauses import noun_roles, verb_roles
from tests.docs import parse_of, words_of

# Each clause twice: Universal Dependencies, then CLEAR as OntoNotes pipelines give it.
ACTIVE = (
    """
    Israel Israel PROPN NNP 2 nsubj
    struck strike VERB VBD 0 root
    targets target NOUN NNS 2 obj
    in in ADP IN 5 case
    Syria Syria PROPN NNP 2 obl
    """,
    """
    Israel Israel PROPN NNP 2 nsubj
    struck strike VERB VBD 0 root
    targets target NOUN NNS 2 dobj
    in in ADP IN 2 prep
    Syria Syria PROPN NNP 4 pobj
    """,
)
PASSIVE = (
    """
    The the DET DT 2 det
    base base NOUN NN 4 nsubj:pass
    was be AUX VBD 4 aux:pass
    shelled shell VERB VBN 0 root
    by by ADP IN 6 case
    rebels rebel NOUN NNS 4 obl:agent
    """,
    """
    The the DET DT 2 det
    base base NOUN NN 4 nsubjpass
    was be AUX VBD 4 auxpass
    shelled shell VERB VBN 0 root
    by by ADP IN 4 agent
    rebels rebel NOUN NNS 5 pobj
    """,
)
COORDINATED_PLACES = (
    """
    He he PRON PRP 2 nsubj
    flew fly VERB VBD 0 root
    to to ADP IN 4 case
    Moscow Moscow PROPN NNP 2 obl
    and and CCONJ CC 7 cc
    to to ADP IN 7 case
    Paris Paris PROPN NNP 4 conj
    """,
    """
    He he PRON PRP 2 nsubj
    flew fly VERB VBD 0 root
    to to ADP IN 2 prep
    Moscow Moscow PROPN NNP 3 pobj
    and and CCONJ CC 3 cc
    to to ADP IN 3 conj
    Paris Paris PROPN NNP 6 pobj
    """,
)
RELATIVE = (
    """
    The the DET DT 2 det
    jets jet NOUN NNS 0 root
    which which PRON WDT 4 nsubj
    hit hit VERB VBD 2 acl:relcl
    Tripoli Tripoli PROPN NNP 4 obj
    """,
    """
    The the DET DT 2 det
    jets jet NOUN NNS 0 root
    which which PRON WDT 4 nsubj
    hit hit VERB VBD 2 relcl
    Tripoli Tripoli PROPN NNP 4 dobj
    """,
)


def _verb(parse, lemma):
    return next(t.i for t in parse.tokens if t.lemma == lemma)


@pytest.mark.parametrize("rows", ACTIVE, ids=["ud", "clear"])
def test_active(rows):
    parse = parse_of(rows)
    roles = verb_roles(parse, _verb(parse, "strike"))
    assert words_of(parse, roles["subject"]) == ["Israel"]
    assert words_of(parse, roles["object"]) == ["targets"]
    assert words_of(parse, roles["in"]) == ["Syria"]


@pytest.mark.parametrize("rows", PASSIVE, ids=["ud", "clear"])
def test_passive_is_turned_round(rows):
    parse = parse_of(rows)
    roles = verb_roles(parse, _verb(parse, "shell"))
    assert words_of(parse, roles["subject"]) == ["rebels"]
    assert words_of(parse, roles["object"]) == ["base"]


@pytest.mark.parametrize("rows", COORDINATED_PLACES, ids=["ud", "clear"])
def test_coordinated_prepositional_phrases(rows):
    parse = parse_of(rows)
    assert words_of(parse, verb_roles(parse, _verb(parse, "fly"))["to"]) == ["Moscow", "Paris"]


@pytest.mark.parametrize("rows", RELATIVE, ids=["ud", "clear"])
def test_relative_pronoun_stands_for_its_noun(rows):
    parse = parse_of(rows)
    roles = verb_roles(parse, _verb(parse, "hit"))
    assert words_of(parse, roles["subject"]) == ["jets"]
    assert words_of(parse, roles["object"]) == ["Tripoli"]


POSSESSIVE_NOUN = (
    """
    Liberman Liberman PROPN NNP 3 nmod:poss
    's 's PART POS 1 case
    trip trip NOUN NN 6 nsubj
    to to ADP IN 5 case
    Moscow Moscow PROPN NNP 3 nmod
    began begin VERB VBD 0 root
    """,
    """
    Liberman Liberman PROPN NNP 3 poss
    's 's PART POS 1 case
    trip trip NOUN NN 6 nsubj
    to to ADP IN 3 prep
    Moscow Moscow PROPN NNP 4 pobj
    began begin VERB VBD 0 root
    """,
)


@pytest.mark.parametrize("rows", POSSESSIVE_NOUN, ids=["ud", "clear"])
def test_event_noun_with_possessor_and_oblique(rows):
    parse = parse_of(rows)
    roles = noun_roles(parse, 2)
    assert words_of(parse, roles["possessor"]) == ["Liberman"]
    assert words_of(parse, roles["to"]) == ["Moscow"]


CLEAR_COPULA = """
    He he PRON PRP 2 nsubj
    is be AUX VBZ 0 root
    president president NOUN NN 2 attr
    of of ADP IN 3 prep
    Egypt Egypt PROPN NNP 4 pobj
    """


def test_clear_copula_becomes_a_child_of_its_attribute():
    parse = parse_of(CLEAR_COPULA)
    president = parse.tokens[2]
    assert president.rel == "root"
    assert [t.text for t in parse.of(2, "cop")] == ["is"]
    assert [t.text for t in parse.of(2, "nsubj")] == ["He"]
    assert parse.case(4) == "of"


AFTER_MEETING = """
    He he PRON PRP 2 nsubj
    left leave VERB VBD 0 root
    after after ADP IN 2 prep
    meeting meet VERB VBG 3 pcomp
    Putin Putin PROPN NNP 4 dobj
    """


def test_clear_prepositional_clause_is_an_adverbial_clause_with_the_subject_above():
    parse = parse_of(AFTER_MEETING)
    assert parse.tokens[3].rel == "advcl"
    assert words_of(parse, verb_roles(parse, 3)["subject"]) == ["He"]


def test_offsets_are_characters_of_the_text():
    parse = parse_of(ACTIVE[0])
    assert all(parse.text[t.start : t.end] == t.text for t in parse.tokens)
