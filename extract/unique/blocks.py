"""Where the groups are looked for that a record may belong to: under the lands of both sides, or of one.

A record meets the groups whose sides are of its lands, or open; that is what keeps the cost near to linear.
"""

from collections.abc import Iterator

from extract.unique.groups import Group
from extract.unique.profile import Profile
from extract.unique.sides import Side

ANY = "*"
OPEN = ""
Block = tuple[str, ...]


class Blocks:
    """An index of groups; its order of groups depends on nothing but theirs."""

    def __init__(self) -> None:
        self._groups: dict[Block, dict[Group, None]] = {}
        self._blocks: dict[Group, set[Block]] = {}

    def add(self, group: Group, profile: Profile) -> None:
        """Let the group be found by records like this one."""
        mine = self._blocks.setdefault(group, set())
        for block in _blocks(profile):
            mine.add(block)
            self._groups.setdefault(block, {})[group] = None

    def move(self, group: Group, into: Group) -> None:
        """Let what was found as ``group`` be found as ``into``."""
        for block in self._blocks.pop(group):
            del self._groups[block][group]
            self._groups[block][into] = None
            self._blocks[into].add(block)

    def remove(self, group: Group) -> None:
        """Forget a group."""
        for block in self._blocks.pop(group):
            groups = self._groups[block]
            del groups[group]
            if not groups:
                del self._groups[block]

    def near(self, profile: Profile) -> Iterator[Group]:
        """The groups that the record may belong to, each once."""
        seen: set[Group] = set()
        for block in _sought(profile):
            for group in self._groups.get(block, ()):
                if group not in seen:
                    seen.add(group)
                    yield group


def _land(side: Side | None) -> str:
    """The land of a side, or what stands for one above any; OPEN for nobody in particular."""
    if side is None or side.owned or not (side.country or side.sector):
        return OPEN
    return side.country or f"{side.sector}{side.name}"


def _pairs(profile: Profile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    actor, target = _land(profile.actor), _land(profile.target)
    if not target or profile.target is None:
        return (actor,), (target,)
    # "Iranian targets in Syria" are found under either land.
    return (actor,), tuple({target: None} | dict.fromkeys(sorted(profile.target.lands)))


def _blocks(profile: Profile) -> Iterator[Block]:
    family, reality = profile.family, profile.reality
    actors, targets = _pairs(profile)
    yield family, reality, profile.event.doc
    for actor in actors:
        for target in targets:
            yield family, reality, actor, target
    yield from ((family, reality, actor, ANY) for actor in actors if actor)
    yield from ((family, reality, ANY, target) for target in targets if target)


def _sought(profile: Profile) -> Iterator[Block]:
    family, reality = profile.family, profile.reality
    actors, targets = _pairs(profile)
    yield family, reality, profile.event.doc
    ways = [(actors, targets), (targets, actors)] if profile.reciprocal else [(actors, targets)]
    for firsts, seconds in ways:
        for first in firsts:
            for second in seconds:
                if first and second:
                    yield family, reality, first, second
                    yield family, reality, first, OPEN
                    yield family, reality, OPEN, second
                elif first or second:
                    yield family, reality, first or ANY, second or ANY
