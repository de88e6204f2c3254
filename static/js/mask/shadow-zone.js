/** Where the shadow of an added thing may fall outside the paint: the geometry of the server's `masks.shadow_zone`. */

/** @import { Box, Size } from "./box.js" */

import { clipped, grown, isEmpty, NOTHING, sizeOf } from "./box.js";

// The mask that is sent may end a pixel beside where it is expected to. And the server's zone fades out towards its rim,
// so the box is never smaller than what is really changed.
const SLACK = 3;

/**
 * @param {Box} box of the mask as it is sent @param {Size} picture
 * @returns {Box} from the middle of the mask downwards by its height, and its longer side to the left and right
 */
export function shadowZone(box, picture) {
  if (isEmpty(box)) return NOTHING;
  const { width, height } = sizeOf(box);
  const reach = Math.max(width, height);
  const zone = {
    left: box.left - reach,
    top: box.top + Math.floor(height / 2),
    right: box.right + reach,
    bottom: box.bottom + height,
  };
  return clipped(grown(zone, SLACK), picture);
}
