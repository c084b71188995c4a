// Speaks the protocol of bench/peers without any of its needs; the set-up line says how to behave.
const { createInterface } = require('node:readline');

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
let setup;
createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  if (setup === undefined) {
    setup = message;
    if (setup.behave === 'absent') {
      say({ absent: 'PyTorch is not installed: pip install torch' });
      process.exit(0);
    }
    if (setup.behave === 'crash') {
      process.stderr.write('out of luck\n');
      process.exit(1);
    }
    if (setup.behave === 'silent') return;
    if (setup.behave === 'stubborn') setInterval(() => {}, 1000); // outlives the end of its input
    say({ ready: true, versions: { stub: '1.0' } });
  } else if (setup.behave === 'error') say({ error: 'ValueError: no such thing' });
  else say({ ms: setup.ms * message.T, p10: setup.ms, steps: message.round, loss: -0.5 });
});
