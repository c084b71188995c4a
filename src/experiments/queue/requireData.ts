import { dataHash, NO_FILES } from '../../data/dataHash';
import { fetchDataset } from '../../data/fetchDataset';
import { isOnDisk } from '../../data/isOnDisk';
import type { DataDirOptions } from '../../data/listData';
import { InputError } from '../../errors';

/**
 * A function that finds out, once for each set and hash, whether the files here are those with that hash, and downloads the set where
 * some are missing. It throws an InputError where they are others in the end, or cannot be had.
 */
export function dataChecker(
  options: DataDirOptions & { onFetch?: (name: string) => void; signal: AbortSignal },
): (name: string, hash: string) => Promise<void> {
  const { onFetch, signal, ...where } = options;
  const known = new Map<string, Promise<void>>();
  const check = async (name: string, hash: string): Promise<void> => {
    if (dataHash(name, where) === hash) return;
    if (hash !== NO_FILES && !isOnDisk(name, where)) {
      onFetch?.(name);
      await fetchDataset(name, { ...where, signal });
      if (dataHash(name, where) === hash) return;
    }
    const expected = hash === NO_FILES ? 'no files, as where the runs come from' : `files of hash ${hash}`;
    throw new InputError({ what: `data set ${name}`, expected, actual: `hash ${dataHash(name, where)}` });
  };
  return (name, hash) => {
    const key = `${name} ${hash}`;
    if (!known.has(key)) known.set(key, check(name, hash));
    return known.get(key)!;
  };
}
