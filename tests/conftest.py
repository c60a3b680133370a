"""Fixtures that more than one file of tests uses."""

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

# Before any test imports TensorFlow: no messages of its own, and one thread for each of pytest's
# processes, of which there are as many as cores.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

BROWSER_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

INTERACTIVE = Path(__file__).resolve().parents[1] / "book" / "interactive"


@pytest.fixture(scope="session")
def npm_packages():
    """Install the exact npm packages of book/interactive; returns the folder that they are in."""
    assert shutil.which("npm"), (
        "These tests build the things to play with, which needs npm: apt-get install nodejs npm"
    )
    folder = INTERACTIVE / "node_modules"
    installed = folder / ".package-lock.json"
    wanted = INTERACTIVE / "package-lock.json"
    # pytest's processes may ask for it at the same time.
    with (INTERACTIVE / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not installed.exists() or installed.stat().st_mtime < wanted.stat().st_mtime:
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            made = subprocess.run(command, cwd=INTERACTIVE, capture_output=True, text=True)
            assert made.returncode == 0, f"npm ci failed in {INTERACTIVE}:\n{made.stderr}"
    return folder


@pytest.fixture(scope="session")
def browser():
    """Start the machine's Chromium."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "The tests need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=BROWSER_ARGS)
        yield chromium
        chromium.close()
