/** The worker that does the heavy operations, one after another as they are asked for. */

import { operations } from "./operations.js";

addEventListener("message", async ({ data: { id, name, task } }) => {
  const work = /** @type {Record<string, (task: any) => Promise<any>>} */ (operations)[name];
  try {
    postMessage({ id, result: await work(task) });
  } catch (error) {
    // an error's own fields do not survive the way
    const { message, size } = /** @type {Error & {size?: object}} */ (error);
    postMessage({ id, error: { message, size } });
  }
});
