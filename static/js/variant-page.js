/** Everything the page of one photo is made of. */

import "./before-after.js";
import "./copy-button.js";
import "./engine-choice.js";
import "./mask-overlay.js";
import "./picture-viewer.js";
import "./stage-ground.js";
import "./viewer-keys.js";
