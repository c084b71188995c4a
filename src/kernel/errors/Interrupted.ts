/** What a cell ends with that the reader interrupted, and the reason of its signal. */
export class Interrupted extends Error {
  constructor() {
    super('the cell was interrupted');
    this.name = 'Interrupted';
  }
}
