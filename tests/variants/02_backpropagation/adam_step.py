# %% right: copies, changed
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, m, v = w.copy(), m.copy(), v.copy()
    m += (1 - beta1) * (grad - m)
    v += (1 - beta2) * (grad * grad - v)
    w -= learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return w, m, v


# %% right: the corrections in the learning rate and in eps, as a list
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    root = np.sqrt(1 - np.power(beta2, t))
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * np.square(grad)
    rate = learning_rate * root / (1 - np.power(beta1, t))
    return [w - rate * m / (np.sqrt(v) + eps * root), m, v]


# %% right: float32
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = (beta1 * m + (1 - beta1) * grad).astype("float32")
    v = (beta2 * v + (1 - beta2) * grad**2).astype("float32")
    m_hat, v_hat = m / np.float32(1 - beta1**t), v / np.float32(1 - beta2**t)
    step = np.float32(learning_rate) * m_hat / (np.sqrt(v_hat) + np.float32(eps))
    return w.astype("float32") - step, m, v


# %% right: entry by entry
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    import math

    new = [np.empty(w.shape) for _ in range(3)]
    for i in np.ndindex(w.shape):
        mean = beta1 * m[i] + (1 - beta1) * grad[i]
        square = beta2 * v[i] + (1 - beta2) * grad[i] ** 2
        below = math.sqrt(square / (1 - beta2**t)) + eps
        new[0][i] = w[i] - learning_rate * mean / (1 - beta1**t) / below
        new[1][i], new[2][i] = mean, square
    return tuple(new)


# %% wrong: no corrections
# message: The corrections of m and v are missing
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return w - learning_rate * m / (np.sqrt(v) + eps), m, v


# %% wrong: only m corrected
# message: Correct v too
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v) + eps), m, v


# %% wrong: corrected means returned
# message: Return m itself
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = (beta1 * m + (1 - beta1) * grad) / (1 - beta1**t)
    v = (beta2 * v + (1 - beta2) * grad**2) / (1 - beta2**t)
    return w - learning_rate * m / (np.sqrt(v) + eps), m, v


# %% wrong: eps inside the root
# message: eps is added after the root
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat + eps), m, v


# %% wrong: eps added before the correction
# message: with other options|for small gradients
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return w - rate * m / (np.sqrt(v) + eps), m, v


# %% wrong: no eps
# message: eps is missing|Is eps in the divisor
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return w - learning_rate * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t)), m, v


# %% wrong: t from 0
# message: t counts from 1: no power is t - 1
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1 ** (t - 1)), v / (1 - beta2 ** (t - 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + eps), m, v


# %% wrong: t + 1
# message: the powers are t, not t \+ 1
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + eps), m, v


# %% wrong: corrected without the power
# message: raised to the power t
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + eps), m, v


# %% wrong: beta times t
# message: beta\*\*t is not beta \* t
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1 * t), v / (1 - beta2 * t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + eps), m, v


# %% wrong: the gradient is not squared
# message: square the gradient
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * abs(grad)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + eps), m, v


# %% wrong: no root
# message: The root of v is missing
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (v_hat + eps), m, v


# %% wrong: the betas swapped
# message: uses beta1, not beta2
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta2 * m + (1 - beta2) * grad
    v = beta1 * v + (1 - beta1) * grad**2
    m_hat, v_hat = m / (1 - beta2**t), v / (1 - beta1**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + eps), m, v


# %% wrong: up the slope
# message: w goes against the gradient
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w + learning_rate * m_hat / (np.sqrt(v_hat) + eps), m, v


# %% wrong: RMSprop's step
# message: The step uses the mean m
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return w - learning_rate * grad / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


# %% wrong: in place
# message: changed argument 2 and argument 3 in place
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m *= beta1
    m += (1 - beta1) * grad
    v *= beta2
    v += (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + eps), m, v


# %% wrong: only w
# message: should return 3 values
def adam_step(w, m, v, grad, t, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + eps)


# %% wrong: the options are ignored
# message: learning_rate=0.5\)
def adam_step(w, m, v, grad, t, **options):
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - 0.001 * m_hat / (np.sqrt(v_hat) + 1e-8), m, v


# %% wrong: another default
# message: w of adam_step\(w, m, v, grad, 1\)
def adam_step(w, m, v, grad, t, learning_rate=0.01, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + eps), m, v
