"""Hints name what is close, and nothing else."""

from collections.abc import Iterable

import pytest

from cli.conditions import STATUSES
from cli.destination import ENDINGS
from cli.sinks import SINKS
from extract.hints import closest
from extract.lexicon import load_lexicon
from extract.sources import FORMATS


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("tabel", SINKS, "table"),
        ("sqllite", SINKS, "sqlite"),
        ("CSV", SINKS, "csv"),
        ("cvs", SINKS, "csv"),
        ("jsnl", FORMATS, "jsonl"),
        (".parqet", ENDINGS, ".parquet"),
        ("actul", STATUSES, "actual"),
        ("confidence", ["min-confidence", "country"], "min-confidence"),
        ("Isreal", ["Israel", "Iran"], "Israel"),
        ("Brasil", ["Brazil", "Mali"], "Brazil"),
        ("docx", SINKS, None),
        ("yaml", FORMATS, None),
        ("pdf", FORMATS, None),
        (".txt", ENDINGS, None),
        ("Persia", ["Peru", "Russia"], None),
        ("x", ["y", "xy"], None),
        ("", ["a", "abc"], None),
        ("table", [], None),
    ],
)
def test_closest(word: str, known: Iterable[str], meant: str | None) -> None:
    assert closest(word, known) == meant


@pytest.mark.parametrize("word", ["bomb", "war", "killed", "hello", "a"])
def test_another_word_is_no_action(word: str) -> None:
    assert closest(word, load_lexicon().actions) is None
