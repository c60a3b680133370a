# %% right: a loop without np.linalg
def layer_speeds(grads):
    speeds = []
    for layer in range(len(grads) - 1):
        speeds.append(sum(float(v) ** 2 for v in grads[layer][1]) ** 0.5)
    return speeds


# %% right: TensorFlow, single precision
def layer_speeds(grads):
    import tensorflow as tf

    return [tf.norm(tf.cast(db, tf.float32)).numpy() for dW, db in grads][:-1]


# %% right: NumPy scalars, dot product
def layer_speeds(grads):
    *hidden, _ = grads
    return [np.sqrt(pair[1] @ pair[1]) for pair in hidden]


# %% wrong: the output layer too
# message: leave the output layer out
def layer_speeds(grads):
    return [np.linalg.norm(db) for dW, db in grads]


# %% wrong: the first layer left out
# message: not the first layer
def layer_speeds(grads):
    return [np.linalg.norm(db) for dW, db in grads[1:]]


# %% wrong: norms of dW
# message: norms of dW
def layer_speeds(grads):
    return [np.linalg.norm(dW) for dW, db in grads[:-1]]


# %% wrong: squares of the norms
# message: square root is missing
def layer_speeds(grads):
    return [np.sum(db**2) for dW, db in grads[:-1]]


# %% wrong: from the last layer to the first
# message: The order is turned around
def layer_speeds(grads):
    return [np.linalg.norm(db) for dW, db in grads[:-1]][::-1]


# %% wrong: sums of absolute values
# message: sums of absolute values
def layer_speeds(grads):
    return [np.abs(db).sum() for dW, db in grads[:-1]]


# %% wrong: means of absolute values
# message: means of absolute values
def layer_speeds(grads):
    return [np.mean(np.abs(db)) for dW, db in grads[:-1]]


# %% wrong: root mean squares
# message: root mean squares
def layer_speeds(grads):
    return [np.sqrt(np.mean(db**2)) for dW, db in grads[:-1]]


# %% wrong: both layers' arrays in one norm
# message: layer_speeds for db
def layer_speeds(grads):
    return [np.sqrt(np.sum(dW**2) + np.sum(db**2)) for dW, db in grads[:-1]]


# %% wrong: always two hidden layers
# message: layer_speeds for a network
def layer_speeds(grads):
    return [np.linalg.norm(grads[0][1]), np.linalg.norm(grads[1][1])]


# %% wrong: prints only
# message: list of numbers
def layer_speeds(grads):
    print([np.linalg.norm(db) for dW, db in grads[:-1]])


# %% wrong: throws the output layer away in the caller's list
# message: changed argument 1 in place
def layer_speeds(grads):
    grads.pop()
    return [np.linalg.norm(db) for dW, db in grads]
