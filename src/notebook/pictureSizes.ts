import type { Bundle, BundleMetadata } from './host';

/** The size at which the bundle's PNG is to show: half its pixels, which are twice as fine as the page's. */
export function pictureSizes(bundle: Bundle): BundleMetadata {
  const png = bundle['image/png'];
  if (typeof png !== 'string') return {};
  const head = Buffer.from(png.slice(0, 32), 'base64');
  return { 'image/png': { width: head.readUInt32BE(16) / 2, height: head.readUInt32BE(20) / 2 } };
}
