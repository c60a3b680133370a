"""Remotes: what a test cell sees of the student's objects.

A `Session` is one submission's kernel over its whole life, restarts included. A `Remote` stands for
one object in it. Calling a remote sends plain data and gets plain data back; an object that is not
plain data comes back as another remote, whose attributes, items and methods can be asked for in
the same way.
"""

import builtins
import time
import warnings
from collections.abc import Iterator
from types import TracebackType
from typing import Any

import numpy as np

from autograder.forks import ForkServer
from autograder.kernel import wire
from autograder.sandbox import Kernel, KernelDied, Limits
from autograder.timing import STUDENT, clock
from coursekit.checks import Observation

#: Seed of the student's generators when a kernel starts and before each question's tests.
SEED = 20_260_101
#: Times that a kernel is started again after a submission has ended it.
RESTARTS = 3


class RemoteError(Exception):
    """The student's code raised an exception; `where` names the line in the student's cell.

    What is raised is also an instance of the built-in exception that the student's code raised,
    so that ``except ValueError`` means in the grader what it means in one process.
    """

    where = ""
    kind = "Exception"
    text = ""

    def __str__(self) -> str:
        return self.text


class Remote(np.lib.mixins.NDArrayOperatorsMixin):
    """Stands for one object in the student's kernel."""

    def __init__(self, session: "Session", handle: wire.Handle, label: str) -> None:
        self._session, self._handle, self._label = session, handle, label
        self._generation = session.generation

    @property
    def __name__(self) -> str:
        return self._label

    def __repr__(self) -> str:
        return f"<{self._label}, an object of the student's>"

    def __observe__(self, /, *args: Any, **kwargs: Any) -> Observation:
        """Call the object; see `coursekit.checks.observe`."""
        reply = self._ask("call", args=list(args), kwargs=kwargs)
        generators = [a for a in [*args, *kwargs.values()] if isinstance(a, np.random.Generator)]
        for generator, moved in zip(generators, reply.get("generators", []), strict=False):
            if isinstance(moved, Remote):  # swapped for something else: leave the grader's own
                continue
            generator.bit_generator.state = moved.bit_generator.state
        raised = [(str(name), str(text)) for name, text in reply.get("warnings", [])]
        value = self._named(reply.get("value"), f"{self._label}(...)")
        changed = [str(name) for name in reply.get("changed", [])]
        return Observation(value, [f"{name}: {text}" for name, text in raised], changed)

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        return self.__observe__(*args, **kwargs).value

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # NumPy and others probe for protocols; no test asks for these
            raise AttributeError(name)
        label = f"{self._label}.{name}"
        return self._named(self._ask("get", name=name).get("value"), label)

    def __getitem__(self, key: Any) -> Any:
        return self._named(self._ask("item", key=key).get("value"), f"{self._label}[{key!r}]")

    def __len__(self) -> int:
        length = self._ask("len").get("value")
        if type(length) is not int or not 0 <= length < 10**9:
            raise TypeError(f"{self._label} has no usable length")
        return length

    def __iter__(self) -> Iterator[Any]:
        return (self[index] for index in range(len(self)))

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        array = self._ask("array").get("value")
        if type(array) is not np.ndarray:
            raise TypeError(f"{self._label} is not an array of numbers")
        return array if dtype is None else array.astype(dtype)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **kwargs: Any) -> Any:
        plain = [np.asarray(x) if isinstance(x, Remote) else x for x in inputs]
        return getattr(ufunc, method)(*plain, **kwargs)

    def __float__(self) -> float:
        return float(np.asarray(self))

    def __int__(self) -> int:
        return int(np.asarray(self))

    def __bool__(self) -> bool:
        return bool(np.asarray(self))

    def _ask(self, operation: str, **fields: Any) -> dict[str, Any]:
        if self._generation != self._session.generation:
            raise KernelDied("crashed", f"{self._label} went with the kernel that ended.")
        return self._session.ask({"op": operation, "target": self, **fields})

    def _named(self, value: Any, label: str) -> Any:
        if isinstance(value, Remote):
            value._label = label
        return value


class Session:
    """One submission's kernel, started again where the submission ended it.

    Parameters
    ----------
    sandbox, limits, server
        See `autograder.sandbox.Kernel`.
    keras : bool
        Whether the kernel imports Keras before anything else, so that its draws, too, are the same
        whether it is imported already, as in a forked kernel, or not.

    Attributes
    ----------
    fixtures : dict
        Objects that locked cells define in the grader's process, by name: a test may pass them.
    repeat_extra : bool
        Whether a kernel started again also runs the cells again that the student had added.
    """

    def __init__(
        self,
        sandbox: str,
        limits: Limits,
        server: ForkServer | None = None,
        *,
        keras: bool = False,
    ) -> None:
        self.sandbox, self.limits, self.server = sandbox, limits, server
        self._seed = {"op": "seed", "value": SEED, "keras": keras}
        self.fixtures: dict[str, Any] = {}
        self.repeat_extra = True
        self.generation = 0
        self.kernel: Kernel | None = None
        self._done: list[tuple[dict[str, Any], bool]] = []
        self._end = time.monotonic() + limits.total_seconds
        self._test_end = self._end

    def __enter__(self) -> "Session":
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.kernel is not None:
            with clock.part("ending kernels"):
                self.kernel.close()

    def execute(self, source: str, fixtures: list[str], *, extra: bool = False) -> dict[str, Any]:
        """Run one cell; give its outputs and its error. An `extra` one is the student's addition.

        Raises
        ------
        KernelDied
            Where the cell ended the kernel. The next request goes to a new one, in which all
            cells before this one have been run again.
        """
        message = {"op": "execute", "source": source, "fixtures": fixtures}
        reply = self._request(message, self.limits.cell_seconds)
        self._done.append((message, extra))
        return reply

    def begin_test(self) -> None:
        """Start the clock of one question's tests, and seed the student's generators."""
        self._test_end = time.monotonic() + self.limits.test_seconds
        self._request(self._seed, self.limits.test_seconds)

    def fetch(self, name: str) -> tuple[bool, Any]:
        """Say whether the student defined a name, and give its value."""
        reply = self._request({"op": "fetch", "name": name}, self.limits.test_seconds)
        value = reply.get("value")
        if isinstance(value, Remote):
            value._label = name
        return reply.get("defined") is True, value

    def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send a remote's request; raise what the student's code raised."""
        reply = self._request(message, self._test_end - time.monotonic())
        if "raised" in reply:
            raise _exception(reply["raised"])
        return reply

    def _request(self, message: dict[str, Any], seconds: float) -> dict[str, Any]:
        left = self._end - time.monotonic()
        if left <= 0:
            raise KernelDied("timeout", "The time for the whole submission was up.")
        try:
            kernel = self._live()
            with clock.part(STUDENT):
                return kernel.request(message, max(0.0, min(seconds, left)))
        except KernelDied:
            self.kernel = None
            raise

    def _live(self) -> Kernel:
        if self.kernel is None:
            if self.generation > RESTARTS:
                raise KernelDied("crashed", f"The kernel was ended {self.generation} times.")
            self.generation += 1
            channel = (self._refer, self._resolve)
            with clock.part("starting kernels"):
                self.kernel = Kernel(self.sandbox, self.limits, *channel, self.server)
            self.kernel.request(self._seed, self.limits.start_seconds)
            for message, extra in self._done:
                if self.repeat_extra or not extra:
                    self.kernel.request(message, self.limits.cell_seconds)
        return self.kernel

    def _refer(self, value: Any) -> wire.Handle | wire.Fixture | wire.Model:
        if isinstance(value, Remote):
            return value._handle
        for name, fixture in self.fixtures.items():
            if fixture is value:
                return wire.Fixture(name)
        if hasattr(value, "to_json") and hasattr(value, "get_weights"):
            return wire.Model(value.to_json(), value.get_weights())
        raise TypeError(
            f"A test passes {value!r}, which is neither plain data nor defined in a locked cell."
        )

    def _resolve(self, reference: Any) -> Remote:
        if not isinstance(reference, wire.Handle):
            raise wire.WireError("the student's kernel may send handles only")
        return Remote(self, reference, "an object")


def _exception(raised: Any) -> RemoteError:
    """Make the exception that the student's code raised, as a built-in one where it is one."""
    if not isinstance(raised, dict):
        raised = {}
    names = [str(name) for name in raised.get("types") or ["Exception"]]
    base = Exception
    for name in names:
        known = getattr(builtins, name, None)
        if isinstance(known, type) and issubclass(known, Exception):
            base = known
            break
    try:
        error = type(names[0], (RemoteError, base), {})()
    except TypeError:  # a built-in exception that wants arguments
        error = RemoteError()
    error.kind, error.text = names[0], str(raised.get("message", ""))
    error.where = str(raised.get("where", ""))
    return error


def quiet() -> warnings.catch_warnings:
    """Keep warnings that test code itself raises away from the grader's terminal."""
    return warnings.catch_warnings(action="ignore")
