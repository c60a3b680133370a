# %% right: the largest exponent taken out
def bernoulli_nll(x, logits):
    pixels = np.maximum(logits, 0) - x * logits + np.log1p(np.exp(-np.abs(logits)))
    return np.sum(pixels, axis=tuple(range(1, x.ndim)))


# %% right: TensorFlow
def bernoulli_nll(x, logits):
    import tensorflow as tf

    x, logits = tf.cast(x, tf.float32), tf.cast(logits, tf.float32)
    pixels = tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=logits)
    return tf.reduce_sum(tf.reshape(pixels, (len(x), -1)), axis=1)


# %% right: image by image, pixel by pixel
def bernoulli_nll(x, logits):
    import math

    def softplus(a):
        return a + math.log1p(math.exp(-a)) if a > 0 else math.log1p(math.exp(a))

    out = []
    for image, answer in zip(x, logits, strict=True):
        pairs = zip(np.ravel(image), np.ravel(answer), strict=True)
        out.append(sum(softplus(float(a)) - float(p) * float(a) for p, a in pairs))
    return np.array(out)


# %% right: two softplus
def bernoulli_nll(x, logits):
    from keras import ops

    x, a = ops.convert_to_tensor(x), ops.convert_to_tensor(logits)
    pixels = x * ops.softplus(-a) + (1 - x) * ops.softplus(a)
    return np.asarray(pixels).reshape(x.shape[0], -1).sum(1)


# %% right: np.where, overflow warned of and thrown away
def bernoulli_nll(x, logits):
    softplus = np.where(logits > 30, logits + np.exp(-np.abs(logits)), np.log1p(np.exp(logits)))
    return np.sum(softplus - x * logits, axis=tuple(range(1, x.ndim)))


# %% wrong: through the sigmoid
# message: The sigmoid becomes 0 or 1 for large logits
def bernoulli_nll(x, logits):
    p = 1 / (1 + np.exp(-logits))
    pixels = -(x * np.log(p) + (1 - x) * np.log(1 - p))
    return pixels.reshape(len(x), -1).sum(axis=1)


# %% wrong: log(1 + exp) written plainly
# message: exp\(1000\) is infinite
def bernoulli_nll(x, logits):
    pixels = np.log(1 + np.exp(logits)) - x * logits
    return pixels.reshape(len(x), -1).sum(axis=1)


# %% wrong: probabilities cut off
# message: Probabilities are cut off here
def bernoulli_nll(x, logits):
    p = np.clip(1 / (1 + np.exp(-logits)), 1e-7, 1 - 1e-7)
    pixels = -(x * np.log(p) + (1 - x) * np.log(1 - p))
    return pixels.reshape(len(x), -1).sum(axis=1)


# %% wrong: a small number in the logarithm
# message: bernoulli_nll of the example should be
def bernoulli_nll(x, logits):
    p = 1 / (1 + np.exp(-logits))
    pixels = -(x * np.log(p + 1e-9) + (1 - x) * np.log(1 - p + 1e-9))
    return pixels.reshape(len(x), -1).sum(axis=1)


# %% wrong: mean over the pixels
# message: Sum over the pixels, do not average
def bernoulli_nll(x, logits):
    pixels = np.logaddexp(0, logits) - x * logits
    return pixels.reshape(len(x), -1).mean(axis=1)


# %% wrong: Keras's mean over the last axis
# message: not average|Sum over every axis but the first|Sum over all axes
def bernoulli_nll(x, logits):
    pixels = np.logaddexp(0, logits) - x * logits
    return pixels.mean(axis=-1)


# %% wrong: last axis only
# message: not over the last only
def bernoulli_nll(x, logits):
    return np.sum(np.logaddexp(0, logits) - x * logits, axis=-1)


# %% wrong: axis 1 only
# message: not over the last only|not over the second only
def bernoulli_nll(x, logits):
    return np.sum(np.logaddexp(0, logits) - x * logits, axis=1)


# %% wrong: three axes, always
# message: have one shape, with 2, 3 or 4 axes
def bernoulli_nll(x, logits):
    return np.sum(np.logaddexp(0, logits) - x * logits, axis=(1, 2, 3))


# %% wrong: one number for all
# message: One number for each image is wanted, not one for all
def bernoulli_nll(x, logits):
    return np.sum(np.logaddexp(0, logits) - x * logits)


# %% wrong: mean over the batch
# message: no mean over the batch yet
def bernoulli_nll(x, logits):
    pixels = np.logaddexp(0, logits) - x * logits
    return pixels.reshape(len(x), -1).sum(axis=1).mean()


# %% wrong: the sign
# message: this is the log-likelihood
def bernoulli_nll(x, logits):
    pixels = x * logits - np.logaddexp(0, logits)
    return pixels.reshape(len(x), -1).sum(axis=1)


# %% wrong: black pixels forgotten
# message: The pixels that are 0 count, too
def bernoulli_nll(x, logits):
    pixels = x * np.logaddexp(0, -logits)
    return pixels.reshape(len(x), -1).sum(axis=1)


# %% wrong: grey rounded
# message: Grey values are rounded here
def bernoulli_nll(x, logits):
    pixels = np.logaddexp(0, logits) - (x > 0.5) * logits
    return pixels.reshape(len(x), -1).sum(axis=1)


# %% wrong: p and 1 - p swapped
# message: p and 1 - p are swapped
def bernoulli_nll(x, logits):
    pixels = np.logaddexp(0, -logits) + x * logits
    return pixels.reshape(len(x), -1).sum(axis=1)


# %% wrong: squared error
# message: This is a squared error
def bernoulli_nll(x, logits):
    p = 0.5 * (1 + np.tanh(logits / 2))
    return ((x - p) ** 2).reshape(len(x), -1).sum(axis=1)


# %% wrong: clips the logits in place
# message: changed argument 2 in place
def bernoulli_nll(x, logits):
    np.clip(logits, -1e6, 1e6, out=logits)
    logits += 0.5
    logits -= 0.5
    logits *= 1 + 1e-12
    return (np.logaddexp(0, logits) - x * logits).reshape(len(x), -1).sum(axis=1)


# %% wrong: cut off at logits of 500
# message: bernoulli_nll of the example should be
def bernoulli_nll(x, logits):
    a = np.clip(logits, -500, 500)
    return (np.log(1 + np.exp(a)) - x * a).reshape(len(x), -1).sum(axis=1)


# %% equivalent: NumPy works out the length of any axis that is given as negative
# - return pixels.reshape(len(x), -1).sum(axis=1)
# + return pixels.reshape(len(x), -2).sum(axis=1)
