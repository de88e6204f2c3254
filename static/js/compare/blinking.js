/** Turning from one picture to the other: by a press, for as long as a key or finger is held, or by itself. */

const HELD = 350; // milliseconds: longer is a look, not a turn

export class Blinking {
  /** @type {number | undefined} */
  timer;
  heldSince = 0;

  /** @param {() => void} turn */
  constructor(turn) {
    this.turn = turn;
  }

  get runs() {
    return this.timer !== undefined;
  }

  /** @param {number} seconds between two turns */
  start(seconds) {
    this.stop();
    this.timer = window.setInterval(this.turn, seconds * 1000);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** A key or finger goes down: the other one is shown. */
  press() {
    if (this.heldSince) return; // the key repeats
    this.stop();
    this.heldSince = performance.now();
    this.turn();
  }

  /** It comes up: after a look, the first one is back. */
  release() {
    if (this.heldSince && performance.now() - this.heldSince > HELD) this.turn();
    this.heldSince = 0;
  }
}
