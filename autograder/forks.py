"""The fork server of this process: where kernels come from that need not import TensorFlow.

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

import matplotlib

#: Seconds for the server to import everything, and for one kernel to be forked.
IMPORT_SECONDS = 120.0
FORK_SECONDS = 30.0

_log = logging.getLogger("autograder")


class ForkError(RuntimeError):
    """No kernel can be forked: it has to be spawned."""


class ForkServer:
    """A process that has imported what exercises import, and forks kernels into sandboxes.

    Parameters
    ----------
    environment : dict
        Environment variables of the kernels.

    Raises
    ------
    ForkError
        Where it does not start or would not be safe to fork.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        self._lock = threading.Lock()
        # Keras makes a folder in the home that it is imported with, Matplotlib wants its font list.
        self._home = tempfile.TemporaryDirectory(prefix="autograder-")
        paths = {"HOME": self._home.name, "MPLCONFIGDIR": matplotlib.get_cachedir()}
        self._channel, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        line = [sys.executable, "-P", "-m", "autograder.kernel.forkserver"]
        line += ["--channel", str(other.fileno()), "--environment", json.dumps(environment)]
        with other:
            self._process = subprocess.Popen(
                line,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment | paths,
                pass_fds=[other.fileno()],
                start_new_session=True,
            )
        atexit.register(self.close)
        self._answer(IMPORT_SECONDS)

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
            try:
                socket.send_fds(self._channel, [request], [sandbox, *descriptors])
            except OSError as error:
                raise ForkError(f"the fork server is gone ({error})") from None
            return self._answer(FORK_SECONDS)["pid"]

    def alive(self) -> bool:
        """Say whether the server still runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the server; kernels that it forked live on until their sandbox is closed."""
        self._channel.close()
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):
            self._home.cleanup()

    def _answer(self, seconds: float) -> dict:
        self._channel.settimeout(seconds)
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


def server(environment: dict[str, str]) -> ForkServer | None:
    """Give this process's fork server, started where none lives; None where there can be none."""
    global _server, _impossible
    if _impossible or (_server is not None and _server.alive()):
        return _server
    try:
        if not hasattr(os, "pidfd_open"):
            raise ForkError("this system has no pidfd_open")
        _server = ForkServer(environment)
    except ForkError as error:
        fall_back(error)
        _server, _impossible = None, True
    return _server


def fall_back(error: Exception) -> None:
    """Say in the log that kernels are spawned instead."""
    _log.warning("Kernels are spawned, which is slower than forking them: %s.", error)
