/** A network that tells two classes apart, trained by stochastic gradient descent. */
import { backward, forward, Gradient, Layer, predict, sigmoid, softplus } from "./dense";
import { Random } from "./random";

export interface Settings {
  learningRate: number;
  batchSize: number;
  /** How strongly the squares of the weights count: the cost has l2 / 2 times their sum. */
  l2: number;
}

/** Mean cross-entropy of labels 0 and 1, computed from logits. */
export function crossEntropy(logits: Float64Array, labels: Float64Array): number {
  let sum = 0;
  logits.forEach((u, i) => (sum += softplus(u) - labels[i] * u));
  return sum / labels.length;
}

/** Share of samples whose logit is on the side of their label. */
export function accuracy(logits: Float64Array, labels: Float64Array): number {
  return logits.filter((u, i) => (u >= 0 ? 1 : 0) === labels[i]).length / labels.length;
}

/** Gradient of the mean cross-entropy with its L2 penalty. */
export function gradient(
  layers: Layer[],
  inputs: Float64Array,
  labels: Float64Array,
  l2: number,
): Gradient[] {
  const traces = forward(layers, inputs);
  const logits = traces[layers.length - 1].weighted;
  const error = logits.map((u, i) => (sigmoid(u) - labels[i]) / labels.length);
  const { gradients } = backward(layers, inputs, traces, error);
  gradients.forEach(({ weights }, l) => {
    for (let i = 0; i < weights.length; i++) weights[i] += l2 * layers[l].weights[i];
  });
  return gradients;
}

/** One pass over all samples in a new random order. Changes the layers. */
export function trainEpoch(
  layers: Layer[],
  inputs: Float64Array,
  labels: Float64Array,
  settings: Settings,
  random: Random,
): void {
  const order = random.permutation(labels.length);
  for (let start = 0; start < order.length; start += settings.batchSize) {
    const batch = order.slice(start, start + settings.batchSize);
    const points = Float64Array.from(batch.flatMap((i) => [inputs[2 * i], inputs[2 * i + 1]]));
    const targets = Float64Array.from(batch, (i) => labels[i]);
    gradient(layers, points, targets, settings.l2).forEach((g, l) => {
      const { weights, biases } = layers[l];
      for (let i = 0; i < weights.length; i++) weights[i] -= settings.learningRate * g.weights[i];
      for (let i = 0; i < biases.length; i++) biases[i] -= settings.learningRate * g.biases[i];
    });
  }
}

export function score(layers: Layer[], inputs: Float64Array, labels: Float64Array) {
  const logits = predict(layers, inputs);
  return { loss: crossEntropy(logits, labels), accuracy: accuracy(logits, labels) };
}
