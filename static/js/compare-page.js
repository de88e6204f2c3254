/** Everything the page on which pictures are compared is made of. */

import "./compare-stage.js";
