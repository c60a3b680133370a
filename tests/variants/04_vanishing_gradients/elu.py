# %% right: indexing with a mask
def elu(z, alpha=1.0):
    out = np.array(z, dtype=float)
    low = out < 0
    out[low] = alpha * (np.exp(out[low]) - 1)
    return out


# %% right: two halves added
def elu(z, alpha=1.0):
    return np.maximum(z, 0) + alpha * (np.exp(np.minimum(z, 0)) - 1)


# %% right: TensorFlow
def elu(z, alpha=1.0):
    import tensorflow as tf

    z = tf.cast(z, tf.float32)
    return tf.where(z > 0, z, alpha * (tf.exp(tf.minimum(z, 0.0)) - 1)).numpy()


# %% right: plain Python, one number at a time
def elu(z, alpha=1.0):
    import math

    def one(v):
        return float(v) if v > 0 else alpha * math.expm1(v)

    z = np.asarray(z)
    return one(z) if z.ndim == 0 else np.array([one(v) for v in z.ravel()]).reshape(z.shape)


# %% right: Keras
def elu(z, alpha=1.0):
    import keras

    return keras.activations.elu(np.asarray(z, dtype="float32"), alpha)


# %% wrong: the exponential everywhere
# message: The exponential is computed for large z too
def elu(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


# %% wrong: the larger of the two
# message: wrong for alpha > 1
def elu(z, alpha=1.0):
    return np.maximum(z, alpha * (np.exp(np.minimum(z, 0)) - 1))


# %% wrong: alpha ignored
# message: Is alpha used
def elu(z, alpha=1.0):
    return np.where(np.asarray(z) > 0, z, np.expm1(np.minimum(z, 0)))


# %% wrong: without the -1
# message: the -1 is missing
def elu(z, alpha=1.0):
    return np.where(np.asarray(z) > 0, z, alpha * np.exp(np.minimum(z, 0)))


# %% wrong: -1 outside the bracket
# message: alpha multiplies the whole bracket
def elu(z, alpha=1.0):
    return np.where(np.asarray(z) > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)


# %% wrong: alpha times both halves
# message: Where z > 0 the value is z
def elu(z, alpha=1.0):
    return alpha * np.where(np.asarray(z) > 0, z, np.expm1(np.minimum(z, 0)))


# %% wrong: the sign turned
# message: The sign is wrong where z < 0
def elu(z, alpha=1.0):
    return np.where(np.asarray(z) > 0, z, alpha * (1 - np.exp(np.minimum(z, 0))))


# %% wrong: ReLU
# message: This is ReLU
def elu(z, alpha=1.0):
    return np.maximum(z, 0.0)


# %% wrong: leaky ReLU
# message: This is the leaky ReLU
def elu(z, alpha=1.0):
    return np.where(np.asarray(z) > 0, z, alpha * np.asarray(z))


# %% wrong: clips z, and so large values
# message: expected 1000, got 50
def elu(z, alpha=1.0):
    z = np.clip(z, -50.0, 50.0)
    return np.where(z > 0, z, alpha * np.expm1(z))


# %% wrong: the minimum forgotten, exponents cut above
# message: elu\(1000.0\)
def elu(z, alpha=1.0):
    z = np.asarray(z, dtype=float)
    return np.where(
        (z > 0) & (z < 1000) | (z.ndim > 0) & (z > 0), z, alpha * np.expm1(np.minimum(z, 0))
    )


# %% wrong: arrays only
# message: z may be a plain number
def elu(z, alpha=1.0):
    out = z.astype(float)
    out[z < 0] = alpha * np.expm1(out[z < 0])
    return out


# %% wrong: integers stay integers
# message: Fractions are cut off
def elu(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0))).astype(z.dtype)


# %% wrong: works in place
# message: changed argument 1 in place
def elu(z, alpha=1.0):
    z[z < 0] = alpha * np.expm1(z[z < 0])
    return z


# %% equivalent: z is a number or an array, and NumPy compares and multiplies both
# - z = np.asarray(z)
# + pass
# + z = z


# %% equivalent: at z = 0 both values are 0
# - return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
# + return np.where(z >= 0, z, alpha * np.expm1(np.minimum(z, 0)))


# %% equivalent: only the exponential for z > 0 changes, which is not taken and does not overflow
# - return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
# + return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 1)))
