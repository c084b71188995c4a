// A mistake in what a cell gave us is its sentence: where in our code it was found helps nobody. Bugs keep their stack.
import { inspect } from 'node:util';

/** True for an InputError, whichever copy of the package threw it. */
const isMistake = (value) =>
  value instanceof Error && value.name === 'InputError' && typeof value.expected === 'string';

/** As the kernel prints what a cell threw. */
export function errorText(value) {
  return isMistake(value) ? `${value.name}: ${value.message}` : inspect(value);
}

/** From here on `console.error(error)`, with which tslab shows what a cell threw, prints such an error as its sentence. */
export function shortenErrors() {
  const show = console.error.bind(console);
  console.error = (...values) => show(...values.map((value) => (isMistake(value) ? errorText(value) : value)));
}
