import { Command } from 'commander';
import { type FetchProgress, fetchDataset } from '../data/fetchDataset';
import { listData } from '../data/listData';
import { verifyData } from '../data/verifyData';
import { InputError } from '../errors';
import { DATA_FLAG, DATA_HELP, dataDirOption } from './dataOption';
import { Interrupted } from './Interrupted';
import { statusLine } from './progressLine';

interface DataFlags {
  data?: string;
  json?: boolean;
}

/** `clusternet data`: what is on disk, download, check. */
export function dataCommand(): Command {
  const command = new Command('data').description('list, download and verify the data sets');
  command
    .command('list')
    .description('which sets are there')
    .option(DATA_FLAG, DATA_HELP)
    .option('--json', 'print one JSON object')
    .action(({ data, json }: DataFlags) => {
      const listing = listData(dataDirOption(data));
      process.stdout.write(json === true ? `${JSON.stringify(listing)}\n` : describeList(listing));
    });
  command
    .command('fetch')
    .argument('<name>', 'cora, citeseer, protein, adol, fb, pubmed, synthetic, mnist, mnist-all')
    .description('download a set from its upstream and check it; goes on where it stopped')
    .option(DATA_FLAG, DATA_HELP)
    .action((name: string, { data }: DataFlags) => fetchOne(name, data));
  command
    .command('verify')
    .description('compare every file that is there with its known hash')
    .option(DATA_FLAG, DATA_HELP)
    .option('--json', 'print one JSON object')
    .action(({ data, json }: DataFlags) => {
      const found = verifyData(dataDirOption(data));
      if (json === true) process.stdout.write(`${JSON.stringify(found)}\n`);
      else process.stdout.write(`${found.directory}: ${found.verified.length} right, ${found.absent.length} absent\n`);
      const [first] = found.wrong;
      if (first !== undefined) {
        const actual = `${found.wrong.length} wrong; first ${first.path}: ${first.problem}`;
        throw new InputError({ file: found.directory, expected: 'only files as released', actual });
      }
    });
  return command;
}

async function fetchOne(name: string, data: string | undefined): Promise<void> {
  const { write, clear } = statusLine();
  const controller = new AbortController();
  const stop = () => controller.abort(new Interrupted(`fetch of ${name} interrupted; run it again to go on`));
  process.once('SIGINT', stop);
  try {
    const { directory, downloaded, kept } = await fetchDataset(name, {
      ...dataDirOption(data),
      signal: controller.signal,
      onProgress: (progress) => write(describeProgress(progress)),
    });
    clear();
    process.stdout.write(`${name}: ${downloaded.length} files downloaded, ${kept.length} kept, in ${directory}\n`);
  } finally {
    process.off('SIGINT', stop);
    clear();
  }
}

function describeProgress({ file, receivedBytes, totalBytes, filesDone, files }: FetchProgress): string {
  const total = totalBytes === undefined ? '' : ` of ${megabytes(totalBytes)}`;
  return `${filesDone} of ${files} files  ${file} ${megabytes(receivedBytes)}${total}`;
}

function describeList({ directory, sets }: ReturnType<typeof listData>): string {
  const rows = sets.map(({ name, title, files, present, bytes }) => {
    const state = files === 0 ? 'built in' : `${present} of ${files} files${bytes > 0 ? `, ${megabytes(bytes)}` : ''}`;
    return `${name.padEnd(12)} ${state.padEnd(26)} ${title}`;
  });
  return `${[directory, ...rows].join('\n')}\n`;
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
