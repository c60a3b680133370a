# %% right: standard normal numbers, scaled afterwards
def scaled_gaussian(n_in, n_out, rng):
    b = rng.standard_normal(n_out)
    W = rng.standard_normal((n_in, n_out)) / n_in**0.5
    return W, b


# %% right: one column after the other, as a list
def scaled_gaussian(n_in, n_out, rng):
    columns = [rng.normal(scale=n_in**-0.5, size=n_in) for _ in range(n_out)]
    return [np.stack(columns, axis=1), np.array([rng.normal() for _ in range(n_out)])]


# %% right: a generator of its own, seeded from rng
def scaled_gaussian(n_in, n_out, rng):
    mine = np.random.default_rng(rng.integers(2**32, size=4))
    numbers = mine.normal(size=(n_in + 1, n_out))
    return numbers[:-1] / np.sqrt(n_in), numbers[-1]


# %% right: float32
def scaled_gaussian(n_in, n_out, rng):
    W = rng.standard_normal((n_in, n_out), dtype="float32") * np.float32(1 / np.sqrt(n_in))
    return W, rng.standard_normal(n_out, dtype="float32")


# %% wrong: not scaled
# message: Are the weights scaled
def scaled_gaussian(n_in, n_out, rng):
    return rng.normal(size=(n_in, n_out)), rng.normal(size=n_out)


# %% wrong: the variance for the standard deviation
# message: This is 1 / n_in, the variance
def scaled_gaussian(n_in, n_out, rng):
    return rng.normal(0, 1 / n_in, (n_in, n_out)), rng.normal(0, 1, n_out)


# %% wrong: a root of the root
# message: no second root
def scaled_gaussian(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(1 / np.sqrt(n_in)), (n_in, n_out)), rng.normal(0, 1, n_out)


# %% wrong: scaled by the outputs
# message: This is 1 / sqrt\(n_out\)
def scaled_gaussian(n_in, n_out, rng):
    return rng.normal(0, 1 / np.sqrt(n_out), (n_in, n_out)), rng.normal(0, 1, n_out)


# %% wrong: He
# message: He proposed for ReLU
def scaled_gaussian(n_in, n_out, rng):
    return rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out)), rng.normal(0, 1, n_out)


# %% wrong: uniform weights
# message: uniform between
def scaled_gaussian(n_in, n_out, rng):
    limit = 1 / np.sqrt(n_in)
    return rng.uniform(-limit, limit, (n_in, n_out)), rng.normal(0, 1, n_out)


# %% wrong: uniform weights with the right spread
# message: is this a uniform distribution
def scaled_gaussian(n_in, n_out, rng):
    limit = np.sqrt(3 / n_in)
    return rng.uniform(-limit, limit, (n_in, n_out)), rng.normal(0, 1, n_out)


# %% wrong: b scaled too
# message: Do not scale b
def scaled_gaussian(n_in, n_out, rng):
    std = 1 / np.sqrt(n_in)
    return rng.normal(0, std, (n_in, n_out)), rng.normal(0, std, n_out)


# %% wrong: zeros for b
# message: is all zeros
def scaled_gaussian(n_in, n_out, rng):
    return rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out)), np.zeros(n_out)


# %% wrong: one bias for all
# message: holds only 1 different
def scaled_gaussian(n_in, n_out, rng):
    return rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out)), np.full(n_out, rng.normal())


# %% wrong: one row repeated
# message: Draw each entry on its own
def scaled_gaussian(n_in, n_out, rng):
    W = np.tile(rng.normal(0, 1 / np.sqrt(n_in), n_out), (n_in, 1))
    return W, rng.normal(0, 1, n_out)


# %% wrong: shape of W swapped
# message: should have shape \(400, 60\), but has shape \(60, 400\)
def scaled_gaussian(n_in, n_out, rng):
    return rng.normal(0, 1 / np.sqrt(n_in), (n_out, n_in)), rng.normal(0, 1, n_out)


# %% wrong: b as a column
# message: b of .* should have shape
def scaled_gaussian(n_in, n_out, rng):
    return rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out)), rng.normal(0, 1, (n_out, 1))


# %% wrong: W alone
# message: but returned only one
def scaled_gaussian(n_in, n_out, rng):
    return rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out))


# %% wrong: NumPy's global generator
# message: not from np.random
def scaled_gaussian(n_in, n_out, rng):
    return np.random.randn(n_in, n_out) / np.sqrt(n_in), np.random.randn(n_out)


# %% wrong: a seed in the function
# message: Is a seed set in the function
def scaled_gaussian(n_in, n_out, rng):
    rng = np.random.default_rng(0)
    return rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out)), rng.normal(0, 1, n_out)


# %% wrong: b is a row of W
# message: go together
def scaled_gaussian(n_in, n_out, rng):
    W = rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out))
    return W, W[0] * np.sqrt(n_in)
