export interface Group {
  group: number | string;
  /** Indices, ascending. */
  members: number[];
}

/** Indices by group: numbers in order, names in order of first appearance. */
export function groupBy(groups: ArrayLike<number | string>): Group[] {
  const found = new Map<number | string, number[]>();
  for (let i = 0; i < groups.length; i++) {
    const members = found.get(groups[i]!);
    if (members === undefined) found.set(groups[i]!, [i]);
    else members.push(i);
  }
  const list = Array.from(found, ([group, members]) => ({ group, members }));
  if (list.every(({ group }) => typeof group === 'number')) list.sort((a, b) => Number(a.group) - Number(b.group));
  return list;
}
