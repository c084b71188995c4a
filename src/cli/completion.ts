import { Argument, Command } from 'commander';
import { datasetEntries } from '../data/datasetEntry';
import { RUN_SETTINGS } from '../experiments/resolveRun';
import { methods } from '../methods';
import { experiments } from '../papers';
import { problems } from '../problems';
import type { Problem } from '../problems/Problem';

/** `clusternet completion`: a script for the shell that completes commands, names and settings. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('print a script that completes commands, names and settings: source <(clusternet completion)')
    .addArgument(new Argument('[shell]').choices(['bash', 'zsh']).default('bash'))
    .action((shell: 'bash' | 'zsh') => void process.stdout.write(shell === 'zsh' ? `${ZSH}${BASH}` : BASH));
}

/** `clusternet complete -- WORDS…`, which the script asks: what the last word can become, a line each. */
export function completeCommand(): Command {
  return new Command('complete').argument('[words...]').action((words: string[], _: unknown, command: Command) => {
    process.stdout.write(
      candidates(command.parent!, words)
        .map((word) => `${word}\n`)
        .join(''),
    );
  });
}

/**
 * What the last of the words after `clusternet` can become: commands, flags, or the values of the flag before it.
 * @example candidates(program, ['run', '--objective', 'fac']) // ['facility']
 */
export function candidates(program: Command, words: readonly string[]): string[] {
  const [last = '', before] = [words.at(-1), words.at(-2)];
  let command = program;
  for (const word of words.slice(0, -1)) command = command.commands.find((one) => one.name() === word) ?? command;
  const option = command.options.find(({ long, short }) => before !== undefined && [long, short].includes(before));
  const takesValue = option !== undefined && (option.required || option.optional);
  const found = takesValue ? valuesOf(option.long!, option.argChoices) : wordsOf(command);
  return found.filter((word) => word.startsWith(last)).sort();
}

function valuesOf(flag: string, choices: readonly string[] | undefined): string[] {
  if (choices !== undefined) return [...choices];
  if (flag === '--dataset') return datasetEntries().map(({ name }) => name);
  return flag === '--set' ? settingNames().map((name) => `${name}=`) : [];
}

/** Subcommands, values of arguments, flags. */
function wordsOf(command: Command): string[] {
  const commands = command.commands.map((one) => one.name()).filter((name) => name !== 'complete');
  const values = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
  const takesExperiment = command.parent?.name() === 'experiment' && command.registeredArguments.length > 0;
  const flags = command.options.flatMap(({ long }) => long ?? []);
  return [...commands, ...values, ...(takesExperiment ? Object.keys(experiments) : []), ...flags];
}

/** Of every method on every problem that it accepts. */
function settingNames(): string[] {
  const all: readonly Problem[] = Object.values(problems);
  const names = all.flatMap((problem) =>
    Object.values(methods)
      .filter((method) => method.accepts(problem) === true)
      .flatMap((method) => Object.keys(method.settings(problem, { partial: true }))),
  );
  return [...new Set([...Object.keys(RUN_SETTINGS), ...names])];
}

const BASH = `_clusternet() {
  local IFS=$'\\n'
  COMPREPLY=($(clusternet complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  [[ \${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
}
complete -o default -F _clusternet clusternet
`;

const ZSH = 'autoload -U +X bashcompinit && bashcompinit\n';
