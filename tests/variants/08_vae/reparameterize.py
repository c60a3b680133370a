# %% right: the root of the variance
def reparameterize(mean, log_var, eps):
    return mean + eps * np.sqrt(np.exp(log_var))


# %% right: entry by entry
def reparameterize(mean, log_var, eps):
    import math

    out = np.zeros(np.shape(mean))
    for i in np.ndindex(*out.shape):
        out[i] = mean[i] + math.exp(0.5 * log_var[i]) * eps[i]
    return out


# %% right: TensorFlow in float32
def reparameterize(mean, log_var, eps):
    import tensorflow as tf

    mean, log_var, eps = (tf.cast(a, tf.float32) for a in (mean, log_var, eps))
    return mean + tf.exp(0.5 * log_var) * eps


# %% wrong: the variance for the standard deviation
# message: exp\(log_var\) is the variance
def reparameterize(mean, log_var, eps):
    return mean + np.exp(log_var) * eps


# %% wrong: the logarithm itself
# message: log_var is a logarithm
def reparameterize(mean, log_var, eps):
    return mean + log_var * eps


# %% wrong: half outside of the exponential
# message: Halve log_var, not its exponential
def reparameterize(mean, log_var, eps):
    return mean + np.exp(log_var) / 2 * eps


# %% wrong: the wrong sign
# message: The exponent has the wrong sign
def reparameterize(mean, log_var, eps):
    return mean + np.exp(-log_var / 2) * eps


# %% wrong: log_var ignored
# message: Is log_var used
def reparameterize(mean, log_var, eps):
    return mean + eps


# %% wrong: mean forgotten
# message: Is mean used
def reparameterize(mean, log_var, eps):
    return np.exp(log_var / 2) * eps


# %% wrong: noise drawn inside
# message: reparameterize of the example
def reparameterize(mean, log_var, eps):
    return mean + np.exp(log_var / 2) * np.random.normal(size=np.shape(mean))


# %% wrong: the mean scaled, too
# message: Only eps is scaled
def reparameterize(mean, log_var, eps):
    return (mean + eps) * np.exp(log_var / 2)


# %% wrong: squared again
# message: Halve log_var: the root
def reparameterize(mean, log_var, eps):
    return mean + np.exp(log_var) ** 2 * eps


# %% wrong: works on eps in place
# message: changed argument 3 in place
def reparameterize(mean, log_var, eps):
    eps *= np.exp(log_var / 2)
    return mean + eps


# %% wrong: summed over the dimensions
# message: Expected shape
def reparameterize(mean, log_var, eps):
    return np.sum(mean + np.exp(log_var / 2) * eps, axis=-1)


# %% wrong: no noise
# message: is eps used
def reparameterize(mean, log_var, eps):
    return mean.copy()
