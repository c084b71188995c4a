import ts from 'typescript';
import type { CellSession } from '../CellSession';
import { keysAfter } from './keys';
import { kindsAt } from './kinds';
import { toCharacters, toUnits } from './positions';

/** The content of `complete_reply`. */
export interface Completion {
  status: 'ok';
  matches: string[];
  cursor_start: number;
  cursor_end: number;
  /** What each match is, which chooses its icon; a part of the protocol by use. */
  metadata: { _jupyter_types_experimental: { text: string; type: string; start: number; end: number }[] };
}

interface Offered {
  text: string;
  type: string;
}

const MAX_MATCHES = 2000;

/**
 * What may stand at the cursor, as far as it begins with the word that is typed there.
 * @param cursor - counts characters, as Jupyter does
 */
export function complete(session: CellSession, code: string, cursor: number): Completion {
  const at = toUnits(code, cursor);
  const keys = keysAfter(code.slice(0, at), (name) => session.valueOf(name));
  const { typed, offered } = fromTypes(session, code, at);
  const word = offered.length > 0 ? typed : keys.typed;
  const known = new Set(offered.map(({ text }) => text));
  const fresh = keys.names.filter((name) => !known.has(name) && keys.typed === word);
  const all = [...offered, ...fresh.map((text) => ({ text, type: 'property' }))];
  const begin = word.toLowerCase();
  const matches = all.filter(({ text }) => text.toLowerCase().startsWith(begin)).slice(0, MAX_MATCHES);
  const start = toCharacters(code, at - word.length);
  return {
    status: 'ok',
    matches: matches.map(({ text }) => text),
    cursor_start: start,
    cursor_end: cursor,
    metadata: { _jupyter_types_experimental: matches.map((each) => ({ ...each, start, end: cursor })) },
  };
}

function fromTypes(session: CellSession, code: string, at: number): { typed: string; offered: Offered[] } {
  const { service, file, position } = session.compiler.lookAt(code, at);
  const found = service.getCompletionsAtPosition(file, position, {});
  const typed = /[\p{ID_Continue}$#]*$/u.exec(code.slice(0, at))![0];
  if (found === undefined) return { typed, offered: [] };
  const span = found.optionalReplacementSpan ?? found.entries.find((entry) => entry.replacementSpan)?.replacementSpan;
  const kindOf = kindsAt(service.getProgram()!, file, position);
  const entries = found.entries.filter(({ name, kind }) => /^[\p{ID_Start}$_#]/u.test(name) || isText(kind));
  entries.sort((a, b) => compare(a.sortText, b.sortText) || compare(a.name, b.name));
  return {
    typed: span === undefined ? typed : code.slice(at - (position - span.start), at),
    offered: entries.map(({ name, kind }) => ({ text: name, type: isText(kind) ? 'text' : kindOf(name) })),
  };
}

const isText = (kind: ts.ScriptElementKind): boolean =>
  kind === ts.ScriptElementKind.string || kind === ts.ScriptElementKind.externalModuleName;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
