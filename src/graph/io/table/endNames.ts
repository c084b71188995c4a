import { bareName } from '../weightNames';

/** Names of the two ends of an edge, as one finds them side by side. */
const PAIRS: readonly (readonly [source: RegExp, target: RegExp])[] = [
  [/^source(id|node|nodeid|name)?$/, /^(target(id|node|nodeid|name)?|dest(ination)?(id|node)?|sink)$/],
  [/^from(id|node|nodeid|name)?$/, /^to(id|node|nodeid|name)?$/],
  [/^src(id|node)?$/, /^(dst|dest|tgt|trg|target)(id|node)?$/],
  [/^ego(id)?$/, /^alter(id)?$/],
  [/^start(id|node|nodeid)?$/, /^(end|stop)(id|node|nodeid)?$/],
  [/^(id)?source$/, /^(id)?target$/],
  [/^idfrom$/, /^idto$/],
  [/^orig(in)?(id|node)?$/, /^dest(ination)?(id|node)?$/],
  [/^sender(id)?$/, /^(receiver|recipient)(id)?$/],
  [/^caller(id)?$/, /^callee(id)?$/],
  [/^citing(id|paper)?$/, /^cited(id|paper)?$/],
  [/^follower(id)?$/, /^(followee|followed|following)(id)?$/],
  [/^parent(id)?$/, /^child(id)?$/],
  [/^tail$/, /^head$/],
  [/^rater$/, /^ratee$/],
  [/^subject$/, /^object$/],
  [/^u$/, /^v$/],
];
/** `node1`, `person_a`: two names that differ in the last sign. */
const NUMBERED = /^([a-z]+?)(id|name)?([12ab])(id|name)?$/;
/** Two of these are a header, even where a node is called so. */
const CERTAIN = /^(source|target|src|dst|destination)(id|node|nodeid|name)?$/;
/** Nobody calls a node so. */
const ALONE = /^(source|target|src|dst)(id|node|nodeid)?$/;

/** Where the two ends of an edge stand, by the names of the columns: undefined when the names say nothing of it. */
export function endsOf(names: readonly string[]): { source: number; target: number } | undefined {
  if (names.length > 1000) return undefined;
  const bare = names.map(bareName);
  for (const [first, second] of PAIRS) {
    const source = bare.findIndex((name) => first.test(name));
    const target = bare.findIndex((name, i) => i !== source && second.test(name));
    if (source >= 0 && target >= 0) return { source, target };
  }
  for (const [source, name] of bare.entries()) {
    const [, stem, a, mark, b] = NUMBERED.exec(name) ?? [];
    if (mark !== '1' && mark !== 'a') continue;
    const partner = `${stem}${a ?? ''}${mark === '1' ? '2' : 'b'}${b ?? ''}`;
    const target = bare.indexOf(partner);
    if (target >= 0) return { source, target };
  }
  const alone = bare.findIndex((name) => ALONE.test(name));
  if (alone < 0 || names.length !== 2) return undefined;
  return /^(target|dst)/.test(bare[alone]!)
    ? { source: 1 - alone, target: alone }
    : { source: alone, target: 1 - alone };
}

/**
 * Whether such names are the ids of two nodes after all: when one of them stands among the ids of later records (but for
 * `source` and `target`, which nobody would begin a list with otherwise), or, of
 * `node1, node2`, when another of their kind (`node7`) does.
 */
export function areIds(names: readonly [string, string], later: Iterable<string>): boolean {
  if (names.every((name) => CERTAIN.test(bareName(name)))) return false;
  const [, stem] = NUMBERED.exec(bareName(names[0])) ?? [];
  const isKin = (id: string) => stem !== undefined && id.length === stem.length + (/\d+$/.exec(id)?.[0].length ?? -1);
  for (const id of later) {
    if (names.includes(id)) return true;
    const bare = bareName(id);
    if (stem !== undefined && bare.startsWith(stem) && isKin(bare)) return true;
  }
  return false;
}
