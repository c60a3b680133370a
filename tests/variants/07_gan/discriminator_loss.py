# %% right: loops and math
def discriminator_loss(real_logits, fake_logits):
    import math

    def softplus(u):
        return max(u, 0.0) + math.log1p(math.exp(-abs(u)))

    real = [softplus(-float(u)) for u in np.ravel(real_logits)]
    fake = [softplus(float(u)) for u in np.ravel(fake_logits)]
    return sum(real) / len(real) + sum(fake) / len(fake)


# %% right: keras.ops, a scalar tensor
def discriminator_loss(real_logits, fake_logits):
    from keras import ops

    return ops.mean(ops.softplus(-real_logits)) + ops.mean(ops.softplus(fake_logits))


# %% right: Keras's binary cross-entropy from logits
def discriminator_loss(real_logits, fake_logits):
    import tensorflow as tf
    from keras.losses import BinaryCrossentropy

    bce = BinaryCrossentropy(from_logits=True)
    real = bce(tf.ones_like(real_logits), real_logits)
    fake = bce(tf.zeros_like(fake_logits), fake_logits)
    return float(real + fake)


# %% right: float32 and a NumPy scalar
def discriminator_loss(real_logits, fake_logits):
    zero = np.float32(0)
    real = np.logaddexp(zero, -real_logits.astype("float32"), dtype="float32")
    fake = np.logaddexp(zero, fake_logits.astype("float32"), dtype="float32")
    return np.mean(real) + np.mean(fake)


# %% right: maximum and log1p, an array without axes
def discriminator_loss(real_logits, fake_logits):
    def pay(u):
        return np.mean(np.maximum(u, 0) + np.log1p(np.exp(-np.abs(u))))

    return np.array(pay(-real_logits) + pay(fake_logits))


# %% wrong: halved
# message: add the two means, do not average
def discriminator_loss(real_logits, fake_logits):
    return (np.logaddexp(0, -real_logits).mean() + np.logaddexp(0, fake_logits).mean()) / 2


# %% wrong: sums over the batch
# message: the sum over all images
def discriminator_loss(real_logits, fake_logits):
    return np.logaddexp(0, -real_logits).sum() + np.logaddexp(0, fake_logits).sum()


# %% wrong: one mean over all images, doubled
# message: n may differ
def discriminator_loss(real_logits, fake_logits):
    every = np.concatenate([np.logaddexp(0, -real_logits), np.logaddexp(0, fake_logits)])
    return 2 * every.mean()


# %% wrong: one mean over all images
# message: one mean over all images
def discriminator_loss(real_logits, fake_logits):
    every = np.concatenate([np.logaddexp(0, -real_logits), np.logaddexp(0, fake_logits)])
    return every.mean()


# %% wrong: labels turned around
# message: labels are turned around
def discriminator_loss(real_logits, fake_logits):
    return np.logaddexp(0, real_logits).mean() + np.logaddexp(0, -fake_logits).mean()


# %% wrong: the label 1 for all
# message: a fake image has the label 0
def discriminator_loss(real_logits, fake_logits):
    return np.logaddexp(0, -real_logits).mean() + np.logaddexp(0, -fake_logits).mean()


# %% wrong: the plain formula overflows
# message: e\^1000 overflows
def discriminator_loss(real_logits, fake_logits):
    d_real, d_fake = 1 / (1 + np.exp(-real_logits)), 1 / (1 + np.exp(-fake_logits))
    return -np.log(d_real).mean() - np.log(1 - d_fake).mean()


# %% wrong: log(1 + e^u) overflows
# message: e\^1000 overflows
def discriminator_loss(real_logits, fake_logits):
    return np.log(1 + np.exp(-real_logits)).mean() + np.log(1 + np.exp(fake_logits)).mean()


# %% wrong: probabilities clipped
# message: Something is clipped on the way
def discriminator_loss(real_logits, fake_logits):
    def sigmoid(u):
        return np.clip(1 / (1 + np.exp(-u.astype(float))), 1e-12, 1 - 1e-12)

    return -np.log(sigmoid(real_logits)).mean() - np.log(1 - sigmoid(fake_logits)).mean()


# %% wrong: Keras's loss without from_logits
# message: treats the logits as probabilities
def discriminator_loss(real_logits, fake_logits):
    import tensorflow as tf
    from keras.losses import BinaryCrossentropy

    bce = BinaryCrossentropy()
    real = bce(tf.ones_like(real_logits), real_logits)
    return float(real + bce(tf.zeros_like(fake_logits), fake_logits))


# %% wrong: only the fake images
# message: The real images are missing
def discriminator_loss(real_logits, fake_logits):
    return np.logaddexp(0, fake_logits).mean()


# %% wrong: as many fakes as real ones expected
# message: should be 1\.347
def discriminator_loss(real_logits, fake_logits):
    return np.mean(np.logaddexp(0, -real_logits) + np.logaddexp(0, fake_logits)[: len(real_logits)])


# %% wrong: one loss for each image
# message: Expected shape \(\), got
def discriminator_loss(real_logits, fake_logits):
    return np.logaddexp(0, -real_logits) + np.logaddexp(0, fake_logits).mean()


# %% wrong: no return
# message: is None
def discriminator_loss(real_logits, fake_logits):
    total = np.logaddexp(0, -real_logits).mean() + np.logaddexp(0, fake_logits).mean()
    print(total)


# %% wrong: the visible answers in a table
# message: discriminator_loss
def discriminator_loss(real_logits, fake_logits):
    return {2: 1.346999, 0: 2 * np.log(2), -1000: 2000.0}.get(int(np.ravel(real_logits)[0]), 0.0)


# %% equivalent: logits are arrays, which NumPy takes as they are
# - on_real = np.logaddexp(0, -np.asarray(real_logits))
# + on_real = np.logaddexp(0, -real_logits)
# - on_fake = np.logaddexp(0, np.asarray(fake_logits))
# + on_fake = np.logaddexp(0, fake_logits)
