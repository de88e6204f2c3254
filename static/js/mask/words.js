/** The sentences of an element, translated in its template: <template data-part="words"><span data-word="saved">…. */

export class Words {
  /** @type {Map<string, string>} */
  #sentences = new Map();

  /** @param {Element} element */
  constructor(element) {
    const template = element.querySelector("template[data-part=words]");
    if (!(template instanceof HTMLTemplateElement)) return;
    for (const word of template.content.querySelectorAll("[data-word]")) {
      this.#sentences.set(word.getAttribute("data-word") ?? "", word.textContent?.trim() ?? "");
    }
  }

  /** @param {string} key @param {Record<string, string | number>} [values] for what stands in braces */
  say(key, values = {}) {
    return (this.#sentences.get(key) ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  }
}
