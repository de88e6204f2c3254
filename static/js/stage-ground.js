/** <stage-ground>: what lies behind the picture (18 % grey, white, black, checker), by button and key B; remembered. */

import { isPlain, isTyping } from "./keys.js";

const GROUNDS = ["grey", "white", "black", "checker"];
const REMEMBERED = "stage-ground";

const present = () => Math.max(0, GROUNDS.indexOf(localStorage.getItem(REMEMBERED) ?? ""));

/** @param {number} index */
function show(index) {
  const stage = document.getElementById("stage");
  if (stage) stage.dataset.ground = GROUNDS[index];
  for (const button of document.querySelectorAll("stage-ground button")) {
    button.ariaLabel = button.getAttribute("data-names")?.split("|")[index] ?? button.ariaLabel;
  }
}

function next() {
  const index = (present() + 1) % GROUNDS.length;
  localStorage.setItem(REMEMBERED, GROUNDS[index]);
  show(index);
}

class StageGround extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", next);
    show(present());
  }
}

customElements.define("stage-ground", StageGround);
show(present()); // before anything on the stage offers to change it

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "b" && !event.defaultPrevented && isPlain(event) && !isTyping(event)) next();
});
