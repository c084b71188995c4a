import { escapeXml } from '../escape';

/** An SVG element as text. Attribute values are escaped, numbers keep two decimals, undefined ones are left out. */
export function element(
  name: string,
  attributes: Record<string, string | number | undefined>,
  children: string | readonly string[] = '',
): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) open += ` ${key}="${typeof value === 'number' ? px(value) : escapeXml(value)}"`;
  }
  const inner = typeof children === 'string' ? children : children.join('');
  return inner === '' ? `${open}/>` : `${open}>${inner}</${name}>`;
}

export interface TextOptions {
  size: number;
  fill: string;
  anchor?: 'start' | 'middle' | 'end';
  weight?: 'bold';
  /** Degrees, clockwise, about (x, y). */
  rotate?: number;
}

/** One line of text with its baseline at (x, y); `text` is plain and gets escaped. */
export function textElement(x: number, y: number, text: string, options: TextOptions): string {
  return element(
    'text',
    {
      x,
      y,
      'font-size': options.size,
      fill: options.fill,
      'text-anchor': options.anchor ?? 'start',
      'font-weight': options.weight,
      transform: options.rotate === undefined ? undefined : `rotate(${options.rotate} ${px(x)} ${px(y)})`,
    },
    escapeXml(text),
  );
}

/** Two decimals, no trailing zeros. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}
