"""Nothing is fetched, started or run because an input asks for it."""

import pickle
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.fuzz import files
from tests.sourcefiles import zipped

ASKING = {
    "page.html": b'<html><head><base href="http://127.0.0.1:9/"><script src="/x.js"></script>'
    b'<link rel="stylesheet" href="//127.0.0.1:9/x.css"></head><body><p>Russia warned Turkey.</p><img src="/x.png">',
    "feed.xml": b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel><item><title>Russia.</title>'
    b"</item></channel></rss>",
    "entity.xml": b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss><item><title>&a;</title></item></rss>',
    "style.xml": b'<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?><rss><item><title>Russia.</title></item></rss>',
    "mail.eml": b"From: a@example.org\nContent-Type: message/external-body; access-type=URL; "
    b'URL="http://127.0.0.1:9/"\n\nx',
    "rows.jsonl": b'{"text": "__import__(\'os\').system(\'id\')"}\n{"text": "$(id)"}\n'
    b'{"text": {"py/object": "os.system"}}\n',
    "pickle.txt": pickle.dumps(ROOT),
    "up.zip": zipped({"../up.txt": b"Russia warned Turkey.", "/tmp/abs.txt": b"Russia warned Turkey."}),
}


def run(folder: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tests.fuzz.sandbox", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)


def test_no_input_is_obeyed(tmp_path: Path) -> None:
    for name, data in ASKING.items():
        (tmp_path / name).write_bytes(data)
    for name, data in [file for kind in files.whole_files().values() for file in kind]:
        for part in (2, 3):
            (tmp_path / f"{part}-{name}").write_bytes(data[: len(data) * part // 4])
    done = run(tmp_path)
    assert done.returncode == 0, done.stderr.decode()


def test_the_sandbox_is_closed() -> None:
    code = "import socket, sys, tests.fuzz.sandbox as s; sys.addaudithook(s.watch); s.closed = True; socket.socket()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 99
