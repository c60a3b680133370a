# %% right: written out again
def elbo(x, logits, mean, log_var):
    pixels = np.maximum(logits, 0) + np.log1p(np.exp(-np.abs(logits))) - x * logits
    nll = pixels.reshape(len(x), -1).sum(axis=1)
    kl = 0.5 * (mean**2 + np.exp(log_var) - 1 - log_var).sum(axis=1)
    return -(nll + kl)


# %% right: image by image
def elbo(x, logits, mean, log_var):
    out = []
    for i in range(len(x)):
        one = slice(i, i + 1)
        nll = bernoulli_nll(x[one], logits[one])
        kl = kl_to_standard_normal(mean[one], log_var[one])
        out.append(float(-nll[0] - kl[0]))
    return out


# %% right: float32
def elbo(x, logits, mean, log_var):
    a, b = bernoulli_nll(x, logits), kl_to_standard_normal(mean, log_var)
    return -np.add(a, b).astype("float32")


# %% wrong: the loss
# message: This is the loss
def elbo(x, logits, mean, log_var):
    return bernoulli_nll(x, logits) + kl_to_standard_normal(mean, log_var)


# %% wrong: the KL divergence added
# message: The KL divergence is subtracted
def elbo(x, logits, mean, log_var):
    return -bernoulli_nll(x, logits) + kl_to_standard_normal(mean, log_var)


# %% wrong: nll with a plus sign
# message: The negative log-likelihood has a minus sign
def elbo(x, logits, mean, log_var):
    return bernoulli_nll(x, logits) - kl_to_standard_normal(mean, log_var)


# %% wrong: no KL divergence
# message: Where is the KL divergence
def elbo(x, logits, mean, log_var):
    return -bernoulli_nll(x, logits)


# %% wrong: mean over the batch
# message: no mean over the batch
def elbo(x, logits, mean, log_var):
    return np.mean(-bernoulli_nll(x, logits) - kl_to_standard_normal(mean, log_var))


# %% wrong: mean over the pixels
# message: is a sum over the pixels, no mean
def elbo(x, logits, mean, log_var):
    nll = bernoulli_nll(x, logits) / x[0].size
    return -nll - kl_to_standard_normal(mean, log_var)


# %% wrong: mean over the dimensions
# message: is a sum over the dimensions, no mean
def elbo(x, logits, mean, log_var):
    kl = kl_to_standard_normal(mean, log_var) / mean.shape[1]
    return -bernoulli_nll(x, logits) - kl


# %% wrong: one KL divergence for all
# message: Each image has a KL divergence of its own
def elbo(x, logits, mean, log_var):
    return -bernoulli_nll(x, logits) - kl_to_standard_normal(mean, log_var).mean()


# %% wrong: one half forgotten
# message: has a factor 1/2
def elbo(x, logits, mean, log_var):
    return -bernoulli_nll(x, logits) - np.sum(np.exp(log_var) + mean**2 - 1 - log_var, axis=1)


# %% wrong: in place
# message: changed argument 4 in place
def elbo(x, logits, mean, log_var):
    kl = kl_to_standard_normal(mean, log_var)
    log_var -= 1
    return -bernoulli_nll(x, logits) - kl


# %% wrong: the example known by heart
# message: elbo for x of shape
def elbo(x, logits, mean, log_var):
    return np.array([-2 * np.log(2) - 2.5])
