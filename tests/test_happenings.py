"""Articles that tell of the same acts: how well their records are joined. The figures are in the benchmark."""

from extract.pipeline import Extractor
from extract.unique import Joiner
from tests.happenings import compare, load

FLOOR = 0.90


def test_records_of_one_act_are_joined_and_others_are_not() -> None:
    documents, marks = load()
    assert len(documents) == 40
    events = list(Extractor.load().extract(documents))
    result = compare(events, marks, Joiner().groups(events))
    assert result.f1 >= FLOOR, (result.wrong, result.missed)
