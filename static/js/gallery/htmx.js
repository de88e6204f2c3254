/** Requests through htmx, so that toasts and parts out of band find their places. */

/** @param {"GET" | "POST"} verb @param {string} address @param {Record<string, unknown>} [values] @returns {Promise<void>} */
export const ask = (verb, address, values = {}) =>
  // @ts-expect-error htmx is a plain script that ships no types
  window.htmx.ajax(verb, address, { source: document.body, target: document.body, swap: "none", values });
