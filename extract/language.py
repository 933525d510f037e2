"""The spaCy pipeline: the bundled model, or any English one that the user has installed."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import resources
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from extract.asides import Aside, find_asides, put_back
from extract.datelines import find_dateline
from extract.errors import ModelError
from extract.headlines import smooth
from extract.repairs import repair
from extract.sentences import Word, boundaries
from extract.syntax import Parse, read_parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

BUNDLED = "model"
BATCH = 16  # texts whose spaCy objects live at the same time
NEEDED = {"DEP": "a dependency parser", "LEMMA": "a lemmatizer", "POS": "a part-of-speech tagger"}
LONGEST_RUN = 200  # characters without white space that the tokenizer is given at once
# Lines of about this length, none longer, are a paragraph broken by an editor and not one paragraph each.
WRAPPED = range(50, 101)


def load_model(name: str | None = None) -> "Language":
    """Load the bundled pipeline, or the installed one called ``name`` (also a path).

    :raises ModelError: if it cannot be found or has no parser.
    """
    import spacy

    from extract.neural.component import EMPTY_TOKENIZER

    try:
        if name:
            nlp = spacy.load(name)
        else:
            # Its tokenizer comes from disk whole; building the English one before takes as long as all the rest.
            settings = {"nlp": {"tokenizer": {"@tokenizers": EMPTY_TOKENIZER}}}
            nlp = spacy.load(str(resources.files("extract") / BUNDLED), config=settings)
    except OSError as error:
        hint = f"install it with: python -m spacy download {name}" if name else "reinstall geopolitical-events"
        raise ModelError(f"no language model {name or 'bundled with the package'!r}", hint) from error
    except ImportError as error:
        raise ModelError(f"the language model {name!r} needs a package that is missing: {error}", "") from error
    if nlp.lang != "en":
        raise ModelError(f"the language model {name!r} reads {nlp.lang!r}, not English", "name an English pipeline")
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"the language model {name!r} has no dependency parser", "take one such as en_core_web_sm")
    return nlp


def tokenize(nlp: "Language", text: str) -> tuple["Doc", list[int]]:
    """``text`` as a ``Doc`` of its words without white space, and where each word starts in ``text``.

    A sentence begins after every paragraph break and after the dateline, and where ``sentences.boundaries`` says so.
    """
    from spacy.tokens import Doc

    wrapped = is_wrapped(text)
    dateline = span = find_dateline(text)
    texts: list[str] = []
    starts: list[int] = []
    spaces: list[bool] = []
    begins: list[bool] = []
    fresh = False
    for token, start in _tokens(nlp, smooth(text)):
        if token.is_space:
            if spaces:
                spaces[-1] = True
            breaks = token.text.count("\n")
            fresh = fresh or breaks > 1 or (breaks == 1 and not wrapped and not _goes_on(text, start, len(token)))
            continue
        if dateline is not None and start >= dateline.end:
            fresh, dateline = True, None
        texts.append(token.text)
        starts.append(start)
        spaces.append(bool(token.whitespace_))
        begins.append(fresh)
        fresh = False
    inside = [span is not None and span.start < start < span.end for start in starts]
    words = [Word(*row) for row in zip(texts, spaces, begins, inside, strict=True)]
    return Doc(nlp.vocab, words=texts, spaces=spaces, sent_starts=[*boundaries(words)]), starts


def _tokens(nlp: "Language", text: str) -> "Iterator[tuple[Token, int]]":
    """The tokens of a text, and where each starts.

    spaCy takes affixes off one by one, for which it copies what is left: a run without white space is read in parts.
    """
    cuts = [0, len(text)]
    if max(map(len, text.split()), default=0) > LONGEST_RUN:
        runs = re.finditer(r"\S+", text)
        cuts[1:1] = [at for run in runs for at in range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN)]
    for start, end in pairwise(cuts):
        for token in nlp.tokenizer(text[start:end]):
            yield token, start + token.idx


def set_aside(doc: "Doc", starts: list[int]) -> tuple["Doc", list[int], list[Aside]]:
    """The document without its asides, where each of its words starts, and the asides; the same where it has none."""
    from spacy.tokens import Doc

    asides = find_asides([token.text for token in doc])
    if not asides:
        return doc, starts, []
    out = {i for span in asides for i in span}
    kept = [token for token in doc if token.i not in out]
    texts, spaces = [t.text for t in kept], [bool(t.whitespace_) for t in kept]
    shorter = Doc(doc.vocab, words=texts, spaces=spaces, sent_starts=[t.is_sent_start for t in kept])
    taken = [Aside(s.start, tuple(doc[i].text for i in s), tuple(starts[i] for i in s)) for s in asides]
    return shorter, [starts[token.i] for token in kept], taken


def _goes_on(text: str, start: int, length: int) -> bool:
    """Whether a line break falls within a sentence: no full stop before it, a small letter after it."""
    before, after = text[:start].rstrip(), text[start + length :]
    return bool(before) and before[-1] not in '.!?:;"”' and after[:1].islower()


def is_wrapped(text: str) -> bool:
    """Whether single line breaks fall within paragraphs: lines of editor width, most of them ending in mid-sentence."""
    lines = [line.rstrip() for line in re.split(r"\n", text)]
    inner = [line for line, after in pairwise(lines) if line and after]
    if len(inner) < 2 or max(map(len, lines)) >= WRAPPED.stop:
        return False
    full = [line for line in inner if len(line) in WRAPPED and line[-1] not in '.!?"”']
    return len(full) * 2 >= len(inner)


def parse_of(doc: "Doc") -> Parse:
    """The parse of a document that some pipeline has annotated; white space is left out."""
    words = [token for token in doc if not token.is_space]
    if len(words) == len(doc):
        return repair(read_parse(doc))
    from spacy.tokens import Doc

    at = {token.i: number for number, token in enumerate(words)}
    heads = [at.get(token.head.i, number) for number, token in enumerate(words)]
    bare = Doc(
        doc.vocab,
        words=[t.text for t in words],
        spaces=[bool(t.whitespace_) or (t.i + 1 < len(doc) and doc[t.i + 1].is_space) for t in words],
        heads=heads,
        deps=[
            t.dep_ if head != n or t.head.i == t.i else "ROOT"
            for n, (t, head) in enumerate(zip(words, heads, strict=True))
        ],
        tags=[t.tag_ for t in words],
        pos=[t.pos_ for t in words],
        lemmas=[t.lemma_ for t in words],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in words],
    )
    return repair(read_parse(bare, doc.text, [t.idx for t in words]))


def parse_all(nlp: "Language", texts: Iterable[str]) -> Iterator[Parse]:
    """Parse texts in order, a few at a time."""
    waiting = iter(texts)
    while batch := list(islice(waiting, BATCH)):
        for parse in parse_batch(nlp, batch):
            assert parse is not None  # all of them matter
            yield parse


def parse_batch(
    nlp: "Language", texts: Sequence[str], matters: Callable[[Iterable[str]], bool] | None = None
) -> list[Parse | None]:
    """Parse texts at once; the memory of their spaCy objects is given back in the end.

    ``matters`` tells by the words of a text whether it is to be parsed; of another the parse is None.
    """
    with nlp.memory_zone():
        prepared = [set_aside(*tokenize(nlp, text)) for text in texts]
        wanted = [matters is None or matters(token.text for token in doc) for doc, _, _ in prepared]
        read = (doc for (doc, _, _), needed in zip(prepared, wanted, strict=True) if needed)
        docs = nlp.pipe(read, batch_size=len(texts))
        return [
            repair(put_back(read_parse(next(docs), text, starts), asides)) if needed else None
            for text, (_, starts, asides), needed in zip(texts, prepared, wanted, strict=True)
        ]
