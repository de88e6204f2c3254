/** What these modules ask of htmx, a plain script that ships no types. */

/** @typedef {{ajax(verb: string, url: string, options: {target: string, swap: string}): Promise<void>, trigger(element: Element, name: string): void}} Htmx */

/** @returns {Htmx} */
export const htmx = () => /** @type {{htmx: Htmx}} */ (/** @type {unknown} */ (window)).htmx;
