/** The decoder of the book's VAE with two latent dimensions; its weights are in decoder.js. */
import { Activation, Layer, predict } from "./dense";

/** A layer as scripts/export_playthings.py writes it: whole numbers with one scale for each unit. */
export interface StoredLayer {
  fanIn: number;
  activation: Activation;
  /** Weights as 16-bit numbers, low byte first, in base64. */
  weights: string;
  scales: number[];
  biases: number[];
}

export function readLayer(stored: StoredLayer): Layer {
  const bytes = Uint8Array.from(atob(stored.weights), (character) => character.charCodeAt(0));
  const whole = new Int16Array(bytes.buffer);
  const fanOut = stored.biases.length;
  return {
    fanIn: stored.fanIn,
    fanOut,
    weights: Float64Array.from(whole, (value, i) => value * stored.scales[i % fanOut]),
    biases: Float64Array.from(stored.biases),
    activation: stored.activation,
  };
}

/** Give the image that belongs to a code: 784 numbers from 0 (paper) to 1 (ink). */
export function decode(layers: Layer[], code: [number, number]): Float64Array {
  return predict(layers, Float64Array.from(code));
}
