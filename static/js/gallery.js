/** The gallery's page. */

import "./gallery/photo-grid.js";
import "./gallery/selection-bar.js";
