// npm run crashes -- [--kills 200] [--seed 0] [--only pool,queue]: kill -9 at random moments of all that keeps something, with a look after each kill.
import { parseArgs } from 'node:util';
import { helpIfAsked } from '../../scripts/lib/help.mjs';
import { crash, crashes } from './crashes';

async function main(): Promise<void> {
  helpIfAsked();
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const options = { kills: text('200'), seed: text('0'), only: text(Object.keys(crashes).join()) };
  const { kills, seed, only } = parseArgs({ options }).values;
  const kinds = only.split(',').filter((kind) => {
    const { lacks } = crashes[kind]!;
    if (lacks !== undefined) console.log(`${kind.padEnd(12)} left out, for want of ${lacks}`);
    return lacks === undefined;
  });
  const each = Math.ceil(Number(kills) / kinds.length);
  for (const kind of kinds) {
    await crash(kind, each, Number(seed));
    console.log(`${kind.padEnd(12)} ${each} kills: nothing lost, doubled or half-written`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
