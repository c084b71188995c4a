// npm run crashes -- [--kills 200] [--seed 0]: kill -9 at random moments of all that keeps something, with a look after each kill.
import { parseArgs } from 'node:util';
import { crash, crashes } from './crashes';

async function main(): Promise<void> {
  const options = { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '0' } } as const;
  const { kills, seed } = parseArgs({ options }).values;
  const kinds = Object.keys(crashes);
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
