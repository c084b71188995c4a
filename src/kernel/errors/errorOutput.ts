import { inspect } from 'node:util';
import { CompileError } from './CompileError';
import { codeFrame } from './codeFrame';
import { Interrupted } from './Interrupted';

/** Content of a Jupyter `error` message. */
export interface ErrorOutput {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** The cell that failed. */
export interface FailedCell {
  /** As stack traces name it: `Cell [3]`. */
  name: string;
  code: string;
}

const FRAME = /^ {4}at .*$/gm;
const MAX_CAUSES = 5;
const bold = (text: string): string => `\u001b[1;31m${text}\u001b[0m`;

/** A mistake in what was given to the package (InputError, whichever copy of the package threw it) is its sentence alone. */
const isMistake = (error: Error): boolean =>
  error.name === 'InputError' && typeof (error as { expected?: unknown }).expected === 'string';

/** What the reader is shown of something that a cell threw. */
export function errorOutput(thrown: unknown, cell: FailedCell): ErrorOutput {
  if (thrown instanceof CompileError) return compileOutput(thrown, cell);
  if (!isError(thrown)) {
    return { ename: 'Uncaught', evalue: String(thrown), traceback: [`${bold('Uncaught')} ${inspect(thrown)}`] };
  }
  const error = isInterrupt(thrown) ? new Interrupted() : thrown;
  const [ename, evalue] = [String(error.name), String(error.message)];
  const title = `${bold(ename)}: ${evalue}`;
  if (isMistake(error) || error instanceof Interrupted) return { ename, evalue, traceback: [title] };
  return { ename, evalue, traceback: [title, ...whereIn(error, cell), ...causes(error)] };
}

/** The same in one string without colours, for streams and terminals. */
export function errorText(thrown: unknown): string {
  return isError(thrown) && isMistake(thrown) ? `${thrown.name}: ${thrown.message}` : inspect(thrown);
}

const isError = (value: unknown): value is Error =>
  value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';

const isInterrupt = (error: Error): boolean =>
  (error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';

function compileOutput({ name, problems }: CompileError, cell: FailedCell): ErrorOutput {
  const parts = problems.map(({ code, message, start, length }) => {
    const before = cell.code.slice(0, start).split('\n');
    const [line, column] = [before.length, before.at(-1)!.length + 1];
    return [
      `${bold(`TS${code}`)}: ${message}`,
      `${cell.name}, line ${line}`,
      codeFrame(cell.code, line, column, length),
    ].join('\n');
  });
  const evalue = problems.map(({ code, message }) => `${message} (TS${code})`).join('\n');
  return { ename: name, evalue, traceback: parts };
}

/** Where in the cell it happened, and the way there. */
function whereIn(error: Error, cell: FailedCell): string[] {
  const frames = String(error.stack ?? '').match(FRAME) ?? [];
  const own = frames.map((frame) => placeIn(frame, cell.name)).find((place) => place !== undefined);
  const isThere = frames.length === 1 && own !== undefined;
  const parts =
    own === undefined ? [] : [`${cell.name}, line ${own.line}\n${codeFrame(cell.code, own.line, own.column)}`];
  return frames.length === 0 || isThere ? parts : [...parts, frames.join('\n')];
}

function placeIn(frame: string, name: string): { line: number; column: number } | undefined {
  const at = frame.lastIndexOf(`${name}:`);
  const numbers = at < 0 ? null : /^(\d+):(\d+)/.exec(frame.slice(at + name.length + 1));
  return numbers === null ? undefined : { line: Number(numbers[1]), column: Number(numbers[2]) };
}

/** Errors behind the error: its cause and that one's, and all of an AggregateError. */
function causes(error: Error, depth = 1): string[] {
  const behind = [...('cause' in error ? [error.cause] : []), ...((error as Partial<AggregateError>).errors ?? [])];
  if (depth > MAX_CAUSES) return [];
  return behind.flatMap((each) =>
    isError(each)
      ? [`Caused by ${isMistake(each) ? errorText(each) : String(each.stack ?? each)}`, ...causes(each, depth + 1)]
      : [`Caused by ${inspect(each)}`],
  );
}
