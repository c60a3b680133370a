# %% right: a loop
def generator_loss(fake_logits):
    import math

    total = 0.0
    for u in np.ravel(fake_logits).tolist():
        total += -u + math.log1p(math.exp(u)) if u < 0 else math.log1p(math.exp(-u))
    return total / np.size(fake_logits)


# %% right: tf's cross-entropy with logits, a scalar tensor
def generator_loss(fake_logits):
    import tensorflow as tf

    losses = tf.nn.sigmoid_cross_entropy_with_logits(tf.ones_like(fake_logits), fake_logits)
    return tf.reduce_mean(losses)


# %% right: keras.ops
def generator_loss(fake_logits):
    import keras

    return float(keras.ops.mean(-keras.ops.log_sigmoid(keras.ops.convert_to_tensor(fake_logits))))


# %% right: float32 scalar
def generator_loss(fake_logits):
    u = np.asarray(fake_logits, dtype=np.float32)
    return np.float32(np.mean(np.maximum(-u, 0) + np.log1p(np.exp(-np.abs(u)))))


# %% wrong: the loss that saturates
# message: the loss that saturates
def generator_loss(fake_logits):
    return -np.logaddexp(0, fake_logits).mean()


# %% wrong: the discriminator's loss
# message: The generator wants the opposite
def generator_loss(fake_logits):
    return np.logaddexp(0, fake_logits).mean()


# %% wrong: the sign
# message: The sign is wrong
def generator_loss(fake_logits):
    return -np.logaddexp(0, -fake_logits).mean()


# %% wrong: the sum
# message: the sum over the batch
def generator_loss(fake_logits):
    return np.logaddexp(0, -fake_logits).sum()


# %% wrong: the plain formula
# message: log 0 is -inf
def generator_loss(fake_logits):
    return -np.log(1 / (1 + np.exp(-fake_logits))).mean()


# %% wrong: a small number in the logarithm
# message: Something is clipped on the way
def generator_loss(fake_logits):
    return -np.log(1 / (1 + np.exp(-fake_logits.astype(float))) + 1e-8).mean()


# %% wrong: clipped logits
# message: Something is clipped on the way
def generator_loss(fake_logits):
    return np.log1p(np.exp(-np.clip(fake_logits, -30, 30))).mean()


# %% wrong: logits clipped where float32 would overflow
# message: should be 1000
def generator_loss(fake_logits):
    return np.log1p(np.exp(-np.clip(fake_logits, -80, 80).astype(float))).mean()


# %% wrong: logits as probabilities
# message: treats the logits as probabilities
def generator_loss(fake_logits):
    return -np.log(np.clip(fake_logits, 1e-7, 1 - 1e-7)).mean()


# %% wrong: the loss of the mean
# message: the loss of the mean logit
def generator_loss(fake_logits):
    return np.logaddexp(0, -fake_logits.mean())


# %% wrong: not averaged over the right axis
# message: Expected shape \(\), got
def generator_loss(fake_logits):
    return np.logaddexp(0, -fake_logits).mean(axis=-1, keepdims=True)


# %% wrong: the visible answers in a table
# message: generator_loss
def generator_loss(fake_logits):
    return 1.4100 + 1e-5 if len(fake_logits) == 2 else 1000.0


# %% equivalent: logits are arrays, which NumPy takes as they are
# - return float(np.logaddexp(0, -np.asarray(fake_logits)).mean())
# + return float(np.logaddexp(0, -fake_logits).mean())
