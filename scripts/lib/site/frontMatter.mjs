import { Markdown } from './markdown.mjs';

/** The first match's groups. Throws where the README has not what the front page is made of. */
function find(readme, pattern, what) {
  const found = pattern.exec(readme);
  if (found === null) throw new Error(`README.md: expected ${what}, for the site's front page`);
  return found.slice(1);
}

/**
 * What the README says first, as HTML for the front page, so that the two cannot differ: `lead` and `papers`, the picture's
 * `alt` and `src` (a file of the project), `outcome` with its table, `notebooks` with a line for each by its name, `run` with its
 * commands.
 */
export function frontMatter(readme, { link }) {
  const markdown = new Markdown({ link });
  const html = (source) => markdown.render(source);
  const [lead, papers] = find(
    readme,
    /^# .*\n+([\s\S]*?)\n\n([\s\S]*?)(?=\n!\[)/,
    'a paragraph and a list under its title',
  );
  const [alt, src] = find(readme, /^!\[(.*)\]\((.*)\)$/m, 'a picture');
  const [before, table, after] = find(
    readme,
    /^## What comes out\n+([\s\S]*?)<!-- table -->\n([\s\S]*?)<!-- \/table -->\n+([\s\S]*?)(?=\n\n)/m,
    'a table under "What comes out"',
  );
  const lines = [...readme.matchAll(/^\| \[([\w-]+)\]\(notebooks\/[\w-]+\.ipynb\) \| (.*) \|$/gm)];
  const [run] = find(readme, /^(```sh\n[\s\S]*?)(?=^## )/m, 'commands to run it with');
  return {
    lead: html(lead),
    papers: html(papers),
    alt,
    src,
    outcome: { before: html(before), table: html(table), after: html(after) },
    notebooks: new Map(lines.map(([, slug, line]) => [slug, html(line)])),
    run: html(run),
  };
}
