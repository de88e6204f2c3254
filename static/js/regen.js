/** Everything the Regen page is made of. */

import "./before-after.js";
import "./copy-button.js";
import "./draft-form.js";
import "./engine-choice.js";
import "./example-chips.js";
import "./film-strip.js";
import "./mask-editor.js";
import "./mask-overlay.js";
import "./panel-tabs.js";
import "./picture-viewer.js";
import "./regen-form.js";
import "./seed-field.js";
import "./stage-ground.js";
import "./viewer-keys.js";
import "./work-space.js";
