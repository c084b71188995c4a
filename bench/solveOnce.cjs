// A solve of threadsItem in a process of its own: prints the milliseconds of a second one, after one that warms up with few steps.
const { loadDataset, solve } = require('../dist');
const { dataset, starts, steps, threads, from } = JSON.parse(process.argv[2]);
const { full } = loadDataset(dataset, from);
const options = { k: 5, seed: 0, features: 'structural', starts, threads };

(async () => {
  await solve(full, { ...options, settings: { steps: Math.ceil(steps / 20) } });
  const begun = performance.now();
  await solve(full, { ...options, settings: { steps } });
  console.log(performance.now() - begun);
})();
