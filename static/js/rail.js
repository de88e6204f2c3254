/** A new asset goes onto the stage: uploads and mends say `asset-added` with the address to open there. */

document.body.addEventListener("asset-added", (event) => {
  const rail = document.getElementById("rail");
  if (!rail || !(event instanceof CustomEvent)) return;
  // @ts-expect-error htmx is a plain script that ships no types
  window.htmx.ajax("GET", event.detail.url, { source: rail, target: "#placing", swap: "outerHTML" });
});
