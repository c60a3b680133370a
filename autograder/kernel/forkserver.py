"""Fork students' kernels from a process that has imported TensorFlow and Keras already.

The server runs outside the sandbox and never sees a line of a student's. For each kernel the grader
sends it a sandbox, made by bubblewrap, that holds nothing but a sleeping process. A forked child
enters that sandbox's namespaces, forks again (only a child enters a process namespace), gives up
every privilege, and becomes the kernel.

Importing is all that may happen before a fork: an executed TensorFlow operation starts threads,
and a forked copy of a process with threads may hang. So the server counts its threads.
"""

import argparse
import array
import contextlib
import ctypes
import gc
import importlib
import json
import os
import selectors
import shutil
import signal
import socket
import sys
from collections.abc import Sequence

from autograder.kernel import worker

#: What exercises import, apart from what the worker itself imports.
IMPORTS = (
    "tensorflow",
    "keras",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "coursekit.checks",
    "coursekit.data",
    "coursekit.plots",
)

# From the kernel's headers: linux/sched.h, linux/prctl.h, linux/capability.h.
_CLONE_NEWCGROUP, _CLONE_NEWUTS, _CLONE_NEWIPC = 0x02000000, 0x04000000, 0x08000000
_CLONE_NEWNS, _CLONE_NEWUSER = 0x00020000, 0x10000000
_CLONE_NEWPID, _CLONE_NEWNET = 0x20000000, 0x40000000
NAMESPACES = (
    _CLONE_NEWUSER
    | _CLONE_NEWNS
    | _CLONE_NEWPID
    | _CLONE_NEWIPC
    | _CLONE_NEWNET
    | _CLONE_NEWUTS
    | _CLONE_NEWCGROUP
)
_PR_CAPBSET_READ, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS = 23, 24, 38
_LINUX_CAPABILITY_VERSION_3 = 0x20080522

#: More than any process here has open.
_DESCRIPTORS = 65_536
_THREADS = "the fork server has more than one thread"

_libc = ctypes.CDLL(None, use_errno=True)


def _check(result: int, what: str) -> int:
    """Raise an error of the system where a call of its library failed."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def enter(sandbox: int) -> None:
    """Enter all namespaces of the process behind a pidfd; the next child is in them wholly."""
    _check(_libc.setns(sandbox, NAMESPACES), "setns")


def drop_privileges() -> None:
    """Give up every capability for good, also over the namespaces just entered."""
    _check(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    capability = 0
    while _libc.prctl(_PR_CAPBSET_READ, capability, 0, 0, 0) >= 0:
        _check(_libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0), "capbset_drop")
        capability += 1
    header = (ctypes.c_uint32 * 2)(_LINUX_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _check(_libc.capset(header, nothing), "capset")


def threads() -> int:
    """Count the threads of this process, those of native libraries included."""
    return len(os.listdir("/proc/self/task"))


def serve(listener: socket.socket, owner: int, environment: dict[str, str]) -> None:
    """Fork a kernel for each request of each grader that connects, until the owner hangs up.

    A request is JSON, ``{"cwd": ..., "arguments": [...]}``, with three descriptors: the sandbox's
    pidfd and the two ends of the kernel's channel. The answer is the kernel's process number or an
    error.
    """
    with selectors.DefaultSelector() as selector:
        for source in (owner, listener):
            selector.register(source, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.fileobj == owner:
                    return
                if key.fileobj is listener:
                    channel, _ = listener.accept()
                    selector.register(channel, selectors.EVENT_READ)
                    with contextlib.suppress(OSError):  # it has hung up already
                        _send(channel, {"error": _THREADS} if threads() > 1 else {"ready": True})
                elif not _answer(key.fileobj, environment):
                    selector.unregister(key.fileobj)
                    key.fileobj.close()


def _answer(channel: socket.socket, environment: dict[str, str]) -> bool:
    """Answer one request; say whether the grader is still there."""
    try:
        message, descriptors = _receive(channel)
        if not message:
            return False
        request = json.loads(message)
        if threads() > 1:
            _send(channel, {"error": _THREADS})
        elif os.fork() == 0:
            _start_kernel(channel, request, descriptors, environment)
        for descriptor in descriptors:
            os.close(descriptor)
    except OSError:  # a grader that was killed
        return False
    return True


def _start_kernel(
    channel: socket.socket, request: dict, descriptors: list[int], environment: dict[str, str]
) -> None:
    """Enter the sandbox, fork the kernel there, tell its number and wait for its end."""
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        sandbox, kernel_in, kernel_out = descriptors
        ready, told = os.pipe()
        enter(sandbox)
        kernel = os.fork()
        if kernel == 0:
            os.read(ready, 1)  # the grader knows of this process before it runs any student's code
            _become_kernel(request, kernel_in, kernel_out, environment)
        _send(channel, {"pid": kernel})
        os.write(told, b"!")
        os.closerange(0, _DESCRIPTORS)  # who waits here must not keep any channel open
        os.waitpid(kernel, 0)
    except BaseException as error:
        _send(channel, {"error": str(error)})
    finally:
        os._exit(0)


def _become_kernel(
    request: dict, kernel_in: int, kernel_out: int, environment: dict[str, str]
) -> None:
    """Keep nothing of the server but its modules, and serve the grader."""
    try:
        os.setsid()
        # Where a spawned kernel has its channel; everything else that was open is closed.
        kernel_in, kernel_out = os.dup(kernel_in), os.dup(kernel_out)
        os.dup2(kernel_in, 0)
        os.dup2(kernel_out, 1)
        os.closerange(3, _DESCRIPTORS)
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(request["cwd"])
        drop_privileges()
        worker.main(request["arguments"])
    finally:
        os._exit(0)


def _send(channel: socket.socket, answer: dict) -> None:
    channel.send(json.dumps(answer).encode())


def _receive(channel: socket.socket) -> tuple[bytes, list[int]]:
    """Read one request and the descriptors that came with it."""
    numbers = array.array("i")
    message, extra, _, _ = channel.recvmsg(65_536, socket.CMSG_SPACE(3 * numbers.itemsize))
    for level, kind, data in extra:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            numbers.frombytes(data[: len(data) - len(data) % numbers.itemsize])
    return message, list(numbers)


def main(arguments: Sequence[str] | None = None) -> None:
    """Import, then serve; the owner holds the other end of the standard input."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--listener", type=int, required=True, help="descriptor of a socket")
    parser.add_argument("--environment", type=json.loads, required=True, help="of the kernels")
    options = parser.parse_args(arguments)
    for name in IMPORTS:
        importlib.import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # ended children leave nothing behind
    # What is there now is shared by all kernels: a collector that looked at it would copy it.
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=options.listener) as listener:
        serve(listener, sys.stdin.fileno(), options.environment)
        # An owner that was killed has not removed the folder that it made for this server.
        shutil.rmtree(os.path.dirname(listener.getsockname()), ignore_errors=True)


if __name__ == "__main__":
    main()
