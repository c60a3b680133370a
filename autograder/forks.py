"""The fork server: where kernels come from that need not import TensorFlow.

One serves all processes that grade on this machine.

See `autograder.kernel.forkserver` for the other side.
"""

import atexit
import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import matplotlib

#: Seconds for the server to import everything, and for one kernel to be forked.
IMPORT_SECONDS = 120.0
FORK_SECONDS = 30.0

_log = logging.getLogger("autograder")


class ForkError(RuntimeError):
    """No kernel can be forked: it has to be spawned."""


class ServerProcess:
    """A process that has imported what exercises import, and forks kernels into sandboxes.

    It starts in the background: whoever connects waits for its imports.

    Parameters
    ----------
    environment : dict
        Environment variables of the kernels.

    Attributes
    ----------
    address : str
        Path of the socket at which it serves every process of this user.

    Raises
    ------
    ForkError
        Where it does not start.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        if not hasattr(os, "pidfd_open"):
            raise ForkError("this system has no pidfd_open")
        # Keras makes a folder in the home that it is imported with, Matplotlib wants its font list.
        self._home = tempfile.TemporaryDirectory(prefix="autograder-")
        paths = {"HOME": self._home.name, "MPLCONFIGDIR": matplotlib.get_cachedir()}
        self.address = str(Path(self._home.name) / "socket")
        line = [sys.executable, "-P", "-m", "autograder.kernel.forkserver"]
        line += ["--environment", json.dumps(environment)]
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
                listener.bind(self.address)
                listener.listen()
                self.process = subprocess.Popen(
                    [*line, "--listener", str(listener.fileno())],
                    stdin=subprocess.PIPE,  # it ends where this end is closed
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=environment | paths,
                    pass_fds=[listener.fileno()],
                    start_new_session=True,
                )
        except OSError as error:
            self._home.cleanup()
            raise ForkError(f"the fork server does not start ({error})") from None
        atexit.register(self.close)

    def close(self) -> None:
        """End the server; kernels that it forked live on until their sandbox is closed."""
        self.process.kill()
        self.process.stdin.close()
        self.process.wait()
        with contextlib.suppress(OSError):
            self._home.cleanup()


class ForkServer:
    """A line to a `ServerProcess`.

    Parameters
    ----------
    address : str
        Where it serves.

    Raises
    ------
    ForkError
        Where it does not answer, or would not be safe to fork.
    """

    def __init__(self, address: str) -> None:
        self._lock = threading.Lock()
        self._channel = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._channel.settimeout(IMPORT_SECONDS)
        try:
            self._channel.connect(address)
            self._answer()
        except OSError as error:
            raise ForkError(f"the fork server does not answer ({error})") from None

    def fork(self, sandbox: int, descriptors: tuple[int, int], cwd: str, arguments: list) -> int:
        """Fork a kernel into a sandbox.

        Parameters
        ----------
        sandbox : int
            A pidfd of the sandbox's first process.
        descriptors : tuple of int
            What the kernel reads from and writes to.
        cwd, arguments
            Its folder, as seen inside, and its command line.

        Returns
        -------
        int
            The kernel's process number, as seen from here.
        """
        request = json.dumps({"cwd": cwd, "arguments": arguments}).encode()
        with self._lock:
            self._channel.settimeout(FORK_SECONDS)
            try:
                socket.send_fds(self._channel, [request], [sandbox, *descriptors])
            except OSError as error:
                raise ForkError(f"the fork server is gone ({error})") from None
            return self._answer()["pid"]

    def alive(self) -> bool:
        """Say whether the server is still there."""
        with self._lock:
            self._channel.settimeout(0)
            try:
                return self._channel.recv(1, socket.MSG_PEEK) != b""
            except BlockingIOError:
                return True
            except OSError:
                return False

    def close(self) -> None:
        """Hang up."""
        self._channel.close()

    def _answer(self) -> dict:
        try:
            message = self._channel.recv(65_536)
        except OSError as error:
            raise ForkError(f"the fork server does not answer ({error})") from None
        if not message:
            raise ForkError("the fork server has ended")
        answer = json.loads(message)
        if "error" in answer:
            raise ForkError(answer["error"])
        return answer


_server: ForkServer | None = None
_impossible = False


def server(environment: dict[str, str], address: str = "") -> ForkServer | None:
    """Give this process's line to a fork server; None where there can be none.

    Parameters
    ----------
    environment : dict
        Environment variables of the kernels.
    address : str
        Of a server that another process has started. Where there is none, or it is gone, this
        process starts one of its own.
    """
    global _server, _impossible
    if _impossible or (_server is not None and _server.alive()):
        return _server
    _server = None
    if address:
        with contextlib.suppress(ForkError):
            _server = ForkServer(address)
            return _server
    try:
        _server = ForkServer(ServerProcess(environment).address)
    except ForkError as error:
        fall_back(error)
        _impossible = True
    return _server


def fall_back(error: Exception) -> None:
    """Say in the log that kernels are spawned instead."""
    _log.warning("Kernels are spawned, which is slower than forking them: %s.", error)
