import { resolve } from 'node:path';

/** The folder of the package, seen from dist/kernel as from src/kernel. */
export const packageFolder = resolve(__dirname, '..', '..');
