/** A finger that rests on an element: calls back once, and keeps the click and the menu that would follow away. */

const RESTS = 450; // milliseconds
const MOVES = 10; // pixels: a finger that scrolls is no press

/** @param {HTMLElement} root @param {string} selector @param {(element: HTMLElement) => void} pressed */
export function onLongPress(root, selector, pressed) {
  let timer = 0;
  let isPressed = false;
  let [x, y] = [0, 0];
  const stop = () => clearTimeout(timer);

  root.addEventListener("pointerdown", (event) => {
    isPressed = false;
    const element = event.target instanceof Element ? event.target.closest(selector) : null;
    if (event.pointerType === "mouse" || !(element instanceof HTMLElement)) return;
    [x, y] = [event.clientX, event.clientY];
    stop();
    timer = window.setTimeout(() => {
      isPressed = true;
      pressed(element);
    }, RESTS);
  });
  root.addEventListener("pointermove", (event) => {
    if (Math.hypot(event.clientX - x, event.clientY - y) > MOVES) stop();
  });
  for (const name of ["pointerup", "pointercancel"]) root.addEventListener(name, stop);
  root.addEventListener("contextmenu", (event) => {
    if (isPressed) event.preventDefault();
  });
  root.addEventListener(
    "click",
    (event) => {
      if (!isPressed) return;
      isPressed = false;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
