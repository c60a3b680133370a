"""Checks for exercises: each failure says what was expected, what came, and where to look.

The same test cell runs in two places. Under *Validate* in JupyterLab it sees the student's own
objects; in the grader it sees remotes that stand for objects in another process. These checks
read both alike, so a test cell that uses them needs to know nothing of where it runs.
"""

import copy
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np

__all__ = [
    "Observation",
    "call",
    "close",
    "equal",
    "integers",
    "observe",
    "outputs",
    "raises",
    "require",
    "shape",
    "train",
]

#: Pairs of (wrong value, sentence): what a well-known mistake would give, and what to say of it.
Mistakes = Iterable[tuple[Any, str]]

#: What code raises that was called with an input it does not expect.
_CRASHES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class Observation(NamedTuple):
    """What a call did: its value, the warnings it raised, the arguments that it changed."""

    value: Any
    warnings: list[str]
    changed: list[str]


def observe(function: Callable, /, *args: Any, **kwargs: Any) -> Observation:
    """Call a function and report its value, its warnings and the arguments that it changed.

    Parameters
    ----------
    function
        A function, or a remote that stands for one.

    Returns
    -------
    Observation
        `warnings` are strings such as ``"RuntimeWarning: overflow encountered in exp"``;
        `changed` names arguments as ``"argument 1"`` (counted from 1) or by keyword.
    """
    remote_observe = getattr(function, "__observe__", None)
    if remote_observe is not None:
        return remote_observe(*args, **kwargs)
    named = [(f"argument {i}", arg) for i, arg in enumerate(args, 1)] + list(kwargs.items())
    before = [(name, arg, snapshot(arg)) for name, arg in named]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        value = function(*args, **kwargs)
    changed = [name for name, arg, copied in before if not same(arg, copied)]
    return Observation(value, [f"{w.category.__name__}: {w.message}" for w in caught], changed)


def call(function: Callable, /, *args: Any, **kwargs: Any) -> Any:
    """Call a function and return its value; fail if it changed one of its arguments."""
    observation = observe(function, *args, **kwargs)
    if observation.changed:
        name = getattr(function, "__name__", "the function")
        raise AssertionError(
            f"{name} changed {' and '.join(observation.changed)} in place. "
            "Work on a copy: the caller still needs the original."
        )
    return observation.value


@contextmanager
def hint(sentence: str) -> Iterator[None]:
    """Add a sentence to an error that the student's code raises inside the block.

    Where an exercise has a well-known crash, Python's own message seldom says what to look at.
    A failed check and an exercise that is not written yet pass through as they are.

    Examples
    --------
    >>> with hint("z may be a plain number."):
    ...     float("one")
    Traceback (most recent call last):
    AssertionError: ValueError: could not convert string to float: 'one'. z may be a plain number.
    """
    try:
        yield
    except Exception as error:
        # TensorFlow's error is known by its name, so that nothing here imports TensorFlow.
        if not isinstance(error, _CRASHES) and type(error).__name__ != "InvalidArgumentError":
            raise
        where = getattr(error, "where", "")  # the grader knows the line in the student's cell
        told = f"{_gist(error)} ({where})" if where else _gist(error)
        raise AssertionError(f"{type(error).__name__}: {told}. {sentence}") from error


def equal(actual: Any, expected: Any, what: str, *, mistakes: Mistakes = ()) -> None:
    """Check that values and shapes are equal exactly."""
    _compare(actual, expected, what, 0.0, 0.0, mistakes)


def close(
    actual: Any,
    expected: Any,
    what: str,
    *,
    rtol: float = 1e-4,
    atol: float = 1e-5,
    mistakes: Mistakes = (),
) -> None:
    """Check that shapes are equal and values are close: ``|a - e| <= atol + rtol |e|``.

    Parameters
    ----------
    actual, expected
        Numbers or arrays, or anything that `numpy.asarray` reads.
    what : str
        The call as the student would write it, for example ``"step([0, 1])"``.
    mistakes
        Pairs of a wrong value and a sentence. Where `actual` is that wrong value, the sentence
        is added to the message.
    """
    _compare(actual, expected, what, rtol, atol, mistakes)


def shape(actual: Any, expected: tuple[int, ...], what: str) -> None:
    """Check the shape of an array."""
    array = as_array(actual, what)
    require(
        array.shape == tuple(expected),
        f"{what} should have shape {_shape(expected)}, but has shape {_shape(array.shape)}.",
    )


def integers(actual: Any, what: str) -> None:
    """Check for an integer type: neither `bool` nor `float`."""
    dtype = as_array(actual, what).dtype
    reason = (
        "A comparison gives True and False, which are not numbers yet. "
        if dtype.kind == "b"
        else ""
    )
    require(
        np.issubdtype(dtype, np.integer),
        f"{what} should hold integers, but holds {dtype}. {reason}"
        "Convert an array with .astype(int), a single value with int().",
    )


def unpack(value: Any, names: tuple[str, ...], what: str) -> tuple:
    """Check that a call returned as many values as there are names, and give them as a tuple.

    Parameters
    ----------
    value
        What the call returned; it should be a tuple (a list is accepted).
    names : tuple of str
        What the values are called, for example ``("w", "b")``.
    what : str
        The call as the student would write it.
    """
    if isinstance(value, tuple | list) and len(value) == len(names):
        return tuple(value)
    if value is None:
        came = "None. Does it end with a return statement?"
    elif isinstance(value, tuple | list):
        came = f"{len(value)}: {_brief(value)}."
    else:
        came = f"only one: {_brief(value)}. Separate them by commas."
    raise AssertionError(
        f"{what} should return {len(names)} values, ({', '.join(names)}), but returned {came}"
    )


def raises(exception: type[Exception], function: Callable, /, *args: Any, what: str) -> None:
    """Check that a call raises the exception named."""
    try:
        value = function(*args)
    except NotImplementedError:  # an answer not written yet; it is a RuntimeError too
        raise
    except exception:
        return
    except Exception as error:
        raise AssertionError(
            f"{what} should raise {exception.__name__}, but raised {type(error).__name__}: {error}"
        ) from None
    raise AssertionError(f"{what} should raise {exception.__name__}, but returned {_brief(value)}.")


def outputs(model: Any, x: Any, what: str) -> np.ndarray:
    """Give what a Keras model predicts for `x`, as an array.

    The model is called, which takes milliseconds. Its `predict` gives the same, but compiles a
    function first, which takes longer than all else that a test does.
    """
    return as_array(model(x, training=False), what)


def train(
    model: Any, x: Any, y: Any, *, batch_size: int, epochs: int = 1
) -> list[dict[str, float]]:
    """Train a compiled Keras model, and give loss and metrics of each epoch, averaged over it.

    It takes the steps that `fit` takes without shuffling, but its setup takes half as long. Without
    targets, `fit` hands other data to a `train_step` of the student's: there use `fit` itself.

    Parameters
    ----------
    model
        A model that has its weights already: one that was called, or that knows its inputs.
    x, y : array
        Samples and targets, in the order of training.
    """
    weights = model.trainable_variables
    if model.compiled and len(weights):  # else the first step is traced twice
        model.optimizer.build(weights)
    step, history = model.train_on_batch, []
    for _ in range(epochs):
        means: dict[str, float] = {}
        for start in range(0, len(x), batch_size):
            batch = x[start : start + batch_size]
            result = step(batch, y[start : start + batch_size], return_dict=True)
            for name in result:
                means[name] = means.get(name, 0.0) + float(result[name]) * len(batch) / len(x)
        history.append(means)
    return history


def require(condition: Any, message: str) -> None:
    """Fail with `message` unless `condition` holds; like `assert`, but never compiled away."""
    if not condition:
        raise AssertionError(message)


def as_array(value: Any, what: str) -> np.ndarray:
    """Read a value as an array of numbers, or fail with a sentence."""
    if value is None:
        raise AssertionError(f"{what} is None. Does the function end with a return statement?")
    try:
        array = np.asarray(value)
    except (TypeError, ValueError) as error:
        raise AssertionError(f"{what} should be numbers in one array: {error}") from None
    if array.dtype.kind not in "biufc":
        raise AssertionError(f"{what} should be a number or an array, but is {_brief(value)}.")
    return array


def snapshot(value: Any) -> Any:
    """Copy an argument so that a later change of it can be seen; None for what holds no data."""
    if isinstance(value, np.ndarray | list | tuple | dict | set):
        try:
            return copy.deepcopy(value)
        except Exception:  # an object inside that cannot be copied is not plain data
            return None
    return None


def same(value: Any, copied: Any) -> bool:
    """Say whether a value still is what `snapshot` copied."""
    if isinstance(copied, np.ndarray):
        return (
            isinstance(value, np.ndarray)
            and value.dtype == copied.dtype
            and value.shape == copied.shape
            and value.tobytes() == copied.tobytes()
        )
    if isinstance(copied, list | tuple):
        return len(value) == len(copied) and all(map(same, value, copied))
    if isinstance(copied, dict):
        return list(value) == list(copied) and all(same(value[k], copied[k]) for k in copied)
    if isinstance(copied, set | int | float | complex | str | bytes | np.generic):
        return bool(value == copied) or bool(value != value and copied != copied)
    return True


def _compare(
    actual: Any, expected: Any, what: str, rtol: float, atol: float, mistakes: Mistakes
) -> None:
    array, target = as_array(actual, what), np.asarray(expected)
    if array.shape == target.shape and np.allclose(array, target, rtol, atol, equal_nan=True):
        return
    lines = [f"{what} should be {_brief(target)}, but is {_brief(array)}."]
    if array.shape != target.shape:
        lines.append(f"Expected shape {_shape(target.shape)}, got {_shape(array.shape)}.")
    elif array.ndim:
        wrong = ~np.isclose(array, target, rtol, atol, equal_nan=True)
        place = tuple(int(i) for i in np.argwhere(wrong)[0])
        where = str(place[0]) if len(place) == 1 else str(place)
        lines.append(
            f"{wrong.sum()} of {wrong.size} values differ, the first at index {where}: "
            f"expected {_number(target[place])}, got {_number(array[place])}."
        )
    for value, sentence in mistakes:
        value = np.asarray(value)
        if array.shape == value.shape and np.allclose(array, value, rtol or 1e-6, atol or 1e-9):
            lines.append(sentence)
            break
    raise AssertionError(" ".join(lines))


def _shape(dimensions: Iterable[int]) -> str:
    return str(tuple(int(d) for d in dimensions))


def _gist(error: Exception) -> str:
    """Give the line of an error that says what went wrong; Keras puts others around it."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", str(error))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith("Exception encountered when calling")]
    return (told or [""])[0].rstrip(".:")


def _number(value: Any) -> str:
    return str(value) if value.dtype.kind in "bc" else f"{value:.6g}"


def _brief(value: Any, limit: int = 160) -> str:
    if isinstance(value, np.ndarray):
        text = np.array2string(value, precision=4, threshold=12, separator=", ")
    else:
        text = repr(value)
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 3] + "..."
