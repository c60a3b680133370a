"""A remote behaves in a test as the student's own object does under Validate."""

import numpy as np
import pytest

from autograder.assignment import bound_names
from autograder.remote import Remote, RemoteError, Session
from autograder.sandbox import Limits
from coursekit import checks

CODE = """
import warnings
import numpy as np

class Layer:
    units = 3
    def __init__(self):
        self.weights = [np.ones(2), np.zeros(1)]
    def __len__(self):
        return 2
    def __getitem__(self, key):
        return self.weights[key]
    def __call__(self, x, scale=1):
        return scale * np.asarray(x)

class Tensor:
    def __array__(self, dtype=None, copy=None):
        return np.array([1.0, 2.0])

layer = Layer()
number = 7

def echo(x): return x
def kind(x): return type(x).__name__, getattr(getattr(x, "dtype", None), "name", "")
def make(): return Layer()
def tensors(): return [Tensor(), Tensor()]
def overflow(): return np.exp(np.array([1000.0]))
def sort(x, y=None): x.sort(); return x
def draw(rng): return rng.random()
def fail(): raise ValueError("not this")
class Odd(KeyError): pass
def odd(): raise Odd("k")
def use(f, x): return f(x)
"""


def square(x):
    return x * x


@pytest.fixture(scope="module")
def names():
    with Session("bwrap", Limits()) as session:
        session.execute("def square(x):\n    return x * x", ["square"])
        session.fixtures["square"] = square
        assert session.execute(CODE, [])["error"] is None
        session.begin_test()
        yield {name: session.fetch(name)[1] for name in bound_names(CODE)}


def test_plain_values_are_themselves(names):
    assert names["number"] == 7
    assert type(names["number"]) is int


@pytest.mark.parametrize(
    "value", [1, True, 1.5, "a", None, (1, [2]), {"a": (1,)}, np.float32(2), np.arange(3.0)]
)
def test_values_go_there_and_back(names, value):
    back = names["echo"](value)
    assert type(back) is type(value)
    np.testing.assert_equal(back, value)
    assert names["kind"](value)[0] == type(value).__name__


def test_objects_are_asked_for_their_parts(names):
    layer = names["make"]()
    assert isinstance(layer, Remote)
    assert (layer.units, len(layer)) == (3, 2)
    assert [part.tolist() for part in layer] == [[1, 1], [0]]
    assert layer([1, 2], scale=3).tolist() == [3, 6]
    assert names["echo"](layer).units == 3
    with pytest.raises(AttributeError):
        layer.nothing  # noqa: B018


def test_tensors_are_read_as_arrays(names):
    first, second = names["tensors"]()
    assert np.asarray(first).tolist() == [1, 2]
    assert (first - second).tolist() == [0, 0]
    assert (first == np.array([1, 2])).all()
    checks.close(names["tensors"](), [[1, 2], [1, 2]], "tensors()")


def test_an_object_that_is_no_array_is_told(names):
    with pytest.raises(AssertionError, match="make"):
        checks.close(names["make"], 3, "make")


def test_warnings_come_along(names):
    seen = checks.observe(names["overflow"])
    assert np.isinf(seen.value).all()
    assert seen.warnings == ["RuntimeWarning: overflow encountered in exp"]


def test_changed_arguments_come_along(names):
    x = np.array([2, 1])
    assert checks.observe(names["sort"], x).changed == ["argument 1"]
    assert checks.observe(names["sort"], np.array([1, 2])).changed == []
    assert x.tolist() == [2, 1]
    with pytest.raises(AssertionError, match="sort changed argument 1"):
        checks.call(names["sort"], x)


def test_a_generator_moves_on_as_in_one_process(names):
    here, there = np.random.default_rng(3), np.random.default_rng(3)
    assert [names["draw"](there) for _ in range(3)] == [here.random() for _ in range(3)]
    assert there.random() == here.random()


def test_exceptions_are_the_built_in_ones(names):
    with pytest.raises(ValueError, match="not this") as raised:
        names["fail"]()
    assert isinstance(raised.value, RemoteError)
    assert "raise ValueError" in raised.value.where
    with pytest.raises(KeyError) as raised:
        names["odd"]()
    assert raised.value.kind == "Odd"
    checks.raises(ValueError, names["fail"], what="fail()")


def test_what_a_locked_cell_defined_can_be_passed(names):
    assert names["use"](square, 3) == 9
    with pytest.raises(TypeError, match="locked cell"):
        names["use"](lambda x: x, 3)


def test_a_keras_model_travels_as_config_and_weights():
    import keras

    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, activation="tanh")])
    x = np.array([[0.5, -1.0]], dtype="float32")
    code = (
        "import keras\n"
        "def outputs(model, x):\n    return keras.ops.convert_to_numpy(model(x))\n"
        "def build():\n"
        "    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])\n"
        "    model.compile('sgd', 'mse')\n    return model\n"
    )
    with Session("bwrap", Limits()) as session:
        session.execute(code, [])
        session.begin_test()
        outputs = session.fetch("outputs")[1]
        np.testing.assert_allclose(outputs(model, x), np.asarray(model(x)), rtol=1e-5)
        built = session.fetch("build")[1]()
        assert built.count_params() == 3
        built.fit(x, np.array([[1.0]]), epochs=2, verbose=0)
        assert built.predict(x, verbose=0).shape == (1, 1)
        assert [w.shape for w in built.get_weights()] == [(2, 1), (1,)]


def test_the_same_seed_gives_the_same_draws():
    with Session("bwrap", Limits()) as session:
        session.execute("import numpy as np\ndef draw(): return np.random.random()", [])
        draws = []
        for _ in range(2):
            session.begin_test()
            draws.append(session.fetch("draw")[1]())
    assert draws[0] == draws[1]
