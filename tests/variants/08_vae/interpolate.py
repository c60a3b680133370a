# %% right: linspace along the first axis
def interpolate(z0, z1, steps):
    return np.linspace(z0, z1, steps)


# %% right: a loop
def interpolate(z0, z1, steps):
    points = []
    for k in range(steps):
        t = k / (steps - 1)
        points.append([a + t * (b - a) for a, b in zip(z0, z1, strict=True)])
    return points


# %% right: outer product, float32
def interpolate(z0, z1, steps):
    t = np.arange(steps, dtype="float32") / np.float32(steps - 1)
    return (z0 + np.outer(t, z1 - z0)).astype("float32")


# %% right: TensorFlow
def interpolate(z0, z1, steps):
    import tensorflow as tf

    z0, z1 = tf.cast(z0, tf.float64), tf.cast(z1, tf.float64)
    t = tf.reshape(tf.linspace(tf.constant(0.0, tf.float64), 1.0, steps), (-1, 1))
    return z0 * (1 - t) + z1 * t


# %% wrong: last point missing
# message: The last point should be z1
def interpolate(z0, z1, steps):
    t = np.arange(steps)[:, None] / steps
    return (1 - t) * z0 + t * z1


# %% wrong: first point missing
# message: The first point should be z0
def interpolate(z0, z1, steps):
    t = np.arange(1, steps + 1)[:, None] / steps
    return (1 - t) * z0 + t * z1


# %% wrong: no ends
# message: Both ends are included: the first point
def interpolate(z0, z1, steps):
    t = np.linspace(0, 1, steps + 2)[1:-1, None]
    return (1 - t) * z0 + t * z1


# %% wrong: one too many
# message: steps counts points, not gaps
def interpolate(z0, z1, steps):
    t = np.linspace(0, 1, steps + 1)[:, None]
    return (1 - t) * z0 + t * z1


# %% wrong: backwards
# message: The line runs the wrong way
def interpolate(z0, z1, steps):
    t = np.linspace(0, 1, steps)[:, None]
    return t * z0 + (1 - t) * z1


# %% wrong: points as columns
# message: Each point is a row
def interpolate(z0, z1, steps):
    return np.linspace(z0, z1, steps, axis=1)


# %% wrong: cut off to integers
# message: Fractions are cut off
def interpolate(z0, z1, steps):
    points = np.zeros((steps, len(z0)), dtype=z0.dtype)
    for k in range(steps):
        points[k] = z0 + k / (steps - 1) * (z1 - z0)
    return points


# %% wrong: z0 keeps its full weight
# message: The share of z0 falls
def interpolate(z0, z1, steps):
    t = np.linspace(0, 1, steps)[:, None]
    return z0 + t * z1


# %% wrong: smooth steps
# message: at equal distances
def interpolate(z0, z1, steps):
    t = np.linspace(0, 1, steps)[:, None]
    t = t**2 * (3 - 2 * t)
    return (1 - t) * z0 + t * z1


# %% wrong: shares not a column
# message: z0 and z1 have the shape \(dim,\)|Expected shape
def interpolate(z0, z1, steps):
    t = np.linspace(0, 1, steps)
    return (1 - t) * z0 + t * z1


# %% wrong: in place
# message: changed argument 1 in place
def interpolate(z0, z1, steps):
    points = [z0.copy()]
    for _ in range(steps - 1):
        z0 += (z1 - points[0]).astype(z0.dtype) // (steps - 1)
        points.append(z0.copy())
    return np.array(points, dtype=float)
