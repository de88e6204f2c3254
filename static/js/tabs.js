/** On a narrow screen the project's tabs scroll: the current one comes into sight. */

const tabs = document.querySelector(".tabs");
const current = tabs?.querySelector("[aria-current]");
if (tabs instanceof HTMLElement && current instanceof HTMLElement) {
  tabs.scrollLeft = current.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - current.offsetWidth) / 2;
}
