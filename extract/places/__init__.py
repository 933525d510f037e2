"""Where an act took place: the place that its clause states, and where on the map that is.

``spots`` finds the places of a sentence, ``clause`` tells which of them the act took place at, ``resolve`` looks up
where it lies with the help of ``surroundings``, what the text says around it.
"""

from extract.places.finder import PlaceFinder

__all__ = ["PlaceFinder"]
