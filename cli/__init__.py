"""The command line: what the user types, sees and pipes. All the work is done in ``extract``."""

import os

__version__ = "0.1.0"

# The products of the language model are too small to gain from a second thread, and threads that wait for one another
# take the processor from all else: measured, the same time alone and three times as long beside another program.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
