/**
 * Undo and redo for one value: the states before the present one, and those that were undone.
 * @template T
 */
export class UndoStack {
  /** @param {number} [limit] how many steps back are kept */
  constructor(limit = 200) {
    this.limit = limit;
    /** @type {T[]} */ this.past = [];
    /** @type {T[]} */ this.future = [];
  }

  /** Note the value that a change is about to replace. @param {T} before */
  note(before) {
    this.past.push(before);
    this.past.splice(0, this.past.length - this.limit);
    this.future = [];
  }

  /** @param {T} present @returns {T | undefined} the value to go back to, if there is one */
  undo(present) {
    const before = this.past.pop();
    if (before !== undefined) this.future.push(present);
    return before;
  }

  /** @param {T} present @returns {T | undefined} the value to go forward to, if there is one */
  redo(present) {
    const after = this.future.pop();
    if (after !== undefined) this.past.push(present);
    return after;
  }
}
