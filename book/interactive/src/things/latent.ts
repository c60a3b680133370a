/** The plane of the VAE's codes to move in; each place is decoded to a digit. */
import { decode, readLayer, StoredLayer } from "../math/decoder";
import { Layer } from "../math/dense";
import { Canvas } from "../ui/canvas";
import { h, slider } from "../ui/dom";
import { Frame, mix } from "../ui/frame";
import { fixed, pair } from "../ui/text";

/** What decoder.js leaves on the page. */
interface Stored {
  layers: StoredLayer[];
  /** Digit, first and second latent dimension of some test digits. */
  codes: [number, number, number][];
}

declare global {
  interface Window {
    playthingsDecoder?: Stored;
  }
}

const SIDE = 336;
/** The plane runs from -REACH to REACH: all but 1 in 370 draws of the prior in each direction. */
const REACH = 3;
const PIXELS = 28;
/** Room for the numbers at the left of the plane and below it. */
const MARGIN = 22;
/** How many of the nearest test digits are counted. */
const NEIGHBOURS = 10;

// Known only while this script runs first: decoder.js lies beside it.
const HERE = (document.currentScript as HTMLScriptElement | null)?.src ?? "";

function load(): Promise<Stored> {
  return new Promise((resolve, reject) => {
    const script = h("script", { src: new URL("decoder.js", HERE).href });
    script.addEventListener("load", () => resolve(window.playthingsDecoder!));
    script.addEventListener("error", () => reject(new Error(`${script.src} does not load.`)));
    document.head.append(script);
  });
}

export function latent(place: HTMLElement): void {
  // Until the weights are there the still picture stays.
  void load().then((stored) => show(place, stored));
}

function show(place: HTMLElement, { layers: stored, codes }: Stored): void {
  const layers: Layer[] = stored.map(readLayer);
  const frame = new Frame(place, {
    label: "A latent plane to move in",
    task: "Walk from a 0 to a 1. Which digits do you pass through, and where is the picture none at all?",
    caption:
      "The small digits on the plane of codes are where the encoder sends some test digits. The " +
      "picture is what the decoder of this chapter's stored VAE makes of the place of the cross. " +
      "Drag it, or choose the plane with Tab and use the arrow keys (with Shift, larger steps).",
  });

  const plane = new Canvas(frame, SIDE, SIDE);
  const picture = new Canvas(frame, SIDE, SIDE);
  const axis = (label: string, initial: number) =>
    slider({
      label,
      min: -REACH,
      max: REACH,
      step: 0.05,
      initial,
      format: (value) => fixed(value, 2),
      onInput: draw,
    });
  const first = axis("First dimension", 1.2);
  const second = axis("Second dimension", 2);

  const unit = (SIDE - MARGIN) / (2 * REACH);
  const left = (z: number) => MARGIN + (z + REACH) * unit;
  const top = (z: number) => (REACH - z) * unit;
  const code = (): [number, number] => [first.value, second.value];

  function draw() {
    drawPlane();
    drawPicture();
    say();
  }

  function drawPlane() {
    const { context } = plane;
    const [x, y] = [left(first.value), top(second.value)];
    plane.clear();
    context.lineWidth = 1;
    context.strokeStyle = frame.color("edge");
    for (let z = -REACH + 1; z < REACH; z++) {
      context.beginPath();
      context.moveTo(left(z), 0);
      context.lineTo(left(z), SIDE);
      context.moveTo(0, top(z));
      context.lineTo(SIDE, top(z));
      context.stroke();
    }
    for (const [digit, z1, z2] of codes) {
      plane.text(String(digit), left(z1), top(z2), { color: frame.color("soft"), size: 11 });
    }
    // On strips of their own, so that no tick is taken for a digit.
    context.fillStyle = frame.color("card");
    context.fillRect(0, 0, MARGIN, SIDE);
    context.fillRect(0, SIDE - MARGIN, SIDE, MARGIN);
    for (let z = -REACH + 1; z < REACH; z++) {
      plane.text(fixed(z, 0), left(z), SIDE - MARGIN / 2, { size: 11.5 });
      plane.text(fixed(z, 0), MARGIN / 2, top(z), { size: 11.5 });
    }
    context.strokeRect(MARGIN, 0.5, SIDE - MARGIN - 0.5, SIDE - MARGIN);
    context.strokeStyle = frame.color("orange");
    context.lineWidth = 3;
    context.beginPath();
    context.arc(x, y, 9, 0, 2 * Math.PI);
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ]) {
      context.moveTo(x + 9 * dx, y + 9 * dy);
      context.lineTo(x + 17 * dx, y + 17 * dy);
    }
    context.stroke();
    plane.describe(`Plane of codes; the cross is at ${pair(code(), 2)}; arrow keys move it`);
  }

  function drawPicture() {
    const { context } = picture;
    const [card, ink] = [frame.rgb("card"), frame.rgb("ink")];
    const cell = SIDE / PIXELS;
    decode(layers, code()).forEach((value, i) => {
      context.fillStyle = `rgb(${mix(card, ink, value)})`;
      context.fillRect((i % PIXELS) * cell, Math.floor(i / PIXELS) * cell, cell + 0.5, cell + 0.5);
    });
    context.lineWidth = 1;
    context.strokeStyle = frame.color("edge");
    context.strokeRect(0.5, 0.5, SIDE - 1, SIDE - 1);
    picture.describe(`The digit that is decoded at ${pair(code(), 2)}`);
  }

  function say() {
    const [z1, z2] = code();
    const nearest = codes
      .map(([digit, c1, c2]) => ({ digit, way: Math.hypot(c1 - z1, c2 - z2) }))
      .sort((a, b) => a.way - b.way)
      .slice(0, NEIGHBOURS);
    const counts = new Map<number, number>();
    for (const { digit } of nearest) counts.set(digit, (counts.get(digit) ?? 0) + 1);
    const list = [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([digit, count]) => `${count} × ${digit}`)
      .join(", ");
    frame.say(
      false,
      `z = ${pair(code(), 2)}. The ${NEIGHBOURS} test digits nearest to it: ${list}.`,
    );
  }

  function goTo(z1: number, z2: number) {
    [first.value, second.value] = [z1, z2];
    draw();
  }

  plane.onDrag((x, y) => goTo((x - MARGIN) / unit - REACH, REACH - y / unit));
  plane.onArrows((right, down) => goTo(first.value + 0.1 * right, second.value - 0.1 * down));
  frame.stages.classList.add("pt-side-by-side", "pt-plane");
  frame.stages.append(plane.element, picture.element);
  frame.addControls(first.element, second.element);
  frame.onThemeChange(draw);
  draw();
}
