# %% right: a loop over all entries
def optimal_discriminator(p_data, p_model):
    result = np.empty(np.shape(p_data))
    for index in np.ndindex(result.shape):
        total = p_data[index] + p_model[index]
        result[index] = p_data[index] / total if total > 0 else 0.5
    return result


# %% right: masks
def optimal_discriminator(p_data, p_model):
    total = p_data + p_model
    result = np.full_like(total, 0.5)
    known = total != 0
    result[known] = p_data[known] / total[known]
    return result


# %% right: np.where, warnings and all
def optimal_discriminator(p_data, p_model):
    return np.where(p_data + p_model == 0, 0.5, p_data / (p_data + p_model))


# %% right: keras.ops in float32
def optimal_discriminator(p_data, p_model):
    from keras import ops

    p = ops.convert_to_tensor(p_data, dtype="float32")
    total = p + ops.convert_to_tensor(p_model, dtype="float32")
    return ops.convert_to_numpy(ops.where(total > 0, p / ops.where(total > 0, total, 1.0), 0.5))


# %% right: nan replaced
def optimal_discriminator(p_data, p_model):
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(p_data / (p_data + p_model), nan=0.5)


# %% wrong: nan where both are 0
# message: has nan in it
def optimal_discriminator(p_data, p_model):
    with np.errstate(invalid="ignore"):
        return p_data / (p_data + p_model)


# %% wrong: 0 where both are 0
# message: Where both densities are 0 the value is 1/2
def optimal_discriminator(p_data, p_model):
    return p_data / (p_data + p_model + 1e-300)


# %% wrong: 1 where both are 0
# message: Where both densities are 0 the value is 1/2
def optimal_discriminator(p_data, p_model):
    return np.where(p_model == 0, 1, p_data / np.maximum(p_data + p_model, 1e-300))


# %% wrong: the share of the fake ones
# message: the share of the fake ones
def optimal_discriminator(p_data, p_model):
    total = p_data + p_model
    return np.where(total > 0, p_model / np.where(total > 0, total, 1), 0.5)


# %% wrong: a small number on both
# message: swamps small ones
def optimal_discriminator(p_data, p_model):
    return (p_data + 1e-12) / (p_data + p_model + 2e-12)


# %% wrong: which one is larger
# message: says which density is larger
def optimal_discriminator(p_data, p_model):
    return np.where(p_data == p_model, 0.5, np.where(p_data > p_model, 1.0, 0.0))


# %% wrong: the ratio
# message: should be
def optimal_discriminator(p_data, p_model):
    return np.where(p_model > 0, p_data / np.where(p_model > 0, p_model, 1), 0.5)


# %% wrong: one axis only
# message: any shape
def optimal_discriminator(p_data, p_model):
    pairs = zip(p_data, p_model, strict=True)
    return np.array([p / (p + q) if p + q > 0 else 0.5 for p, q in pairs])


# %% wrong: normalised first
# message: expected 0.75, got 0.827586
def optimal_discriminator(p_data, p_model):
    p, q = p_data / max(p_data.sum(), 1e-9), p_model / max(p_model.sum(), 1e-9)
    return np.where(p + q > 0, p / np.where(p + q > 0, p + q, 1), 0.5)


# %% wrong: changes its input
# message: changed argument 2 in place
def optimal_discriminator(p_data, p_model):
    p_model += p_data
    return np.where(p_model > 0, p_data / np.where(p_model > 0, p_model, 1), 0.5)


# %% wrong: the visible answer
# message: for shape
def optimal_discriminator(p_data, p_model):
    return np.array([0.75, 0.0, 0.5, 0.5])


# %% equivalent: densities are arrays, which NumPy takes as they are
# - p_data, total = np.asarray(p_data), np.add(p_data, p_model)
# + p_data, total = p_data, np.add(p_data, p_model)
