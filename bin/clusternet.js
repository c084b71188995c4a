#!/usr/bin/env node
try {
  require('../dist/cli').main(process.argv);
} catch (error) {
  // Loading the package chooses the kernels, by environment variables that may be wrong.
  const mistaken = error.name === 'InputError';
  process.stderr.write(`clusternet: ${mistaken ? error.message : error.stack}\n`);
  process.exitCode = mistaken ? 2 : 1;
}
