"""Normalised roles on documents built by hand: control, reduced relatives, light verbs, shared arguments."""

from extract.clauses import noun_roles, surface_subject, verb_roles
from tests.docs import parse_of, words_of


def test_subject_control():
    parse = parse_of("""
        Liberman Liberman PROPN NNP 2 nsubj
        left leave VERB VBD 0 root
        to to PART TO 4 mark
        meet meet VERB VB 2 advcl
        Shoigu Shoigu PROPN NNP 4 obj
    """)
    assert words_of(parse, verb_roles(parse, 3)["subject"]) == ["Liberman"]


def test_object_control():
    parse = parse_of("""
        Obama Obama PROPN NNP 2 nsubj
        urged urge VERB VBD 0 root
        Iraq Iraq PROPN NNP 2 obj
        to to PART TO 5 mark
        attack attack VERB VB 2 xcomp
        Mosul Mosul PROPN NNP 5 obj
    """)
    assert words_of(parse, verb_roles(parse, 4)["subject"]) == ["Iraq"]


def test_reduced_relative_is_a_passive_of_its_noun():
    parse = parse_of("""
        the the DET DT 2 det
        jet jet NOUN NN 0 root
        downed down VERB VBN 2 acl
        by by ADP IN 5 case
        Turkey Turkey PROPN NNP 3 obl:agent
    """)
    roles = verb_roles(parse, 2)
    assert words_of(parse, roles["object"]) == ["jet"]
    assert words_of(parse, roles["subject"]) == ["Turkey"]


def test_object_gap_of_a_bare_relative_clause():
    parse = parse_of("""
        the the DET DT 2 det
        town town NOUN NN 0 root
        the the DET DT 4 det
        rebels rebel NOUN NNS 5 nsubj
        seized seize VERB VBD 2 acl:relcl
    """)
    roles = verb_roles(parse, 4)
    assert words_of(parse, roles["subject"]) == ["rebels"]
    assert words_of(parse, roles["object"]) == ["town"]


def test_coordinated_verbs_share_their_subject():
    parse = parse_of("""
        Troops troop NOUN NNS 2 nsubj
        entered enter VERB VBD 0 root
        Goma Goma PROPN NNP 2 obj
        and and CCONJ CC 5 cc
        attacked attack VERB VBD 2 conj
        police police NOUN NNS 5 obj
    """)
    assert words_of(parse, verb_roles(parse, 4)["subject"]) == ["Troops"]


def test_coordinated_objects_are_spread():
    parse = parse_of("""
        He he PRON PRP 2 nsubj
        met meet VERB VBD 0 root
        Merkel Merkel PROPN NNP 2 obj
        and and CCONJ CC 5 cc
        Macron Macron PROPN NNP 3 conj
    """)
    assert words_of(parse, verb_roles(parse, 1)["object"]) == ["Merkel", "Macron"]


def test_light_verb_lends_its_subject_to_the_event_noun():
    parse = parse_of("""
        Israel Israel PROPN NNP 2 nsubj
        carried carry VERB VBD 0 root
        out out ADP RP 2 compound:prt
        a a DET DT 5 det
        strike strike NOUN NN 2 obj
        on on ADP IN 8 case
        a a DET DT 8 det
        base base NOUN NN 5 nmod
    """)
    roles = noun_roles(parse, 4)
    assert words_of(parse, roles["subject"]) == ["Israel"]
    assert words_of(parse, roles["on"]) == ["base"]


def test_who_comes_under_attack_is_its_receiver():
    parse = parse_of("""
        The the DET DT 2 det
        convoy convoy NOUN NN 3 nsubj
        came come VERB VBD 0 root
        under under ADP IN 5 case
        attack attack NOUN NN 3 obl
    """)
    assert words_of(parse, noun_roles(parse, 4)["receiver"]) == ["convoy"]


def test_the_dead_of_a_strike_are_its_victims():
    parse = parse_of("""
        Civilians civilian NOUN NNS 3 nsubj:pass
        were be AUX VBD 3 aux:pass
        killed kill VERB VBN 0 root
        in in ADP IN 5 case
        airstrikes airstrike NOUN NNS 3 obl
    """)
    assert words_of(parse, noun_roles(parse, 4)["victim"]) == ["Civilians"]


def test_by_phrase_below_the_object_of_an_event_noun():
    parse = parse_of("""
        the the DET DT 2 det
        downing downing NOUN NN 0 root
        of of ADP IN 5 case
        a a DET DT 5 det
        plane plane NOUN NN 2 nmod
        by by ADP IN 7 case
        Turkey Turkey PROPN NNP 5 nmod
    """)
    assert words_of(parse, noun_roles(parse, 1)["by"]) == ["Turkey"]


def test_a_loop_of_heads_ends():
    parse = parse_of("""
        A a NOUN NN 0 root
        b b NOUN NN 1 conj
    """)
    assert surface_subject(parse, 1) == []
