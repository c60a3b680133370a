# %% right: loops
def kl_to_standard_normal(mean, log_var):
    import math

    out = []
    for m, v in zip(mean, log_var, strict=True):
        out.append(sum(0.5 * (math.exp(b) + a * a - 1 - b) for a, b in zip(m, v, strict=True)))
    return out


# %% right: with the sign outside
def kl_to_standard_normal(mean, log_var):
    return -0.5 * (1 + log_var - mean**2 - np.exp(log_var)).sum(axis=-1)


# %% right: Keras in float32
def kl_to_standard_normal(mean, log_var):
    from keras import ops

    mean, log_var = ops.cast(mean, "float32"), ops.cast(log_var, "float32")
    return ops.sum(ops.square(mean) + ops.exp(log_var) - log_var - 1, axis=1) / 2


# %% right: with sigma
def kl_to_standard_normal(mean, log_var):
    sigma = np.sqrt(np.exp(log_var))
    return np.sum((mean**2 + sigma**2 - 1) / 2 - np.log(sigma), axis=1)


# %% wrong: mean over the dimensions
# message: Sum over the latent dimensions, do not average
def kl_to_standard_normal(mean, log_var):
    return 0.5 * np.mean(np.exp(log_var) + mean**2 - 1 - log_var, axis=1)


# %% wrong: not summed
# message: Sum over the latent dimensions: one number for each row
def kl_to_standard_normal(mean, log_var):
    return 0.5 * (np.exp(log_var) + mean**2 - 1 - log_var)


# %% wrong: one number for all
# message: One number for each row is wanted
def kl_to_standard_normal(mean, log_var):
    return 0.5 * np.sum(np.exp(log_var) + mean**2 - 1 - log_var)


# %% wrong: mean over the batch
# message: no mean over the batch yet
def kl_to_standard_normal(mean, log_var):
    return 0.5 * np.sum(np.exp(log_var) + mean**2 - 1 - log_var, axis=1).mean()


# %% wrong: sum over the rows
# message: not over the rows
def kl_to_standard_normal(mean, log_var):
    return 0.5 * np.sum(np.exp(log_var) + mean**2 - 1 - log_var, axis=0)


# %% wrong: without one half
# message: The factor 1/2 is missing
def kl_to_standard_normal(mean, log_var):
    return np.sum(np.exp(log_var) + mean**2 - 1 - log_var, axis=1)


# %% wrong: the sign
# message: never negative
def kl_to_standard_normal(mean, log_var):
    return 0.5 * np.sum(1 + log_var - mean**2 - np.exp(log_var), axis=1)


# %% wrong: log_var taken for log sigma
# message: the logarithm of the variance already
def kl_to_standard_normal(mean, log_var):
    return 0.5 * np.sum(np.exp(2 * log_var) + mean**2 - 1 - 2 * log_var, axis=1)


# %% wrong: sigma for the variance
# message: The formula has sigma squared
def kl_to_standard_normal(mean, log_var):
    return 0.5 * np.sum(np.exp(log_var / 2) + mean**2 - 1 - log_var, axis=1)


# %% wrong: mean not squared
# message: The mean is squared
def kl_to_standard_normal(mean, log_var):
    return 0.5 * np.sum(np.exp(log_var) + mean - 1 - log_var, axis=1)


# %% wrong: without the 1
# message: The -1 is missing
def kl_to_standard_normal(mean, log_var):
    return 0.5 * np.sum(np.exp(log_var) + mean**2 - log_var, axis=1)


# %% wrong: the other way around
# message: the other way around
def kl_to_standard_normal(mean, log_var):
    var = np.exp(log_var)
    return 0.5 * np.sum((1 + mean**2) / var - 1 + log_var, axis=1)


# %% wrong: no exponential
# message: The first term is exp\(log_var\)
def kl_to_standard_normal(mean, log_var):
    return 0.5 * np.sum(log_var + mean**2 - 1 - log_var, axis=1)


# %% wrong: squares in place
# message: changed argument 1 in place
def kl_to_standard_normal(mean, log_var):
    mean **= 2
    return 0.5 * np.sum(np.exp(log_var) + mean - 1 - log_var, axis=1)
