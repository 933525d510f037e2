"""``events extract --engine ray``: the same records from the cores of many machines.

Ray is imported only here, and only once it is asked for: ``options`` check the command line, ``files`` list what there
is to read, ``parts`` are what comes to the workers and what they write, ``work`` is what they do, ``tried`` what
they note of documents that kill, ``session`` starts and ends Ray, and ``command`` is the run.
"""
