/** The shadow and the reflection of what is masked: the server proposes them, the user takes or leaves them. */

/** @import { Workbench } from "./workbench.js" */

import { EDIT } from "./blend.js";

export class ShadowOffer {
  /** @param {Workbench} bench */
  constructor(bench) {
    this.bench = bench;
    bench.find("shadow").addEventListener("click", () => void bench.busy(this.ask()));
  }

  async ask() {
    const { bench } = this;
    const { words, notice } = bench;
    if (bench.painting.isEmpty) {
      notice.show(words.say("shadow-of-nothing"));
      return;
    }
    await bench.save();
    const blob = await bench.server.ask("casts", {});
    if (!blob) {
      notice.show(words.say("no-shadow"));
      return;
    }
    const data = await bench.heavy.do("selection", { blob, size: bench.size });
    bench.view.propose({ ...bench.size, data });
    const answers = [
      { label: words.say("add-shadow"), run: () => this.take(data) },
      { label: words.say("leave-shadow"), run: () => bench.view.propose(null) },
    ];
    notice.show(words.say("shadow-found"), { answers, kind: "shadow", closed: () => bench.view.propose(null) });
  }

  /** @param {Uint8Array} data */
  take(data) {
    this.bench.view.propose(null);
    void this.bench.lay(Promise.resolve(data), EDIT);
  }
}
