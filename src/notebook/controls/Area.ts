import type { Bundle, BundleMetadata, CellOutput, NotebookCell, NotebookKernel } from '../host';
import { newId } from '../newId';
import { draftOf, wholeOf } from './draft';

/** Milliseconds of stillness after which drafts become whole figures. */
const STILL = 700;

/**
 * The outputs under controls. Each call of the reader's function draws from the top, into the outputs of the call before, so
 * that a figure changes in its place. While the reader moves something a figure is its drawing alone; the interactive one,
 * with its picture for the saved notebook, takes far longer and follows once all is still.
 */
export class Area {
  private readonly places: Place[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly kernel: NotebookKernel,
    private readonly cell: NotebookCell,
  ) {}

  /** Where the next call shows what it shows. */
  open(): AreaOutput {
    clearTimeout(this.timer);
    return new AreaOutput((at) => (this.places[at] ??= new Place(this.kernel, this.cell)));
  }

  /** After a call that counts: nothing stays of what an earlier one showed beyond. */
  close(output: AreaOutput): void {
    for (const place of this.places.slice(output.end())) place.draw({ 'text/plain': '' });
    this.timer = setTimeout(() => this.finish(), STILL);
  }

  /** Puts whole figures where drafts are. */
  finish(): void {
    clearTimeout(this.timer);
    for (const place of this.places) place.finish();
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}

/** What one call shows. It takes nothing more once the next one has begun. */
export class AreaOutput implements CellOutput {
  private used = 0;
  private closed = false;
  private readonly named = new Map<string, Place>();
  private printed: { name: string; place: Place; text: string } | undefined;

  constructor(private readonly placeAt: (index: number) => Place) {}

  display(bundle: Bundle, { metadata = {}, displayId }: Parameters<CellOutput['display']>[1] = {}): void {
    if (this.closed) return;
    const known = displayId === undefined ? undefined : this.named.get(displayId);
    if (known === undefined) this.printed = undefined; // what is printed next stands below
    const place = known ?? this.placeAt(this.used++);
    if (displayId !== undefined) this.named.set(displayId, place);
    place.draw(bundle, metadata);
  }

  stream(name: 'stdout' | 'stderr', text: string): void {
    if (this.closed) return;
    if (this.printed?.name !== name) this.printed = { name, place: this.placeAt(this.used++), text: '' };
    this.printed.text += text;
    this.printed.place.draw({
      [`application/vnd.jupyter.${name}`]: this.printed.text,
      'text/plain': this.printed.text,
    });
  }

  clear(): void {
    this.used = 0;
    this.named.clear();
    this.printed = undefined;
  }

  /** Takes nothing more; returns how many places it filled. */
  end(): number {
    this.closed = true;
    return this.used;
  }
}

/** One output of the cell, that is drawn anew in its place. */
class Place {
  private readonly displayId = newId(8);
  private shown = false;
  private isEmpty = false;
  private waiting: { bundle: Bundle; metadata: BundleMetadata } | undefined;

  constructor(
    private readonly kernel: NotebookKernel,
    private readonly cell: NotebookCell,
  ) {}

  draw(bundle: Bundle, metadata: BundleMetadata = {}): void {
    this.waiting = undefined;
    const empty = Object.keys(bundle).length === 1 && bundle['text/plain'] === '';
    if (empty && this.isEmpty) return;
    this.isEmpty = empty;
    const draft = this.shown ? draftOf(bundle) : null;
    if (draft !== null) this.waiting = { bundle, metadata };
    if (draft === null) this.send(wholeOf(bundle), metadata);
    else this.send(draft, {});
  }

  /** Puts the whole figure where its draft is. */
  finish(): void {
    if (this.waiting === undefined) return;
    const { bundle, metadata } = this.waiting;
    this.waiting = undefined;
    this.send(wholeOf(bundle), metadata);
  }

  private send(bundle: Bundle, metadata: BundleMetadata): void {
    const { displayId, shown: update } = this;
    this.kernel.inCell(this.cell, () => this.kernel.display(bundle, { metadata, displayId, update }));
    this.shown = true;
  }
}
