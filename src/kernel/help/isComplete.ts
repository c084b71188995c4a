import ts from 'typescript';

/** The content of `is_complete_reply`. */
export interface Completeness {
  status: 'complete' | 'incomplete' | 'invalid';
  /** What the next line may begin with. */
  indent?: string;
}

/** Whether a console should run what was typed, or wait for more. */
export function isComplete(code: string): Completeness {
  const options: ts.CreateSourceFileOptions = { languageVersion: ts.ScriptTarget.Latest };
  // `export {}` makes `await` a keyword; in front, so that the code's own end stays the end.
  const head = 'export {};\n';
  const source = ts.createSourceFile('cell.cts', head + code, options);
  const problems = (source as unknown as { parseDiagnostics: ts.DiagnosticWithLocation[] }).parseDiagnostics;
  if (problems.length === 0) return { status: 'complete' };
  const end = head.length + code.trimEnd().length;
  const isAtEnd = problems.some(({ start }) => start >= end);
  if (!isAtEnd && !problems.some(({ code: number }) => UNTERMINATED.has(number))) return { status: 'invalid' };
  const last = code.trimEnd().split('\n').at(-1)!;
  const indent = /^\s*/.exec(last)![0] + (/[{([]$/.test(last) ? '  ' : '');
  return { status: 'incomplete', indent };
}

/** A template or a comment without its end. */
const UNTERMINATED = new Set([1010, 1160]);
