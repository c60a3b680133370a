# %% right: where
def step(z):
    return np.where(np.asarray(z) >= 0, 1, 0)


# %% right: a loop over the flat array
def step(z):
    z = np.asarray(z)
    answers = np.zeros(z.shape, dtype=np.int8)
    for index in np.ndindex(z.shape):
        answers[index] = 1 if z[index] >= 0 else 0
    return answers


# %% right: heaviside, plain int for a number
def step(z):
    if np.ndim(z) == 0:
        return int(z >= 0)
    return np.heaviside(z, 1).astype("int32")


# %% right: TensorFlow
def step(z):
    import tensorflow as tf

    return tf.cast(tf.convert_to_tensor(z) >= 0, tf.int32).numpy()


# %% wrong: strict inequality
# message: Look at z = 0
def step(z):
    return (np.asarray(z) > 0).astype(int)


# %% wrong: sign with 0 counted as 1
# message: These are signs
def step(z):
    return np.where(np.asarray(z) >= 0, 1, -1)


# %% wrong: the comparison itself
# message: holds bool.*A comparison gives True and False
def step(z):
    return np.asarray(z) >= 0


# %% wrong: floats
# message: should hold integers, but holds float64
def step(z):
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)


# %% wrong: swapped
# message: The two answers are swapped
def step(z):
    return (np.asarray(z) <= 0).astype(int)


# %% wrong: arrays only
# message: 'astype'.*z may be a plain number
def step(z):
    return (z >= 0).astype(int)


# %% wrong: rewrites its argument
# message: changed argument 1 in place
def step(z):
    z[z >= 0] = 1
    z[z < 0] = 0
    return z.astype(int)


# %% wrong: one dimension only
# message: z may have any shape
def step(z):
    if np.ndim(z) == 0:
        return int(z >= 0)
    return np.array([1 if value >= 0 else 0 for value in z])


# %% wrong: ReLU
# message: This keeps z where it is positive
def step(z):
    return np.maximum(z, 0)


# %% wrong: no return
# message: return statement
def step(z):
    np.where(np.asarray(z) >= 0, 1, 0)


# %% wrong: the visible answers
# message: step of an array of shape \(7,\)
def step(z):
    return np.array([0, 0, 1, 1, 1]) if np.ndim(z) else 0


# %% wrong: a small tolerance around 0
# message: step\(\[-1e-9, 1e-9, -0.0\]\) should be
def step(z):
    return (np.asarray(z) >= -1e-6).astype(int)
