"""Which actions and which statuses may tell of one act."""

from collections.abc import Collection
from typing import Literal

from extract.records import Status

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
Reality = Literal["happened", "ahead", "denied"]
_FAMILIES = {action: "/".join(sorted(family)) for family in NEAR for action in family}
_REALITIES: dict[Status, Reality] = {
    "actual": "happened", "future": "ahead", "hypothetical": "ahead", "negated": "denied",
}  # fmt: skip


def family_of(action: str, plover: str) -> str:
    """The family of an action under its PLOVER event."""
    return f"{plover} {_FAMILIES.get(action, action)}"


def reality_of(status: Status) -> Reality:
    """What is said of the act: one that is denied or planned is not the one that happened, two plans may be one."""
    return _REALITIES[status]


def are_apart(some: Collection[str], others: Collection[str]) -> bool:
    """Whether an action of the ones is of another act than one of the others, though of its family."""
    return any(one != other and frozenset([one, other]) in APART for one in some for other in others)
