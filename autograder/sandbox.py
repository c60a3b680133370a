"""A student's kernel in a sandbox: start it, talk to it, watch it, end it.

bubblewrap gives the kernel its own user, mount, pid, ipc, uts and network namespaces. It sees the
system's and Python's files, `coursekit` and the kernel's own modules, all read-only, and an empty
home and temporary folder of its own. It does not see the course, the grader, other submissions or
the network. The kernel is either spawned, so that it imports everything itself, or forked from a
process that has: see `autograder.forks`.
"""

import contextlib
import functools
import os
import selectors
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import psutil

import coursekit
from autograder import kernel
from autograder.forks import ForkError, ForkServer, fall_back
from autograder.kernel import wire

#: Seconds between two looks at what a kernel uses.
WATCH_INTERVAL = 0.1
HOME = "/home/student"
#: What a sandbox runs until a kernel is forked into it.
PLACEHOLDER = ["/bin/sh", "-c", "echo ready; exec sleep infinity"]


class SandboxError(RuntimeError):
    """No sandbox can be had here, or it did not start."""


class KernelDied(RuntimeError):
    """The kernel is gone: `reason` is ``"timeout"``, ``"memory"`` or ``"crashed"``."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Attributes
    ----------
    start_seconds, cell_seconds, test_seconds, total_seconds : float
        For the kernel to start, for one cell, for all calls of one question's tests, and for the
        whole submission.
    memory : int
        Bytes resident, over all of its processes.
    processes : int
        Processes at one time.
    file_size : int
        Bytes that one file may hold; home and temporary folder hold four times that.
    output : int
        Characters kept of what one cell prints.
    """

    start_seconds: float = 60.0
    cell_seconds: float = 60.0
    test_seconds: float = 60.0
    total_seconds: float = 240.0
    memory: int = 3 * 2**30
    processes: int = 64
    file_size: int = 64 * 2**20
    output: int = 50_000


def check_sandbox(choice: str) -> str:
    """Turn ``"auto"``, ``"bwrap"`` or ``"none"`` into the sandbox to use.

    Raises
    ------
    SandboxError
        Where bubblewrap is missing or may not make namespaces here.
    """
    if choice == "none":
        return "none"
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        raise SandboxError(
            "There is no sandbox: bubblewrap is not installed. Install it with "
            "'apt-get install bubblewrap' (Linux only). To run the students' code with your own "
            "rights instead, say '--sandbox none'."
        )
    probe = [bwrap, "--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "true"]
    tried = subprocess.run(probe, capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        reason = tried.stderr.strip().splitlines()[-1:] or ["no reason given"]
        raise SandboxError(
            f"There is no sandbox: bubblewrap cannot make namespaces here ({reason[0]}). Allow "
            "unprivileged user namespaces, or run as root. To run the students' code with your "
            "own rights instead, say '--sandbox none'."
        )
    return "bwrap"


@functools.cache
def _font_caches() -> list[Path]:
    """Matplotlib's lists of fonts: without one, each first plot takes seconds to search them."""
    import matplotlib
    from matplotlib import font_manager

    font_manager.get_font_names()  # makes the list where there is none yet
    return sorted(Path(matplotlib.get_cachedir()).glob("fontlist-*.json"))


#: Variables by which Keras runs on TensorFlow and the processor, and keeps its affairs to itself.
KERAS = {
    "KERAS_BACKEND": "tensorflow",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "CUDA_VISIBLE_DEVICES": "-1",
}


def environment(sandbox: str) -> dict[str, str]:
    """Give the environment variables of a kernel: none of the grader's own."""
    home = HOME if sandbox == "bwrap" else os.environ.get("HOME", "/tmp")
    course = str(Path(kernel.__file__).parents[2])
    return {
        "HOME": home,
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONPATH": course,
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        # One thread each: submissions share the machine, and sums come out the same every time.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "TF_NUM_INTRAOP_THREADS": "1",
        "TF_NUM_INTEROP_THREADS": "1",
        **KERAS,
    }


def options(limits: Limits) -> list[str]:
    """Give the options of a kernel."""
    # One allocation far over the limit fails at once, with a MemoryError that names its line; what
    # grows step by step is left to the watch. Data, not address space: TensorFlow reserves far more
    # addresses than it ever touches.
    bounds = {
        "memory": 2 * limits.memory,
        "file-size": limits.file_size,
        "output": limits.output,
    }
    return [text for name, value in bounds.items() for text in (f"--{name}", str(value))]


def walls(limits: Limits) -> list[str]:
    """Give bubblewrap's command line, up to the program that runs inside."""
    room = str(4 * limits.file_size)
    line = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]
    line += ["--hostname", "sandbox", "--proc", "/proc", "--dev", "/dev"]
    line += ["--size", room, "--tmpfs", "/tmp", "--size", room, "--tmpfs", HOME]
    for folder in ("/usr", "/bin", "/lib", "/lib64", "/lib32"):
        line += ["--ro-bind-try", folder, folder]
    for file in ("/etc/ld.so.cache", "/etc/fonts", "/etc/localtime", "/etc/alternatives"):
        line += ["--ro-bind-try", file, file]
    prefixes = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parents[1])}
    for folder in sorted(prefixes - {"/usr"}):
        line += ["--ro-bind", folder, folder]
    for package in (coursekit, kernel):
        folder = str(Path(package.__file__).parent)
        line += ["--ro-bind", folder, folder]
    for file in _font_caches():
        line += ["--ro-bind", str(file), f"{HOME}/.cache/matplotlib/{file.name}"]
    line += ["--remount-ro", "/"]
    for name, value in environment("bwrap").items():
        line += ["--setenv", name, value]
    return [*line, "--chdir", HOME]


class Kernel:
    """One student's kernel: a process in a sandbox, and the channel to it.

    Parameters
    ----------
    sandbox : {"bwrap", "none"}
    limits : Limits
    refer, resolve
        How objects that are not plain data are named on the wire; see `autograder.kernel.wire`.
    server : ForkServer, optional
        Where to fork the kernel from; without one it is spawned.
    """

    def __init__(
        self,
        sandbox: str,
        limits: Limits,
        refer: Callable[[Any], Any],
        resolve: Callable,
        server: ForkServer | None = None,
    ) -> None:
        self.limits, self.refer, self.resolve = limits, refer, resolve
        self.killed_for = ""
        try:
            self._spawn(sandbox) if server is None else self._fork(server)
        except ForkError as error:
            fall_back(error)
            self.close()
            self._spawn(sandbox)
        os.set_blocking(self.writer.fileno(), False)
        threading.Thread(target=self._watch, daemon=True).start()
        try:
            self._receive(time.monotonic() + limits.start_seconds)
        except KernelDied as error:
            raise SandboxError(f"A student's kernel did not start: {self.said or error}") from None

    def _spawn(self, sandbox: str) -> None:
        """Start a kernel that imports everything itself."""
        line = [sys.executable, "-P", "-m", "autograder.kernel.worker", *options(self.limits)]
        if sandbox != "none":
            line = [*walls(self.limits), *line]
        self._open(line, environment(sandbox))
        self.writer, self.reader = self.process.stdin, self.process.stdout

    def _fork(self, server: ForkServer) -> None:
        """Start a sandbox in which nothing happens, and fork a kernel into it."""
        self._open([*walls(self.limits), *PLACEHOLDER], environment("bwrap"))
        if self.process.stdout.readline() != b"ready\n":
            raise ForkError("the sandbox did not start")
        with contextlib.ExitStack() as stack:
            theirs, ours = zip(_pipe(), reversed(_pipe()), strict=True)
            self.writer, self.reader = ours
            for end in theirs:
                stack.enter_context(end)
            # bubblewrap's own child is the first process inside.
            first = os.pidfd_open(self.tops[0].children()[0].pid)
            stack.callback(os.close, first)
            descriptors = (theirs[0].fileno(), theirs[1].fileno())
            number = server.fork(first, descriptors, HOME, options(self.limits))
            self.tops.append(psutil.Process(number))

    def _open(self, line: list[str], variables: dict[str, str]) -> None:
        """Start a process with a channel, and watch it."""
        self.process = subprocess.Popen(
            line,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=variables,
            start_new_session=True,
            bufsize=0,
        )
        self.writer, self.reader = self.process.stdin, self.process.stdout
        self.said = ""  # what it wrote to its error channel, once it has ended
        #: The processes from which all others of this kernel descend.
        self.tops = [psutil.Process(self.process.pid)]

    def request(self, message: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Send a request and wait for its answer.

        Raises
        ------
        KernelDied
            Where there is no answer within `seconds`, or never will be.
        """
        deadline = time.monotonic() + seconds
        self._send(wire.frame(wire.pack(message, self.refer)), deadline)
        answer = self._receive(deadline)
        if not isinstance(answer, dict):
            self._give_up("crashed", "The kernel gave an answer that is none.")
        return answer

    def close(self) -> None:
        """End the kernel and every process that it started."""
        for process in self._tree():
            with contextlib.suppress(psutil.Error):
                process.kill()
        self.process.wait()
        if not self.process.stderr.closed:
            self.said = self.process.stderr.read(2000).decode(errors="replace").strip()
        streams = (self.process.stdin, self.process.stdout, self.process.stderr)
        for stream in {*streams, self.writer, self.reader}:
            with contextlib.suppress(OSError):
                stream.close()

    def _send(self, data: bytes, deadline: float) -> None:
        view = memoryview(data)
        descriptor = self.writer.fileno()
        with selectors.DefaultSelector() as selector:
            selector.register(descriptor, selectors.EVENT_WRITE)
            while view:
                self._await(selector, deadline)
                try:
                    view = view[os.write(descriptor, view) :]
                except BrokenPipeError:
                    self._ended()

    def _receive(self, deadline: float) -> Any:
        descriptor = self.reader.fileno()
        with selectors.DefaultSelector() as selector:
            selector.register(descriptor, selectors.EVENT_READ)

            def read(count: int) -> bytes:
                data = bytearray()
                while len(data) < count:
                    self._await(selector, deadline)
                    part = os.read(descriptor, min(count - len(data), 2**20))
                    if not part:
                        self._ended()
                    data += part
                return bytes(data)

            try:
                return wire.unpack(wire.read_frame(read), self.resolve)
            except wire.WireError as error:
                self._give_up("crashed", f"The kernel gave an answer that is none: {error}.")

    def _await(self, selector: selectors.BaseSelector, deadline: float) -> None:
        if not selector.select(max(0.0, deadline - time.monotonic())):
            self._give_up("timeout", "The time was up.")

    def _ended(self) -> None:
        """Raise for a channel that the other side closed."""
        if self.killed_for:
            self._give_up(self.killed_for, "It used more memory or processes than is allowed.")
        self._give_up("crashed", "The kernel ended by itself.")

    def _give_up(self, reason: str, message: str) -> None:
        self.close()
        raise KernelDied(reason, message)

    def _tree(self) -> list[psutil.Process]:
        tree = []
        for top in self.tops:
            with contextlib.suppress(psutil.Error):
                tree += [top, *top.children(recursive=True)]
        return tree

    def _watch(self) -> None:
        """Kill the kernel when it holds more memory or processes than it may."""
        while self.process.poll() is None:
            tree = self._tree()
            used = 0
            for process in tree:
                with contextlib.suppress(psutil.Error):
                    used += process.memory_info().rss
            if used > self.limits.memory or len(tree) > self.limits.processes:
                self.killed_for = "memory"
                for process in tree:
                    with contextlib.suppress(psutil.Error):
                        process.kill()
            time.sleep(WATCH_INTERVAL)


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    """Make a pipe; give the end to read from and the end to write to."""
    reading, writing = os.pipe()
    return os.fdopen(reading, "rb", buffering=0), os.fdopen(writing, "wb", buffering=0)
