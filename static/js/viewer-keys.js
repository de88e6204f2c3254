/** Keys of an open photo: the one before, the one after, retouch, use its settings, trash, close. They press what is on screen. */

import { isPlain, isTyping } from "./keys.js";

/** @type {Record<string, string>} */
const PRESSED = {
  ArrowLeft: "a[rel=prev]",
  ArrowRight: "a[rel=next]",
  Escape: "[data-close-variant]",
  Delete: "[data-tool=trash] button",
  c: "[data-tool=compare]",
  e: "[data-tool=retouch]",
  m: "[data-tool=mask]",
  u: "[data-tool=use] button",
};

document.addEventListener("keydown", (event) => {
  const viewer = document.getElementById("viewer");
  const selector = PRESSED[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!viewer || viewer.hidden || !selector || event.defaultPrevented || !isPlain(event) || isTyping(event)) return;
  if (document.querySelector("dialog[open], :popover-open:not(.tooltip)")) return;
  if (event.key.startsWith("Arrow") && event.target instanceof Element && event.target.closest("[role=tablist], input"))
    return;
  const control = viewer.querySelector(selector);
  if (!(control instanceof HTMLElement)) return;
  event.preventDefault();
  control.click();
});
