import { InvalidArgumentError } from 'commander';

/** Parser of an integer option. */
export function integer(low: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < low) {
      throw new InvalidArgumentError(`expected an integer of at least ${low}, but got "${text}"`);
    }
    return value;
  };
}
