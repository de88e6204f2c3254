/** All tools, by the names that their buttons carry. */

/** @import { Desk, Tool } from "./tool.js" */

import { EDIT, KEEP } from "../blend.js";
import { ellipse, rectangle } from "../shapes.js";
import { BoxTool } from "./box.js";
import { Brush } from "./brush.js";
import { Lasso, Polygon, SnappingLasso } from "./outlines.js";
import { Pick, Wand } from "./pick.js";

/** @param {Desk} desk @returns {Record<string, Tool>} */
export const toolsFor = (desk) => ({
  brush: new Brush(desk, EDIT),
  eraser: new Brush(desk, KEEP),
  lasso: new Lasso(desk),
  polygon: new Polygon(desk),
  snap: new SnappingLasso(desk),
  rectangle: new BoxTool(desk, rectangle),
  ellipse: new BoxTool(desk, ellipse),
  wand: new Wand(desk),
  pick: new Pick(desk),
});

export const BRUSHES = new Set(["brush", "eraser"]);
