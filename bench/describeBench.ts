import type { BenchReport } from './benchCommand';

/** The report as a table for people, without its notes. */
export function describeBench({ machine, results, versions }: BenchReport): string {
  const programs = Object.entries({ Node: machine.node, ...versions }).map((entry) => entry.join(' '));
  const lines = [`${machine.cpu}, ${machine.cores} cores; ${programs.join(', ')}; one thread each`];
  for (const { name, msMedian, msP10, rounds, peers } of results) {
    const others = Object.entries(peers);
    lines.push('', `${name}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}`);
    lines.push(`  ${''.padEnd(WIDTH)}  ms a step${others.length === 0 ? '' : '    ratio'}`);
    lines.push(`  ${'clusternet'.padEnd(WIDTH)}${ms(msMedian)}${others.length === 0 ? '' : ratio(1)}`);
    lines.push(`  ${'  its 10 % quantile'.padEnd(WIDTH)}${ms(msP10)}`);
    for (const [peer, theirs] of others) {
      lines.push(`  ${peer.padEnd(WIDTH)}${ms(theirs.msMedian)}${ratio(theirs.ratio)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Room for the longest name of a peer. */
const WIDTH = 29;
const ms = (value: number): string => value.toFixed(2).padStart(11);
const ratio = (value: number): string => `${value.toFixed(2).padStart(8)}x`;
