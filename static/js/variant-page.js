/** Everything the page of one photo is made of. */

import "./copy-button.js";
import "./picture-viewer.js";
import "./stage-ground.js";
import "./viewer-keys.js";
