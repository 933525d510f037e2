"""A group: the records that tell of one act, and what they say of it together."""

from collections.abc import Iterable
from dataclasses import replace

from extract.records import Event, Place, Sources
from extract.unique.days import Days
from extract.unique.families import are_apart
from extract.unique.profile import Profile, rank
from extract.unique.sides import LOOSE, PART, Side, agreement, are_things
from extract.unique.spots import nearness

SLACK = 3  # times that one number may be the other: counts rise, and are rounded
LISTED = 20  # documents that a record names; more are counted
NEEDED = 4  # what must speak for two tellings being of one act
SAME_ACTION, SAME_DATE, SAME_DOCUMENT, POINTED, LEAD, FRESH = 1, 2, 2, 2, 1, 1


class Group:
    """Grows by records and by other groups; holds no record but the best one.

    Of sides and places one of each is kept for comparison, and of documents the names.
    """

    def __init__(self, profile: Profile) -> None:
        event = profile.event
        self.family, self.reality = profile.family, profile.reality
        self.best, self.position, self._rank = event, profile.position, rank(event, profile.position)
        self.actors: dict[Side | None, None] = {profile.actor: None}
        self.targets: dict[Side | None, None] = {profile.target: None}
        self.places: dict[Place, None] = {profile.spot: None} if profile.spot else {}
        self.actions = {event.action}
        self.least, self.most = profile.least, profile.most
        self.reciprocal = profile.reciprocal
        self.days: Days = profile.days
        self.day = self.first_day = profile.day
        # A record that was joined before brings its sources with it.
        self.docs = {event.doc, *(event.sources.docs if event.sources else ())}
        self.unlisted = event.sources.count - len(self.docs) if event.sources else 0
        self.present: dict[str, dict[Side | None, None]] = {event.doc: {profile.target: None}}  # those of the day
        self.leads = {event.doc} if profile.leads else set()
        self.records = 1
        self.first_published = event.first_published or event.published
        self.order = profile.order
        self.into: Group | None = None

    def evidence(self, profile: Profile, window: int) -> int:
        """How much speaks for the record telling of this act; 0 where it cannot."""
        if not self.days.meets(profile.days, window):
            return 0
        if profile.event.action not in self.actions and are_apart(self.actions, (profile.event.action,)):
            return 0
        inside = profile.event.doc in self.present
        both_lead = profile.leads and profile.event.doc in self.leads
        if not (inside and (both_lead or profile.pointing)) and not self.days.fresh(profile.days):
            return 0
        if self.least > SLACK * profile.most or profile.least > SLACK * self.most:
            return 0
        if profile.day is None and not inside:
            return 0
        if profile.day is not None and self.first_day is not None and profile.day < self.first_day - window:
            return 0  # it comes late
        near = _most((nearness(place, profile.spot) for place in self.places), 0)
        if near is None:
            return 0
        if inside and not (both_lead or profile.pointing or (self.days.dated and profile.days.dated)):
            if self._met_another(profile):
                return 0
        sides = self._sides(profile.actor, profile.target, inside)
        if sides is None and (self.reciprocal or profile.reciprocal):
            sides = self._sides(profile.target, profile.actor, inside)
        if sides is None:
            return 0
        found = sum(sides) + near
        found += SAME_ACTION * (profile.event.action in self.actions)
        found += SAME_DATE * (self.days.dated and profile.days.dated)
        if inside and LOOSE not in sides:
            found += SAME_DOCUMENT
        if inside:
            found += POINTED * profile.pointing + LEAD * both_lead
        undated = self.days.dated and not profile.days.dated
        found += FRESH * (undated and self.days.last >= profile.days.last - 1)
        open_side = profile.actor is None or profile.target is None or None in (*self.actors, *self.targets)
        return found if found >= NEEDED + open_side else 0

    def _sides(self, actor: Side | None, target: Side | None, inside: bool) -> tuple[int, int] | None:
        """What the sides say for it; None where they cannot be the same, or neither is known to be."""
        acting = _most((agreement(own, actor, acting=True, inside=inside) for own in self.actors), 0)
        if acting is None:
            return None
        suffering = _most((agreement(own, target, acting=False, inside=inside) for own in self.targets), 0)
        if suffering is None or max(acting, suffering) < PART:
            return None
        return acting, suffering

    def _met_another(self, profile: Profile) -> bool:
        """Whether the document told of the act with targets that are only of the same land, or other things in it."""
        return _are_others(self.present[profile.event.doc], [profile.target])

    def agrees(self, other: "Group", window: int) -> bool:
        """Whether nothing that one says is against the other."""
        if self.days.joined(other.days, window) is None or are_apart(self.actions, other.actions):
            return False
        if self.least > SLACK * other.most or other.least > SLACK * self.most:
            return False
        if any(nearness(one, two) is None for one in self.places for two in other.places):
            return False
        if not (self.docs & other.docs).issubset(self.present):
            return False  # what a document told as two acts stays two when its day is done
        if any(_are_others(told, other.present[doc]) for doc, told in self.present.items() if doc in other.present):
            return False
        ways = [(other.actors, other.targets)]
        if self.reciprocal or other.reciprocal:
            ways.append((other.targets, other.actors))
        return any(
            all(agreement(a, b, acting=True) is not None for a in self.actors for b in actors)
            and all(agreement(a, b, acting=False) is not None for a in self.targets for b in targets)
            for actors, targets in ways
        )

    def take(self, other: "Group", window: int) -> None:
        """Make the records of the other group part of this one."""
        days = self.days.joined(other.days, window)
        if days is None:
            raise ValueError("the groups lie apart in time")
        self.days = days
        turned = self._sides_turned(other)
        self.actors |= other.targets if turned else other.actors
        self.targets |= other.actors if turned else other.targets
        self.places |= other.places
        self.actions |= other.actions
        self.reciprocal = self.reciprocal or other.reciprocal
        self.leads |= other.leads
        for doc, targets in other.present.items():
            self.present.setdefault(doc, {}).update(targets)
        self.docs |= other.docs
        self.unlisted += other.unlisted
        self.least, self.most = max(self.least, other.least), min(self.most, other.most)
        self.records += other.records
        if other._rank < self._rank:
            self.best, self.position, self._rank = other.best, other.position, other._rank
        if self.day is not None and other.day is not None:
            self.day = max(self.day, other.day)
        if self.first_day is not None and other.first_day is not None:
            self.first_day = min(self.first_day, other.first_day)
        days_told = [day for day in (self.first_published, other.first_published) if day is not None]
        self.first_published = min(days_told, default=None)
        self.order = min(self.order, other.order)
        other.into = self

    def _sides_turned(self, other: "Group") -> bool:
        if not (self.reciprocal or other.reciprocal):
            return False
        return any(agreement(a, b, acting=True) is None for a in self.actors for b in other.actors) or any(
            agreement(a, b, acting=False) is None for a in self.targets for b in other.targets
        )

    def end_day(self) -> None:
        """Forget what only the documents of the day can be compared by."""
        self.present = {}
        self.leads = set()

    def result(self) -> Event:
        """The best record, with the documents that tell of the act."""
        sources = Sources(len(self.docs) + self.unlisted, tuple(sorted(self.docs)[:LISTED]))
        return replace(self.best, sources=sources, first_published=self.first_published)

    def root(self) -> "Group":
        """The group that this one has become part of, or itself."""
        group = self
        while group.into is not None:
            group = group.into
        return group


def _are_others(some: Iterable[Side | None], others: Iterable[Side | None]) -> bool:
    """Whether the targets that one document tells of are at best of the same land, or other things in it."""
    pairs = [(one, other) for one in some for other in others if one is not None and other is not None]
    found = [(agreement(one, other, acting=False, inside=True) or 0, are_things(one, other)) for one, other in pairs]
    most = max((much for much, _ in found), default=0)
    return most == LOOSE or (most == PART and all(things for much, things in found if much == PART))


def _most(values: Iterable[int | None], default: int) -> int | None:
    """The greatest of the values and ``default``; None where one is None."""
    most = default
    for value in values:
        if value is None:
            return None
        if value > most:
            most = value
    return most
