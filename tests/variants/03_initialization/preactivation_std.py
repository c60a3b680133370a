# %% right: hypot
def preactivation_std(n_active, weight_std, bias_std):
    return np.hypot(np.sqrt(n_active) * weight_std, bias_std)


# %% right: a loop over the terms, plain Python
def preactivation_std(n_active, weight_std, bias_std):
    import math

    variance = bias_std * bias_std
    for _ in range(n_active):
        variance += weight_std * weight_std
    return math.sqrt(variance)


# %% right: the norm of all standard deviations, float32
def preactivation_std(n_active, weight_std, bias_std):
    parts = np.array([weight_std] * n_active + [bias_std], dtype="float32")
    return np.linalg.norm(parts)


# %% wrong: the variance
# message: This is the variance
def preactivation_std(n_active, weight_std, bias_std):
    return n_active * weight_std**2 + bias_std**2


# %% wrong: no bias
# message: The bias is a term of the sum
def preactivation_std(n_active, weight_std, bias_std):
    return np.sqrt(n_active) * weight_std


# %% wrong: two roots added
# message: then take one root
def preactivation_std(n_active, weight_std, bias_std):
    return np.sqrt(n_active * weight_std**2) + bias_std


# %% wrong: standard deviations added
# message: Standard deviations do not add
def preactivation_std(n_active, weight_std, bias_std):
    return n_active * weight_std + bias_std


# %% wrong: not squared
# message: A variance is the square
def preactivation_std(n_active, weight_std, bias_std):
    return np.sqrt(n_active * weight_std + bias_std)


# %% wrong: bias not squared
# message: Square bias_std too
def preactivation_std(n_active, weight_std, bias_std):
    return np.sqrt(n_active * weight_std**2 + bias_std)


# %% wrong: a bias for each input
# message: There is one bias
def preactivation_std(n_active, weight_std, bias_std):
    return np.sqrt(n_active * (weight_std**2 + bias_std**2))


# %% wrong: n squared
# message: no n squared
def preactivation_std(n_active, weight_std, bias_std):
    return np.sqrt((n_active * weight_std) ** 2 + bias_std**2)


# %% wrong: n forgotten
# message: where is n
def preactivation_std(n_active, weight_std, bias_std):
    return np.sqrt(weight_std**2 + bias_std**2)


# %% wrong: bias of standard deviation 1
# message: Is bias_std used
def preactivation_std(n_active, weight_std, bias_std):
    return np.sqrt(n_active * weight_std**2 + 1)


# %% wrong: sampled, with too few samples
# message: should be 2.5, but is
def preactivation_std(n_active, weight_std, bias_std):
    rng = np.random.default_rng(0)
    weights = rng.normal(0, weight_std, (1000, n_active))
    return np.std(weights.sum(axis=1) + rng.normal(0, bias_std, 1000))


# %% wrong: no return
# message: Does the function end with a return statement
def preactivation_std(n_active, weight_std, bias_std):
    print(np.sqrt(n_active * weight_std**2 + bias_std**2))


# %% wrong: weights of standard deviation 1
# message: Is weight_std used
def preactivation_std(n_active, weight_std, bias_std):
    return np.sqrt(n_active + bias_std**2)
