/** A Run button: it steps again and again until it is pressed once more or there is no next step. */
import { button } from "./dom";

/** Milliseconds between pictures for readers who asked for less motion. */
const CALM = 600;

export class Runner {
  readonly button: HTMLButtonElement;
  running = false;
  private timer = 0;

  /**
   * `step` does one step and says whether another one may follow; `draw` shows the result.
   * A picture is shown every `interval` milliseconds, after `steps` steps.
   */
  constructor(
    private readonly step: () => boolean,
    private readonly draw: () => void,
    private readonly interval: number,
    private readonly steps = 1,
  ) {
    this.button = button("Run", () => (this.running ? this.stop() : this.start()));
    this.button.classList.add("pt-run");
  }

  start(): void {
    this.setRunning(true);
    this.next();
  }

  stop(): void {
    window.clearTimeout(this.timer);
    if (!this.running) return;
    this.setRunning(false);
    this.draw();
  }

  private setRunning(running: boolean): void {
    this.running = running;
    this.button.textContent = running ? "Pause" : "Run";
  }

  private next(): void {
    // Fewer pictures, as many steps in the same time.
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const pictures = calm ? Math.max(1, Math.round(CALM / this.interval)) : 1;
    for (let i = 0; i < pictures * this.steps; i++) {
      if (!this.step()) {
        this.stop();
        return;
      }
    }
    this.draw();
    this.timer = window.setTimeout(() => this.next(), pictures * this.interval);
  }
}
