# %% right: logarithms
def sample_index(probs, temperature, rng):
    with np.errstate(divide="ignore"):
        logs = np.log(probs) / temperature
    q = np.exp(logs - logs.max())
    return rng.choice(len(probs), p=q / q.sum())


# %% right: running sums
def sample_index(probs, temperature, rng):
    weights = (np.asarray(probs) / max(probs)) ** (1 / temperature)
    sums = np.cumsum(weights)
    return int(np.searchsorted(sums, rng.random() * sums[-1], side="right"))


# %% right: Gumbel noise, with zeros left out
def sample_index(probs, temperature, rng):
    possible = np.flatnonzero(probs)
    noise = rng.gumbel(size=len(possible))
    return int(possible[np.argmax(np.log(probs[possible]) / temperature + noise)])


# %% right: one trial of a multinomial distribution
def sample_index(probs, temperature, rng):
    q = (probs / probs.max()) ** (1 / temperature)
    q = q / q.sum()
    return int(rng.multinomial(1, q).argmax())


# %% right: a loop, a seed drawn from rng
import random


def sample_index(probs, temperature, rng):
    top = max(probs)
    weights = [(float(p) / float(top)) ** (1 / temperature) for p in probs]
    dice = random.Random(int(rng.integers(2**60)))
    return dice.choices(range(len(weights)), weights)[0]


# %% wrong: the temperature left out
# message: The temperature is not used
def sample_index(probs, temperature, rng):
    return int(rng.choice(len(probs), p=probs))


# %% wrong: the exponent upside down
# message: exponent is upside down|Is the exponent 1 / temperature
def sample_index(probs, temperature, rng):
    q = probs**temperature
    return int(rng.choice(len(probs), p=q / q.sum()))


# %% wrong: probabilities taken for logits
# message: whose probability is 0
def sample_index(probs, temperature, rng):
    q = np.exp((probs - probs.max()) / temperature)
    return int(rng.choice(len(probs), p=q / q.sum()))


# %% wrong: always the most probable
# message: always the same index
def sample_index(probs, temperature, rng):
    return int(np.argmax(probs))


# %% wrong: underflow
# message: NaN|invalid value
def sample_index(probs, temperature, rng):
    q = probs ** (1 / temperature)
    return int(rng.choice(len(probs), p=q / q.sum()))


# %% wrong: a tiny number against log 0
# message: whose probability is 0
def sample_index(probs, temperature, rng):
    logs = np.log(probs + 1e-9) / temperature
    q = np.exp(logs - logs.max())
    return int(rng.choice(len(probs), p=q / q.sum()))


# %% wrong: not normalised
# message: do not sum to 1[^,]
def sample_index(probs, temperature, rng):
    return int(rng.choice(len(probs), p=(probs / probs.max()) ** (1 / temperature)))


# %% wrong: another generator
# message: Two generators in the same state gave different indices
def sample_index(probs, temperature, rng):
    q = (probs / probs.max()) ** (1 / temperature)
    return int(np.random.default_rng().choice(len(probs), p=q / q.sum()))


# %% wrong: NumPy's global generator
# message: Two generators in the same state gave different indices
def sample_index(probs, temperature, rng):
    q = (probs / probs.max()) ** (1 / temperature)
    return int(np.random.choice(len(probs), p=q / q.sum()))


# %% wrong: a fixed seed
# message: always the same index
def sample_index(probs, temperature, rng):
    q = (probs / probs.max()) ** (1 / temperature)
    return int(np.random.default_rng(0).choice(len(probs), p=q / q.sum()))


# %% wrong: an array of one index
# message: shape
def sample_index(probs, temperature, rng):
    q = (probs / probs.max()) ** (1 / temperature)
    return rng.choice(len(probs), size=1, p=q / q.sum())


# %% wrong: counts from 1
# message: The indices go from 0|whose probability is 0|with the shares
def sample_index(probs, temperature, rng):
    q = (probs / probs.max()) ** (1 / temperature)
    return int(rng.choice(len(probs), p=q / q.sum())) + 1


# %% wrong: a float
# message: should hold integers
def sample_index(probs, temperature, rng):
    q = (probs / probs.max()) ** (1 / temperature)
    return float(rng.choice(len(probs), p=q / q.sum()))


# %% wrong: the probability instead of the index
# message: should hold integers
def sample_index(probs, temperature, rng):
    q = (probs / probs.max()) ** (1 / temperature)
    return rng.choice(probs, p=q / q.sum())


# %% wrong: uniform
# message: whose probability is 0|equally often
def sample_index(probs, temperature, rng):
    return int(rng.integers(len(probs)))


# %% wrong: changes probs
# message: changed argument 1 in place
def sample_index(probs, temperature, rng):
    probs /= probs.max()
    probs **= 1 / temperature
    probs /= probs.sum()
    return int(rng.choice(len(probs), p=probs))


# %% wrong: greedy at low temperatures
# message: calls of sample_index
def sample_index(probs, temperature, rng):
    if temperature < 0.1:
        return int(np.argmax(probs))
    q = (probs / probs.max()) ** (1 / temperature)
    return int(rng.choice(len(probs), p=q / q.sum()))


# %% equivalent: a NumPy integer is an index, too
# - return int(rng.choice(len(probs), p=weights / np.sum(weights)))
# + return rng.choice(len(probs), p=weights / np.sum(weights))
