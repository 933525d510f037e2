"""Ray on this machine against one process: documents by the second, and their ratio, in one run.

    python -m tests.benchmarks.ray [--articles N]

Both code the same N recombined articles (default 1,000). The first figure of each is the whole: loading, coding,
writing, and with Ray its start and its end. The second is the pace once all is loaded: of one process, from the first
document on; of Ray, whose workers hold the model, one for each core, from the end of the first part to that of the
last. The last line is the largest resident memory of a worker.
"""

import argparse
import os
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cli.cluster.files import File, find_files
from cli.cluster.options import Cluster
from cli.cluster.parts import Folder
from cli.cluster.session import outcomes, ray_session
from cli.options import Request
from extract.documents import Reading
from extract.pipeline import Extractor
from extract.sources import read_sources
from extract.sources.globs import Globs
from tests.recombined import recombined, write_jsonl


@dataclass(frozen=True, slots=True)
class Cost:
    """Documents by the second, of the whole run and once all is loaded."""

    whole: float
    loaded: float


def one_process(articles: Path) -> Cost:
    """Load and code here."""
    start = time.perf_counter()
    times = []
    for item in Extractor.load().read(read_sources([str(articles)])):
        assert isinstance(item, Reading)
        times.append(time.perf_counter())
    return Cost(len(times) / (times[-1] - start), (len(times) - 1) / (times[-1] - times[0]))


def by_ray(articles: Path, out: Path) -> tuple[Cost, int]:
    """Start Ray, code, and end it; the memory of a worker is in MB."""
    files = [item for item in find_files([str(articles)], Globs()) if isinstance(item, File)]
    folder, cluster = Folder(str(out)), Cluster(output=str(out))
    folder.make()
    start = time.perf_counter()
    parts: list[tuple[float, int]] = []
    memory = 0
    with ray_session(cluster, verbose=False):
        for outcome in outcomes(files, Request(paths=(), format="parquet"), cluster, folder.finished()):
            parts.append((time.perf_counter(), outcome.documents))
            with suppress(FileNotFoundError):  # of the last parts the workers may have left
                memory = max(memory, peak_memory(outcome.worker))
    end = time.perf_counter()
    documents = sum(number for _, number in parts)
    return Cost(documents / (end - start), (documents - parts[0][1]) / (parts[-1][0] - parts[0][0])), memory


def peak_memory(process: int) -> int:
    """The largest resident memory that a process had, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) // 1000


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles = write_jsonl(recombined(options.articles), Path(folder) / "articles.jsonl")
        here = one_process(articles)
        ray, memory = by_ray(articles, Path(folder) / "out")
    for name, cost in {
        "one process, documents/s": here,
        f"Ray, {os.cpu_count()} cores, documents/s": ray,
        "ratio": Cost(ray.whole / here.whole, ray.loaded / here.loaded),
    }.items():
        sys.stdout.write(f"{name:32} {cost.whole:6.2f} {cost.loaded:6.2f}\n")
    sys.stdout.write(f"{'memory of a worker, MB':32} {memory:6}\n")


if __name__ == "__main__":
    main()
