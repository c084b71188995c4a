import { InputError } from '../../../../errors';
import { providedFile } from '../../../files';

type ReadBytes = typeof import('../../../../graph/io/readBytes');

export const readBytes: ReadBytes['readBytes'] = (file) => {
  const { buffer, byteOffset, byteLength } = providedFile(file);
  return unpackBytes(Buffer.from(buffer, byteOffset, byteLength), file);
};

/** A browser unpacks gzip only bit by bit and later, so whoever has the file does it first. */
export const unpackBytes: ReadBytes['unpackBytes'] = (raw, file) => {
  if (raw.length === 0) throw new InputError({ file, expected: 'at least one line', actual: 'an empty file' });
  if (raw[0] !== 0x1f || raw[1] !== 0x8b) return raw;
  throw new InputError({ file, expected: 'an unpacked file', actual: 'gzip (unpack it with DecompressionStream)' });
};
