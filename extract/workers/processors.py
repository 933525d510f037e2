"""How many processors there are for this process."""

import os
from pathlib import Path

QUOTA = Path("/sys/fs/cgroup/cpu.max")  # of a container on Linux: microseconds in each period, or "max", and the period


def count_processors() -> int:
    """The processors that this process may use: those of the machine, its mask and the quota of its container."""
    if hasattr(os, "sched_getaffinity"):
        number = len(os.sched_getaffinity(0))
    else:
        number = os.cpu_count() or 1
    return max(1, min(number, _quota(number)))


def _quota(most: int) -> int:
    """The whole processors that a container may keep busy, ``most`` where nothing limits it."""
    try:
        share, period = QUOTA.read_text().split()
        return int(share) // int(period)
    except (OSError, ValueError, ZeroDivisionError):  # no container, "max", or another form of the file
        return most
