"""Several processes that code: ``Workers``, read as an ``Extractor`` is.

Each process has a model of its own. They are started with ``multiprocessing``'s spawn, which every system has and which
copies neither threads nor locks of the parent, and each is spoken to through a pipe of its own. An executor of
``concurrent.futures`` or loky would do the starting, but its queue is broken for all when one process dies, it cannot
tell which task killed it or end one that hangs, and it takes tasks without bound.
"""

from extract.workers.processors import count_processors
from extract.workers.workers import Workers

__all__ = ["Workers", "count_processors"]
