/**
 * <film-strip>: this run's photos as they arrive, then earlier runs folded into stacks. Arrows walk, E retouches, Delete
 * trashes, U uses the settings; arrivals are said aloud once.
 */

import { isPlain } from "./keys.js";

class FilmStrip extends HTMLElement {
  /** @type {Map<string, {ready: number, status: string}>} what was seen of each run */
  seen = new Map();
  /** @type {Set<string>} runs that the user unfolded */
  unfolded = new Set();
  wasFolded = false;

  connectedCallback() {
    this.watching = new MutationObserver(() => this.look());
    this.watching.observe(this.runs, { childList: true });
    this.addEventListener("pointerdown", (event) => this.unfoldUnder(event));
    this.addEventListener("click", (event) => this.clicked(event), true);
    this.addEventListener(
      "focusin",
      ({ target }) => target instanceof Element && target.matches(":focus-visible") && this.unfold(target),
    );
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.addEventListener(
      "animationend",
      ({ target }) => target instanceof Element && target.classList.remove("is-new"),
    );
    this.look();
  }

  disconnectedCallback() {
    this.watching?.disconnect();
  }

  get runs() {
    return /** @type {HTMLElement} */ (this.querySelector("#runs"));
  }

  /** @returns {HTMLElement[]} */
  get shown() {
    return [...this.runs.querySelectorAll(".run:not([hidden])")].filter((run) => run instanceof HTMLElement);
  }

  /** @returns {Element[]} */
  get links() {
    return [...this.runs.querySelectorAll(".run:not([hidden]) a.photo-link")];
  }

  /** Compare every run with what was seen of it, and fold all but the newest. */
  look() {
    this.shown.forEach((run, index) => {
      const { ready = "0", wanted = "0", status = "" } = run.dataset;
      const before = this.seen.get(run.id);
      this.seen.set(run.id, { ready: Number(ready), status });
      if (before && Number(ready) > before.ready) this.welcome(run, before.ready, { ready, wanted });
      if (before && before.status !== status && status in this.dataset) this.say(this.dataset[status] ?? "");
      const isUnderWay = status === "running" || status === "queued";
      run.classList.toggle("is-stacked", index > 0 && !isUnderWay && !this.unfolded.has(run.id) && Number(ready) > 1);
    });
  }

  /** @param {HTMLElement} run @param {number} before @param {{ready: string, wanted: string}} count */
  welcome(run, before, count) {
    const links = [...run.querySelectorAll("a.photo-link")];
    for (const link of links.slice(before)) link.closest(".photo")?.classList.add("is-new");
    const first = links[before]?.getAttribute("data-variant");
    const detail = { variant: first, operation: run.dataset.operation };
    if (first) this.dispatchEvent(new CustomEvent("photo-arrived", { bubbles: true, detail }));
    this.say((this.dataset.ready ?? "").replace("{ready}", count.ready).replace("{wanted}", count.wanted));
  }

  /** @param {string} sentence */
  say(sentence) {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = sentence;
  }

  /** @param {Element} inside @returns {boolean} whether its run was folded */
  unfold(inside) {
    const run = inside.closest(".run.is-stacked");
    if (!run) return false;
    this.unfolded.add(run.id);
    run.classList.remove("is-stacked");
    return true;
  }

  /** @param {PointerEvent} event */
  unfoldUnder({ target }) {
    // the click that follows belongs to the stack, not to the photo that happens to lie on top
    this.wasFolded = target instanceof Element && target.closest(".run.is-stacked") !== null;
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    if (!(event.target instanceof Element)) return;
    const run = event.target.closest(".run");
    if (this.wasFolded && this.unfold(event.target)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (run && event.target.closest("[data-stack]") && run !== this.shown[0]) {
      this.unfolded.delete(run.id);
      this.look();
    }
    this.wasFolded = false;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const link = event.target instanceof Element ? event.target.closest("a.photo-link") : null;
    if (!(link instanceof HTMLElement) || !isPlain(event)) return;
    const { links } = this;
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowRight: () => this.walk(link, 1),
      ArrowLeft: () => this.walk(link, -1),
      Delete: () => {
        this.walk(link, links.indexOf(link) + 1 < links.length ? 1 : -1);
        press(link, "trash");
      },
      e: () => location.assign(`${this.dataset.retouch}?base=${link.dataset.variant}`),
      u: () => press(link, "use"),
    };
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    // while a photo is open, the keys are its own
    if (!act || document.querySelector("#viewer:not([hidden])")) return;
    event.preventDefault();
    act();
  }

  /** @param {Element} from @param {number} step */
  walk(from, step) {
    const { links } = this;
    const next = links[links.indexOf(from) + step];
    if (!(next instanceof HTMLElement)) return;
    this.unfold(next);
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** A wheel that only turns one way scrolls the strip sideways. @param {WheelEvent} event */
  wheel(event) {
    if (event.ctrlKey || Math.abs(event.deltaY) <= Math.abs(event.deltaX)) return;
    event.preventDefault();
    this.scrollLeft += event.deltaMode === 0 ? event.deltaY : event.deltaY * 16;
  }
}

/** @param {Element} link @param {string} tool */
function press(link, tool) {
  const form = link.closest(".photo")?.querySelector(`form[data-tool=${tool}]`);
  if (form instanceof HTMLFormElement) form.requestSubmit();
}

customElements.define("film-strip", FilmStrip);
