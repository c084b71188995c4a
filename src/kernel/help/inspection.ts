import ts from 'typescript';
import type { CellCompiler } from '../cells/CellCompiler';
import { toUnits } from './positions';

/** The content of `inspect_reply`. */
export interface Inspection {
  status: 'ok';
  found: boolean;
  data: { 'text/plain'?: string; 'text/markdown'?: string };
  metadata: object;
}

interface Help {
  signature: string;
  text: string;
  tags: readonly ts.JSDocTagInfo[];
}

/** What is known of the name at the cursor, or of the function whose arguments are being written there. */
export function inspectAt(compiler: CellCompiler, code: string, cursor: number): Inspection {
  const at = toUnits(code, cursor);
  const help = wordHelp(compiler, code, at) ?? callHelp(compiler, code, at);
  if (help === undefined) return { status: 'ok', found: false, data: {}, metadata: {} };
  return {
    status: 'ok',
    found: true,
    data: { 'text/plain': plain(help), 'text/markdown': markdown(help) },
    metadata: {},
  };
}

/** The cursor may stand in the name or right behind it. */
function wordHelp(compiler: CellCompiler, code: string, at: number): Help | undefined {
  const { service, file, position } = compiler.lookAt(code, at);
  const here = service.getQuickInfoAtPosition(file, position);
  const isBehind = here === undefined && /[\p{ID_Continue}$]$/u.test(code.slice(0, at));
  const info = isBehind ? service.getQuickInfoAtPosition(file, position - 1) : here;
  if (info === undefined) return undefined;
  return {
    // where a name came from by import or export is no part of what it is
    signature: ts
      .displayPartsToString(info.displayParts)
      .replace(/^\(alias\) /, '')
      .replace(/\n(import|export) [^\n]*$/, ''),
    text: ts.displayPartsToString(info.documentation),
    tags: info.tags ?? [],
  };
}

function callHelp(compiler: CellCompiler, code: string, at: number): Help | undefined {
  const { service, file, position } = compiler.lookAt(code, at);
  const help = service.getSignatureHelpItems(file, position, undefined);
  const item = help?.items[help.selectedItemIndex];
  if (help === undefined || item === undefined) return undefined;
  const parameters = item.parameters.map(({ displayParts }) => ts.displayPartsToString(displayParts));
  const signature = [
    ts.displayPartsToString(item.prefixDisplayParts),
    parameters.join(ts.displayPartsToString(item.separatorDisplayParts)),
    ts.displayPartsToString(item.suffixDisplayParts),
  ].join('');
  const current = item.parameters[help.argumentIndex];
  const now = current === undefined ? '' : ts.displayPartsToString(current.documentation);
  const text = [ts.displayPartsToString(item.documentation), now === '' ? '' : `${current!.name}: ${now}`];
  return { signature, text: text.filter((part) => part !== '').join('\n\n'), tags: item.tags };
}

function plain({ signature, text, tags }: Help): string {
  const labelled = tags.map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`.trimEnd());
  return [signature, text, labelled.join('\n')].filter((part) => part !== '').join('\n\n');
}

const fence = (code: string): string => `\`\`\`ts\n${code}\n\`\`\``;

function markdown({ signature, text, tags }: Help): string {
  const labelled = tags.map((tag) => {
    const said = ts.displayPartsToString(tag.text);
    const isCode = tag.name === 'example' && !said.includes('```');
    return isCode ? `**@example**\n${fence(said)}` : `**@${tag.name}** ${said}`;
  });
  return [fence(signature), text, ...labelled].filter((part) => part !== '').join('\n\n');
}
