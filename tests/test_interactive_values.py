"""The mathematics of the things to play with, against NumPy and SciPy."""

import json
import runpy
import subprocess
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import signal, stats

from coursekit.data import load_mnist

ROOT = Path(__file__).resolve().parents[1]
INTERACTIVE = ROOT / "book" / "interactive"
EXPORT = SimpleNamespace(**runpy.run_path(str(ROOT / "scripts" / "export_playthings.py")))

SIGMOID = stats.logistic.cdf
ACTIVATIONS = {
    "identity": lambda z: z,
    "sigmoid": SIGMOID,
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
}
# Answers one line for each line that it reads.
LISTEN = """
const { answer } = require(process.argv[1]);
require("readline").createInterface(process.stdin).on("line", (line) => {
  process.stdout.write(answer(line) + "\\n");
});
"""


@pytest.fixture(scope="module")
def ask(npm_packages, tmp_path_factory):
    """Return a function that asks src/math: a name of test/values.ts and its arguments."""
    bundle = tmp_path_factory.mktemp("values") / "values.cjs"
    subprocess.run(
        [npm_packages / ".bin" / "esbuild", "test/values.ts", "--bundle", "--platform=node",
         f"--outfile={bundle}", "--log-level=warning"],
        cwd=INTERACTIVE,
        check=True,
    )  # fmt: skip

    with subprocess.Popen(
        ["node", "-e", LISTEN, bundle], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as node:

        def call(name, *arguments):
            print(json.dumps([name, *arguments], default=np.ndarray.tolist), file=node.stdin)
            node.stdin.flush()
            line = node.stdout.readline()
            assert line, f"{name} failed: see the output of node above."
            return json.loads(line)

        yield call
        node.stdin.close()


def draw_layers(rng, sizes, activations, std=0.7):
    """Draw layers as (weights, biases, activation)."""
    return [
        (rng.normal(0, std, (fan_in, fan_out)), rng.normal(0, 0.5, fan_out), activation)
        for fan_in, fan_out, activation in zip(sizes, sizes[1:], activations, strict=False)
    ]


def plain(layers):
    """Give layers as test/values.ts reads them."""
    return [
        {"fanIn": len(w), "weights": w.ravel(), "biases": b, "activation": activation}
        for w, b, activation in layers
    ]


def forward(layers, a):
    """Give the activations of all layers."""
    outputs = []
    for w, b, activation in layers:
        a = ACTIVATIONS[activation](a @ w + b)
        outputs.append(a)
    return outputs


def numerical_gradient(layers, cost, eps=1e-6):
    """Differentiate a cost by all weights and biases, by central differences."""
    gradient = []
    for w, b, _ in layers:
        for array in (w, b):
            slopes = np.empty(array.shape)
            for index in np.ndindex(array.shape):
                value = array[index]
                array[index] = value + eps
                above = cost()
                array[index] = value - eps
                slopes[index] = (above - cost()) / (2 * eps)
                array[index] = value
            gradient.append(slopes.ravel())
    return gradient


def cross_entropy(logits, labels):
    return np.mean(np.logaddexp(0, logits) - labels * logits)


def assert_same(arrays, expected, **tolerance):
    assert len(arrays) == len(expected)
    for array, other in zip(arrays, expected, strict=True):
        np.testing.assert_allclose(array, np.ravel(other), **tolerance)


NETWORKS = [
    ([2, 1], ["identity"]),
    ([2, 4, 1], ["tanh", "identity"]),
    ([2, 5, 3, 1], ["relu", "relu", "identity"]),
    ([2, 3, 3, 3, 1], ["sigmoid", "sigmoid", "sigmoid", "identity"]),
]


@pytest.mark.parametrize(("sizes", "activations"), NETWORKS)
def test_forward_pass(ask, sizes, activations):
    rng = np.random.default_rng(len(sizes))
    layers, x = draw_layers(rng, sizes, activations), rng.normal(0, 3, (7, 2))
    assert_same(ask("forward", plain(layers), x.ravel()), forward(layers, x), rtol=1e-12)


@pytest.mark.parametrize("l2", [0, 0.03])
@pytest.mark.parametrize(("sizes", "activations"), NETWORKS)
def test_gradient_of_the_network(ask, sizes, activations, l2):
    rng = np.random.default_rng(10 + len(sizes))
    layers, x = draw_layers(rng, sizes, activations), rng.normal(size=(9, 2))
    labels = rng.integers(0, 2, 9)

    def cost():
        penalty = l2 / 2 * sum(np.sum(w**2) for w, _, _ in layers)
        return cross_entropy(forward(layers, x)[-1][:, 0], labels) + penalty

    found = ask("classifier", plain(layers), x.ravel(), labels, l2)
    assert found["loss"] == pytest.approx(cross_entropy(forward(layers, x)[-1][:, 0], labels))
    assert_same(found["gradient"], numerical_gradient(layers, cost), rtol=1e-5, atol=1e-8)


def test_step_of_gradient_descent(ask):
    rng = np.random.default_rng(4)
    layers, x = draw_layers(rng, [2, 3, 1], ["tanh", "identity"]), rng.normal(size=(6, 2))
    labels = rng.integers(0, 2, 6)
    gradient = ask("classifier", plain(layers), x.ravel(), labels, 0.01)["gradient"]
    before = [array.ravel() for w, b, _ in layers for array in (w, b)]
    expected = [p - 0.3 * np.array(g) for p, g in zip(before, gradient, strict=True)]
    after = ask("sgd", plain(layers), x.ravel(), labels, 0.3, 0.01)
    assert_same(after, expected, rtol=1e-12)


def test_loss_of_huge_logits_is_finite(ask):
    layers = [(np.array([[1000.0], [0.0]]), np.zeros(1), "identity")]
    found = ask("classifier", plain(layers), [5, 0, -5, 0], [0, 1], 0)
    assert found["loss"] == pytest.approx(5000)


@pytest.mark.parametrize(
    ("name", "hidden", "activation"),
    [
        ("circles", [4], "tanh"),
        ("xor", [8], "relu"),
        ("blobs", [], "tanh"),
        ("spirals", [8, 8, 8], "relu"),
    ],
)
def test_networks_learn_the_data_sets(ask, name, hidden, activation):
    assert ask("fit", name, hidden, activation, 300)["accuracy"] > 0.93


@pytest.mark.parametrize("name", ["circles", "xor"])
def test_no_line_separates_circles_or_xor(ask, name):
    assert ask("fit", name, [], "tanh", 300)["accuracy"] < 0.65


@pytest.mark.parametrize("name", ["blobs", "circles", "xor", "spirals"])
def test_data_sets_have_two_equal_classes_that_fit_the_picture(ask, name):
    data = ask("dataset", name, 3, 400)
    assert sum(data["labels"]) == 200
    assert np.mean(np.abs(data["inputs"]) < 1.4) > 0.99
    assert data == ask("dataset", name, 3, 400)
    assert data != ask("dataset", name, 4, 400)


def test_perceptron_rule(ask):
    rng = np.random.default_rng(6)
    for _ in range(8):
        w, b, x = rng.normal(size=2), rng.normal(), rng.normal(size=2)
        target = int(rng.choice([-1, 1]))
        found = ask("perceptron", {"w": w, "b": b}, {"x": x, "target": target})
        answer = 1 if w @ x + b >= 0 else -1
        change = target if answer != target else 0
        assert found["score"] == pytest.approx(w @ x + b)
        assert (found["answer"], found["error"]) == (answer, change)
        assert found["after"]["w"] == pytest.approx(w + change * x)
        assert found["after"]["b"] == pytest.approx(b + change)


def test_perceptron_fires_at_a_score_of_zero(ask):
    found = ask("perceptron", {"w": [1, -1], "b": 0}, {"x": [2, 2], "target": -1})
    assert (found["answer"], found["error"]) == (1, -1)


@pytest.mark.parametrize("padding", [0, 1, 2])
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("shape", [(28, 28), (7, 10)])
def test_convolution(ask, shape, stride, padding):
    rng = np.random.default_rng(stride + 3 * padding)
    image, kernel = rng.random(shape), rng.normal(size=(3, 3))
    padded = np.pad(image, padding)
    expected = signal.correlate2d(padded, kernel, "valid")[::stride, ::stride]
    found = ask("convolve", image, kernel, padding, stride)
    assert (found["rows"], found["columns"]) == expected.shape
    np.testing.assert_allclose(found["values"], expected.ravel(), atol=1e-12)
    i, j = (stride * (side - 1) for side in expected.shape)
    assert found["last"] == padded[i : i + 3, j : j + 3].ravel().tolist()


def test_lstm(ask):
    """Compare with the equations of chapter 6, whose gates follow from weights and biases."""
    rng = np.random.default_rng(9)
    x, gates = rng.normal(0, 2, 20), rng.uniform(0.01, 0.99, (20, 3))
    named = [dict(zip(("input", "forget", "output"), row, strict=True)) for row in gates.tolist()]
    found = ask("lstm", x, named)
    c = 0.0
    for t in range(20):
        z = np.append(stats.logistic.ppf(gates[t]), x[t])
        i, f, o = SIGMOID(z[:3])
        c = f * c + i * np.tanh(z[3])
        assert found[t]["cell"] == pytest.approx(c)
        assert found[t]["shown"] == pytest.approx(o * np.tanh(c))


def test_starts_have_their_standard_deviation(ask):
    fan_in, fan_out = 300, 200
    expected = [0.02, np.sqrt(2 / (fan_in + fan_out)), np.sqrt(2 / fan_in), 1]
    for found, std in zip(ask("starts", fan_in, fan_out), expected, strict=True):
        assert found["std"] == pytest.approx(std)
        assert np.std(found["weights"]) == pytest.approx(std, rel=0.01)
        assert stats.kstest(np.array(found["weights"]) / std, "norm").pvalue > 0.001
        assert not np.any(found["biases"])


@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid"])
def test_signal_and_gradient_by_layer(ask, activation):
    """Compare with back-propagation in NumPy: the gradient by weighted inputs, layer by layer."""
    rng = np.random.default_rng(12)
    layers = draw_layers(rng, [6] * 5, [activation] * 4)
    x, error = rng.normal(size=(5, 6)), rng.normal(size=(5, 6))
    outputs = forward(layers, x)
    slopes = {"tanh": lambda a: 1 - a**2, "relu": lambda a: a > 0, "sigmoid": lambda a: a - a**2}
    lengths, back = [], error
    for (w, _, _), a in zip(layers[::-1], outputs[::-1], strict=True):
        delta = back * slopes[activation](a)
        lengths.insert(0, np.sqrt(np.mean(np.sum(delta**2, axis=1))))
        back = delta @ w.T
    found = ask("travel", plain(layers), x.ravel(), error.ravel())
    assert found["spread"] == pytest.approx([a.std() for a in outputs])
    assert found["gradient"] == pytest.approx(lengths)


def test_gradients_of_the_gan(ask):
    rng = np.random.default_rng(14)
    generator = draw_layers(rng, [1, 4, 1], ["tanh", "identity"])
    discriminator = draw_layers(rng, [1, 3, 4, 1], ["tanh", "tanh", "identity"])
    z, data = rng.normal(size=(8, 1)), rng.normal(1, 0.5, (8, 1))
    fakes = forward(generator, z)[-1]

    def discriminator_loss():
        real, made = (forward(discriminator, x)[-1] for x in (data, fakes))
        return cross_entropy(real, 1) + cross_entropy(made, 0)

    def generator_loss():
        return cross_entropy(forward(discriminator, forward(generator, z)[-1])[-1], 1)

    found = ask("discriminator", plain(discriminator), data.ravel(), fakes.ravel())
    expected = numerical_gradient(discriminator, discriminator_loss)
    assert_same(found, expected, rtol=1e-5, atol=1e-8)
    found = ask("generator", plain(generator), plain(discriminator), z.ravel())
    expected = numerical_gradient(generator, generator_loss)
    assert_same(found, expected, rtol=1e-5, atol=1e-8)


@pytest.mark.parametrize("decay", [0.5, 0.9])
def test_adam(ask, decay):
    rng = np.random.default_rng(16)
    w, gradients = rng.normal(size=(3, 2)), rng.normal(size=(10, 6))
    found = ask("adam", plain([(w, np.zeros(2), "tanh")])[0], gradients, 0.01, decay)
    m = s = np.zeros(6)
    expected = w.ravel()
    for step, g in enumerate(gradients, start=1):
        m, s = decay * m + (1 - decay) * g, 0.999 * s + 0.001 * g**2
        expected = expected - 0.01 * m / (1 - decay**step) / (np.sqrt(s / (1 - 0.999**step)) + 1e-7)
    np.testing.assert_allclose(found, expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("name", "hills"), [("one hill", [(1, 0.5)]), ("two hills", [(-1.5, 0.4), (1.5, 0.4)])]
)
def test_densities(ask, name, hills):
    places, samples = np.linspace(-4, 4, 161), np.array([0.5, -1, 2.25])
    found = ask("densities", name, places, samples, 0.2)

    def mixture(function, x):
        return np.mean([function(x, *hill) for hill in hills], axis=0)

    np.testing.assert_allclose(found["data"], mixture(stats.norm.pdf, places))
    bells = stats.norm.pdf(places[:, None], samples, 0.2).mean(axis=1)
    np.testing.assert_allclose(found["estimate"], bells, atol=1e-12)
    assert stats.kstest(found["drawn"], lambda x: mixture(stats.norm.cdf, x)).pvalue > 0.001


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_generator_learns_one_hill(ask, seed):
    made = ask("play", "one hill", seed, 600)
    assert np.mean(made) == pytest.approx(1, abs=0.15)
    assert np.std(made) == pytest.approx(0.5, abs=0.15)


def test_random_numbers(ask):
    found = ask("random", 1, 20_000)
    assert stats.kstest(found["normals"], "norm").pvalue > 0.001
    assert sorted(found["order"]) == list(range(20_000))
    assert found["order"] != sorted(found["order"])
    assert found == ask("random", 1, 20_000)


def read_decoder():
    text = EXPORT.DECODER.read_text(encoding="utf-8")
    return json.loads(text[text.index("{") : text.rindex("}") + 1])


def test_decoder_against_the_stored_weights(ask):
    """Weights are rounded to 16 bits: no pixel, from 0 to 1, may differ by 0.001."""
    codes = np.array([(x, y) for x in np.linspace(-3, 3, 9) for y in np.linspace(-3, 3, 9)])
    h = codes
    for w, b in EXPORT.read_decoder()[:2]:
        h = np.maximum(h @ w + b, 0)
    w, b = EXPORT.read_decoder()[2]
    difference = np.abs(ask("decode", read_decoder()["layers"], codes) - SIGMOID(h @ w + b))
    assert difference.max() < 0.001


def test_codes_lie_where_the_encoder_puts_their_digits(ask):
    """The digit that is decoded at a code looks more like that digit's images than a random one."""
    decoder = read_decoder()
    _, (images, digits) = load_mnist()
    means = np.stack([images[digits == digit].mean(axis=0).ravel() for digit in range(10)]) / 255
    codes = np.array(decoder["codes"])
    decoded = np.array(ask("decode", decoder["layers"], codes[:, 1:]))
    nearest = np.argmin(((decoded[:, None] - means) ** 2).sum(axis=2), axis=1)
    assert np.mean(nearest == codes[:, 0]) > 0.6


def test_exported_data_follow_from_their_sources():
    assert EXPORT.DECODER.read_text(encoding="utf-8") == (EXPORT.describe_decoder()), (
        "decoder.js is not what chapter 8's weights give: run 'make interactive'."
    )
    assert EXPORT.DIGITS.read_text(encoding="utf-8") == (EXPORT.describe_digits()), (
        "digits.json is not what MNIST gives: run 'make interactive'."
    )
