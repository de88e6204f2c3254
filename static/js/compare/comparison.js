/** A comparison at work: what it shows, and everything that can be done to it by name. */

import { Blinking } from "./blinking.js";
import { Choice } from "./choice.js";
import { Counting } from "./counting.js";
import { CompareLine } from "./line.js";
import { Looking } from "./looking.js";
import { Panes } from "./panes.js";
import { chosen, currentOf, fromAddress, inSight, MODES, swapped, toAddress, turned } from "./state.js";

/** @import { State } from "./state.js" */

export class Comparison {
  /** @param {HTMLElement} stage the <compare-stage> */
  constructor(stage) {
    this.stage = stage;
    const [area, difference] = [this.piece("area"), this.piece("difference")];
    this.panes = new Panes(area, difference);
    this.looking = new Looking(this.panes, () => this.seen());
    this.line = new CompareLine(this.piece("line"), area, this.looking);
    this.choice = new Choice(stage, (news) => this.announce(news));
    const image = /** @type {HTMLImageElement} */ (difference.querySelector("img"));
    this.counting = new Counting(stage, image, this.piece("count"));
    this.blinking = new Blinking(() => this.set(turned(this.state)));
    this.state = fromAddress(location.href, this.count);
    this.set(this.state);
  }

  /** @param {string} name @returns {HTMLElement} */
  piece(name) {
    return /** @type {HTMLElement} */ (this.stage.querySelector(`[data-part="${name}"]`));
  }

  get count() {
    return this.panes.figures.length;
  }

  get current() {
    return this.panes.figure(currentOf(this.state));
  }

  /** @param {State} state */
  set(state) {
    this.state = state;
    const { mode, pair } = state;
    this.panes.arrange(inSight(state, this.count), pair, currentOf(state), mode === "difference");
    this.choice.show(pair, currentOf(state), this.current);
    this.showTools(mode);
    if (mode !== "blink") this.blink(false);
    if (mode === "difference") this.counting.show(pair.map((number) => this.panes.figure(number).dataset.uuid ?? ""));
    this.fit();
    const address = toAddress(state, location.href);
    if (address !== location.href) history.replaceState(history.state, "", address); // browsers count the calls
  }

  /** Lay everything out anew: the stage has another size, or shows something else. */
  fit() {
    this.panes.spread(this.state.mode === "side");
    this.looking.again();
  }

  /** @param {string} mode */
  showTools(mode) {
    this.stage.dataset.mode = mode;
    for (const tools of this.stage.querySelectorAll("[data-for]"))
      tools.toggleAttribute("hidden", tools.getAttribute("data-for") !== mode);
    const radio = this.stage.querySelector(`input[name=mode][value=${mode}]`);
    if (radio instanceof HTMLInputElement) radio.checked = true;
    this.piece("line").hidden = mode !== "slider";
    this.piece("count").hidden = mode !== "difference";
  }

  seen() {
    this.line.stand();
    this.piece("level").textContent = `${Math.round(this.looking.view.scale * 100)} %`;
  }

  /** Change what is shown, and say which picture is meant now. @param {State} state */
  say(state) {
    this.set(state);
    this.announce();
  }

  /** @param {string} [news] of the picture that is meant; its name without any */
  announce(news = this.current.dataset.name ?? "") {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = `${currentOf(this.state)}: ${news}`;
  }

  /** @param {boolean} byItself */
  blink(byItself) {
    if (byItself) this.blinking.start(/** @type {HTMLInputElement} */ (this.piece("seconds")).valueAsNumber);
    else this.blinking.stop();
    this.piece("play").ariaPressed = String(byItself);
  }

  /** @param {string} name an act, perhaps with a word more: "choose 3", "pan ArrowUp" */
  act(name) {
    const { state, choice, looking } = this;
    const [verb, what] = name.split(" ");
    if (MODES.includes(verb)) return this.choose(verb);
    /** @type {Record<string, () => unknown>} */
    const acts = {
      swap: () => this.say(swapped(state)),
      left: () => this.say({ ...state, current: 0 }),
      right: () => this.say({ ...state, current: 1 }),
      choose: () => this.say(chosen(state, Number(what))),
      play: () => this.blink(!this.blinking.runs),
      line: () => this.line.key({ key: what, shiftKey: false }),
      pan: () => looking.walk(what),
      fit: () => looking.zoomTo(null),
      full: () => looking.zoomTo(1),
      double: () => looking.zoomTo(2),
      leap: () => looking.leap(),
      in: () => looking.step(true),
      out: () => looking.step(false),
      winner: () => choice.pick(),
      next: () => choice.next(),
      favourite: () => choice.judge("F", currentOf(state)),
      reject: () => choice.judge("X", currentOf(state)),
    };
    acts[verb]?.();
  }

  /** @param {string} mode */
  choose(mode) {
    if (mode === "blink" && this.state.mode === "blink") this.turnAndHold();
    else this.say({ ...this.state, mode });
  }

  /** One of those beside each other was tapped: it is the one that is meant. @param {number} number 0 for none */
  mean(number) {
    if (!number || this.state.mode !== "side") return;
    const side = this.state.pair.indexOf(number);
    this.say(side < 0 ? chosen(this.state, number) : { ...this.state, current: side ? 1 : 0 });
  }

  /** The other picture, for as long as key or finger is down, or until the next turn. */
  turnAndHold() {
    this.blink(false);
    this.blinking.press();
    this.announce();
  }

  /** @param {string} name @param {string} value of a range */
  slide(name, value) {
    if (name === "opacity") {
      this.piece("area").style.setProperty("--opacity", `${value}%`);
      this.piece("opacity-out").textContent = `${value} %`;
    } else if (name === "seconds") {
      this.piece("seconds-out").textContent = `${Number(value).toFixed(1)} s`;
      if (this.blinking.runs) this.blink(true);
    }
  }
}
