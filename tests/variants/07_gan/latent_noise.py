# %% right: normal and astype
def latent_noise(n, dim, rng):
    return rng.normal(0.0, 1.0, size=(n, dim)).astype("float32")


# %% right: one row at a time
def latent_noise(n, dim, rng):
    rows = [rng.standard_normal(dim) for _ in range(n)]
    return np.array(rows, dtype=np.float32).reshape(n, dim)


# %% right: Box and Muller
def latent_noise(n, dim, rng):
    radius = np.sqrt(-2 * np.log(1 - rng.random((n, dim))))
    return (radius * np.cos(2 * np.pi * rng.random((n, dim)))).astype(np.float32)


# %% right: Keras draws, seeded from rng
def latent_noise(n, dim, rng):
    import keras

    seed = int(rng.integers(2**31 - 1))
    return keras.ops.convert_to_numpy(keras.random.normal((n, dim), seed=seed))


# %% right: the inverse of the distribution function
def latent_noise(n, dim, rng):
    from statistics import NormalDist

    quantile = NormalDist().inv_cdf
    return np.array([[quantile(1 - u) for u in row] for row in rng.random((n, dim))], "float32")


# %% wrong: float64
# message: should be of dtype float32
def latent_noise(n, dim, rng):
    return rng.standard_normal((n, dim))


# %% wrong: uniform
# message: the mean of the 20000 numbers should be near 0
def latent_noise(n, dim, rng):
    return rng.random((n, dim), dtype="float32")


# %% wrong: uniform from -1 to 1
# message: the standard deviation of the 20000 numbers should be near 1
def latent_noise(n, dim, rng):
    return rng.uniform(-1, 1, (n, dim)).astype("float32")


# %% wrong: uniform with the right deviation
# message: not normally distributed
def latent_noise(n, dim, rng):
    return rng.uniform(-(3**0.5), 3**0.5, (n, dim)).astype("float32")


# %% wrong: on the sphere
# message: the standard deviation|not normally distributed
def latent_noise(n, dim, rng):
    z = rng.standard_normal((n, dim))
    return (dim**0.5 * z / np.linalg.norm(z, axis=1, keepdims=True)).astype("float32")


# %% wrong: a generator of its own
# message: the same numbers for two generators
def latent_noise(n, dim, rng):
    return np.random.default_rng(0).standard_normal((n, dim)).astype("float32")


# %% wrong: np.random
# message: other numbers for the same state
def latent_noise(n, dim, rng):
    return np.random.normal(size=(n, dim)).astype("float32")


# %% wrong: a copy of the generator
# message: moves on with every draw
def latent_noise(n, dim, rng):
    import copy

    return copy.deepcopy(rng).standard_normal((n, dim)).astype("float32")


# %% wrong: turned around
# message: should have shape \(3, 2\), but has shape \(2, 3\)
def latent_noise(n, dim, rng):
    return rng.standard_normal((dim, n)).astype("float32")


# %% wrong: the same row over and over
# message: only 5 differ|should be near|numbers only
def latent_noise(n, dim, rng):
    return np.tile(rng.standard_normal(dim), (n, 1)).astype("float32")


# %% wrong: standardised in each batch
# message: not normally distributed|the same numbers|the mean of the
def latent_noise(n, dim, rng):
    z = rng.standard_normal((n, dim))
    return ((z - z.mean()) / z.std()).astype("float32")


# %% wrong: deviation 0.02
# message: standard deviation of the 20000
def latent_noise(n, dim, rng):
    return rng.normal(0, 0.02, (n, dim)).astype("float32")
