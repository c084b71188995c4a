// npm run site [-- -o FOLDER] [--serve [--port N]]: the kept notebooks as a site that needs no network, by default in site/; their
// cells with controls run on its pages. Runs nothing but what makes the controls. --serve shows it to this machine.
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './lib/build.mjs';
import { helpIfAsked } from './lib/help.mjs';
import { allNotebooks } from './lib/notebook.mjs';
import { root } from './lib/paths.mjs';
import { buildSite } from './lib/site/buildSite.mjs';
import { serve } from './lib/site/serve.mjs';

helpIfAsked();
const {
  output,
  serve: isServed,
  port,
} = parseArgs({
  options: {
    output: { type: 'string', short: 'o' },
    serve: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
  },
}).values;
const from = process.env.INIT_CWD ?? process.cwd();
const out = output === undefined ? join(root, 'site') : resolve(from, output);
const problem = buildAll();
if (problem !== '') throw new Error(problem);
const pages = await buildSite(allNotebooks(), out);
for (const { slug, title, promise } of pages) {
  if (promise === '')
    console.error(`${slug}: no sentence for the contents page: "${title}" is not followed by a bold promise`);
}
console.log(`${pages.length} notebooks; open ${relative(from, join(out, 'index.html'))}`);
if (isServed) console.log(`${(await serve(out, Number(port))).url}  (Ctrl+C ends it)`);
