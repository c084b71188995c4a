const { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const NAME = 'clusternet-figures';
const own = (name) => join(__dirname, name);

/** Where JupyterLab finds the extension under a prefix (a virtual environment) or Jupyter's data folder. */
const folderIn = (share) => join(share, 'labextensions', NAME);

/**
 * Puts the extension that shows figures into `share`, as in `.venv/share/jupyter`. Does nothing where plotly.js is not installed:
 * figures are then shown by Python's plotly, or as their pictures. Returns whether it is there.
 */
function installFigures(share) {
  let plotly;
  try {
    plotly = require.resolve('plotly.js-strict-dist-min');
  } catch {
    return false;
  }
  const folder = folderIn(share);
  mkdirSync(join(folder, 'static'), { recursive: true });
  const scripts = ['themed.js', 'handle.js', 'labExtension.js'].map((name) => readFileSync(own(name), 'utf8'));
  writeFileSync(join(folder, 'static', 'figures.js'), scripts.join('\n'));
  copyFileSync(plotly, join(folder, 'static', 'plotly.min.js'));
  const jupyterlab = {
    extension: true,
    outputDir: 'static',
    _build: { load: 'static/figures.js', extension: './extension' },
  };
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ name: NAME, version: '1.0.0', jupyterlab }, null, 2)}\n`,
  );
  return true;
}

function uninstallFigures(share) {
  rmSync(folderIn(share), { recursive: true, force: true });
}

module.exports = { installFigures, uninstallFigures };
