"""Rebuild book/_static/mathjax from MathJax's own npm package.

Pages must render their equations with no network, so the book carries the files that a
browser asks for: one script and its fonts. Run this to move to another MathJax 3 version:

    python scripts/vendor_mathjax.py
"""

import json
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

VERSION = "3.2.2"
TARGET = Path(__file__).resolve().parents[1] / "book" / "_static" / "mathjax"

# tex-chtml-full holds every TeX extension, so that no macro is fetched while a page is read.
# The script looks for the fonts in this folder, relative to itself.
SCRIPT = "package/es5/tex-chtml-full.js"
FONTS = "package/es5/output/chtml/fonts/woff-v2/"
LICENSE = "package/LICENSE"


def target_name(member):
    """Return where a file of the package goes under TARGET, or None if it is not needed."""
    if member == LICENSE:
        return "LICENSE"
    if member == SCRIPT or (member.startswith(FONTS) and member.endswith(".woff")):
        return member.removeprefix("package/es5/")
    return None


def main():
    if shutil.which("npm") is None:
        raise SystemExit("npm is not installed: install Node.js, then run this script again.")
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--json", f"mathjax@{VERSION}"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        archive = Path(folder) / json.loads(packed.stdout)[0]["filename"]
        shutil.rmtree(TARGET, ignore_errors=True)
        with tarfile.open(archive) as package:
            for member in package.getmembers():
                name = target_name(member.name)
                if name is None:
                    continue
                path = TARGET / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(package.extractfile(member).read())
    files = [path for path in TARGET.rglob("*") if path.is_file()]
    kilobytes = sum(path.stat().st_size for path in files) // 1000
    print(f"MathJax {VERSION}: {len(files)} files, {kilobytes} kB in {TARGET}")


if __name__ == "__main__":
    main()
