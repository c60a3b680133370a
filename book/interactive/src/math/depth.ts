/** A signal on its way through many layers, and the gradient on its way back. */
import { Activation, backward, drawLayer, forward, Layer, SLOPES } from "./dense";
import { Random } from "./random";

/** Samples that are sent through, and units in each layer. */
const SAMPLES = 40;
export const WIDTH = 100;

export interface Journey {
  /** For each layer, its activations: one row for each sample. */
  activations: Float64Array[];
  /** For each layer, the standard deviation of its activations. */
  spread: number[];
  /** For each layer, the length of the gradient by its weighted inputs, for a typical sample. */
  gradient: number[];
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
}

/** Root of the mean squared length of the rows. */
function rowLength(values: Float64Array, rows: number): number {
  return Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / rows);
}

export interface Trip {
  layers: Layer[];
  inputs: Float64Array;
  /** Derivatives of the cost by the activations of the last layer. */
  error: Float64Array;
}

/** Draw layers with weights of a standard deviation, and standard normal inputs and errors. */
export function drawTrip(seed: number, depth: number, activation: Activation, std: number): Trip {
  const random = new Random(seed);
  return {
    inputs: random.normals(SAMPLES * WIDTH),
    error: random.normals(SAMPLES * WIDTH),
    layers: Array.from({ length: depth }, () => drawLayer(random, WIDTH, WIDTH, activation, std)),
  };
}

/** Send inputs forwards through layers, and an error back. */
export function travel({ layers, inputs, error }: Trip): Journey {
  const traces = forward(layers, inputs);
  const activations = traces.map((trace) => trace.activations);
  const outputs = activations[layers.length - 1];
  const slope = SLOPES[layers[layers.length - 1].activation];
  const last = error.map((e, i) => e * slope(outputs[i]));
  const { gradients } = backward(layers, inputs, traces, last);
  const rows = inputs.length / layers[0].fanIn;
  return {
    activations,
    spread: activations.map(standardDeviation),
    gradient: gradients.map((g) => rowLength(g.error, rows)),
  };
}
