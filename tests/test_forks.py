"""Forked kernels: as sealed as spawned ones, and nothing of one reaches another."""

import logging
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from autograder import forks
from autograder.forks import ForkError
from autograder.sandbox import Kernel, Limits, environment

LIMITS = Limits(cell_seconds=30, total_seconds=120)


@pytest.fixture(scope="module")
def server():
    process = forks.ServerProcess(environment("bwrap"))
    yield forks.ForkServer(process.address)
    process.close()


@pytest.fixture
def kernel(server):
    kernel = Kernel("bwrap", LIMITS, refer, resolve, server)
    yield kernel
    kernel.close()


def refer(value):
    raise TypeError(value)


def resolve(reference):
    raise TypeError(reference)


def run(kernel: Kernel, source: str) -> str:
    """Run a cell and give what it printed."""
    reply = kernel.request({"op": "execute", "source": source, "fixtures": []}, 60)
    assert reply["error"] is None, reply["error"]
    return "".join(o["text"] for o in reply["outputs"] if o["output_type"] == "stream").strip()


def test_a_forked_kernel_has_imported_keras_and_trains(kernel):
    assert run(kernel, "import sys; print('keras' in sys.modules)") == "True"
    source = """
import keras, numpy as np
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
model.compile("sgd", "mse")
history = model.fit(np.ones((8, 3)), np.ones((8, 2)), verbose=0)
print(np.isfinite(history.history["loss"]).all())
"""
    assert run(kernel, source) == "True"


def test_a_forked_kernel_holds_no_privilege(kernel):
    status = run(kernel, "print(open('/proc/self/status').read())")
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        assert int(fields[name], 16) == 0, name
    assert fields["NoNewPrivs"] == "1"


def test_a_forked_kernel_sees_its_own_files_and_processes_only(kernel):
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    source = f"""
import os
print(sorted(n for n in os.listdir("/proc") if n.isdigit()).__len__() <= 4)
print(any(os.path.exists(os.path.join({here!r}, name)) for name in ("solutions", "tests", ".git")))
print(set(os.listdir("/tmp")) - set({here!r}.split("/")), os.getcwd(), os.environ["HOME"])
print(open("/proc/net/dev").read().count(":"))
"""
    expected = ["True", "False", "set() /home/student /home/student", "1"]
    assert run(kernel, source).splitlines() == expected


def test_a_forked_kernel_holds_no_descriptor_of_the_server(kernel):
    source = """
import os
links = []
for number in os.listdir("/proc/self/fd"):
    path = f"/proc/self/fd/{number}"
    links += [os.readlink(path)] if os.path.exists(path) else []
print([link for link in links if "socket" in link or "pidfd" in link])
"""
    assert run(kernel, source) == "[]"


def test_one_kernel_cannot_see_or_end_another(server, kernel):
    other = Kernel("bwrap", LIMITS, refer, resolve, server)
    try:
        run(other, "open('/tmp/mine', 'w').write('secret'); secret = 1")
        run(kernel, "import os\nassert not os.path.exists('/tmp/mine')")
        run(kernel, "assert 'secret' not in globals()")
        number = other.tops[-1].pid
        source = f"""
import os
try:
    os.kill({number}, 9)
except ProcessLookupError:
    print("none")
"""
        assert run(kernel, source) == "none"
        assert run(other, "print(secret)") == "1"
    finally:
        other.close()


def test_a_kernel_that_kills_all_it_can_leaves_the_server_alive(server):
    kernel = Kernel("bwrap", LIMITS, refer, resolve, server)
    kernel.request({"op": "execute", "source": "import os", "fixtures": []}, 30)
    with pytest.raises(Exception, match="ended by itself"):
        kernel.request(
            {"op": "execute", "source": "os.kill(-1, 9); os._exit(1)", "fixtures": []}, 30
        )
    kernel.close()
    assert server.alive()
    again = Kernel("bwrap", LIMITS, refer, resolve, server)
    assert run(again, "print(1 + 1)") == "2"
    again.close()


def test_closing_a_kernel_ends_every_process_of_it(server):
    kernel = Kernel("bwrap", LIMITS, refer, resolve, server)
    source = """
import subprocess, os
for _ in range(3):
    subprocess.Popen(["/bin/sh", "-c", "setsid sleep 1000 & sleep 1000"], start_new_session=True)
"""
    run(kernel, source)
    end = time.monotonic() + 20
    tree = kernel._tree()
    while sum(process.name() == "sleep" for process in tree) < 6:
        assert time.monotonic() < end, "the kernel's processes were not found"
        time.sleep(0.1)
        tree = kernel._tree()
    kernel.close()
    _, alive = psutil.wait_procs(tree, timeout=5)
    assert [p for p in alive if p.status() != psutil.STATUS_ZOMBIE] == []


def test_a_server_that_ended_means_spawned_kernels_then_a_new_server(caplog):
    process = forks.ServerProcess(environment("bwrap"))
    server = forks.ForkServer(process.address)
    process.process.kill()
    process.process.wait()
    assert not server.alive()
    with caplog.at_level(logging.WARNING, "autograder"):
        kernel = Kernel("bwrap", LIMITS, refer, resolve, server)
    assert "Kernels are spawned" in caplog.text
    assert run(kernel, "import sys; print('tensorflow' in sys.modules)") == "False"
    kernel.close()


def test_a_worker_whose_server_is_gone_starts_its_own(monkeypatch):
    monkeypatch.setattr(forks, "_server", None)
    monkeypatch.setattr(forks, "_impossible", False)
    process = forks.ServerProcess(environment("bwrap"))
    shared = forks.server(environment("bwrap"), process.address)
    assert forks.server(environment("bwrap"), process.address) is shared
    process.process.kill()
    process.process.wait()
    own = forks.server(environment("bwrap"), process.address)
    assert own is not shared
    kernel = Kernel("bwrap", LIMITS, refer, resolve, own)
    assert run(kernel, "import sys; print('tensorflow' in sys.modules)") == "True"
    kernel.close()


def test_a_server_with_threads_does_not_fork(monkeypatch):
    monkeypatch.setattr(forks, "FORK_SECONDS", 5.0)
    variables = environment("bwrap") | {"OPENBLAS_NUM_THREADS": "4", "OMP_NUM_THREADS": "4"}
    with pytest.raises(ForkError, match="thread"):
        forks.ForkServer(forks.ServerProcess(variables).address)


def test_a_server_whose_owner_was_killed_ends_and_leaves_nothing():
    owner = """
from autograder import forks
from autograder.sandbox import environment
process = forks.ServerProcess(environment("bwrap"))
forks.ForkServer(process.address)
print(process.address, process.process.pid, flush=True)
input()
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", owner], **pipes) as started:
        address, number = started.stdout.readline().split()
        server = psutil.Process(int(number))
        started.kill()
    server.wait(timeout=30)
    assert not Path(address).parent.exists()
