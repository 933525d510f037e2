"""The ``events`` command without its start: one process holds the language model and forks for each call.

A page of the documentation has dozens of commands; that each loads the model anew would take minutes. What was read
once is kept too. All else is what ``events`` does, in a process of its own with the streams of who called it.
"""

import functools
import json
import os
import socket
import sys
import traceback
from collections.abc import Iterable, Iterator
from typing import Any

import extract.parsing
import extract.pipeline
from cli.main import run
from extract.language import load_model, parse_batch
from extract.sources import read_sources

# What stands for `events` on the path: it sends its arguments and streams, and leaves with the status that comes back.
CLIENT = """\
#!{python} -SE
import json, os, socket, sys
server = socket.socket(socket.AF_UNIX)
server.connect({address!r})
call = {{"arguments": sys.argv[1:], "folder": os.getcwd(), "environment": dict(os.environ)}}
socket.send_fds(server, [json.dumps(call).encode() + b"\\n"], [0, 1, 2])
server.shutdown(socket.SHUT_WR)
answer = server.recv(1)
sys.exit(answer[0] if answer else 1)
"""


def serve(address: str, seeds: str) -> None:
    """Take calls at a Unix socket until the process is ended; ``seeds`` is a folder that is read before."""
    _remember_parses()
    _remember_records()
    extractor = extract.pipeline.Extractor.load()
    for _ in extractor.read(read_sources([seeds])):
        pass
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen()
    while True:
        connection, _ = listener.accept()
        if os.fork() == 0:
            _answer(connection)
        connection.close()
        _bury()


def _answer(connection: socket.socket) -> None:
    status = 1
    try:
        data, streams, _, _ = socket.recv_fds(connection, 65536, 3)
        while not data.endswith(b"\n"):
            data += connection.recv(65536)
        call = json.loads(data)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        # Those of the server know of its streams whether they can seek.
        sys.stdin = open(0, closefd=False)  # noqa: SIM115 - it ends with the process, like the two below
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", buffering=1, closefd=False)  # noqa: SIM115
        os.chdir(call["folder"])
        os.environ.clear()
        os.environ.update(call["environment"])
        run(call["arguments"])
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
        sys.stdout.flush()
        sys.stderr.flush()
    except Exception:
        traceback.print_exc()
    finally:
        connection.send(bytes([status]))
        os._exit(status)


def _remember_parses() -> None:
    known: dict[str, Any] = {}

    def remembered(nlp: Any, texts: Iterable[str], matters: object = None) -> list[Any]:
        return [known[text] if text in known else known.setdefault(text, *parse_batch(nlp, [text])) for text in texts]

    vars(extract.pipeline).update(load_model=functools.cache(load_model))
    vars(extract.parsing).update(parse_batch=remembered)


def _remember_records() -> None:
    read = extract.pipeline.Extractor.read_parse
    known: dict[Any, list[Any]] = {}

    def remembered(self: Any, document: Any, parse: Any) -> Iterator[Any]:
        key = (id(self.lexicon), id(self.gazetteer), document)  # those of the server, which live as long as it does
        if key not in known:
            known[key] = [*read(self, document, parse)]
        return iter(known[key])

    extract.pipeline.Extractor.read_parse = remembered  # type: ignore[method-assign]


def _bury() -> None:
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                return
        except ChildProcessError:
            return


if __name__ == "__main__":
    serve(*sys.argv[1:])
