"""Whether ``events extract --workers N --skip-done`` writes the same bytes however often it is killed.

    python -m tests.benchmarks.kills --kills 50 --articles 2000

Articles that are drawn from ``seeds/`` are coded once undisturbed in one process. Then they are coded by several,
while at random moments ``kill -9`` hits one of the processes, or the program itself, which is then started again with
the same options; after the last kill it runs to its end. The two files must be the same. It leaves with 1 where they
are not, or where a process outlived the program. Processes are found in ``/proc``, so on Linux.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.benchmarks.overhead import ENVIRONMENT, ROOT
from tests.benchmarks.scale import family
from tests.recombined import articles, write_jsonl

GONE = 10.0  # seconds within which the processes must have followed the program


def main() -> None:
    """Print what was done and whether the bytes are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        file, whole, torn = (Path(folder, name) for name in ("articles.jsonl", "whole.jsonl", "torn.jsonl"))
        write_jsonl(articles(options.articles, options.seed), file)
        start = time.perf_counter()
        subprocess.run(_command(file, whole, 1), check=True, cwd=ROOT, env=ENVIRONMENT)
        # Kills are spread over the work; between two of them there is time to load, and to do some of it.
        pause = max(3.0, (time.perf_counter() - start) / options.kills)
        program = workers = left = 0
        command = [*_command(file, torn, options.workers), "--skip-done", str(torn)]
        events = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT)
        while program + workers < options.kills:
            time.sleep(chance.uniform(0.0, 2 * pause))
            if events.poll() is not None:  # done before the last kill: the rest hits it while it starts
                events = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT)
                time.sleep(chance.uniform(0.0, 0.5))
            processes = family(events.pid)
            if chance.random() < 0.5 and len(processes) > 1:
                workers += 1
                with suppress(ProcessLookupError):
                    os.kill(chance.choice(processes[1:]), signal.SIGKILL)
            else:
                program += 1
                events.kill()
                events.wait()
                left += not _are_gone(processes)
                events = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT)
        status = events.wait()
        subprocess.run(command, check=True, cwd=ROOT, env=ENVIRONMENT)  # what failed, if anything, is tried again
        same = whole.read_bytes() == torn.read_bytes()
        sys.stdout.write(
            f"kills: {program} of the program, {workers} of its processes; "
            f"{options.articles} articles, seed {options.seed}\n"
            f"last run: exit code {status}; processes that outlived the program: {left}\n"
            f"{whole.stat().st_size:,} bytes: {'the same' if same else 'NOT the same'}\n"
        )
    sys.exit(int(not same or left > 0 or status != 0))


def _command(file: Path, output: Path, workers: int) -> list[str]:
    return [sys.executable, "-m", "cli", "extract", str(file), "-o", str(output), "--workers", str(workers)]


def _are_gone(processes: list[int]) -> bool:
    end = time.monotonic() + GONE
    while time.monotonic() < end:
        if not any(os.path.exists(f"/proc/{process}") for process in processes):
            return True
        time.sleep(0.05)
    return False


if __name__ == "__main__":
    main()
