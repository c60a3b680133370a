/**
 * Networks of fully connected layers, forwards and backwards.
 *
 * A batch of n samples is one array of n rows, one row after the other; so are the weights, with
 * one row for each input and one column for each unit.
 */
import { Random } from "./random";

export type Activation = "identity" | "sigmoid" | "tanh" | "relu";

export interface Layer {
  fanIn: number;
  fanOut: number;
  weights: Float64Array;
  biases: Float64Array;
  activation: Activation;
}

/** What a layer computed: its weighted inputs and its activations, n rows of fanOut numbers. */
export interface Trace {
  weighted: Float64Array;
  activations: Float64Array;
}

export interface Gradient {
  weights: Float64Array;
  biases: Float64Array;
  /** Derivatives by the weighted inputs, n rows of fanOut numbers. */
  error: Float64Array;
}

export function sigmoid(z: number): number {
  return 0.5 * (1 + Math.tanh(z / 2));
}

/** log(1 + exp(u)) without overflow. */
export function softplus(u: number): number {
  return Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));
}

const FUNCTIONS: Record<Activation, (z: number) => number> = {
  identity: (z) => z,
  sigmoid,
  tanh: Math.tanh,
  relu: (z) => Math.max(z, 0),
};

/** Slopes, from the activation a that belongs to the weighted input. */
export const SLOPES: Record<Activation, (a: number) => number> = {
  identity: () => 1,
  sigmoid: (a) => a * (1 - a),
  tanh: (a) => 1 - a * a,
  relu: (a) => (a > 0 ? 1 : 0),
};

/**
 * Standard deviations of weights at the start, by the name of the rule.
 *
 * "small" and "large" ignore how many inputs a unit has, which is what is wrong with them.
 */
export const STARTS = {
  small: () => 0.02,
  glorot: (fanIn: number, fanOut: number) => Math.sqrt(2 / (fanIn + fanOut)),
  he: (fanIn: number) => Math.sqrt(2 / fanIn),
  large: () => 1,
};

/** Draw a layer with normal weights of a standard deviation and biases 0. */
export function drawLayer(
  random: Random,
  fanIn: number,
  fanOut: number,
  activation: Activation,
  std: number,
): Layer {
  const weights = random.normals(fanIn * fanOut, std);
  return { fanIn, fanOut, weights, biases: new Float64Array(fanOut), activation };
}

/** Draw a network from its sizes: hidden layers with one activation, then a layer of logits. */
export function drawNetwork(random: Random, sizes: number[], activation: Activation): Layer[] {
  return sizes.slice(1).map((fanOut, l) => {
    const last = l === sizes.length - 2;
    const start = activation === "relu" && !last ? STARTS.he : STARTS.glorot;
    const std = start(sizes[l], fanOut);
    return drawLayer(random, sizes[l], fanOut, last ? "identity" : activation, std);
  });
}

export function forward(layers: Layer[], inputs: Float64Array): Trace[] {
  const traces: Trace[] = [];
  let before = inputs;
  for (const { fanIn, fanOut, weights, biases, activation } of layers) {
    const rows = before.length / fanIn;
    const weighted = new Float64Array(rows * fanOut);
    for (let row = 0; row < rows; row++) {
      const out = row * fanOut;
      for (let k = 0; k < fanOut; k++) weighted[out + k] = biases[k];
      for (let j = 0; j < fanIn; j++) {
        const input = before[row * fanIn + j];
        if (input === 0) continue;
        for (let k = 0; k < fanOut; k++) weighted[out + k] += input * weights[j * fanOut + k];
      }
    }
    before = weighted.map(FUNCTIONS[activation]);
    traces.push({ weighted, activations: before });
  }
  return traces;
}

/** The activations of the last layer. */
export function predict(layers: Layer[], inputs: Float64Array): Float64Array {
  return forward(layers, inputs)[layers.length - 1].activations;
}

/**
 * Go back through a network.
 *
 * `error` holds the derivatives of the cost by the weighted inputs of the last layer. Gives the
 * gradient of each layer, and the derivatives by the inputs of the network.
 */
export function backward(
  layers: Layer[],
  inputs: Float64Array,
  traces: Trace[],
  error: Float64Array,
): { gradients: Gradient[]; byInputs: Float64Array } {
  const gradients: Gradient[] = [];
  for (let l = layers.length - 1; l >= 0; l--) {
    const { fanIn, fanOut, weights } = layers[l];
    const before = l > 0 ? traces[l - 1].activations : inputs;
    const slope = l > 0 ? SLOPES[layers[l - 1].activation] : SLOPES.identity;
    const rows = before.length / fanIn;
    const byWeights = new Float64Array(weights.length);
    const byBiases = new Float64Array(fanOut);
    const passed = new Float64Array(before.length);
    for (let row = 0; row < rows; row++) {
      const out = row * fanOut;
      for (let k = 0; k < fanOut; k++) byBiases[k] += error[out + k];
      for (let j = 0; j < fanIn; j++) {
        const input = before[row * fanIn + j];
        const at = j * fanOut;
        let sum = 0;
        for (let k = 0; k < fanOut; k++) {
          byWeights[at + k] += input * error[out + k];
          sum += weights[at + k] * error[out + k];
        }
        passed[row * fanIn + j] = sum * slope(input);
      }
    }
    gradients.unshift({ weights: byWeights, biases: byBiases, error });
    error = passed;
  }
  return { gradients, byInputs: error };
}
