"""The student's kernel: runs cells and answers calls, over standard input and output.

It runs inside the sandbox, together with the student's code and at its mercy. So nothing that it
says is taken on trust: the grader reads its answers as data and judges them in its own process.
"""

import argparse
import contextlib
import importlib
import io
import os
import random
import resource
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.kernel import wire


class BoundedText(io.TextIOBase):
    """A text stream that keeps the first `limit` characters and counts the rest."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.clear()

    def clear(self) -> None:
        """Forget what was written."""
        self.parts: list[str] = []
        self.length = 0

    def writable(self) -> bool:
        """Say that this stream can be written to."""
        return True

    def write(self, text: str) -> int:
        """Keep what still fits."""
        room = self.limit - self.length
        if room > 0:
            self.parts.append(text[:room])
        self.length += len(text)
        return len(text)

    def text(self) -> str:
        """Give what was kept, and a word on what was not."""
        kept = "".join(self.parts)
        lost = self.length - self.limit
        return f"{kept}\n... {lost:,} more characters were cut" if lost > 0 else kept


class ResultHook(DisplayHook):
    """Keeps the value of a cell's last line where a terminal would print it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.results: list[dict[str, Any]] = []

    def write_output_prompt(self) -> None:
        """Print no prompt."""

    def write_format_data(self, format_dict: dict, md_dict: dict | None = None) -> None:
        """Keep the value's representations."""
        self.results.append({"data": format_dict})

    def finish_displayhook(self) -> None:
        """Print no newline."""


class Shell(InteractiveShell):
    """IPython without a terminal: its tracebacks go to the cell's outputs."""

    displayhook_class = ResultHook
    display_pub_class = CapturingDisplayPublisher
    last_traceback: list[str]

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Show the traceback; a deep one without the source around each line, which takes long."""
        deep = isinstance(sys.exc_info()[1], RecursionError)
        self.InteractiveTB.set_mode("Plain" if deep else "Context")
        super().showtraceback(*args, **kwargs)

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        self.last_traceback = list(stb)

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: there is no window here."""


class Worker:
    """Executes cells in an IPython shell and serves requests on the objects they made."""

    def __init__(self, output_limit: int) -> None:
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        self.shell = Shell.instance(config=config)
        self.output_limit = output_limit
        self.stdout, self.stderr = BoundedText(output_limit), BoundedText(output_limit)
        self.objects: list[Any] = []
        self.fixtures: dict[str, Any] = {}

    def execute(self, source: str, fixtures: list[str]) -> dict[str, Any]:
        """Run one cell; keep the `fixtures` that it defined out of reach of later cells."""
        shell = self.shell
        for stream in (self.stdout, self.stderr):
            stream.clear()
        shell.last_traceback = []
        shell.display_pub.outputs.clear()
        shell.displayhook.results.clear()
        with contextlib.redirect_stdout(self.stdout), contextlib.redirect_stderr(self.stderr):
            result = shell.run_cell(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
        outputs = [
            {"output_type": "stream", "name": name, "text": stream.text()}
            for name, stream in (("stdout", self.stdout), ("stderr", self.stderr))
            if stream.length
        ]
        for item in shell.display_pub.outputs:
            outputs.append({"output_type": "display_data", **self._rich(item)})
        for item in shell.displayhook.results:
            outputs.append({"output_type": "execute_result", **self._rich(item)})
        reply = {"outputs": outputs, "error": None}
        if error is not None:
            reply["error"] = {
                "ename": public_name(error),
                "evalue": str(error)[:2000],
                "traceback": [line[:4000] for line in shell.last_traceback][-40:],
            }
        for name in fixtures:
            if name in shell.user_ns:
                self.fixtures[name] = shell.user_ns[name]
        return reply

    def _rich(self, item: dict[str, Any]) -> dict[str, Any]:
        """Keep of a rich output what a feedback page shows: text and pictures."""
        shown = {}
        for kind in ("text/plain", "text/markdown", "text/latex", "image/png", "image/jpeg"):
            value = (item.get("data") or {}).get(kind)
            if isinstance(value, str) and len(value) <= 20 * self.output_limit:
                shown[kind] = value if kind.startswith("image") else value[: self.output_limit]
        return {"data": shown, "metadata": {}}

    def seed(self, value: int, keras: bool) -> None:
        """Seed every generator in common use; Keras only where it is wanted or imported."""
        if keras or "keras" in sys.modules:
            importlib.import_module("keras").utils.set_random_seed(value)
        random.seed(value)
        np.random.seed(value)

    def fetch(self, name: str) -> dict[str, Any]:
        """Give the value of a name, a locked cell's before all others, or say that it has none."""
        for names in (self.fixtures, self.shell.user_ns):
            if name in names:
                return {"defined": True, "value": names[name]}
        return {"defined": False}

    def call(self, target: Any, args: list, kwargs: dict) -> dict[str, Any]:
        """Call an object; report its value, its warnings and the arguments that it changed."""
        named = [(f"argument {i}", arg) for i, arg in enumerate(args, 1)] + list(kwargs.items())
        # A Generator moves on with every draw: that is its purpose, and the grader's own follows.
        data = [(name, arg) for name, arg in named if not isinstance(arg, np.random.Generator)]
        before = [wire.pack(arg, self.refer) for _, arg in data]
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            value = target(*args, **kwargs)
        after = [wire.pack(arg, self.refer) for _, arg in data]
        return {
            "value": value,
            "warnings": [(w.category.__name__, str(w.message)[:500]) for w in caught[:20]],
            "changed": [
                name for (name, _), a, b in zip(data, before, after, strict=True) if a != b
            ],
            "generators": [arg for _, arg in named if isinstance(arg, np.random.Generator)],
        }

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Answer one request of the grader."""
        match request:
            case {"op": "execute", "source": source, "fixtures": fixtures}:
                return self.execute(source, fixtures)
            case {"op": "seed", "value": value, "keras": keras}:
                self.seed(value, keras)
                return {}
            case {"op": "fetch", "name": name}:
                return self.fetch(name)
            case {"op": "call", "target": target, "args": args, "kwargs": kwargs}:
                return self.call(target, args, kwargs)
            case {"op": "get", "target": target, "name": name}:
                return {"value": getattr(target, name)}
            case {"op": "item", "target": target, "key": key}:
                return {"value": target[key]}
            case {"op": "len", "target": target}:
                return {"value": len(target)}
            case {"op": "array", "target": target}:
                return {"value": np.array(target, copy=True, subok=False)}
        raise ValueError(f"unknown request {request.get('op')!r}")

    def refer(self, value: Any) -> wire.Handle:
        """Keep an object here and give the grader a number for it."""
        for number, known in enumerate(self.objects):
            if known is value:
                return wire.Handle(number)
        self.objects.append(value)
        return wire.Handle(len(self.objects) - 1)

    def resolve(self, reference: wire.Handle | wire.Fixture | wire.Model) -> Any:
        """Find the object that the grader refers to."""
        match reference:
            case wire.Handle(number):
                return self.objects[number]
            case wire.Fixture(name):
                return self.fixtures[name]
            case wire.Model(config, weights):
                import keras

                model = keras.models.model_from_json(config)
                model.set_weights(weights)
                return model


def public_name(error: BaseException) -> str:
    """Name an exception as documentation does: `SyntaxError`, not `_IncompleteInputError`."""
    names = (kind.__name__ for kind in type(error).__mro__)
    return next(name for name in names if not name.startswith("_"))


def describe(error: BaseException) -> dict[str, Any]:
    """Tell of an exception that the student's code raised: type, sentence, where."""
    frames = [
        f"line {frame.lineno} of your cell: {frame.line}"
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith("<ipython-input") or "ipykernel_" in frame.filename
    ]
    return {
        "types": [public_name(error), *(kind.__name__ for kind in type(error).__mro__)],
        "message": str(error)[:2000],
        "where": frames[-1][:300] if frames else "",
    }


def serve(worker: Worker, read: Callable[[int], bytes], write: Callable[[bytes], object]) -> None:
    """Answer requests until the grader closes the channel."""
    while True:
        try:
            data = wire.read_frame(read)
        except EOFError:
            return
        try:
            with (
                contextlib.redirect_stdout(BoundedText(0)),
                contextlib.redirect_stderr(BoundedText(0)),
            ):
                answer = worker.answer(wire.unpack(data, worker.resolve))
                reply = wire.frame(wire.pack(answer, worker.refer))
        except BaseException as error:
            reply = wire.frame(wire.pack({"raised": describe(error)}, worker.refer))
        write(reply)


def main(arguments: Sequence[str] | None = None) -> None:
    """Set the limits, take over the channel (standard input and output) and serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--memory", type=int, required=True, help="bytes of data")
    parser.add_argument("--file-size", type=int, required=True, help="bytes a file may hold")
    parser.add_argument("--output", type=int, required=True, help="characters kept of a cell")
    options = parser.parse_args(arguments)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (options.file_size, options.file_size))
    resource.setrlimit(resource.RLIMIT_DATA, (options.memory, options.memory))

    # The channel moves away from 0 and 1, so that no print and no input() can meet it by accident.
    channel_in, channel_out = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    reader = os.fdopen(channel_in, "rb")
    writer = os.fdopen(channel_out, "wb")

    def read(count: int) -> bytes:
        data = reader.read(count)
        if len(data) < count:
            raise EOFError
        return data

    number, end = os.getpid, os._exit  # bound before the student's code can replace them
    kernel = number()

    def write(data: bytes) -> None:
        if number() != kernel:
            end(0)  # a copy that the student's code forked: only the kernel itself answers
        writer.write(data)
        writer.flush()

    worker = Worker(options.output)
    write(wire.frame(wire.pack({"ready": True}, worker.refer)))
    serve(worker, read, write)


if __name__ == "__main__":
    main()
