import type { Bundle } from '../../notebook/host';

/** What a page can show of an output. */
const FORMS = ['application/vnd.plotly.v1+json', 'image/svg+xml', 'text/html', 'text/plain'];

/** The outputs of one run in their order; one that is named is drawn anew in its place. */
export class Outputs {
  private readonly named = new Map<string, number>();
  private used = 0;

  constructor(private readonly draw: (at: number, bundle: Record<string, unknown>) => void) {}

  get count(): number {
    return this.used;
  }

  display(bundle: Bundle, { displayId }: { displayId?: string } = {}): void {
    const known = displayId === undefined ? undefined : this.named.get(displayId);
    const at = known ?? this.used++;
    if (displayId !== undefined) this.named.set(displayId, at);
    this.draw(at, Object.fromEntries(FORMS.filter((form) => form in bundle).map((form) => [form, bundle[form]])));
  }

  clear(): void {
    this.used = 0;
    this.named.clear();
  }
}
