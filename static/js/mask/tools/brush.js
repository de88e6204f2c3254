/** Brush and eraser. Alt makes one the other; Shift draws a straight line from where the last stroke ended. */

/** @import { Dab } from "../brush.js" */
/** @import { Touch } from "../gestures.js" */
/** @import { Desk, Modifiers } from "./tool.js" */

import { EDIT, KEEP } from "../blend.js";
import { paintSegment } from "../brush.js";

const SPACING = 0.04; // of the radius: what is nearer makes no difference to be seen
const THINNEST = 0.15; // of the size, at no pressure

export class Brush {
  isClicked = true;
  value = EDIT;
  /** @type {Dab | null} */
  last = null;

  /** @param {Desk} desk @param {number} value */
  constructor(desk, value) {
    this.desk = desk;
    this.usual = value;
  }

  /** @param {Touch} touch @returns {Dab} */
  dab({ x, y, pressure }) {
    const { size, usesPressure } = this.desk.settings;
    const share = usesPressure ? THINNEST + (1 - THINNEST) * pressure : 1;
    return { x, y, radius: (size / 2) * share };
  }

  /** @param {Dab} from @param {Dab} to */
  paint(from, to) {
    const { painting, view, settings } = this.desk;
    const box = paintSegment(painting, from, to, { value: this.value, hardness: settings.hardness / 100 });
    painting.touch(box);
    view.refresh(box);
    this.last = to;
  }

  /** @param {Touch} touch @param {Modifiers} how */
  begin(touch, { altKey, shiftKey }) {
    this.value = altKey ? EDIT + KEEP - this.usual : this.usual;
    const dab = this.dab(touch);
    this.paint(shiftKey && this.last ? this.last : dab, dab);
  }

  /** @param {Touch[]} touches */
  move(touches) {
    for (const touch of touches) {
      const dab = this.dab(touch);
      const from = this.last ?? dab;
      if (Math.hypot(dab.x - from.x, dab.y - from.y) > SPACING * dab.radius) this.paint(from, dab);
    }
  }

  /** @param {Touch} touch */
  end(touch) {
    // a pen lifts with no pressure at all
    const dab = { ...this.dab(touch), radius: this.last?.radius ?? 0 };
    if (this.last && (dab.x !== this.last.x || dab.y !== this.last.y)) this.paint(this.last, dab);
    this.desk.commit();
  }

  cancel() {
    this.desk.view.refresh(this.desk.painting.cancel());
    this.last = null;
  }
}
