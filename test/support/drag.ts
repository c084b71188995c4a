import type { Locator, Page } from 'playwright-core';

/** Drags by so many pixels, as a hand does it. */
export async function drag(page: Page, what: Locator, right: number, down = 0): Promise<void> {
  await what.waitFor({ timeout: 60_000 });
  await what.scrollIntoViewIfNeeded();
  const box = (await what.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right, y + down, { steps: 20 });
  await page.mouse.up();
}
