/** Canvases, with or without axes. */
import { h } from "./dom";
import { Frame } from "./frame";
import { power } from "./text";

/** Pixels of a canvas for each unit of its drawing: sharp on dense screens too. */
const DENSITY = 2;
const FONT = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";

export class Canvas {
  readonly element: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;

  constructor(
    protected readonly frame: Frame,
    readonly width: number,
    readonly height: number,
  ) {
    this.element = h("canvas", { width: width * DENSITY, height: height * DENSITY, role: "img" });
    this.context = this.element.getContext("2d")!;
    this.context.scale(DENSITY, DENSITY);
  }

  describe(text: string): void {
    this.element.setAttribute("aria-label", text);
  }

  clear(): void {
    this.context.fillStyle = this.frame.color("card");
    this.context.fillRect(0, 0, this.width, this.height);
  }

  text(
    text: string,
    x: number,
    y: number,
    { color = this.frame.color("ink"), align = "center" as CanvasTextAlign, size = 12 } = {},
  ): void {
    this.context.font = `${size}px ${FONT}`;
    this.context.textAlign = align;
    this.context.textBaseline = "middle";
    this.context.fillStyle = color;
    this.context.fillText(text, x, y);
  }

  /** A mark for a class: a circle for 0, a triangle for 1. */
  mark(label: number, x: number, y: number, radius: number, color: string, edge: string): void {
    const { context } = this;
    context.beginPath();
    if (label) {
      context.moveTo(x, y - 1.2 * radius);
      context.lineTo(x + 1.1 * radius, y + 0.8 * radius);
      context.lineTo(x - 1.1 * radius, y + 0.8 * radius);
      context.closePath();
    } else {
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.fillStyle = color;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = edge;
    context.stroke();
  }

  /** Where the pointer of an event is, in units of the drawing. */
  locate(event: PointerEvent): { x: number; y: number } {
    const box = this.element.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * this.width,
      y: ((event.clientY - box.top) / box.height) * this.height,
    };
  }

  /** Let a pointer press or drag on the canvas. */
  onDrag(move: (x: number, y: number) => void): void {
    const { element } = this;
    element.classList.add("pt-draggable");
    const follow = (event: PointerEvent) => {
      const { x, y } = this.locate(event);
      move(x, y);
    };
    element.addEventListener("pointerdown", (event) => {
      element.setPointerCapture(event.pointerId);
      element.focus({ preventScroll: true });
      event.preventDefault();
      follow(event);
    });
    element.addEventListener("pointermove", (event) => {
      if (element.hasPointerCapture(event.pointerId)) follow(event);
    });
  }

  /** Let the arrow keys act on the canvas, in steps of 1, or of 5 with Shift. */
  onArrows(move: (right: number, down: number) => void): void {
    setKeys(this.element, move);
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "application");
  }
}

const ARROWS: Record<string, [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

export function setKeys(
  element: HTMLElement | SVGElement,
  move: (right: number, down: number) => void,
): void {
  element.addEventListener("keydown", (event) => {
    const { key, shiftKey } = event as KeyboardEvent;
    if (!(key in ARROWS)) return;
    // Else the page scrolls.
    event.preventDefault();
    const [right, down] = ARROWS[key];
    const size = shiftKey ? 5 : 1;
    move(size * right, size * down);
  });
}

export interface Axis {
  label: string;
  min: number;
  max: number;
  log?: boolean;
}

const MARGIN = { left: 46, right: 10, top: 28, bottom: 40 };

/** A canvas with axes. Set `x` and `y`, call `axes`, then draw. */
export class Chart extends Canvas {
  constructor(
    frame: Frame,
    width: number,
    height: number,
    readonly x: Axis,
    readonly y: Axis,
  ) {
    super(frame, width, height);
  }

  private share(axis: Axis, value: number): number {
    const { min, max, log } = axis;
    if (!log) return (value - min) / (max - min);
    return Math.log(value / min) / Math.log(max / min);
  }

  left(value: number): number {
    return MARGIN.left + this.share(this.x, value) * (this.width - MARGIN.left - MARGIN.right);
  }

  top(value: number): number {
    const height = this.height - MARGIN.top - MARGIN.bottom;
    return MARGIN.top + (1 - this.share(this.y, value)) * height;
  }

  axes(): void {
    const { context, frame } = this;
    const [ink, edge] = [frame.color("ink"), frame.color("edge")];
    const bottom = this.height - MARGIN.bottom;
    this.clear();
    context.strokeStyle = edge;
    context.lineWidth = 1;
    context.setLineDash([]);
    for (const [value, text] of ticks(this.y)) {
      const y = Math.round(this.top(value)) + 0.5;
      context.beginPath();
      context.moveTo(MARGIN.left, y);
      context.lineTo(this.width - MARGIN.right, y);
      context.stroke();
      this.text(text, MARGIN.left - 6, y, { align: "right", size: 11.5 });
    }
    for (const [value, text] of ticks(this.x)) {
      this.text(text, this.left(value), bottom + 13, { size: 11.5 });
    }
    context.strokeStyle = ink;
    context.beginPath();
    context.moveTo(MARGIN.left, bottom + 0.5);
    context.lineTo(this.width - MARGIN.right, bottom + 0.5);
    context.stroke();
    this.text(this.x.label, (MARGIN.left + this.width) / 2, this.height - 9);
    this.text(this.y.label, 4, 10, { align: "left" });
  }

  /** Draw a curve; values outside the axes are drawn at their edge. */
  curve(xs: ArrayLike<number>, ys: ArrayLike<number>, color: string, dash: number[] = []): void {
    const { context } = this;
    context.beginPath();
    for (let i = 0; i < xs.length; i++) {
      const value = Math.min(Math.max(ys[i], this.y.min), this.y.max);
      context.lineTo(this.left(xs[i]), this.top(Number.isNaN(value) ? this.y.max : value));
    }
    context.strokeStyle = color;
    context.lineWidth = 2;
    context.lineJoin = "round";
    context.setLineDash(dash);
    context.stroke();
    context.setLineDash([]);
  }
}

function ticks({ min, max, log }: Axis): [number, string][] {
  if (log) {
    const [low, high] = [Math.ceil(Math.log10(min)), Math.floor(Math.log10(max))];
    const step = Math.max(1, Math.ceil((high - low) / 5));
    const first = Math.ceil(low / step) * step;
    const count = Math.floor((high - first) / step) + 1;
    return Array.from({ length: count }, (_, i) => {
      const exponent = first + i * step;
      return [10 ** exponent, exponent === 0 ? "1" : power(exponent)];
    });
  }
  const rough = (max - min) / 4;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * ([1, 2, 5, 10].find((size) => size * unit >= rough) ?? 10);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.ceil(min / step - 1e-9);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => {
    const value = (first + i) * step;
    return [value, value.toFixed(decimals).replace("-", "−")];
  });
}
