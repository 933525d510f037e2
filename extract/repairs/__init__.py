"""What a parser gets wrong often enough, and what the words around mostly put right.

A small parser errs mostly where news differs from its treebanks: long appositions between subject and verb, lists of
names with their offices, gerunds. Each repair looks for a tree that English hardly allows and leaves others alone.
"""

from extract.repairs import (
    acts,
    amounts,
    finite,
    gerunds,
    joined,
    names,
    nouns,
    objects,
    participles,
    said,
    sentences,
    verbs,
)
from extract.syntax import Parse

# In this order: each builds on what those before it have put right.
OF_TOKENS = (
    amounts.limit_of_number,
    amounts.harmed_both,
    gerunds.gerund_behind_of,
    gerunds.gerunds_listed,
    objects.warning_shots,
    objects.subject_behind_preposition,
    objects.subject_taken_for_modifier,
    said.content_clause,
    said.object_of_say,
    said.object_of_opinion,
    said.clause_behind_after,
    participles.participle_behind_subject,
    participles.leading,
    finite.is_to,
    finite.verb_behind_noun,
    verbs.particle,
    gerunds.gerund_in_compound,
    gerunds.gerund_behind_kind,
    gerunds.opening_gerund,
    gerunds.gerund_with_determiner,
    gerunds.gerund_before_verb,
    participles.growing,
    objects.gerund_of_phase,
    objects.judged_adjective,
    nouns.name_taken_for_clause,
    nouns.name_behind_noun,
    nouns.nouns_tagged_otherwise,
    nouns.gerund_of,
    nouns.described_gerund,
    nouns.preceding_noun_of,
    verbs.object_of_participle,
    verbs.reduced_passive,
    verbs.noun_before_verb,
    verbs.active_perfect,
    verbs.perfect_before_noun,
    verbs.verb_before_determiner,
    verbs.opening_participle,
    verbs.visitor,
    nouns.noun_joined_to_verb,
    nouns.phrase_on_day,
    joined.owner_joined,
    joined.listed_subjects,
    verbs.two_subjects,
    nouns.phrase_in_list,
    verbs.participle_after_comma,
    nouns.neighbouring,
    nouns.place_joined_to_noun,
    nouns.counted_dead,
    nouns.article_of_owner,
    names.office_before_name,
    names.hyphened_names,
    joined.hyphened_adjectives,
    joined.body_of_title,
    joined.receiver_before_number,
    joined.receiver_of_two,
    joined.second_of_between,
    joined.tested,
    joined.hours_after,
    verbs.purpose_of_stay,
    verbs.relative_after_comma,
    verbs.clause_taken_for_phrase,
    finite.clause_behind_and,
    finite.finite_joined,
    finite.main_verb_behind_content,
    finite.day_taken_for_subject,
    finite.it_that_acts,
    participles.held_hostage,
    verbs.visitor_joined,
    acts.second_victims,
    acts.second_passive,
    acts.act_of_harm,
    acts.against_of_place,
    objects.party_behind_place,
    objects.subject_behind_verb,
    objects.object_without_case,
    objects.lone_receiver,
    acts.clause_of_act,
    gerunds.gerund_after_comma,
    participles.participle_of_main_verb,
    participles.charge_of_object,
    gerunds.gerund_of_period,
    participles.held_person,
    participles.infinitive_free,
    participles.told_content,
)


def repair(parse: Parse) -> Parse:
    """``parse`` with its tree put right in place."""
    for token in parse.tokens:
        for mend in OF_TOKENS:
            mend(parse, token)
    names.lists_of_persons(parse)
    names.two_persons(parse)
    for token in parse.tokens:
        names.joined_to_name(parse, token)
    before = {entity.last: entity for entity in parse.entities if entity.label in names.NAMES}
    for token in parse.tokens:
        if token.pos == "VERB" and token.i - 1 in before and not parse.of(token.i, "nsubj", "nsubj:pass"):
            names.name_before_verb(parse, token, before[token.i - 1])
    for first, last in parse.sentences:
        sentences.nominal_root(parse, first, last)
        sentences.participle_in_root(parse, first, last)
        sentences.headline(parse, first, last)
        sentences.verb_among_nouns(parse, first, last)
        sentences.capital_verb(parse, first, last)
    return parse
