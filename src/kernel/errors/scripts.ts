import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { relative, resolve, sep } from 'node:path';

/** A place as the reader knows it, counted from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

interface Script {
  map: string;
  toCell(line: number, column: number): { line: number; column: number };
}

/** Cells whose errors can be traced; the oldest are forgotten. */
const KEPT_SCRIPTS = 1000;
const scripts = new Map<string, Script>();
const maps = new Map<string, SourceMap | null>();

/** From now on places in the script of that name are places in its cell. */
export function rememberScript(name: string, script: Script): void {
  scripts.delete(name);
  scripts.set(name, script);
  maps.delete(name);
  if (scripts.size > KEPT_SCRIPTS) scripts.delete(scripts.keys().next().value!);
}

/** True of a file name in a stack that means a cell. */
export const isCell = (file: string): boolean => scripts.has(file);

/**
 * The place in the source of a place in what runs: a cell, or a file of the package (`src/…`). Others stay as they are.
 * @param home - the package's folder
 */
export function sourcePlace(place: Place, home: string): Place {
  const script = scripts.get(place.file);
  const entry = mapOf(place.file, home)?.findEntry(place.line - 1, place.column - 1);
  if (entry === undefined || !('originalLine' in entry)) return shortened(place, home);
  if (script !== undefined) {
    const { line, column } = script.toCell(entry.originalLine, entry.originalColumn);
    return { file: place.file, line: line + 1, column: column + 1 };
  }
  const file = resolve(place.file, '..', entry.originalSource);
  return shortened({ file, line: entry.originalLine + 1, column: entry.originalColumn + 1 }, home);
}

function mapOf(file: string, home: string): SourceMap | null {
  const known = maps.get(file);
  if (known !== undefined) return known;
  const map = readMap(file, home);
  maps.set(file, map);
  return map;
}

function readMap(file: string, home: string): SourceMap | null {
  try {
    const own = scripts.get(file)?.map;
    if (own !== undefined) return new SourceMap(JSON.parse(own));
    if (!file.startsWith(home + sep) || file.includes(`${sep}node_modules${sep}`)) return null;
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  } catch {
    return null; // an older dist/, or a file without a map
  }
}

function shortened(place: Place, home: string): Place {
  const inside = relative(home, place.file);
  return inside.startsWith('..') || !place.file.startsWith(sep) ? place : { ...place, file: inside };
}
