/** The controls of a tool and of how the mask is shown: every [data-setting] shows a setting and changes it. */

/** @import { Settings } from "./settings.js" */

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

export class Options {
  /** @param {HTMLElement} element @param {Settings} settings @param {(name: string) => void} changed */
  constructor(element, settings, changed) {
    this.element = element;
    this.settings = settings;
    this.changed = changed;
    element.addEventListener("input", (event) => this.input(event));
    element.addEventListener("change", () => this.show());
    this.show();
  }

  /** @param {Event} event */
  input({ target }) {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const name = target.dataset.setting;
    if (!name || !(name in this.settings)) return;
    const value = inputOf(target);
    if (value === null) return;
    Reflect.set(this.settings, name, value);
    this.show(target);
    this.changed(name);
  }

  /** @param {string} name @param {number | string | boolean} value */
  set(name, value) {
    Reflect.set(this.settings, name, value);
    this.show();
    this.changed(name);
  }

  /** Show all settings. @param {Element} [typed] the control that must not change under the user's hands */
  show(typed) {
    for (const control of this.element.querySelectorAll("[data-setting]")) {
      if (!(control instanceof HTMLInputElement) || control === typed) continue;
      const value = Reflect.get(this.settings, control.dataset.setting ?? "");
      if (control.type === "checkbox") control.checked = value;
      else if (control.type === "radio") control.checked = control.value === value;
      else control.value = String(isStretched(control) ? stretched(control, value) : value);
    }
    for (const part of this.element.querySelectorAll("[data-for]")) {
      part.toggleAttribute("hidden", !part.getAttribute("data-for")?.split(" ").includes(this.settings.tool));
    }
    for (const button of this.element.querySelectorAll("button[data-tool]")) {
      button.ariaPressed = String(button.getAttribute("data-tool") === this.settings.tool);
    }
  }
}

/** @param {Control} control @returns {string | number | boolean | null} null while it is not a number in its limits */
function inputOf(control) {
  if (!(control instanceof HTMLInputElement)) return control.value;
  if (control.type === "checkbox") return control.checked;
  if (isStretched(control)) return released(control);
  if (control.type !== "range" && control.type !== "number") return control.value;
  return control.validity.valid && control.value !== "" ? control.valueAsNumber : null;
}

/** A slider on which small sizes have as much room as large ones. @param {HTMLInputElement} control */
const isStretched = (control) => "largest" in control.dataset;

/** @param {HTMLInputElement} control @param {number} value */
const stretched = (control, value) => 100 * Math.sqrt(value / Number(control.dataset.largest));

/** @param {HTMLInputElement} control */
const released = (control) =>
  Math.max(1, Math.round(Number(control.dataset.largest) * (control.valueAsNumber / 100) ** 2));
