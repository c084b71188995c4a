import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { givenParameters, parametersCell, UsageError } from '../../scripts/lib/parameters.mjs';
import { main } from '../../src/cli';
import { readSettings } from '../../src/cli/settingFlags';
import { readPoints } from '../../src/data/points/readPoints';
import { readCites } from '../../src/data/readCites';
import { readContent } from '../../src/data/readContent';
import { readManifest, requireManifest } from '../../src/data/readManifest';
import { readTar } from '../../src/data/readTar';
import { readWeightedGraphs } from '../../src/data/readWeightedGraphs';
import { InputError } from '../../src/errors';
import { ResultsStore } from '../../src/experiments/ResultsStore';
import { readFeatures } from '../../src/features/readFeatures';
import { Graph } from '../../src/graph/Graph';
import { GRAPH_FORMATS } from '../../src/graph/io/GraphFile';
import { readGraphBytes } from '../../src/graph/io/readGraphFile';
import { readNodeTable } from '../../src/graph/io/readNodeTable';
import { Comms } from '../../src/kernel/Comms';
import { Kernel } from '../../src/kernel/Kernel';
import type { Connection } from '../../src/kernel/protocol/Connection';
import { type Message, Wire } from '../../src/kernel/protocol/wire';
import { methods } from '../../src/methods';
import { Cnc } from '../../src/models/Cnc';
import { loadCnc, saveCnc } from '../../src/models/cncFile';
import { choice } from '../../src/notebook/controls/choice';
import { Panel } from '../../src/notebook/controls/Panel';
import { slider } from '../../src/notebook/controls/slider';
import { text } from '../../src/notebook/controls/text';
import { check } from '../../src/notebook/controls/toggle';
import type { NotebookKernel } from '../../src/notebook/host';
import { problems } from '../../src/problems';
import type { Problem } from '../../src/problems/Problem';
import type { Rng } from '../../src/random/Rng';
import { sealedJson } from '../../src/sealedJson';
import { resolveSettings, type Settings } from '../../src/settings';
import { checkpointFile } from '../../src/training/checkpoint';
import { record } from '../support/record';
import { damage, damageValue, oddValue } from './damage';

/** In memory where the system has such a place: a disk would be what is measured. */
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'fuzz-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const kept = gunzipSync(readFileSync(join(__dirname, '../graph/io/otherPrograms.json.gz')));
const graphFiles: readonly { name: string; text: string }[] = [
  ...(JSON.parse(kept.toString()) as { files: { name: string; text: string }[] }).files,
  { name: 'p.dot', text: 'digraph { a -> {b c} [weight=2]; "d" }' },
  { name: 'p.tgf', text: '1 a\n2 b\n#\n1 2\n' },
  { name: 'p.gdf', text: 'nodedef>name,label\n1,"a"\n2,b\nedgedef>node1,node2\n1,2\n' },
  { name: 'p.sif', text: 'a pp b c\n' },
  { name: 'p.graph', text: '3 2 1\n2 5\n1 5 3 6\n2 6\n' },
  { name: 'p.col', text: 'c x\np edge 2 1\ne 1 2\n' },
];
const path = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3], { ids: ['a', 'b', 'c', '7'] });

/** Sets what every reader of a file needs: its bytes, in a place. */
function place(name: string, bytes: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** A reader of files on damaged ones. */
function reader(name: string, whole: readonly (string | Uint8Array)[], read: (file: string) => unknown) {
  return (rng: Rng): void => {
    const bytes = damage(rng, Buffer.from(whole[rng.int(whole.length)]!));
    refusing(() => read(place(name, rng.int(20) === 0 ? gzipSync(bytes) : bytes)));
  };
}

/** A call that may refuse what it is given, by an error with a sentence of reasonable length, and nothing else. */
function refusing(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof InputError || error instanceof UsageError)) throw error;
    if (error.message.length > 2000) throw new Error(`a message of ${error.message.length} characters`);
  }
}

const npy = (() => {
  const head = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }".padEnd(117);
  return Buffer.concat([
    Buffer.from(`\x93NUMPY\x01\0\x76\0${head}\n`, 'latin1'),
    Buffer.from(Float32Array.from([1, 2, 3, 4, 5, 6]).buffer),
  ]);
})();
const idx = Buffer.from([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]);
const tar = (() => {
  const head = Buffer.alloc(512);
  head.write('a/b.txt');
  head.write('0000644\0', 100);
  head.write('00000000005\0', 124);
  head.write('ustar\0', 257);
  head[156] = 48;
  head.fill(32, 148, 156);
  head.write(
    `${head
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  const body = Buffer.alloc(512);
  body.write('hello');
  return Buffer.concat([head, body, Buffer.alloc(1024)]);
})();

const checkpointed = { step: 3, weights: { a: 'x' }, losses: [1, 2], looks: [], best: null };
const checkpointText = JSON.stringify({
  format: 'clusternet-checkpoint/3',
  key: { method: 'a', steps: '3' },
  state: checkpointed,
});
const cncText = (() => {
  const model = new Cnc({ features: 3, k: 2, heads: 2, hidden: [4] });
  const file = join(folder, 'model.json');
  saveCnc(model, file);
  model.dispose();
  return readFileSync(file, 'utf8');
})();
/** Bits of a sealed file, or a text that is sealed anew over something odd: then the seal is no help. */
function sealed(rng: Rng, whole: string): string | Buffer {
  if (rng.int(2) === 0) return damage(rng, Buffer.from(whole));
  const { sha256, ...fields } = JSON.parse(whole);
  return sealedJson(
    JSON.stringify(Object.assign(damageObject(rng, fields), { format: fields.format }), (_, value) =>
      value === undefined ? null : value,
    ),
  );
}

function damageObject(rng: Rng, fields: object): object {
  const worse = damageValue(rng, fields);
  // A file's format stands first.
  return typeof worse === 'object' && worse !== null && !Array.isArray(worse)
    ? { format: '', ...worse }
    : { ...fields };
}

const runs = [0, 1, 2].map((seed) => JSON.stringify(record({ seed }))).join('\n');
const allSettings = Object.values(methods).flatMap((method) =>
  Object.values<Problem>(problems)
    .filter((problem) => method.accepts(problem) === true)
    .slice(0, 1)
    .map((problem) => ({ owner: method.name, specs: method.settings(problem, { partial: false }) })),
);
const notebook = {
  cells: [
    {
      cell_type: 'code',
      source: 'const K = 4;\nconst sets = ["cora"];\nconst on = true;',
      metadata: { tags: ['parameters'] },
    },
  ],
};

/** Requests of a client, as its messages say them; cells are not run. */
const REQUESTS: readonly [type: string, content: object][] = [
  ['kernel_info_request', {}],
  ['comm_info_request', { target_name: 'jupyter.widget' }],
  ['comm_open', { comm_id: 'c', target_name: 'jupyter.widget', data: {} }],
  ['comm_msg', { comm_id: 'c', data: { method: 'update', state: { value: 3 }, buffer_paths: [] } }],
  ['comm_close', { comm_id: 'c', data: {} }],
  ['is_complete_request', { code: 'const a = {' }],
  ['history_request', { hist_access_type: 'search', output: false, raw: true, pattern: '*a?b*', n: 5, unique: true }],
  ['history_request', { hist_access_type: 'range', session: 0, start: 0, stop: 3 }],
  ['interrupt_request', {}],
  ['nonsense_request', { a: 1 }],
];
const wire = new Wire('hmac-sha256', 'key');
const replies: object[] = [];
const kernel = new Kernel(
  {
    reply: (_channel: string, _request: unknown, content: object) => void replies.push(content),
    publish: () => {},
  } as unknown as Connection,
  { folder, home: folder, preload: [], problem: '' },
  () => {},
);

/** Sets a message as frames, signed, of which some are another. */
function frames(rng: Rng): Buffer[] {
  const [msg_type, content] = REQUESTS[rng.int(REQUESTS.length)]!;
  const header = { msg_id: '1', msg_type, session: 's', username: 'u', date: '', version: '5.4' };
  const odd = (value: object): object => (rng.int(3) === 0 ? ((damageValue(rng, value) ?? null) as object) : value);
  const message = {
    identities: [Buffer.from('id')],
    header,
    parent: {},
    metadata: odd({ a: 1 }),
    content: odd(content),
    buffers: [],
  };
  const whole = wire.encode({ ...message, header: odd(header) } as Message).map((frame) => Buffer.from(frame ?? ''));
  return rng.int(2) === 0 ? whole : whole.map((frame) => (rng.int(4) === 0 ? damage(rng, frame) : frame));
}

const values = { k: slider(2, 8), name: text('a'), kind: choice({ one: 1, two: 2 }), on: check(true) };
/** The panel's own widgets, as a browser would talk to them. */
const listeners: ((message: { data: unknown; metadata: object; buffers: never[] }) => void)[] = [];
const host = {
  openComm: (_target: string, _data: object, { id }: { id?: string } = {}) => ({
    id: id ?? 'x',
    send: () => {},
    onMessage: (listener: (typeof listeners)[number]) => void listeners.push(listener),
    close: () => {},
  }),
} as unknown as NotebookKernel;
new Panel(host, values, { k: 3, name: 'a', kind: 1, on: true }, {
  changed: () => {},
  pressed: () => {},
  asked: () => {},
  stopped: () => {},
} as never);
const comms = new Comms(
  () => {},
  (_cell, run) => run(),
);
comms.openComm(null, 'jupyter.widget', {}, { id: 'c' });

const FLAGS =
  '--k --seed --steps --objective --method --dataset --set --features --out --nodes --weight --length --seeds --only --results --data --splits --task --protocol --json --shares --isolated --figure --starts --encoding --header --nonsense -x --'.split(
    ' ',
  );
const WORDS =
  '1 0 -1 2..3 5..1 1e9 NaN karate cora modularity facility max-cut clusternet train-cnm __proto__ constructor toString beta=1 beta= =1 steps=1 __proto__=1 clusternet/table-1 beyond/max-cut ../x /dev/null/x x.csv x.gexf \u0000 é'.split(
    ' ',
  );
const COMMANDS = [
  'solve',
  'run',
  'experiment',
  'experiment show',
  'experiment list',
  'data list',
  'table',
  'completion',
  'bench',
  'nonsense',
  '',
];

/** A line that starts no long work: what it would train on is damaged, or one step long. */
async function commandLine(rng: Rng): Promise<void> {
  const command = COMMANDS[rng.int(COMMANDS.length)]!;
  const words = command.split(' ').filter((word) => word !== '');
  if (command === 'solve' || rng.int(3) === 0) {
    const { name, text: whole } = graphFiles[rng.int(graphFiles.length)]!;
    words.push(place(`own-${name}`, damage(rng, Buffer.from(whole))));
  }
  for (let more = rng.int(6); more > 0; more--) {
    words.push(FLAGS[rng.int(FLAGS.length)]!);
    if (rng.int(4) > 0) words.push(WORDS[rng.int(WORDS.length)]!);
  }
  if (command === 'solve') words.push('--steps', '1', '--starts', '1', '--features', 'structural', '--k', '2');
  // A run that would go through takes minutes: it lacks its data.
  if (command === 'run' || command.startsWith('experiment')) words.push('--data', folder, '--dataset', 'none');
  if (command === 'table' || command === 'bench') words.push('--nonsense');
  const write = [process.stdout.write, process.stderr.write] as const;
  let said = '';
  process.stdout.write = () => true;
  process.stderr.write = ((chunk: string | Uint8Array) => {
    said += String(chunk);
    return true;
  }) as typeof process.stderr.write;
  process.exitCode = 0;
  try {
    await main(['node', 'clusternet', ...words]);
  } finally {
    [process.stdout.write, process.stderr.write] = write;
  }
  const code = Number(process.exitCode);
  process.exitCode = 0;
  if (code !== 0 && code !== 2) throw new Error(`exit ${code} of clusternet ${words.join(' ')}: ${said}`);
}

/** What takes input from outside, each with one bad input by chance; throws where the input got through to an untyped error. */
export const targets: Readonly<Record<string, (rng: Rng) => void | Promise<void>>> = {
  'graph files': (rng) => {
    const { name, text: whole } = graphFiles[rng.int(graphFiles.length)]!;
    const format = rng.int(10) === 0 ? { format: GRAPH_FORMATS[rng.int(GRAPH_FORMATS.length)]! } : {};
    const bytes = damage(rng, Buffer.from(whole));
    refusing(() => {
      const { graph, labels } = readGraphBytes(
        rng.int(30) === 0 ? gzipSync(bytes) : bytes,
        rng.int(3) === 0 ? 'p' : name,
        format,
      );
      if (labels.length !== graph.n) throw new Error(`${labels.length} labels of ${graph.n} nodes`);
    });
  },
  'node tables': reader('t.csv', ['id,x,y\na,1,2\nb,"3",4\nc,5,6\n', 'id\tname\na\tA\nb\tB\n'], (file) =>
    readNodeTable(file, path),
  ),
  features: reader('f.csv', ['a,1,2\nb,3,4\nc,5,6\n7,0.5,1e3\n', 'id,x\n7,1\nc,2\nb,3\na,4\n'], (file) =>
    readFeatures(file, path),
  ),
  'edge files': reader('c.cites', ['0 1\n1 2\n2.0e+00 3\n', 'a\tb\nb\tc\n'], (file) => readCites(file)),
  'node files': reader('c.content', ['0 0.5 0 x\n1 1 0 y\n', 'a\t1\t0\tb\n'], (file) => readContent(file)),
  'weighted graphs': reader('w.json', ['{"n":3,"edges":[[0,1],[1,2]],"weights":[1,2,3]}\n'], (file) =>
    readWeightedGraphs(file),
  ),
  points: reader('p.npy', [npy, idx, '1,2\n3,4\n'], (file) => readPoints(file)),
  archives: (rng) => refusing(() => readTar(damage(rng, tar), 'a.tar')),
  checkpoints: (rng) => {
    const file = place('checkpoint.json', sealed(rng, sealedJson(checkpointText)));
    refusing(() => checkpointFile({ path: file }, () => ({ method: 'a', steps: 3 }))!.load());
  },
  models: (rng) => refusing(() => loadCnc(place('cnc.json', sealed(rng, cncText))).dispose()),
  results: (rng) => {
    const lines =
      rng.int(2) === 0
        ? damage(rng, Buffer.from(runs))
        : `${JSON.stringify(damageValue(rng, JSON.parse(runs.split('\n')[0]!)))}\n${runs}\n`;
    const store = new ResultsStore(place('runs.jsonl', lines));
    for (const { spec, metrics } of store.all()) `${spec.problem.name} ${spec.seed} ${metrics.value}`;
    if (rng.int(20) > 0) return;
    const before = store.all().length;
    store.append(record({ seed: 9 }));
    const after = new ResultsStore(store.file).all();
    if (after.length < before || after.at(-1)?.spec.seed !== 9)
      throw new Error(`${before} runs and one are ${after.length}`);
  },
  manifests: (rng) =>
    refusing(() =>
      requireManifest(
        damageValue(rng, {
          ...readManifest(),
          files: Object.fromEntries(Object.entries(readManifest().files).slice(0, 3)),
        }),
      ),
    ),
  settings: (rng) => {
    const { owner, specs } = allSettings[rng.int(allSettings.length)]!;
    const names = [...Object.keys(specs), '__proto__', 'constructor', ''];
    const given = Object.assign(Object.create(null), { [names[rng.int(names.length)]!]: oddValue(rng) });
    refusing(() => resolveSettings(owner, specs, given as Settings));
    refusing(() =>
      readSettings(
        [`${names[rng.int(names.length)]}${['=', '', '=='][rng.int(3)]}${String(WORDS[rng.int(WORDS.length)])}`],
        specs,
      ),
    );
  },
  parameters: (rng) => {
    const word = () => ['K', 'sets', 'on', ...WORDS][rng.int(3 + WORDS.length)]!;
    refusing(() =>
      parametersCell(
        notebook,
        givenParameters([`${word()}=${word()}`, `${word()}=${word()},${word()}`].slice(rng.int(2))),
      ),
    );
  },
  'command lines': commandLine,
  'kernel messages': async (rng) => {
    const message = wire.decode(frames(rng));
    if (message === null) return;
    replies.length = 0;
    await (kernel as unknown as { receive(channel: 'shell', message: Message): Promise<void> }).receive(
      'shell',
      message,
    );
    const wanted = message.header.msg_type.endsWith('_request') ? 1 : 0;
    if (message.header.msg_type !== 'execute_request' && replies.length !== wanted)
      throw new Error(`${replies.length} replies to ${message.header.msg_type}`);
  },
  'comm messages': (rng) => {
    const data = damageValue(
      rng,
      [
        { method: 'update', state: { value: 3, index: 1 } },
        { method: 'custom', content: { event: 'click' } },
        { method: 'request_state' },
      ][rng.int(3)],
    );
    listeners[rng.int(listeners.length)]!({ data, metadata: {}, buffers: [] });
    const content = damageValue(rng, { comm_id: 'c', data: {} });
    if (typeof content === 'object' && content !== null)
      comms.receive({
        header: { msg_type: ['comm_msg', 'comm_open'][rng.int(2)] },
        content,
        metadata: {},
        buffers: [],
      } as unknown as Message);
  },
};

/** What no input may change. */
export function requireUntouched(): void {
  if (Object.keys(Object.prototype).length > 0 || ({} as { previous?: unknown }).previous !== undefined)
    throw new Error('Object.prototype was changed');
}
