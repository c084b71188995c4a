import type { BenchReport } from './benchCommand';

/** The report as lines of text for people. */
export function describeBench({ machine, results, versions, notes = [] }: BenchReport): string {
  const { cpu, cores, node } = machine;
  const others = Object.entries(versions ?? {}).map(([name, version]) => `, ${name} ${version}`);
  const lines = [`${cpu}, ${cores} cores, Node ${node}${others.join('')}; one thread each`];
  for (const { name, msMedian, msP10, rounds, peers } of results) {
    lines.push(`${name.padEnd(32)}${ms(msMedian)} a step (10 % of ${rounds} rounds under ${msP10.toFixed(2)})`);
    for (const [peer, { msMedian: theirs, ratio }] of Object.entries(peers)) {
      lines.push(`  ${peer.padEnd(30)}${ms(theirs)}   ${ratio.toFixed(1)}x`);
    }
  }
  return `${[...lines, ...notes].join('\n')}\n`;
}

const ms = (value: number): string => `${value.toFixed(2).padStart(8)} ms`;
