import { sep } from 'node:path';
import { sourcePlace } from './scripts';

/**
 * From here on the stack of every error shows what the reader wrote and what he can open: cells by their number, the
 * package by its `src/*.ts` lines; nothing of Node's own and nothing of the kernel's.
 * @param home - the package's folder
 */
export function mapStackTraces(home: string): void {
  Error.stackTraceLimit = 40;
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites.filter((site) => !isInternal(site, home)).map((site) => frame(site, home));
    return [headline(error), ...frames].join('\n');
  };
}

function isInternal(site: NodeJS.CallSite, home: string): boolean {
  const file = site.getFileName();
  if (file === null || file === undefined) return !site.isNative();
  return (
    file.startsWith('node:') ||
    file.startsWith(`${home}${sep}dist${sep}kernel${sep}`) ||
    file === 'evalmachine.<anonymous>'
  );
}

function frame(site: NodeJS.CallSite, home: string): string {
  const text = String(site);
  const file = site.getFileName();
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
  if (file === null || file === undefined || line === null || column === null) return `    at ${text}`;
  const place = sourcePlace({ file, line, column }, home);
  return `    at ${text.replace(`${file}:${line}:${column}`, `${place.file}:${place.line}:${place.column}`)}`;
}

function headline(error: Error): string {
  try {
    return String(error);
  } catch {
    return 'Error';
  }
}
