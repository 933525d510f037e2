"""What ``events explain`` writes: a tree for people, one JSON object a trigger for programs."""

import io
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cli.environment import Environment
from cli.sinks.drawing import console_on
from cli.text import printable
from extract.records import Event, Participant

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from extract.explain import Explanation, Told, Trial, TriggerExplanation, Word

SHOWN = 12  # words of a list in a tree
NOTHING = "nobody"


class _Page(io.StringIO):
    """A page that Rich takes for one in ASCII."""

    encoding = "ascii"


def write_jsonl(found: "Explanation", triggers: "Sequence[TriggerExplanation]", environment: Environment) -> None:
    """Write one JSON object for each trigger on a line of its own."""
    for trigger in triggers:
        row = json.dumps(found.to_dict(trigger), ensure_ascii=not environment.takes_unicode, allow_nan=False)
        environment.write(row + "\n")


def write_tree(found: "Explanation", triggers: "Sequence[TriggerExplanation]", environment: Environment) -> None:
    """Write a tree: sentences, in each its parse and the triggers; of a document without any, all its sentences."""
    from rich.tree import Tree

    tree = Tree(_line(found.document.id))
    numbers = sorted({trigger.sentence for trigger in triggers}) or range(len(found.sentences))
    for number in numbers:
        words = found.sentences[number]
        if not words:
            continue  # blank space alone
        text = found.document.text[words[0].start : words[-1].end]
        branch = tree.add(_line(f"sentence {number}: {text}", "bold"))
        parse = branch.add(_line("parse: token, lemma, tag, relation, governor"))
        for row in _told_words(words):
            parse.add(row)
        for trigger in triggers:
            if trigger.sentence == number:
                _add_trigger(branch, trigger)
    page = io.StringIO() if environment.takes_unicode else _Page()
    console_on(page, environment).print(tree)
    environment.write(page.getvalue())


def _line(text: str, style: str = "") -> "Text":
    from rich.text import Text

    return Text(printable(text), style=style)  # not str: what looks like markup in a text stays as it is


def _told_words(words: "Sequence[Word]") -> "list[Text]":
    """One line a word, in columns."""
    from rich.text import Text

    texts = {word.index: word.text for word in words}
    rows = [
        (w.text, w.lemma, w.tag, w.relation, "-" if w.governor is None else texts.get(w.governor, "-")) for w in words
    ]
    cells = [tuple(map(printable, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        Text("  ".join(c.ljust(n) for c, n in zip(row, widths, strict=True)).rstrip(), no_wrap=True) for row in cells
    ]


def _add_trigger(branch: "Tree", trigger: "TriggerExplanation") -> None:
    outcome = f"{trigger.rule} fired" if trigger.rule else "no entry fired"
    node = branch.add(_line(f"{trigger.text}: {outcome}", "green" if trigger.told else "yellow"))
    for trial in trigger.trials:
        node.add(_line(_told_trial(trial), "" if trial.refusal is None else "dim"))
    if trigger.dropped is not None:
        node.add(_line(f"no record: {trigger.dropped}"))
    if trigger.status is not None:
        cues = f" by {_listed(trigger.cues)}" if trigger.cues else ""
        node.add(_line(f"status {trigger.status}{cues}"))
    for told in trigger.told:
        _add_record(node, told)


def _told_trial(trial: "Trial") -> str:
    head = f"{trial.rule} ({trial.file}), {trial.words!r} as a {trial.reading}:"
    found = _listed(trial.found)
    if trial.refusal is None:
        return f"{head} fired" + (f" with {found}" if found else "")
    # Of what is excluded, what was found says enough.
    asked = f"; asked: {_listed(trial.asked)}" if trial.asked and not (found and "unless" in trial.refusal) else ""
    return f"{head} turned down by {trial.refusal}" + (f"; found: {found}" if found else "") + asked


def _listed(words: Sequence[str]) -> str:
    more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
    return ", ".join(words[:SHOWN]) + more


def _add_record(branch: "Tree", told: "Told") -> None:
    event = told.event
    node = branch.add(_line(f"record {event.id}: {event.action}, {event.plover} {event.mode or '-'}", "cyan"))
    for side, who, role in (("actor", event.actor, told.actor_role), ("target", event.target, told.target_role)):
        node.add(_line(f"{side}: {_told_participant(who, role)}"))
    for line in _circumstances(event):
        node.add(_line(line))
    parts = node.add(_line(f"confidence {event.confidence:.2f}, in log odds {sum(told.parts.values()):+.3f}"))
    for name, value in sorted(told.parts.items(), key=lambda part: -abs(part[1])):
        parts.add(_line(f"{value:+.3f} {name}"))


def _told_participant(who: Participant | None, role: str | None) -> str:
    if who is None:
        return NOTHING
    stands = f"role {role}" if role else "from another telling of the act"
    return f"{who.text!r} is {who.name} ({who.code or 'no code'}), {who.kind} via {who.via}, {stands}"


def _circumstances(event: Event) -> list[str]:
    said, date, place = event.attribution, event.date, event.place
    lines = []
    if said is not None:
        lines.append(f"attribution: {said.text!r} is {said.name} ({said.country or 'no country'})")
    if date is not None:
        phrase = repr(date.text) if date.text else "the day of publication"
        lines.append(f"date: {phrase} is {date.from_ or '?'} to {date.to or '?'}, via {date.via}")
    if place is not None:
        lines.append(f"place: {place.text!r} is {place.name} ({place.country or 'no country'})")
    return lines


EXPLANATION_SINKS: "dict[str, Callable[[Explanation, Sequence[TriggerExplanation], Environment], None]]" = {
    "tree": write_tree,
    "jsonl": write_jsonl,
}
