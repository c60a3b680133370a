"""Attempts to see or touch what is outside the sandbox. Each prints ESCAPED where it succeeds."""

import os
from pathlib import Path

from hostile import exercises
from hostile.case import Case, honest, written

#: A variable that the test puts into the grader's own environment.
SECRET = "HOSTILE_TEST_SECRET"


def _try(body: str, errors: str = "OSError") -> str:
    """Wrap lines so that failing is silent."""
    indented = "\n".join(f"    {line}" for line in body.strip().splitlines())
    return f"try:\n{indented}\nexcept {errors}:\n    pass"


def reads(path: Path) -> str:
    """Try to read a file or to list a folder."""
    return _try(
        f"""
import os
path = {str(path)!r}
print("ESCAPED", os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(10))
"""
    )


EMPTY_FOLDERS = """
import os
import sys
own = (sys.base_prefix, sys.prefix, os.path.expanduser("~"))
for path in {paths!r}:
    for folder, _, files in os.walk(path):
        if files and not folder.startswith(own):
            print("ESCAPED", folder, files)
"""

ENVIRONMENT = f"""
import os
for number in ["self", *[n for n in os.listdir("/proc") if n.isdigit()]]:
    try:
        text = open(f"/proc/{{number}}/environ").read()
    except OSError:
        continue
    if {SECRET!r} in text or {SECRET!r} in os.environ:
        print("ESCAPED", number)
"""

WRITES = """
import os
import sys
import numpy
import coursekit
from autograder.kernel import wire

folders = {os.path.dirname(m.__file__) for m in (numpy, coursekit, wire)}
folders |= {sys.prefix, "/", "/usr", "/etc", "/bin", "/proc/sys/kernel", "/sys"}
for folder in folders:
    try:
        path = os.path.join(folder, "hostile")
        with open(path, "w") as file:
            file.write("x")
        print("ESCAPED", path)
    except OSError:
        pass
"""

SHADOWS_NUMPY = """
open("numpy.py", "w").write("print('ESCAPED')")
open("coursekit.py", "w").write("print('ESCAPED')")
open("sitecustomize.py", "w").write("print('ESCAPED')")
"""

NETWORK = {
    "TCP": """
import socket
socket.create_connection(("127.0.0.1", {port}), timeout=2)
print("ESCAPED")
""",
    "names": """
import socket
print("ESCAPED", socket.getaddrinfo("example.org", 80))
""",
    "HTTP": """
import urllib.request
print("ESCAPED", urllib.request.urlopen("http://127.0.0.1:{port}/", timeout=2).status)
""",
    "UDP": """
import socket
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
    udp.connect(("192.0.2.1", 53))
    udp.send(b"x")
print("ESCAPED")
""",
}

UNIX_SOCKETS = """
import os
import socket
paths = ["/run/dbus/system_bus_socket", "/var/run/docker.sock", "/tmp/.X11-unix/X0", {abstract!r}]
for path in paths:
    try:
        with socket.socket(socket.AF_UNIX) as channel:
            channel.connect(path)
        print("ESCAPED", path)
    except OSError:
        pass
"""

SIGNALS = """
import os
import signal
for number in {numbers!r}:
    try:
        os.kill(number, 0)
        print("ESCAPED", number)
    except OSError:
        pass
"""

PTRACE = """
import ctypes
import os
libc = ctypes.CDLL(None, use_errno=True)
PTRACE_ATTACH = 16
for number in {numbers!r}:
    if libc.ptrace(PTRACE_ATTACH, number, None, None) == 0:
        print("ESCAPED", number)
"""

NAMESPACES = """
import ctypes
import os
libc = ctypes.CDLL(None, use_errno=True)
CLONE_NEWUSER, CLONE_NEWNS, MS_REMOUNT, MS_BIND = 0x10000000, 0x00020000, 32, 4096
libc.unshare(CLONE_NEWUSER | CLONE_NEWNS)
for target in ("/", "/usr"):
    libc.mount(None, target.encode(), None, MS_REMOUNT | MS_BIND, None)
    try:
        open(os.path.join(target, "hostile"), "w")
        print("ESCAPED", target)
    except OSError:
        pass
for path in {paths!r}:
    if os.path.exists(path):
        print("ESCAPED", path)
"""

DAEMON = """
import os
import sys
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for descriptor in range(20):
            try:
                os.close(descriptor)
            except OSError:
                pass
        os.execv("/bin/sh", ["sh", "-c", "exec sleep 86399"])
    os._exit(0)
"""


def cases(root: Path, submissions: Path, output: Path, port: int, abstract: str) -> list[Case]:
    """Give every case of this kind.

    Parameters
    ----------
    root, submissions, output
        The course, the class and the folder of grades, as they lie on the grader's disk.
    port, abstract
        Where the test listens: a TCP port on loopback, and the name of an abstract socket.
    """
    hidden = [str(root / "solutions"), str(submissions), str(output)]
    numbers = [os.getpid(), os.getppid()]
    found = [
        honest("reads the solutions", reads(root / "solutions")),
        honest("reads its own source", reads(root / "solutions" / exercises.CHAPTER)),
        honest("reads other submissions", reads(submissions)),
        honest("reads the gradebook", reads(output / "gradebook.db")),
        honest("reads the users' homes", EMPTY_FOLDERS.format(paths=["/root", "/home", "/mnt"])),
        honest(
            "reads the passwords", reads(Path("/etc/shadow")) + "\n" + reads(Path("/etc/passwd"))
        ),
        honest("reads the environment", ENVIRONMENT),
        honest("writes everywhere", WRITES),
        honest("shadows modules", SHADOWS_NUMPY),
        honest("connects to sockets of the host", UNIX_SOCKETS.format(abstract=abstract)),
        honest("sends signals", SIGNALS.format(numbers=numbers)),
        honest("traces processes", PTRACE.format(numbers=numbers)),
        honest("makes namespaces", NAMESPACES.format(paths=hidden)),
        honest("leaves a daemon", DAEMON),
        _link(submissions),
        _archive(),
    ]
    for name, code in NETWORK.items():
        found.append(honest(f"reaches the network by {name}", _try(code.format(port=port))))
    return found


def _link(submissions: Path) -> Case:
    """Hand in a link to another student's work."""

    def files(folder: Path) -> None:
        other = submissions / "neighbour-1" / exercises.CHAPTER / "exercises.ipynb"
        (folder / "exercises.ipynb").symlink_to(other)

    outcomes = dict.fromkeys(exercises.POINTS, "error")
    return Case("is a link", None, outcomes, "unreadable", "is a link", files=files)


def _archive() -> Case:
    """Put odd files beside the notebook: links out of the folder, modules, an archive."""

    def files(folder: Path) -> None:
        (folder / "etc").symlink_to("/etc")
        (folder / "numpy.py").write_text("print('ESCAPED')")
        (folder / "loop").symlink_to(folder)
        (folder / "exercises.zip").write_bytes(b"PK\x03\x04" + bytes(100))
        os.mkfifo(folder / "pipe")

    data = written(exercises.notebook(exercises.HONEST))
    outcomes = dict.fromkeys(exercises.POINTS, "passed")
    return Case("comes with links, modules and an archive", data, outcomes, files=files)
