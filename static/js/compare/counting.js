/** The difference of two pictures: the studio counts the pixels that differ, and shows where they are. */

export class Counting {
  pair = ""; // whose difference is shown

  /** @param {HTMLElement} stage with the address and the words @param {HTMLImageElement} image @param {HTMLElement} voice */
  constructor(stage, image, voice) {
    this.stage = stage;
    this.image = image;
    this.voice = voice;
  }

  /** @param {string[]} uuids of the two, in whichever order */
  async show(uuids) {
    const pair = [...uuids].sort();
    if (this.pair === pair.join()) return;
    this.pair = pair.join();
    this.image.removeAttribute("src");
    const { counting = "", broken = "" } = this.stage.dataset;
    this.voice.textContent = counting;
    const told = await this.ask(pair);
    if (this.pair !== pair.join()) return; // another pair was asked for meanwhile
    if (told.error !== undefined) this.pair = "";
    this.voice.textContent = told.sentence ?? (told.error || broken);
    if (told.picture) this.image.src = told.picture;
  }

  /** @param {string[]} pair @returns {Promise<{sentence?: string, picture?: string, error?: string}>} */
  async ask(pair) {
    const url = new URL(this.stage.dataset.difference ?? "", location.href);
    for (const uuid of pair) url.searchParams.append("v", uuid);
    return fetch(url, { headers: { Accept: "application/json" } })
      .then((answer) => answer.json())
      .catch(() => ({ error: "" }));
  }
}
