import { InputError } from './errors';

/** The entry of that name. @throws InputError that lists the names there are */
export function pick<T>(what: string, registry: Readonly<Record<string, T>>, name: string): T {
  if (Object.hasOwn(registry, name)) return registry[name];
  throw new InputError({ what, expected: `one of ${Object.keys(registry).join(', ')}`, actual: `"${name}"` });
}
