import type { Bundle, BundleMetadata } from './host';

/** The size at which the bundle's PNG is to show: half its pixels, which are twice as fine as the page's. */
export function pictureSizes(bundle: Bundle): BundleMetadata {
  if (!('image/png' in bundle)) return {};
  return {
    // Asked for when it is sent, since a figure's picture may not be drawn before.
    get 'image/png'() {
      const head = Buffer.from((bundle['image/png'] as string).slice(0, 32), 'base64');
      return { width: head.readUInt32BE(16) / 2, height: head.readUInt32BE(20) / 2 };
    },
  };
}
