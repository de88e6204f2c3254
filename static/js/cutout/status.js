/** What is going on, in words: the proposal under way, the verdict, what went wrong and what to do. */

/** @import { CutoutBench } from "./bench.js" */

const FINE_AFTER = 6000; // milliseconds: the edges are what takes long

export class Status {
  isFine = false;
  /** said instead of everything else */
  fault = "";

  /** @param {CutoutBench} bench */
  constructor(bench) {
    this.bench = bench;
    bench.development.addEventListener("change", () => this.changed());
    bench.development.addEventListener("developed", () => this.show());
  }

  end() {
    clearTimeout(this.timer);
  }

  changed() {
    clearTimeout(this.timer);
    this.isFine = false;
    if (this.bench.development.isWorking)
      this.timer = window.setTimeout(() => {
        this.isFine = true;
        this.show();
      }, FINE_AFTER);
    this.show();
  }

  /** @param {string} sentence */
  failed(sentence) {
    this.fault = sentence;
    this.show();
  }

  show() {
    const { development, words, draft } = this.bench;
    const { latest, error, isWorking } = development;
    const { state, detail } = draft.saver;
    if (this.fault) this.say("error", this.fault, "reload");
    else if (state === "conflict") this.say("error", words.say("conflict"), "reload");
    else if (state === "refused") this.say("error", detail || words.say("not-saved"), "reload");
    else if (state === "offline") this.say("error", words.say("offline"));
    else if (error) this.say("error", error, "retry");
    else if (isWorking) this.say("working", words.say(this.work(latest !== null)));
    else if (latest) this.say(latest.isTrustworthy ? "success" : "warning", latest.sentence);
    const note = this.bench.find("note");
    note.textContent = latest?.shadow ?? "";
    note.hidden = !latest?.shadow;
  }

  /** @param {boolean} isCorrection */
  work(isCorrection) {
    if (isCorrection) return "following";
    return this.isFine ? "fine-edges" : "proposing";
  }

  /** @param {"working" | "success" | "warning" | "error"} level @param {string} sentence @param {string} [answer] */
  say(level, sentence, answer = "") {
    const notice = this.bench.find("notice");
    notice.dataset.level = level;
    for (const name of ["success", "warning", "error"]) notice.classList.toggle(name, name === level);
    const text = this.bench.find("sentence");
    if (text.textContent !== sentence) text.textContent = sentence; // said aloud once
    for (const name of ["retry", "reload"]) {
      this.bench.element.querySelector(`[data-act=${name}]`)?.toggleAttribute("hidden", name !== answer);
    }
    this.bench.view.area.ariaBusy = String(level === "working");
  }
}
