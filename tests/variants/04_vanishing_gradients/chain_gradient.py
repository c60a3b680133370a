# %% right: a loop, math.exp
def chain_gradient(weights, zs):
    import math

    product = 1.0
    for w, z in zip(weights, zs, strict=True):
        a = 1 / (1 + math.exp(-z))
        product *= w * a * (1 - a)
    return product


# %% right: TensorFlow, single precision
def chain_gradient(weights, zs):
    import tensorflow as tf

    a = tf.sigmoid(tf.constant(zs, dtype=tf.float32))
    return tf.reduce_prod(tf.constant(weights, dtype=tf.float32) * a * (1 - a)).numpy()


# %% right: the slope by tanh, a product by reduce
def chain_gradient(weights, zs):
    slopes = (1 - np.tanh(np.array(zs, dtype=float) / 2) ** 2) / 4
    return np.multiply.reduce(slopes * np.array(weights))


# %% wrong: the weights alone
# message: product of the weights alone
def chain_gradient(weights, zs):
    return float(np.prod(weights))


# %% wrong: the slopes alone
# message: product of the slopes alone
def chain_gradient(weights, zs):
    a = 1 / (1 + np.exp(-np.asarray(zs)))
    return np.prod(a * (1 - a))


# %% wrong: the sigmoid, not its slope
# message: uses sigma\(z\)
def chain_gradient(weights, zs):
    return np.prod(np.asarray(weights) / (1 + np.exp(-np.asarray(zs))))


# %% wrong: z taken for an activation
# message: put z through the sigmoid
def chain_gradient(weights, zs):
    z = np.asarray(zs)
    return np.prod(np.asarray(weights) * z * (1 - z))


# %% wrong: the slope at a
# message: slope at the activation a
def chain_gradient(weights, zs):
    a = 1 / (1 + np.exp(-np.asarray(zs)))
    s = 1 / (1 + np.exp(-a))
    return np.prod(np.asarray(weights) * s * (1 - s))


# %% wrong: a sum
# message: The chain rule multiplies
def chain_gradient(weights, zs):
    a = 1 / (1 + np.exp(-np.asarray(zs)))
    return np.sum(np.asarray(weights) * a * (1 - a))


# %% wrong: the factors
# message: Multiply them
def chain_gradient(weights, zs):
    a = 1 / (1 + np.exp(-np.asarray(zs)))
    return np.asarray(weights) * a * (1 - a)


# %% wrong: the first weight left out
# message: The weight of the first layer is missing
def chain_gradient(weights, zs):
    a = 1 / (1 + np.exp(-np.asarray(zs)))
    return np.prod(weights[1:]) * np.prod(a * (1 - a))


# %% wrong: the last layer left out
# message: The last layer is missing
def chain_gradient(weights, zs):
    a = 1 / (1 + np.exp(-np.asarray(zs)))
    return np.prod((np.asarray(weights) * a * (1 - a))[:-1])


# %% wrong: the sign lost
# message: The sign is lost
def chain_gradient(weights, zs):
    a = 1 / (1 + np.exp(-np.asarray(zs)))
    return abs(np.prod(np.asarray(weights) * a * (1 - a)))


# %% wrong: slopes of at most 1/4 as a constant
# message: chain_gradient\(\[1.5, 0.8, -2\]
def chain_gradient(weights, zs):
    return np.prod(weights) * 0.25 ** len(zs)


# %% wrong: only two or three layers
# message: any length
def chain_gradient(weights, zs):
    a = [1 / (1 + np.exp(-z)) for z in zs]
    product = weights[0] * a[0] * (1 - a[0]) * weights[1] * a[1] * (1 - a[1])
    return product * (weights[2] * a[2] * (1 - a[2]) if len(a) > 2 else 1)


# %% wrong: eats its arguments
# message: changed argument 1 and argument 2 in place
def chain_gradient(weights, zs):
    product = 1.0
    if isinstance(weights, np.ndarray):
        weights, zs = list(weights), list(zs)
    while weights:
        a = 1 / (1 + np.exp(-zs.pop()))
        product *= weights.pop() * a * (1 - a)
    return product


# %% equivalent: sigma(-z) = 1 - sigma(z), so a (1 - a) is the same
# - a = 1 / (1 + np.exp(-np.asarray(zs)))
# + a = 1 / (1 + np.exp(np.asarray(zs)))


# %% equivalent: a is an array, so NumPy multiplies a list of weights as an array
# - return np.prod(np.asarray(weights) * a * (1 - a))
# + return np.prod(weights * a * (1 - a))
