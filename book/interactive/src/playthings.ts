/**
 * Bring the things to play with to life.
 *
 * A page holds <div class="plaything" data-plaything="NAME"> with a still picture inside; where
 * this script runs, the live thing takes the picture's place. On other pages it does nothing.
 */
import css from "./playthings.css";
import { h } from "./ui/dom";
import { convolution } from "./things/convolution";
import { depth } from "./things/depth";
import { gan } from "./things/gan";
import { latent } from "./things/latent";
import { lstm } from "./things/lstm";
import { network } from "./things/network";
import { perceptron } from "./things/perceptron";

const THINGS: Record<string, (place: HTMLElement) => void> = {
  perceptron,
  network,
  depth,
  convolution,
  lstm,
  latent,
  gan,
};

function start(): void {
  const places = document.querySelectorAll<HTMLElement>(".plaything[data-plaything]");
  if (places.length === 0) return;
  document.head.append(h("style", {}, css));
  for (const place of places) THINGS[place.dataset.plaything!]?.(place);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
