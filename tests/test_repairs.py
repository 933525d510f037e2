"""Trees that a parser gets wrong, and trees that it gets right and that must stay."""

import pytest

from extract.repairs import repair
from extract.syntax import Entity, Parse
from tests.docs import parse_of


def relation(parse: Parse, word: str) -> tuple[str, str]:
    """Relation and governor's text of the first token ``word``."""
    token = next(t for t in parse.tokens if t.text == word)
    head = parse.head(token.i)
    return token.rel, "" if head is None else head.text


def assert_is_tree(parse: Parse) -> None:
    """Every token is below one root, and children and heads say the same."""
    for token in parse.tokens:
        assert sum(1 for _ in parse.ancestors(token.i)) < len(parse.tokens)
        assert all(parse.tokens[child].head == token.i for child in token.children)
        if token.head >= 0:
            assert token.i in parse.tokens[token.head].children


WRONG = {
    "gerund before of": (
        """
        The the DET DT 2 det
        police police NOUN NN 6 nsubj
        shooting shoot VERB VBG 2 acl
        of of ADP IN 5 case
        Castile Castile PROPN NNP 3 obl
        angered anger VERB VBD 0 root
        many many ADJ JJ 6 obj
        . . PUNCT . 6 punct
        """,
        {"shooting": ("nsubj", "angered"), "police": ("compound", "shooting")},
    ),
    "an article before an owner": (
        """
        The the DET DT 5 det
        outspoken outspoken ADJ JJ 5 amod
        president president NOUN NN 5 nmod:poss
        's 's PART POS 3 case
        trip trip NOUN NN 6 nsubj
        ended end VERB VBD 0 root
        """,
        {"The": ("det", "president"), "outspoken": ("amod", "president"), "president": ("nmod:poss", "trip")},
    ),
    "of belongs to the noun before it": (
        """
        Clashes clash NOUN NNS 0 root
        between between ADP IN 3 case
        forces force NOUN NNS 1 nmod
        and and CCONJ CC 5 cc
        members member NOUN NNS 3 conj
        of of ADP IN 8 case
        the the DET DT 8 det
        group group NOUN NN 3 nmod
        """,
        {"group": ("nmod", "members")},
    ),
    "purpose of a stay": (
        """
        He he PRON PRP 4 nsubj
        is be AUX VBZ 4 cop
        in in ADP IN 4 case
        London London PROPN NNP 0 root
        to to PART TO 6 mark
        meet meet VERB VB 4 acl
        Cameron Cameron PROPN NNP 6 obj
        """,
        {"meet": ("advcl", "London")},
    ),
    "a clause taken for a phrase": (
        """
        The the DET DT 2 det
        trip trip NOUN NN 3 nsubj
        comes come VERB VBZ 0 root
        as as SCONJ IN 5 case
        Israel Israel PROPN NNP 3 obl
        and and CCONJ CC 7 cc
        Iran Iran PROPN NNP 8 nsubj
        trade trade VERB VBP 3 conj
        threats threat NOUN NNS 8 obj
        . . PUNCT . 3 punct
        """,
        {
            "Israel": ("nsubj", "trade"),
            "Iran": ("conj", "Israel"),
            "trade": ("advcl", "comes"),
            "as": ("mark", "trade"),
            "and": ("cc", "Iran"),
        },
    ),
    "an office before a name": (
        """
        Secretary Secretary PROPN NNP 5 nsubj:pass
        of of ADP IN 4 case
        State State PROPN NNP 4 nmod:desc
        Kerry Kerry PROPN NNP 1 nmod
        spoke speak VERB VBD 0 root
        """,
        {
            "Kerry": ("nsubj", "spoke"),
            "Secretary": ("nmod:desc", "Kerry"),
            "State": ("nmod", "Secretary"),
            "of": ("case", "State"),
        },
    ),
    "two names before a noun": (
        """
        The the DET DT 5 det
        Biden Biden PROPN NNP 4 compound
        - - PUNCT HYPH 2 punct
        Putin Putin PROPN NNP 5 compound
        summit summit NOUN NN 6 nsubj
        ended end VERB VBD 0 root
        """,
        {"Biden": ("compound", "summit"), "Putin": ("compound", "summit")},
    ),
    "a headline's verb among nouns": (
        """
        Israeli Israeli ADJ JJ 4 amod
        jets jet NOUN NNS 4 compound
        bomb bomb NOUN NN 4 compound
        tunnel tunnel NOUN NN 0 root
        near near ADP IN 6 case
        Rafah Rafah PROPN NNP 4 nmod
        """,
        {"jets": ("nsubj", "bomb"), "bomb": ("root", ""), "tunnel": ("obj", "bomb"), "Israeli": ("amod", "jets")},
    ),
    "object of a participle": (
        """
        fighters fighter NOUN NNS 0 root
        fleeing flee VERB VBG 1 acl
        Mosul Mosul PROPN NNP 1 conj
        """,
        {"Mosul": ("obj", "fleeing")},
    ),
    "reduced passive": (
        """
        He he PRON PRP 2 nsubj
        knew know VERB VBD 0 root
        the the DET DT 4 det
        path path NOUN NN 2 obj
        of of ADP IN 7 case
        a a DET DT 7 det
        jet jet NOUN NN 4 nmod
        , , PUNCT , 9 punct
        shot shoot VERB VBD 2 conj
        down down ADP RP 9 compound:prt
        by by ADP IN 12 case
        Turkey Turkey PROPN NNP 9 obl:agent
        . . PUNCT . 2 punct
        """,
        {"shot": ("acl", "jet")},
    ),
    "no participle before a number": (
        """
        jets jet NOUN NNS 6 ccomp
        bombed bomb VERB VBN 4 amod
        three three NUM CD 4 nummod
        villages village NOUN NNS 1 obj
        officials official NOUN NNS 6 nsubj
        said say VERB VBD 0 root
        """,
        {"jets": ("nsubj", "bombed"), "villages": ("obj", "bombed"), "bombed": ("ccomp", "said")},
    ),
    "participle at the head of a sentence": (
        """
        Shelling shell VERB VBG 2 amod
        trenches trench NOUN NNS 5 obl
        , , PUNCT , 2 punct
        gunners gunner NOUN NNS 5 nsubj
        covered cover VERB VBD 0 root
        them they PRON PRP 5 obj
        """,
        {"Shelling": ("advcl", "covered"), "trenches": ("obj", "Shelling")},
    ),
    "a noun is coordinated with the object": (
        """
        Drones drone NOUN NNS 2 nsubj
        hit hit VERB VBD 0 root
        a a DET DT 4 det
        refinery refinery NOUN NN 2 obj
        and and CCONJ CC 7 cc
        an a DET DT 7 det
        airfield airfield NOUN NN 2 conj
        . . PUNCT . 2 punct
        """,
        {"airfield": ("conj", "refinery")},
    ),
    "what follows a day": (
        """
        Talks talk NOUN NNS 3 nsubj:pass
        were be AUX VBD 3 aux:pass
        held hold VERB VBN 0 root
        on on ADP IN 5 case
        Tuesday Tuesday PROPN NNP 3 obl
        between between ADP IN 7 case
        officials official NOUN NNS 5 nmod
        . . PUNCT . 3 punct
        """,
        {"officials": ("obl", "held")},
    ),
    "have makes no passive": (
        """
        Putin Putin PROPN NNP 3 nsubj:pass
        had have AUX VBD 3 aux
        spoken speak VERB VBN 0 root
        """,
        {"Putin": ("nsubj", "spoken")},
    ),
    "two finite verbs in a row": (
        """
        Paris Paris PROPN NNP 2 nsubj
        attacks attack VERB VBZ 0 root
        shocked shocked ADJ VBN 2 xcomp
        Europe Europe PROPN NNP 2 obj
        . . PUNCT . 2 punct
        """,
        {"attacks": ("nsubj", "shocked"), "Paris": ("compound", "attacks"), "Europe": ("obj", "shocked")},
    ),
    "the finite verb is the head": (
        """
        Salahuddin Salahuddin PROPN NNP 0 root
        , , PUNCT , 3 punct
        commander commander NOUN NN 1 appos
        , , PUNCT , 5 punct
        issued issue VERB VBD 1 conj
        a a DET DT 7 det
        warning warning NOUN NN 5 obj
        . . PUNCT . 1 punct
        """,
        {"issued": ("root", ""), "Salahuddin": ("nsubj", "issued")},
    ),
    "headline with an infinitive": (
        """
        Erdogan Erdogan PROPN NNP 0 root
        to to PART TO 3 mark
        meet meet VERB VB 1 acl
        Putin Putin PROPN NNP 3 obj
        """,
        {"meet": ("root", ""), "Erdogan": ("nsubj", "meet")},
    ),
    "what is said has a subject": (
        """
        Police police NOUN NNS 2 nsubj
        say say VERB VBP 0 root
        a a DET DT 4 det
        soldier soldier NOUN NN 2 obj
        and and CCONJ CC 7 cc
        a a DET DT 7 det
        child child NOUN NN 9 nsubj:pass
        were be AUX VBD 9 aux:pass
        killed kill VERB VBN 2 conj
        . . PUNCT . 2 punct
        """,
        {"soldier": ("nsubj:pass", "killed"), "child": ("conj", "soldier"), "killed": ("ccomp", "say")},
    ),
    "at least is no preposition": (
        """
        Troops troops NOUN NNS 2 nsubj
        killed kill VERB VBD 0 root
        at at ADP IN 4 case
        least least ADJ JJS 5 nmod
        19 19 NUM CD 6 nummod
        people people NOUN NNS 2 obl
        . . PUNCT . 2 punct
        """,
        {"people": ("obj", "killed"), "at": ("advmod", "people")},
    ),
    "is to": (
        """
        She she PRON PRP 4 nsubj:outer
        is be AUX VBZ 4 cop
        to to PART TO 4 mark
        meet meet VERB VB 0 root
        him he PRON PRP 4 obj
        . . PUNCT . 4 punct
        """,
        {"She": ("nsubj", "meet"), "is": ("aux", "meet")},
    ),
    "both sides of between": (
        """
        Talks talk NOUN NNS 8 nsubj
        between between ADP IN 4 case
        the the DET DT 4 det
        government government NOUN NN 1 nmod
        and and CCONJ CC 7 cc
        the the DET DT 7 det
        rebels rebel NOUN NNS 1 conj
        stalled stall VERB VBD 0 root
        . . PUNCT . 8 punct
        """,
        {"rebels": ("conj", "government")},
    ),
    "a particle": (
        """
        Israel Israel PROPN NNP 2 nsubj
        handed hand VERB VBD 0 root
        over over ADP IN 5 case
        two two NUM CD 5 nummod
        cities city NOUN NNS 2 obl
        . . PUNCT . 2 punct
        """,
        {"over": ("compound:prt", "handed"), "cities": ("obj", "handed")},
    ),
    "a gerund that is an act": (
        """
        Ten ten NUM CD 3 nsubj:pass
        were be AUX VBD 3 aux:pass
        killed kill VERB VBN 0 root
        in in ADP IN 6 case
        a a DET DT 6 det
        suicide suicide NOUN NN 3 obl
        bombing bombing VERB VBG 3 advcl
        . . PUNCT . 3 punct
        """,
        {"bombing": ("obl", "killed"), "suicide": ("compound", "bombing"), "in": ("case", "bombing")},
    ),
}


@pytest.mark.parametrize(("rows", "expected"), WRONG.values(), ids=list(WRONG))
def test_wrong_trees_are_put_right(rows: str, expected: dict[str, tuple[str, str]]) -> None:
    parse = repair(parse_of(rows))
    assert {word: relation(parse, word) for word in expected} == expected
    assert_is_tree(parse)


def test_a_name_before_a_verb_is_its_subject() -> None:
    parse = parse_of(
        """
        Later late ADV RB 5 advmod
        on on ADP IN 4 case
        Tuesday Tuesday PROPN NNP 4 compound
        Merkel Merkel PROPN NNP 1 obl
        met meet VERB VBD 0 root
        Putin Putin PROPN NNP 5 obj
        . . PUNCT . 5 punct
        """
    )
    parse.entities.append(Entity("PERSON", 3, 3))
    repair(parse)
    assert relation(parse, "Merkel") == ("nsubj", "met")
    assert relation(parse, "Tuesday") == ("obl", "met")
    assert_is_tree(parse)


RIGHT = {
    "speaking of": """
        Speaking speak VERB VBG 5 advcl
        of of ADP IN 3 case
        peace peace NOUN NN 1 obl
        he he PRON PRP 5 nsubj
        smiled smile VERB VBD 0 root
        . . PUNCT . 5 punct
        """,
    "a passive with its helper": """
        It it PRON PRP 3 nsubj:pass
        was be AUX VBD 3 aux:pass
        bombed bomb VERB VBN 0 root
        by by ADP IN 5 case
        Israel Israel PROPN NNP 3 obl:agent
        . . PUNCT . 3 punct
        """,
    "verbs in coordination": """
        They they PRON PRP 2 nsubj
        bombed bomb VERB VBD 0 root
        it it PRON PRP 2 obj
        and and CCONJ CC 5 cc
        left leave VERB VBD 2 conj
        . . PUNCT . 2 punct
        """,
    "a participle before its noun": """
        The the DET DT 3 det
        bombed bomb VERB VBN 3 amod
        village village NOUN NN 4 nsubj
        burned burn VERB VBD 0 root
        . . PUNCT . 4 punct
        """,
    "a day on which something else happens, too": """
        Troops troops NOUN NNS 2 nsubj
        left leave VERB VBD 0 root
        after after ADP IN 4 case
        dawn dawn NOUN NN 2 obl
        and and CCONJ CC 7 cc
        rebels rebel NOUN NNS 7 nsubj
        came come VERB VBD 2 conj
        . . PUNCT . 2 punct
        """,
    "a man to watch": """
        He he PRON PRP 4 nsubj
        is be AUX VBZ 4 cop
        a a DET DT 4 det
        man man NOUN NN 0 root
        to to PART TO 6 mark
        watch watch VERB VB 4 acl
        """,
    "nouns in a row that end a sentence": """
        Arms arms NOUN NNS 3 compound
        trade trade NOUN NN 3 compound
        talks talk NOUN NNS 0 root
        . . PUNCT . 3 punct
        """,
    "the minister of a land and its president": """
        The the DET DT 2 det
        minister minister NOUN NN 5 nsubj
        of of ADP IN 4 case
        Mali Mali PROPN NNP 2 nmod
        left leave VERB VBD 0 root
        """,
    "a passive": """
        They they PRON PRP 3 nsubj:pass
        were be AUX VBD 3 aux:pass
        bombed bomb VERB VBN 0 root
        """,
    "seems shocked": """
        Paris Paris PROPN NNP 2 nsubj
        seems seem VERB VBZ 0 root
        shocked shocked ADJ VBN 2 xcomp
        . . PUNCT . 2 punct
        """,
}


@pytest.mark.parametrize("rows", RIGHT.values(), ids=list(RIGHT))
def test_right_trees_stay(rows: str) -> None:
    before = parse_of(rows)
    after = repair(parse_of(rows))
    assert [(t.head, t.rel, t.tag, t.pos) for t in after.tokens] == [
        (t.head, t.rel, t.tag, t.pos) for t in before.tokens
    ]


def test_what_has_a_subject_is_a_verb() -> None:
    parse = repair(
        parse_of(
            """
            Lula Lula PROPN NNP 4 nsubj
            , , PUNCT , 3 punct
            Petro Petro PROPN NNP 1 conj
            Speak speak NOUN NN 0 root
            by by ADP IN 6 case
            Phone phone NOUN NN 4 obl
            """
        )
    )
    assert (parse.tokens[3].pos, parse.tokens[3].tag) == ("VERB", "VBP")
