// Before `npm pack` and `npm publish`: builds, and leaves in dist/ what is shipped. The next change of a source builds it all again.
import { buildAll } from './lib/build.mjs';
import { dist } from './lib/paths.mjs';
import { slim } from './lib/slim.mjs';

const problem = buildAll();
if (problem === '') slim(dist);
else {
  console.error(problem);
  process.exitCode = 1;
}
