# %% right: standard normal numbers, scaled, in float32
def add_noise(x, std, rng):
    noise = std * rng.standard_normal(x.shape)
    return np.minimum(np.maximum(x + noise, 0), 1).astype("float32")


# %% right: pixel by pixel
def add_noise(x, std, rng):
    out = np.empty(x.shape)
    for index in np.ndindex(*x.shape):
        value = x[index] + std * rng.normal()
        out[index] = min(max(value, 0.0), 1.0)
    return out


# %% right: masks on a copy
def add_noise(x, std, rng):
    noisy = np.array(x, dtype=float)
    noisy += rng.normal(loc=0.0, scale=std, size=noisy.shape)
    noisy[noisy < 0] = 0
    noisy[noisy > 1] = 1
    return noisy


# %% right: TensorFlow clips
def add_noise(x, std, rng):
    import tensorflow as tf

    noise = rng.standard_normal(x.shape, dtype="float32")
    return tf.clip_by_value(tf.cast(x, "float32") + std * noise, 0, 1)


# %% wrong: not clipped
# message: Clip the sum of x and the noise, on both sides
def add_noise(x, std, rng):
    return x + rng.normal(0, std, x.shape)


# %% wrong: clipped below only
# message: Clip the sum of x and the noise, on both sides
def add_noise(x, std, rng):
    return np.maximum(x + rng.normal(0, std, x.shape), 0)


# %% wrong: the noise clipped, not the sum
# message: Clip the sum
def add_noise(x, std, rng):
    return x + np.clip(rng.normal(0, std, x.shape), 0, 1)


# %% wrong: the image scaled back to the range
# message: std
def add_noise(x, std, rng):
    noisy = x + rng.normal(0, std, x.shape)
    if std == 0:
        return noisy
    return (noisy - noisy.min()) / (noisy.max() - noisy.min())


# %% wrong: absolute value at 0
# message: cut off
def add_noise(x, std, rng):
    return np.minimum(np.abs(x + rng.normal(0, std, x.shape)), 1)


# %% wrong: std taken for the variance
# message: std is the standard deviation, not the variance: no root
def add_noise(x, std, rng):
    return np.clip(x + rng.normal(0, std**0.5, x.shape), 0, 1)


# %% wrong: std squared
# message: This is std squared
def add_noise(x, std, rng):
    return np.clip(x + rng.normal(0, std**2, x.shape), 0, 1)


# %% wrong: std ignored
# message: without noise|Is std used
def add_noise(x, std, rng):
    return np.clip(x + rng.normal(0, 0.1, x.shape), 0, 1)


# %% wrong: uniform noise
# message: This is uniform noise
def add_noise(x, std, rng):
    return np.clip(x + rng.uniform(-std, std, x.shape), 0, 1)


# %% wrong: uniform noise of the same standard deviation
# message: should be normally distributed
def add_noise(x, std, rng):
    limit = std * 3**0.5
    return np.clip(x + rng.uniform(-limit, limit, x.shape), 0, 1)


# %% wrong: one number for all entries
# message: Draw a number of its own for each entry
def add_noise(x, std, rng):
    return np.clip(x + rng.normal(0, std), 0, 1)


# %% wrong: the same noise in every row
# message: Draw a number of its own for each entry
def add_noise(x, std, rng):
    return np.clip(x + rng.normal(0, std, x.shape[1:]), 0, 1)


# %% wrong: two axes only
# message: x may have any shape
def add_noise(x, std, rng):
    n, m = x.shape
    return np.clip(x + rng.normal(0, std, (n, m)), 0, 1)


# %% wrong: the global generator
# message: Draw every number from rng
def add_noise(x, std, rng):
    return np.clip(x + np.random.normal(0, std, x.shape), 0, 1)


# %% wrong: a seed in the function
# message: Is a seed set in the function
def add_noise(x, std, rng):
    rng = np.random.default_rng(0)
    return np.clip(x + rng.normal(0, std, x.shape), 0, 1)


# %% wrong: in place
# message: changed argument 1 in place
def add_noise(x, std, rng):
    x += rng.normal(0, std, x.shape)
    return np.clip(x, 0, 1, out=x)


# %% wrong: positive noise only
# message: the noise has one sign only
def add_noise(x, std, rng):
    return np.clip(x + np.abs(rng.normal(0, std, x.shape)), 0, 1)


# %% equivalent: the noise is symmetric, so minus the noise has the same distribution
# - return np.clip(x + rng.normal(0.0, std, x.shape), 0.0, 1.0)
# + return np.clip(x - rng.normal(0.0, std, x.shape), 0.0, 1.0)
