"""Which actions and which statuses may tell of one act."""

from collections.abc import Collection
from typing import Literal

from extract.records import Event, Status

# Actions of one PLOVER event that news uses of one and the same act; any other action is like itself alone.
NEAR = (
    frozenset(["attack", "bombing", "clash", "killing", "strike"]),
    frozenset(["meeting", "negotiation"]),
    frozenset(["demand", "request"]),
    frozenset(["threat", "warning"]),
    frozenset(["exercise", "mobilization"]),
)
# Two of a family that are not of one act all the same.
APART = (frozenset(["bombing", "clash"]), frozenset(["clash", "killing"]))
RECIPROCAL = frozenset(["meeting", "call", "negotiation", "clash", "accord", "cooperation", "ceasefire"])
WATERS = frozenset(["ocean", "sea", "seas", "waters"])
Reality = Literal["happened", "ahead", "denied"]
_FAMILIES = {action: "/".join(sorted(family)) for family in NEAR for action in family}
_REALITIES: dict[Status, Reality] = {
    "actual": "happened", "future": "ahead", "hypothetical": "ahead", "negated": "denied",
}  # fmt: skip


def kind_of(event: Event) -> tuple[str, Reality]:
    """The family of an action under its PLOVER event, and what is said of the act.

    One that is denied or planned is not the one that happened, but two plans may be one. Help that is to come is one
    with the promise of it, as PLOVER has it, and missiles that are fired into the sea are tested.
    """
    action, plover, status = event.action, event.plover, event.status
    if action == "strike" and event.target is not None and event.target.text.rpartition(" ")[2].lower() in WATERS:
        action, plover = "weapons_test", "MOBILIZE"
    if action == "aid" and status == "future":
        return "AGREE pledge", "happened"
    return f"{plover} {_FAMILIES.get(action, action)}", _REALITIES[status]


def are_apart(some: Collection[str], others: Collection[str]) -> bool:
    """Whether an action of the ones is of another act than one of the others, though of its family."""
    return any(one != other and frozenset([one, other]) in APART for one in some for other in others)
