# %% right: products with masks
def leaky_relu(z, alpha=0.1):
    z = np.asarray(z, dtype=float)
    return z * (z > 0) + alpha * z * (z <= 0)


def leaky_relu_prime(z, alpha=0.1):
    z = np.asarray(z, dtype=float)
    return (z >= 0) + alpha * (z < 0)


# %% right: copies and assignment, 1 at zero
def leaky_relu(z, alpha=0.1):
    out = np.array(z, dtype=float)
    out[out < 0] *= alpha
    return out


def leaky_relu_prime(z, alpha=0.1):
    out = np.ones(np.shape(z))
    out[np.asarray(z) < 0] = alpha
    return out


# %% right: TensorFlow, single precision
def leaky_relu(z, alpha=0.1):
    import tensorflow as tf

    z = tf.cast(z, tf.float32)
    return tf.where(z > 0, z, alpha * z).numpy()


def leaky_relu_prime(z, alpha=0.1):
    import tensorflow as tf

    z = tf.cast(z, tf.float32)
    return tf.where(z > 0, tf.ones_like(z), alpha * tf.ones_like(z))


# %% right: np.vectorize over a plain function
def leaky_relu(z, alpha=0.1):
    return np.vectorize(lambda v: float(v) if v > 0 else float(alpha * v))(z)


def leaky_relu_prime(z, alpha=0.1):
    return np.vectorize(lambda v: 1.0 if v > 0 else float(alpha))(z)


# %% right: maximum and minimum
def leaky_relu(z, alpha=0.1):
    return np.maximum(z, 0) + alpha * np.minimum(z, 0)


def leaky_relu_prime(z, alpha=0.1):
    return alpha + (1 - alpha) * (np.asarray(z) > 0)


# %% wrong: the larger of the two
# message: wrong for alpha > 1
def leaky_relu(z, alpha=0.1):
    return np.maximum(z, alpha * np.asarray(z))


def leaky_relu_prime(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, 1.0, alpha)


# %% wrong: ReLU
# message: This is ReLU
def leaky_relu(z, alpha=0.1):
    return np.maximum(z, 0.0)


def leaky_relu_prime(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


# %% wrong: the derivative of ReLU
# message: alpha is missing
def leaky_relu(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


def leaky_relu_prime(z, alpha=0.1):
    return (np.asarray(z) > 0).astype(float)


# %% wrong: alpha is ignored
# message: not always 0\.1
def leaky_relu(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, z, 0.1 * np.asarray(z))


def leaky_relu_prime(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, 1.0, 0.1)


# %% wrong: the sign turned
# message: The sign is wrong where z < 0
def leaky_relu(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, z, alpha * np.abs(z))


def leaky_relu_prime(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, 1.0, -alpha)


# %% wrong: the slope times z
# message: the slope is alpha itself
def leaky_relu(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


def leaky_relu_prime(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, 1.0, alpha * np.asarray(z))


# %% wrong: z where the slope is 1
# message: the slope is 1, not z
def leaky_relu(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


def leaky_relu_prime(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, z, alpha)


# %% wrong: another default
# message: leaky_relu at z = .* with the default alpha
def leaky_relu(z, alpha=0.3):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


def leaky_relu_prime(z, alpha=0.3):
    return np.where(np.asarray(z) > 0, 1.0, alpha)


# %% wrong: swapped halves
# message: The two halves are swapped
def leaky_relu(z, alpha=0.1):
    return np.where(np.asarray(z) < 0, z, alpha * np.asarray(z))


def leaky_relu_prime(z, alpha=0.1):
    return np.where(np.asarray(z) < 0, 1.0, alpha)


# %% wrong: an if on an array
# message: array of any shape
def leaky_relu(z, alpha=0.1):
    return z if z > 0 else alpha * z


def leaky_relu_prime(z, alpha=0.1):
    return 1.0 if z > 0 else alpha


# %% wrong: arrays only
# message: z may be a plain number
def leaky_relu(z, alpha=0.1):
    out = z.astype(float)
    out[z < 0] *= alpha
    return out


def leaky_relu_prime(z, alpha=0.1):
    return np.where(z > 0, 1.0, alpha)


# %% wrong: slope 0 at zero
# message: at z = 0 with alpha = 0.25 should be 1 or 0.25
def leaky_relu(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


def leaky_relu_prime(z, alpha=0.1):
    return 1.0 * (np.asarray(z) > 0) + alpha * (np.asarray(z) < 0)


# %% wrong: integers stay integers
# message: Fractions are cut off
def leaky_relu(z, alpha=0.1):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * z).astype(z.dtype)


def leaky_relu_prime(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, 1.0, alpha)


# %% wrong: works in place
# message: changed argument 1 in place
def leaky_relu(z, alpha=0.1):
    z[z < 0] *= alpha
    return z


def leaky_relu_prime(z, alpha=0.1):
    return np.where(z > 0, 1.0, alpha)


# %% equivalent: z is a number or an array, and NumPy compares and multiplies both
# - z = np.asarray(z)
# + pass
# + z = z
# - return np.where(np.asarray(z) > 0, 1.0, alpha)
# + return np.where(z > 0, 1.0, alpha)


# %% equivalent: at z = 0 both z and alpha z are 0
# - return np.where(z > 0, z, alpha * z)
# + return np.where(z >= 0, z, alpha * z)


# %% equivalent: at z = 0 the derivative may be 1 or alpha
# - return np.where(np.asarray(z) > 0, 1.0, alpha)
# + return np.where(np.asarray(z) >= 0, 1.0, alpha)
