# %% right: loops, plain floats
def layer_stds(X, weights, activation):
    stds = []
    layer = X
    for W in weights:
        z = np.array(
            [
                [sum(x * w for x, w in zip(row, column, strict=True)) for column in W.T]
                for row in layer
            ]
        )
        layer = activation(z)
        values = layer.ravel().tolist()
        mean = sum(values) / len(values)
        stds.append((sum((v - mean) ** 2 for v in values) / len(values)) ** 0.5)
    return stds


# %% right: all activations kept first
def layer_stds(X, weights, activation):
    activations = [X]
    for W in weights:
        activations.append(activation(np.dot(activations[-1], W)))
    return [float(a.std()) for a in activations[1:]]


# %% right: recursion, variances from mean squares
def layer_stds(X, weights, activation):
    if not weights:
        return []
    first, *others = weights
    a = activation(np.einsum("ni,io->no", X, first))
    variance = np.mean(a**2) - np.mean(a) ** 2
    return [np.sqrt(max(variance, 0)), *layer_stds(a, others, activation)]


# %% wrong: X included
# message: X is not a layer
def layer_stds(X, weights, activation):
    a, stds = X, [np.std(X)]
    for W in weights:
        a = activation(a @ W)
        stds.append(np.std(a))
    return stds


# %% wrong: measured before the step
# message: starts with X and leaves the last layer out
def layer_stds(X, weights, activation):
    a, stds = X, []
    for W in weights:
        stds.append(np.std(a))
        a = activation(a @ W)
    return stds


# %% wrong: spread of the sums
# message: These are the sums before the activation
def layer_stds(X, weights, activation):
    a, stds = X, []
    for W in weights:
        z = a @ W
        stds.append(np.std(z))
        a = activation(z)
    return stds


# %% wrong: no activation
# message: Where is the activation
def layer_stds(X, weights, activation):
    a, stds = X, []
    for W in weights:
        a = a @ W
        stds.append(np.std(a))
    return stds


# %% wrong: a linear last layer
# message: The last layer has the activation too
def layer_stds(X, weights, activation):
    a, stds = X, []
    for W in weights[:-1]:
        a = activation(a @ W)
        stds.append(np.std(a))
    return [*stds, np.std(a @ weights[-1])]


# %% wrong: variances
# message: take the root
def layer_stds(X, weights, activation):
    a, stds = X, []
    for W in weights:
        a = activation(a @ W)
        stds.append(np.var(a))
    return stds


# %% wrong: mean of each unit's spread
# message: all at once: no axis
def layer_stds(X, weights, activation):
    a, stds = X, []
    for W in weights:
        a = activation(a @ W)
        stds.append(np.mean(np.std(a, axis=0)))
    return stds


# %% wrong: the sample standard deviation
# message: leave ddof out
def layer_stds(X, weights, activation):
    a, stds = X, []
    for W in weights:
        a = activation(a @ W)
        stds.append(np.std(a, ddof=1))
    return stds


# %% wrong: root of the mean square
# message: Is the mean subtracted
def layer_stds(X, weights, activation):
    a, stds = X, []
    for W in weights:
        a = activation(a @ W)
        stds.append(np.sqrt(np.mean(a**2)))
    return stds


# %% wrong: the last layer only
# message: One number for each layer
def layer_stds(X, weights, activation):
    a = X
    for W in weights:
        a = activation(a @ W)
    return np.std(a)


# %% wrong: weights turned
# message: with a from the layer before
def layer_stds(X, weights, activation):
    a, stds = X, []
    for W in weights:
        a = activation(a @ W.T)
        stds.append(np.std(a))
    return stds


# %% wrong: always ReLU
# message: use the activation given
def layer_stds(X, weights, activation):
    a, stds = X, []
    for W in weights:
        a = np.maximum(a @ W, 0)
        stds.append(np.std(a))
    return stds


# %% wrong: two layers only
# message: Go through all of weights
def layer_stds(X, weights, activation):
    a1 = activation(X @ weights[0])
    a2 = activation(a1 @ weights[1])
    return [np.std(a1), np.std(a2)]


# %% wrong: every layer starts from X
# message: with a from the layer before
def layer_stds(X, weights, activation):
    return [np.std(activation(X @ W)) for W in weights]


# %% wrong: takes the weights off the list
# message: changed argument 2 in place
def layer_stds(X, weights, activation):
    a, stds = X, []
    while weights:
        a = activation(a @ weights.pop(0))
        stds.append(np.std(a))
    return stds
