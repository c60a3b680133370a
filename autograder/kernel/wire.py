"""What travels between the grader and a student's kernel: plain data, and references to the rest.

A message is four bytes of length and a msgpack document. Numbers, strings, bytes, lists, tuples,
dicts, sets and NumPy arrays and scalars arrive as exactly the type that they were; arrays travel
as npy, read with ``allow_pickle=False``. Anything else is handed to `refer`, which must answer
with a `Handle`, a `Fixture` or a `Model`: names for an object that stays where it is, or a recipe.
Nothing that is read here can run code.
"""

import hashlib
import io
import struct
from collections.abc import Callable
from typing import Any, NamedTuple

import msgpack
import numpy as np

#: Bytes that one message may hold; a longer one is refused before it is read.
MESSAGE_LIMIT = 256 * 2**20
#: Levels of nesting that travel as plain data.
DEPTH_LIMIT = 64

_LENGTH = struct.Struct(">I")
_NPY, _SCALAR, _TUPLE, _DICT, _SET, _FROZENSET, _BIG, _COMPLEX = range(1, 9)
_SLICE, _ELLIPSIS, _GENERATOR, _HANDLE, _FIXTURE, _MODEL = range(9, 15)
_SCALAR_TYPES = frozenset(np.sctypeDict.values())


class WireError(ValueError):
    """A message breaks the format or its limits."""


class Handle(NamedTuple):
    """An object that stays in the student's kernel."""

    number: int


class Fixture(NamedTuple):
    """An object that a locked cell defined, in both processes, under one name."""

    name: str


class Model(NamedTuple):
    """A Keras model as its configuration (JSON) and weights (list of arrays)."""

    config: str
    weights: list


def pack(value: Any, refer: Callable[[Any], Handle | Fixture | Model]) -> bytes:
    """Write a value; `refer` names each object in it that is not plain data."""

    def write(value: Any, depth: int) -> Any:
        kind = type(value)
        if value is None or kind in (bool, float, str, bytes):
            return value
        if kind is int:
            if -(2**63) <= value < 2**64:
                return value
            size = value.bit_length() // 8 + 1
            return msgpack.ExtType(_BIG, value.to_bytes(size, "big", signed=True))
        if kind is np.ndarray and value.dtype.kind in "biufcSU":
            return msgpack.ExtType(_NPY, _npy(value))
        if kind in _SCALAR_TYPES and value.dtype.kind in "biufcSU":
            return msgpack.ExtType(_SCALAR, _npy(np.asarray(value)))
        if depth < DEPTH_LIMIT:
            if kind is list:
                return [write(item, depth + 1) for item in value]
            if kind in (tuple, set, frozenset):
                code = {tuple: _TUPLE, set: _SET, frozenset: _FROZENSET}[kind]
                return nested(code, [write(item, depth + 1) for item in value])
            if kind is dict:
                pairs = [write(item, depth + 1) for pair in value.items() for item in pair]
                return nested(_DICT, pairs)
        if kind is complex:
            return nested(_COMPLEX, [value.real, value.imag])
        if kind is slice:
            parts = (value.start, value.stop, value.step)
            return nested(_SLICE, [write(part, depth + 1) for part in parts])
        if value is Ellipsis:
            return msgpack.ExtType(_ELLIPSIS, b"")
        if kind is np.random.Generator:
            bits = value.bit_generator
            return nested(_GENERATOR, write([type(bits).__name__, bits.state], depth + 1))
        reference = refer(value)
        if isinstance(reference, Handle):
            return nested(_HANDLE, reference.number)
        if isinstance(reference, Fixture):
            return nested(_FIXTURE, reference.name)
        return nested(_MODEL, [reference.config, [write(w, 0) for w in reference.weights]])

    def nested(code: int, content: Any) -> msgpack.ExtType:
        return msgpack.ExtType(code, _dump(content))

    return _dump(write(value, 0))


def unpack(data: bytes, resolve: Callable[[Handle | Fixture | Model], Any]) -> Any:
    """Read what `pack` wrote; `resolve` gives the object for each reference.

    Raises
    ------
    WireError
        Where the bytes are not such a message.
    """

    def read(code: int, data: bytes) -> Any:
        if code in (_NPY, _SCALAR):
            array = np.lib.format.read_array(io.BytesIO(data), allow_pickle=False)
            return array if code == _NPY else array[()]
        if code == _BIG:
            return int.from_bytes(data, "big", signed=True)
        if code == _ELLIPSIS:
            return Ellipsis
        content = load(data)
        if code in _PLAIN:
            return _PLAIN[code](content)
        if code == _HANDLE:
            return resolve(Handle(int(content)))
        if code == _FIXTURE:
            return resolve(Fixture(str(content)))
        if code == _MODEL:
            return resolve(Model(str(content[0]), content[1]))
        raise WireError(f"unknown kind {code}")

    def load(data: bytes) -> Any:
        return msgpack.unpackb(
            data, ext_hook=read, strict_map_key=False, unicode_errors="surrogatepass"
        )

    try:
        return load(data)
    except WireError:
        raise
    except Exception as error:
        raise WireError(f"not a message: {type(error).__name__}: {error}") from None


def frame(data: bytes) -> bytes:
    """Put the length before a message."""
    if len(data) > MESSAGE_LIMIT:
        raise WireError(f"a message of {len(data):,} bytes is over {MESSAGE_LIMIT:,}")
    return _LENGTH.pack(len(data)) + data


def read_frame(read: Callable[[int], bytes]) -> bytes:
    """Read one message; `read(n)` gives exactly n bytes or raises EOFError."""
    (length,) = _LENGTH.unpack(read(_LENGTH.size))
    if length > MESSAGE_LIMIT:
        raise WireError(f"a message of {length:,} bytes is over {MESSAGE_LIMIT:,}")
    return read(length)


def _generator(content: list) -> np.random.Generator:
    name, state = content
    if name not in ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"):
        raise WireError(f"unknown bit generator {name!r}")
    # The seed sequence, of which `spawn` makes children, does not travel: one made of the state
    # gives the same children for the same state, others for another.
    seed = hashlib.sha256(repr(state).encode()).digest()
    bits = getattr(np.random, name)(int.from_bytes(seed, "big"))
    bits.state = state
    return np.random.Generator(bits)


#: How each kind that holds a list of other values is made of it again.
_PLAIN: dict[int, Callable[[list], Any]] = {
    _TUPLE: tuple,
    _DICT: lambda items: dict(zip(items[::2], items[1::2], strict=True)),
    _SET: set,
    _FROZENSET: frozenset,
    _COMPLEX: lambda parts: complex(*parts),
    _SLICE: lambda parts: slice(*parts),
    _GENERATOR: _generator,
}


def _dump(value: Any) -> bytes:
    return msgpack.packb(value, unicode_errors="surrogatepass")


def _npy(array: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()
