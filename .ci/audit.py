#!/usr/bin/env python3
"""``audit PIP_AUDIT FOLDER``: ask pip-audit about the packages that are installed in a folder.

Exit code 1 where a vulnerability is known or pip-audit fails; 0 where none is, or where its database cannot be reached:
then a line says so, as it does of packages that the database does not have.
"""

import json
import re
import subprocess
import sys

OURS = "geopolitical-events"
UNREACHED = re.compile(r"ConnectionError|Could not connect|Max retries exceeded|timed out", re.IGNORECASE)


def audit(command: str, folder: str) -> int:
    """Print what is known of the packages, and give the exit code."""
    done = subprocess.run(
        [command, "--path", folder, "--format", "json", "--progress-spinner", "off"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if not done.stdout.strip():
        if UNREACHED.search(done.stderr):
            print("skipped: the database of vulnerabilities cannot be reached")
            return 0
        print(done.stderr or f"pip-audit said nothing, exit code {done.returncode}")
        return 1
    packages = [package for package in json.loads(done.stdout)["dependencies"] if package["name"] != OURS]
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    found = [(package, known) for package in packages for known in package.get("vulns", ())]
    for package, known in found:
        mended = ", ".join(known["fix_versions"]) or "no version yet"
        print(f"{package['name']} {package['version']}: {known['id']}, mended in {mended}")
    if len(unknown) == len(packages):
        print(f"skipped: the database of vulnerabilities has none of the {len(packages)} packages")
        return 0
    print(f"{len(found)} known vulnerabilities in {len(packages) - len(unknown)} packages")
    if unknown:
        print(f"not in the database: {', '.join(unknown)}")
    return 1 if found or done.returncode else 0


if __name__ == "__main__":
    sys.exit(audit(sys.argv[1], sys.argv[2]))
