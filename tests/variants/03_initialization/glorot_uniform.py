# %% right: random, shifted and stretched
def glorot_uniform(fan_in, fan_out, rng):
    limit = (6 / (fan_in + fan_out)) ** 0.5
    return limit * (2 * rng.random((fan_in, fan_out)) - 1)


# %% right: from the variance, float32
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(3) * np.sqrt(2 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out)).astype(np.float32)


# %% right: a loop over the rows
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(3 / ((fan_in + fan_out) / 2))
    W = np.empty((fan_in, fan_out))
    for row in W:
        row[:] = rng.uniform(low=-limit, high=limit, size=fan_out)
    return W


# %% right: Keras, seeded from rng
def glorot_uniform(fan_in, fan_out, rng):
    import keras

    initializer = keras.initializers.GlorotUniform(seed=int(rng.integers(2**31)))
    return np.array(initializer((fan_in, fan_out)))


# %% wrong: the standard deviation as limit
# message: This limit is the standard deviation
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(2 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))


# %% wrong: fan_in only
# message: sqrt\(3 / fan_in\): fan_out counts too
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, (fan_in, fan_out))


# %% wrong: He's uniform
# message: sqrt\(6 / fan_in\): fan_out counts too
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, (fan_in, fan_out))


# %% wrong: no root
# message: The square root is missing
def glorot_uniform(fan_in, fan_out, rng):
    limit = 6 / (fan_in + fan_out)
    return rng.uniform(-limit, limit, (fan_in, fan_out))


# %% wrong: the root of the 6 alone
# message: The root is to be taken of the sum
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6) / (fan_in + fan_out)
    return rng.uniform(-limit, limit, (fan_in, fan_out))


# %% wrong: the fans multiplied
# message: Add the fans
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in * fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))


# %% wrong: only positive numbers
# message: as many numbers below 0 as above
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(0, limit, (fan_in, fan_out))


# %% wrong: half the width
# message: they span 2 c
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return limit * (rng.random((fan_in, fan_out)) - 0.5)


# %% wrong: normal
# message: is not uniform
def glorot_uniform(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


# %% wrong: the limit at random signs
# message: different numbers among
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return limit * rng.choice([-1, 1], (fan_in, fan_out))


# %% wrong: the shape as in X @ W.T
# message: should have shape \(400, 60\)
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_out, fan_in))


# %% wrong: NumPy's global generator
# message: not from np.random
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return np.random.uniform(-limit, limit, (fan_in, fan_out))


# %% wrong: a seed in the function
# message: Is a seed set in the function
def glorot_uniform(fan_in, fan_out, rng):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return np.random.default_rng(42).uniform(-limit, limit, (fan_in, fan_out))
