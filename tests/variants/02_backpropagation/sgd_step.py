# %% right: copies, changed
def sgd_step(params, grads, learning_rate):
    new = []
    for i in range(len(params)):
        W, b = params[i][0].copy(), params[i][1].copy()
        W -= learning_rate * grads[i][0]
        b -= learning_rate * grads[i][1]
        new.append((W, b))
    return new


# %% right: lists as pairs, float32
def sgd_step(params, grads, learning_rate):
    return [
        [
            np.float32(p) - np.float32(learning_rate) * np.float32(g)
            for p, g in zip(pair, slopes, strict=True)
        ]
        for pair, slopes in zip(params, grads, strict=True)
    ]


# %% right: a deep copy
def sgd_step(params, grads, learning_rate):
    import copy

    new = copy.deepcopy(params)
    for (W, b), (dW, db) in zip(new, grads, strict=True):
        np.subtract(W, learning_rate * dW, out=W)
        np.subtract(b, learning_rate * db, out=b)
    return new


# %% wrong: in place
# message: changed argument 1 in place
def sgd_step(params, grads, learning_rate):
    for (W, b), (dW, db) in zip(params, grads, strict=True):
        W -= learning_rate * dW
        b -= learning_rate * db
    return params


# %% wrong: a copy of the list only
# message: changed argument 1 in place
def sgd_step(params, grads, learning_rate):
    new = list(params)
    for (W, b), (dW, db) in zip(new, grads, strict=True):
        W -= learning_rate * dW
        b -= learning_rate * db
    return new


# %% wrong: up the slope
# message: subtract the gradient
def sgd_step(params, grads, learning_rate):
    return [
        (W + learning_rate * dW, b + learning_rate * db)
        for (W, b), (dW, db) in zip(params, grads, strict=True)
    ]


# %% wrong: no learning rate
# message: Is the learning rate used
def sgd_step(params, grads, learning_rate):
    return [(W - dW, b - db) for (W, b), (dW, db) in zip(params, grads, strict=True)]


# %% wrong: the biases stay
# message: b of layer 1 .* every layer's W and b take a step
def sgd_step(params, grads, learning_rate):
    return [(W - learning_rate * dW, b) for (W, b), (dW, _) in zip(params, grads, strict=True)]


# %% wrong: only the change
# message: This is only the change
def sgd_step(params, grads, learning_rate):
    return [(-learning_rate * dW, -learning_rate * db) for dW, db in grads]


# %% wrong: returns inside the loop
# message: is no pair|entries
def sgd_step(params, grads, learning_rate):
    for (W, b), (dW, db) in zip(params, grads, strict=True):
        return W - learning_rate * dW, b - learning_rate * db


# %% wrong: one flat list
# message: 2 here. But it has 4 entries
def sgd_step(params, grads, learning_rate):
    new = []
    for (W, b), (dW, db) in zip(params, grads, strict=True):
        new += [W - learning_rate * dW, b - learning_rate * db]
    return new


# %% wrong: the first two layers only
# message: for layers of sizes \[4, 3, 2, 2\]
def sgd_step(params, grads, learning_rate):
    return [
        (W - learning_rate * dW, b - learning_rate * db)
        for (W, b), (dW, db) in zip(params[:2], grads[:2], strict=True)
    ]


# %% wrong: a learning rate of its own
# message: sgd_step for layers of sizes
def sgd_step(params, grads, learning_rate):
    return [(W - 0.5 * dW, b - 0.5 * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]


# %% wrong: no return
# message: Is there a return statement
def sgd_step(params, grads, learning_rate):
    [
        (W - learning_rate * dW, b - learning_rate * db)
        for (W, b), (dW, db) in zip(params, grads, strict=True)
    ]
