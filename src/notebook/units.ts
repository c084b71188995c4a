import { pick } from '../pick';
import { problems } from '../problems';
import type { Problem, Unit } from '../problems/Problem';

/** The problem of that name. @throws InputError that lists the names there are */
export function problemNamed(name: string): Problem {
  return pick('problem', problems, name);
}

/** How the values of a problem are written, and which end is the good one. */
export function unitOf(name: string): Unit & { better: 'higher' | 'lower' } {
  const { unit, sense } = problemNamed(name);
  return { ...unit, better: sense === 'max' ? 'higher' : 'lower' };
}

/** The problem's title over a panel, without the measure in brackets behind it: the axis says that. */
export function panelTitle(name: string): string {
  return problemNamed(name).title.replace(/ \(.*\)$/, '');
}
