import { Command } from 'commander';
import { examine, kernelPlaces } from '../kernel/install/doctor';
import { installKernel, uninstallKernel } from '../kernel/install/install';
import { writeNewNotebook } from '../kernel/install/newNotebook';
import { type InstallPlace, kernelsFolder } from '../kernel/install/places';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `clusternet kernel`: TypeScript notebooks in any folder, by the Jupyter that is there. */
export function kernelCommand(): Command {
  const command = new Command('kernel').description('the Jupyter kernel: TypeScript notebooks in any folder');
  const placed = (name: string, description: string): Command =>
    command
      .command(name)
      .description(description)
      .option('--user', 'for this user (the default)')
      .option('--prefix <folder>', 'under that folder, as in --prefix .venv')
      .option('--sys-prefix', 'in the Python that is active');
  placed('install', 'tell Jupyter of the kernel').action((place: InstallPlace) =>
    say(`installed in ${installKernel(kernelsFolder(place))}`),
  );
  placed('uninstall', 'take it away again').action((place: InstallPlace) =>
    say(`removed ${uninstallKernel(kernelsFolder(place))}`),
  );
  command.command('doctor').description('find what keeps notebooks from running').action(doctor);
  command
    .command('template')
    .argument('<file>', 'a new file that ends in .ipynb')
    .description('write a notebook that imports the package and trains')
    .action((file: string) => {
      writeNewNotebook(file);
      say(`wrote ${file}`);
    });
  command.command('serve', { hidden: true }).argument('<connection>').action(serve);
  return command;
}

async function doctor(): Promise<void> {
  // TypeScript and zeromq may be what is missing, so only now.
  const tryKernel = await import('../kernel/install/tryKernel').then(
    (module) => module.tryKernel,
    () => null,
  );
  const found = await examine(kernelPlaces(), tryKernel);
  for (const { ok, says } of found) say(`${ok ? 'ok     ' : 'PROBLEM'} ${says}`);
  if (found.some(({ ok }) => !ok)) process.exitCode = 2;
}

/** What an installed kernel.json runs where there is no checkout. */
async function serve(connection: string): Promise<void> {
  const { startKernel } = await import('../kernel');
  await startKernel(connection);
}
