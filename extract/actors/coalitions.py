"""Whose a coalition is: the country that leads it, wherever the text says so."""

from extract.actors.owners import modifier_country
from extract.actors.scene import Scene
from extract.actors.setting import setting_at

GROUNDS = ("IRQ", "AFG")  # where "the coalition" without more is that of the United States
REACH = 6  # tokens before "coalition" in which "U.S.-led" stands


def coalition_country(scene: Scene, i: int) -> str | None:
    """The leader of the coalition that the noun ``i`` names or belongs to; None where the text does not tell.

    The coalition against the Islamic State, and those in Iraq and Afghanistan, are led by the United States.
    """
    told = _leader(scene, i) or modifier_country(scene, i)
    if told is not None:
        return told
    leaders = (_leader(scene, j) for j in scene.nouns.get("coalition", ()))
    told = next((country for country in leaders if country is not None), None)
    american = any(r.name == "Islamic State" for r in scene.named.values()) or setting_at(scene, i) in GROUNDS
    return told or ("USA" if american else None)


def _leader(scene: Scene, i: int) -> str | None:
    """The land of "U.S.-led" or "led by Saudi Arabia" beside the noun ``i``."""
    tokens = scene.parse.tokens
    for j in range(i - 1, max(i - REACH, -1), -1):
        mention = scene.at.get(j)
        if mention is None or tokens[j].sent != tokens[i].sent:
            continue
        after = [t.lower for t in tokens[mention.last + 1 : mention.last + 3]]
        if after == ["-", "led"] or tokens[mention.last].lower.endswith("-led"):
            return scene.named[mention.first].country
    for clause in scene.parse.of(i, "acl", "acl:relcl"):
        if clause.lemma == "lead":
            agents = (r for c in scene.parse.of(clause.i, "obl", "obl:agent") for r in scene.resolve(c.i))
            return next((r.country for r in agents if r.country), None)
    return None
