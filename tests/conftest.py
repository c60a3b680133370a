"""Fixtures that more than one file of tests uses."""

import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import toy
from chromium import start_chromium
from pages import ROOT
from playwright.sync_api import sync_playwright

# Before any test imports TensorFlow: no messages of its own, and one thread for each of pytest's
# processes, of which there are as many as cores.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

INTERACTIVE = ROOT / "book" / "interactive"


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    """A course with the toy chapter only, as the current folder."""
    root = toy.course(tmp_path)
    monkeypatch.chdir(root)
    return root


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
    with sync_playwright() as playwright:
        chromium = start_chromium(playwright)
        yield chromium
        chromium.close()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Keep requests out of the tests' output."""


@pytest.fixture(scope="session")
def book(testrun_uid):
    """Build the book by the command that `make book` runs; returns the folder of its pages."""
    mark = ROOT / "_build" / "tested"
    mark.parent.mkdir(exist_ok=True)
    # One of pytest's processes builds: a second build would write pages that the first one reads.
    with mark.open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        if file.read() != testrun_uid:
            command = [Path(sys.executable).with_name("coursekit"), "book"]
            built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert built.returncode == 0, built.stdout + built.stderr
            file.truncate(0)
            file.write(testrun_uid)
    return ROOT / "_build" / "html"


@pytest.fixture(scope="session")
def address(book):
    """Serve the book on this machine; returns its address, which ends in a slash."""
    handler = functools.partial(QuietHandler, directory=book)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
