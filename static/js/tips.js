/** Tooltips: an icon button shows its `aria-label` and `aria-keyshortcuts` under the pointer or focus. */

const DELAY = 400;
const KEYS = new Map([
  ["Control", "Ctrl"],
  ["Escape", "Esc"],
  ["Delete", "Del"],
  ["ArrowLeft", "←"],
  ["ArrowRight", "→"],
]);

const tip = document.createElement("div");
tip.className = "tooltip";
tip.popover = "manual";
tip.ariaHidden = "true"; // the control already has this name
document.body.append(tip);

/** @type {number | undefined} */
let waiting;

/** @param {HTMLElement} control */
function show(control) {
  const keys = control.getAttribute("aria-keyshortcuts")?.split(" ")[0]?.split("+") ?? [];
  tip.replaceChildren(
    control.ariaLabel ?? "",
    ...keys.map((key) => Object.assign(document.createElement("kbd"), { textContent: KEYS.get(key) ?? key })),
  );
  /** @type {any} */ (tip).showPopover({ source: control });
}

function hide() {
  clearTimeout(waiting);
  if (tip.matches(":popover-open")) tip.hidePopover();
}

/** @param {Event} event @param {number} delay */
function consider(event, delay) {
  hide();
  const control = event.target instanceof Element && event.target.closest("[aria-label].icon-button, [data-tip]");
  if (control instanceof HTMLElement && control.ariaExpanded !== "true") {
    waiting = window.setTimeout(() => control.isConnected && show(control), delay);
  }
}

document.addEventListener("pointerover", (event) => event.pointerType === "mouse" && consider(event, DELAY));
document.addEventListener("focusin", (event) => {
  if (event.target instanceof Element && event.target.matches(":focus-visible")) consider(event, 0);
});
for (const name of ["focusout", "pointerdown", "keydown", "scroll"]) document.addEventListener(name, hide, true);
