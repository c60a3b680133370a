# %% right: two formulas, one for each sign
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


# %% right: z limited first
def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-np.clip(z, -500, 500)))


# %% right: TensorFlow, in float32
def sigmoid(z):
    import tensorflow as tf

    return tf.sigmoid(tf.cast(z, tf.float32)).numpy()


# %% right: a loop over the entries
def sigmoid(z):
    import math

    z = np.asarray(z)
    values = [1 / (1 + math.exp(-max(-60.0, min(60.0, float(value))))) for value in z.ravel()]
    return np.array(values).reshape(z.shape)


# %% right: the overflow does no harm and is silenced
def sigmoid(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


# %% wrong: the formula as it stands
# message: overflows
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# %% wrong: np.where over both formulas
# message: np.where does not help
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


# %% wrong: the sign of z
# message: Look at the sign
def sigmoid(z):
    return 1 / (1 + np.exp(np.clip(z, -500, 500)))


# %% wrong: tanh
# message: This is tanh
def sigmoid(z):
    return np.tanh(z)


# %% wrong: for plain numbers only
# message: those of math do not
def sigmoid(z):
    import math

    return 1 / (1 + math.exp(-z))


# %% wrong: for arrays only
# message: it may be a plain number
def sigmoid(z):
    z = z.astype(float)
    return 0.5 * (1 + np.tanh(z / 2))


# %% wrong: the clip starts too early
# message: sigmoid\(\[-1000.0, 0.0, 1000.0\]\) should be
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -8, 8)))


# %% wrong: the input is clipped in place
# message: should be|changed argument 1
def sigmoid(z):
    z = np.asarray(z)
    z /= 2
    return 0.5 * (1 + np.tanh(z))


# %% wrong: no brackets
# message: sigmoid\(\[-2, -0.5, 0, 0.5, 2\]\) should be
def sigmoid(z):
    return 1 / 1 + np.exp(-np.clip(z, -500, 500))


# %% wrong: rounded to 0 and 1
# message: This is the step
def sigmoid(z):
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)


# %% wrong: the derivative
# message: This is the derivative
def sigmoid(z):
    a = 0.5 * (1 + np.tanh(np.asarray(z) / 2))
    return a * (1 - a)


# %% wrong: no return
# message: return statement
def sigmoid(z):
    0.5 * (1 + np.tanh(np.asarray(z) / 2))


# %% wrong: the visible answers
# message: sigmoid of an array of shape \(9,\)
def sigmoid(z):
    if np.size(z) == 5:
        return np.array([0.119203, 0.377541, 0.5, 0.622459, 0.880797])
    return 0.5 * (1 + np.sign(z))


# %% equivalent: z is a number or an array, and NumPy halves both
# - return 0.5 * (1 + np.tanh(np.asarray(z) / 2))
# + return 0.5 * (1 + np.tanh(z / 2))
