# %% right: the slope of tanh
def sigmoid_prime(z):
    return 0.25 * (1 - np.tanh(np.asarray(z) / 2) ** 2)


# %% right: from exp(-|z|)
def sigmoid_prime(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


# %% right: central differences
def sigmoid_prime(z):
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + 1e-4) - sigmoid(z - 1e-4)) / 2e-4


# %% right: TensorFlow, in float32
def sigmoid_prime(z):
    import tensorflow as tf

    a = tf.sigmoid(tf.cast(z, tf.float32))
    return (a * (1 - a)).numpy()


# %% wrong: z for the sigmoid
# message: put it through the sigmoid first
def sigmoid_prime(z):
    z = np.asarray(z)
    return z * (1 - z)


# %% wrong: the formula with exponentials
# message: Use your sigmoid
def sigmoid_prime(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


# %% wrong: a factor is missing
# message: a factor is missing
def sigmoid_prime(z):
    return 1 - sigmoid(z)


# %% wrong: the slope of tanh
# message: This is the slope of tanh
def sigmoid_prime(z):
    return 1 - np.tanh(z) ** 2


# %% wrong: the sigmoid itself
# message: not its slope
def sigmoid_prime(z):
    return sigmoid(z)


# %% wrong: the sigmoid twice
# message: taken twice
def sigmoid_prime(z):
    a = sigmoid(sigmoid(z))
    return a * (1 - a)


# %% wrong: the sign
# message: The sigmoid rises
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (a - 1)


# %% wrong: one dimension only
# message: z may have any shape|it may be a plain number
def sigmoid_prime(z):
    return np.array([float(sigmoid(v)) * (1 - float(sigmoid(v))) for v in z])


# %% wrong: z becomes the result
# message: changed argument 1 in place
def sigmoid_prime(z):
    a = sigmoid(z)
    if isinstance(z, np.ndarray) and z.dtype == float:
        z[...] = a * (1 - a)
        return z
    return a * (1 - a)


# %% wrong: the visible answers
# message: sigmoid_prime of an array of shape \(9,\)
def sigmoid_prime(z):
    if np.size(z) == 5:
        return np.array([0.104994, 0.235004, 0.25, 0.235004, 0.104994])
    return np.where(np.asarray(z) == 0, 0.25, 0.0)
