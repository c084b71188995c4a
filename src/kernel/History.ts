import { InputError } from '../errors';

interface HistoryRequest {
  hist_access_type: 'range' | 'tail' | 'search';
  output?: boolean;
  n?: number;
  start?: number;
  stop?: number;
  pattern?: string;
  unique?: boolean;
}

type Entry = [session: number, line: number, input: string];

/** What has been run since the kernel started, for clients that offer it again (the up arrow of a console). */
export class History {
  private readonly entries: Entry[] = [];

  add(line: number, code: string): void {
    this.entries.push([0, line, code]);
  }

  /** As `history_reply` has it; with `output` each input comes as a pair whose output we do not keep. */
  answer({ output = false, ...request }: HistoryRequest): unknown[] {
    const found = this.find(request);
    return output ? found.map(([session, line, input]) => [session, line, [input, null]]) : found;
  }

  private find({ hist_access_type, n, start = 0, stop, pattern = '*', unique = false }: HistoryRequest): Entry[] {
    if (typeof pattern !== 'string')
      throw new InputError({ what: 'pattern', expected: 'a text', actual: typeof pattern });
    if (hist_access_type === 'range') {
      return this.entries.filter(([, line]) => line >= start && (stop === undefined || stop === null || line < stop));
    }
    const isMatch = hist_access_type === 'search' ? globTest(pattern) : () => true;
    let found = this.entries.filter(([, , input]) => isMatch(input));
    if (unique) found = found.filter(([, , input], i) => !found.slice(i + 1).some((later) => later[2] === input));
    return n === undefined || n === null ? found : found.slice(Math.max(0, found.length - n));
  }
}

/** `*` stands for any text, `?` for any one character. In the product of both lengths at most, whatever the pattern. */
function globTest(pattern: string): (text: string) => boolean {
  return (text) => {
    let [at, place, star, from] = [0, 0, -1, 0];
    while (at < text.length) {
      const sign = pattern[place];
      if (sign === '*') [star, from] = [place++, at];
      else if (sign === '?' || sign === text[at]) [place, at] = [place + 1, at + 1];
      else if (star < 0) return false;
      else [place, at] = [star + 1, ++from];
    }
    while (pattern[place] === '*') place++;
    return place === pattern.length;
  };
}
