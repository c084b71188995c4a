import { type DataDirOptions, listData } from './listData';

/**
 * Whether every graph of that set can be loaded without a download: all its files are in the data directory, or it is built
 * in. Reads no file. Throws nothing; false for an unknown name.
 * @example isOnDisk('karate') // true
 */
export function isOnDisk(name: string, options: DataDirOptions = {}): boolean {
  return listData(options).sets.some((set) => set.name === name && set.missing.length === 0);
}
