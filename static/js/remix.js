/** Everything the Remix page is made of. */

import "./workspace.js";
import "./twin-range.js";
import "./reference/reading.js";
import "./remix-form.js";
import "./remix-map.js";
