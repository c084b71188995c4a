import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { root } from '../paths.mjs';

/** `https://host/owner/name` of package.json's `repository`, in any of the forms that npm takes; '' without one. */
export function repositoryUrl(manifest) {
  const given = typeof manifest.repository === 'string' ? manifest.repository : (manifest.repository?.url ?? '');
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(given);
  if (short) return `https://github.com/${short[1]}`;
  const url = given
    .replace(/^git\+/, '')
    .replace(/^(?:git|ssh):\/\/(?:git@)?|^git@([^:/]+):/, (_, host) => `https://${host ? `${host}/` : ''}`);
  return /^https:\/\//.test(url) ? url.replace(/\.git$/, '') : '';
}

/** Links from the pages in `out` to the project's files: to the repository where package.json names one, else to the files beside. */
export class Repository {
  constructor(out, manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))) {
    const url = repositoryUrl(manifest);
    this.manifest = manifest;
    this.base = url === '' ? `${relative(out, root).split(sep).join('/')}/` : `${url}/blob/HEAD/`;
  }

  /** The address of a file of the project, given relative to it; undefined if there is none. */
  link(path) {
    const file = resolve(root, path);
    if (!file.startsWith(root + sep) || !existsSync(file)) return undefined;
    return this.base + relative(root, file).split(sep).map(encodeURIComponent).join('/');
  }
}
