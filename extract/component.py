"""The extraction as a component of any spaCy pipeline for English: ``nlp.add_pipe("geopolitical_events")``.

It fills ``doc._.events`` with the records of the document, as a tuple of ``extract.Event``. The day of publication and
the id of the document are read from ``doc._.published`` (a ``datetime.date``) and ``doc._.doc_id``, when they are set:

    doc = nlp.make_doc("Israel struck an Iranian base in Syria on Tuesday.")
    doc._.published = date(2018, 5, 10)
    nlp(doc)._.events

The texts are read as the pipeline reads them: what ``Extractor`` prepares (datelines, capitals of headlines, asides
set apart) is not done here.
"""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extract.documents import Document
from extract.errors import ModelError
from extract.gazetteer import load_gazetteer, with_actors
from extract.language import parse_of
from extract.lexicon import load_lexicon
from extract.pipeline import Extractor

FACTORY = "geopolitical_events"
DEFAULT_ID = "doc"


class GeopoliticalEvents:
    """Reads the annotations of a ``Doc`` and sets ``doc._.events``; holds no state of any document."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc._.events``.

        :raises ModelError: if the document has no heads, tags or lemmas.
        """
        for annotation in ("DEP", "TAG", "LEMMA"):
            if any(not t.is_space for t in doc) and not doc.has_annotation(annotation):
                raise ModelError(
                    f"the document has no {annotation} annotation",
                    f"add {FACTORY} behind a tagger, a parser and a lemmatizer, as of en_core_web_sm",
                )
        document = Document(doc._.doc_id, doc.text, doc._.published)
        doc._.events = tuple(self.extractor.read_parse(document, parse_of(doc)))
        return doc


@Language.factory(
    FACTORY,
    assigns=["doc._.events"],
    requires=["token.dep", "token.tag", "token.lemma", "doc.sents"],
    default_config={"actors": [], "lexicon": None},
)
def create(nlp: Language, name: str, actors: Sequence[str], lexicon: str | None) -> GeopoliticalEvents:
    """The component; ``actors`` and ``lexicon`` are those of ``Extractor.load``.

    :raises ActorsError: if a file of actors cannot be read, or a cell of it is wrong.
    :raises LexiconError: if a file of the lexicon cannot be read, or a key of it is wrong.
    """
    for attribute, default in (("events", ()), ("published", None), ("doc_id", DEFAULT_ID)):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=default)
    return GeopoliticalEvents(Extractor(nlp, load_lexicon(lexicon), with_actors(load_gazetteer(), actors)))
