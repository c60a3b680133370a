"""Chromium, as tests and scripts start it."""

import shutil

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def start_chromium(playwright):
    """Start the machine's Chromium; ends the program with a sentence where there is none."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        raise SystemExit("There is no Chromium on this machine: apt-get install chromium")
    return playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
