/** What the editor shows of itself: what is painted, whether it is saved, how near the picture is. */

/** @import { Workbench } from "./workbench.js" */

export class Status {
  waiting = 0;

  /** @param {Workbench} bench */
  constructor(bench) {
    this.bench = bench;
  }

  /** Measuring a large mask takes a while: first the screen shows what changed. */
  showSoon() {
    this.waiting ||= window.setTimeout(() => {
      this.waiting = 0;
      this.show();
    });
  }

  show() {
    const { bench } = this;
    const { measure, history, isEmpty } = bench.painting;
    for (const [name, steps] of Object.entries({ undo: history.past, redo: history.future })) {
      const button = bench.element.querySelector(`[data-act=${name}]`);
      if (button) button.ariaDisabled = String(steps.length === 0);
    }
    bench.growing.show();
    bench.find("summary").textContent = bench.spoken.sentence;
    const detail = { share: measure.share, isEmpty, isSaved: bench.drafts.saver.isSaved };
    bench.element.dispatchEvent(new CustomEvent("mask-change", { bubbles: true, detail }));
  }

  /** @param {string} state of the saving @param {string} text */
  showState(state, text) {
    const element = this.bench.find("state");
    element.textContent = text;
    element.dataset.state = state;
    if (state === "saved") this.showSoon();
  }

  showZoom() {
    const { view, hand } = this.bench;
    this.bench.find("level").textContent = `${Math.round(view.view.scale * 100)} %`;
    hand.resizeCircle();
  }

  end() {
    clearTimeout(this.waiting);
  }
}
