# %% right: standard normal numbers, scaled
def he_normal(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * (2 / fan_in) ** 0.5


# %% right: tails drawn again, standard deviation corrected
def he_normal(fan_in, fan_out, rng):
    z = rng.normal(size=(fan_in, fan_out))
    while np.any(np.abs(z) > 2):
        far = np.abs(z) > 2
        z[far] = rng.normal(size=far.sum())
    return z * np.sqrt(2 / fan_in) / 0.87962566103423978


# %% right: Keras, seeded from rng, float32
def he_normal(fan_in, fan_out, rng):
    import keras

    seed = int(rng.integers(0, 2**31 - 1))
    return keras.ops.convert_to_numpy(keras.initializers.HeNormal(seed)((fan_in, fan_out)))


# %% right: a loop over the rows
def he_normal(fan_in, fan_out, rng):
    return np.array([rng.normal(0, np.sqrt(2 / fan_in), fan_out) for _ in range(fan_in)])


# %% wrong: the variance for the standard deviation
# message: This is 2 / fan_in, the variance
def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, 2 / fan_in, (fan_in, fan_out))


# %% wrong: no factor 2
# message: the factor 2 for ReLU is missing
def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, 1 / np.sqrt(fan_in), (fan_in, fan_out))


# %% wrong: the 2 outside the root
# message: root is to be taken of the 2
def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, 2 / np.sqrt(fan_in), (fan_in, fan_out))


# %% wrong: the root of the 2 alone
# message: root is to be taken of fan_in
def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2) / fan_in, (fan_in, fan_out))


# %% wrong: fan_out
# message: take the number of inputs
def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_out), (fan_in, fan_out))


# %% wrong: Glorot
# message: This is Glorot's
def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


# %% wrong: tails drawn again without a correction
# message: Cutting the tails off
def he_normal(fan_in, fan_out, rng):
    z = rng.normal(size=(fan_in, fan_out))
    while np.any(np.abs(z) > 2):
        far = np.abs(z) > 2
        z[far] = rng.normal(size=far.sum())
    return z * np.sqrt(2 / fan_in)


# %% wrong: the standard deviation as the limit of a uniform
# message: not a uniform's limit
def he_normal(fan_in, fan_out, rng):
    limit = np.sqrt(2 / fan_in)
    return rng.uniform(-limit, limit, (fan_in, fan_out))


# %% wrong: He's uniform
# message: is this a uniform distribution
def he_normal(fan_in, fan_out, rng):
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, (fan_in, fan_out))


# %% wrong: the shape as in X @ W.T
# message: should have shape \(400, 60\)
def he_normal(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


# %% wrong: absolute values
# message: as many numbers below 0 as above
def he_normal(fan_in, fan_out, rng):
    return np.abs(rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out)))


# %% wrong: NumPy's global generator
# message: not from np.random
def he_normal(fan_in, fan_out, rng):
    return np.random.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


# %% wrong: a seed in the function
# message: Is a seed set in the function
def he_normal(fan_in, fan_out, rng):
    rng = np.random.default_rng(1)
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


# %% wrong: a copy of rng
# message: not from a copy
def he_normal(fan_in, fan_out, rng):
    import copy

    return copy.deepcopy(rng).normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))
