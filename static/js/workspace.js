/** Everything the workspace page is made of. */

import "./before-after.js";
import "./copy-button.js";
import "./draft-form.js";
import "./engine-choice.js";
import "./example-chips.js";
import "./film-strip.js";
import "./panel-tabs.js";
import "./mask-overlay.js";
import "./picture-viewer.js";
import "./placing-stage.js";
import "./seed-field.js";
import "./stage-ground.js";
import "./understood-words.js";
import "./viewer-keys.js";
import "./work-space.js";
