"""Strategies for what a user writes: files of settings, of actors, of entries, and the values of options."""

from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.fuzz.files import NAMES
from tests.fuzz.words import BRACKETS, MARKS

VALUES = (
    "1", "-1", "0", "1e400", "nan", "inf", "true", '""', '"x"', '"jsonl"', '"2014-05-03"', "2014-05-03",
    "2014-05-03T10:00:00Z", "10:00:00", "[]", "[1]", '["a", 1]', "[[]]", "{}", "{a = 1}", '["strike"]', '"strike"',
    '"\\u0000"', '"\\u001b[31m"', "9" * 30, "0x7fffffffffffffff", "'''\n'''", '["\\u0000"]', '"a\\u0000b"', '"~"',
    '"."', '["."]', '"/dev/null/x"', "[{}]",
)  # fmt: skip
KEYS = (
    "output", "format", "action", "since", "until", "country", "actor", "target", "place", "status", "min-confidence",
    "min_confidence", "unique", "window", "date", "text-key", "input-format", "glob", "files-from", "model",
    "actors", "lexicon", "limit", "errors", "fail-fast", "exit-empty", "quiet", "verbose", "skip-done", "color",
    "nosuch", '""', '"\\u001b[31m"', '"a.b"', "extract.format", "extract", "report", "unique.window", "config", "tool",
)  # fmt: skip


def tomls() -> st.SearchStrategy[bytes]:
    """Files of settings, some of them no TOML."""
    pairs = st.builds("{} = {}".format, st.sampled_from(KEYS), st.sampled_from(VALUES))
    lines = st.one_of(
        pairs, pairs, pairs, st.sampled_from(["[extract]", "[[extract]]", "[report]", "[nosuch]", "[", "\0", "é = 1"])
    )
    return st.builds(
        lambda some, end: "\n".join(some).encode() + end,
        st.lists(lines, max_size=3),
        st.sampled_from([b"", b"\xff", b"\n"]),
    )


def actor_files() -> st.SearchStrategy[bytes]:
    """Files of actors, with cells that are none."""
    columns = st.sampled_from(["name", "aliases", "kind", "country", "sector", "via", "offices", "", "name ", "nosuch"])
    cells = st.sampled_from(
        ["", " ", "x", "Foo|Bar", "||", "person", "country", "ISR", "XXX", "MIL", "GOV", "title", *MARKS, *BRACKETS]
    )
    header = st.one_of(st.just(["name", "kind", "country", "sector"]), st.lists(columns, max_size=5))
    rows = st.lists(st.lists(cells, max_size=6), max_size=4)
    return st.builds(
        lambda head, body, end: end.join("\t".join(row) for row in [head, *body]).encode(),
        header,
        rows,
        st.sampled_from(["\n", "\r\n"]),
    )


def entry_files() -> st.SearchStrategy[bytes]:
    """Files of the lexicon of ours in which lines were left out, doubled, or given other values."""
    whole = (ROOT / "extract" / "data" / "lexicon" / "aid.toml").read_text().splitlines()[:60]
    keys = "event scores actions modes entry id action verbs nouns actor target actor_is needs mode unless cues".split()
    pairs = st.builds(
        "{} = {}".format, st.sampled_from(keys), st.sampled_from([*VALUES, '["a b c"]', '["|"]', '[""]', '["subject"]'])
    )
    changes = st.tuples(
        st.sampled_from(["cut", "put", "over"]),
        st.integers(0, len(whole) - 1),
        st.one_of(pairs, st.sampled_from(["[[entry]]", "[actions.x]", "[", "[scores]"])),
    )

    def made(some: list[tuple[str, int, str]]) -> bytes:
        lines = list(whole)
        for change, at, line in some:
            lines[at : at + (change != "put")] = [] if change == "cut" else [line]
        return "\n".join(lines).encode()

    return st.lists(changes, min_size=1, max_size=3).map(made)


def option_values() -> st.SearchStrategy[list[str]]:
    """Values of options and arguments, as a shell hands them over."""
    numbers = [
        "0",
        "-1",
        "1e999",
        "nan",
        "9" * 40,
        "1",
        "０",
        "¹",
        "2014-05-03",
        "2014-99-99",
        "jsonl",
        "csv",
        "strike",
        "ISR",
    ]
    # After "--" the options that the test adds would be names of files.
    words = [text for text in (*NAMES, *MARKS, *BRACKETS, *numbers, "") if text != "--"]
    clean = [text for text in words if "\0" not in text and text[:1] != "/"]
    names = [
        f"--{key}"
        for key in KEYS
        if key.isascii() and '"' not in key and "." not in key and key not in ("config", "tool")
    ]
    given_to = st.tuples(
        st.sampled_from([*names, "-o", "-q", "-v", "--help", "--version"]), st.sampled_from(clean)
    ).map(list)
    return st.lists(given_to, max_size=3).map(lambda pairs: [part for pair in pairs for part in pair])
