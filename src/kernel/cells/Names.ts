import type { CellProgram } from './CellProgram';
import type { CellText } from './CellText';
import type { DeclaredName } from './declaredNames';

interface VisibleName extends DeclaredName {
  /** The cell that declared it last. */
  cell: number;
}

/**
 * The names that the notebook has by now. A name is one variable of the whole notebook: a cell that declares it again,
 * also with another type, gives it a new value, and functions of earlier cells see that value too.
 */
export class Names {
  private readonly visible = new Map<string, VisibleName>();
  /** By cell: the cells whose types its own are made of. */
  private readonly uses = new Map<number, ReadonlySet<number>>();

  constructor(private readonly program: CellProgram) {}

  /**
   * The line that brings earlier names into a cell. All imports of earlier cells are repeated, used or not (TypeScript
   * leaves out what is not used): while the list of imports stays the same, the program need not be built anew.
   */
  headFor(cell: CellText, isWanted = (name: string) => cell.identifiers.has(name)): string {
    const own = new Set(cell.names.map(({ name }) => name));
    const parts = ['export {};'];
    const byCell = new Map<number, string[]>();
    const variables: string[] = [];
    for (const { name, kind, importText, cell: id } of this.visible.values()) {
      if (own.has(name)) continue;
      if (importText !== undefined) parts.push(importText);
      else if (!isWanted(name)) continue;
      else if (kind === 'variable')
        variables.push(`export declare let ${name}: typeof import('clusternet:cell-${id}').${name};`);
      else byCell.set(id, [...(byCell.get(id) ?? []), name]);
    }
    for (const [id, names] of byCell) parts.push(`import { ${names.join(', ')} } from 'clusternet:cell-${id}';`);
    return [...parts, ...variables].join(' ');
  }

  /** The declaration by which the notebook imports that name. */
  importOf(name: string): string | undefined {
    return this.visible.get(name)?.importText;
  }

  /** Takes the names of a cell that has run over. `isSet` says of a value's name whether the run came to it. */
  add(id: number, cell: CellText, head: string, isSet: (name: string) => boolean): void {
    const names = cell.names.filter(({ name, kind }) => kind === 'import' || kind === 'type' || isSet(name));
    if (names.length === 0 && !cell.augments) return;
    this.program.keep(id, cell.withHead(head), cell.augments);
    const used = Array.from(head.matchAll(/'clusternet:cell-(\d+)'/g), ([, number]) => Number(number));
    this.uses.set(id, new Set(used));
    for (const each of names) {
      this.visible.delete(each.name); // the newest last
      this.visible.set(each.name, { ...each, cell: id });
    }
    this.forgetUnused();
  }

  private forgetUnused(): void {
    const needed = new Set<number>();
    const need = (id: number): void => {
      if (needed.has(id)) return;
      needed.add(id);
      for (const other of this.uses.get(id) ?? []) need(other);
    };
    for (const { cell } of this.visible.values()) need(cell);
    for (const id of this.uses.keys()) {
      if (needed.has(id)) continue;
      this.uses.delete(id);
      this.program.drop(id);
    }
  }
}
