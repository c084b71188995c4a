import type { Browser, Page } from 'playwright-core';

/** A page of the browser, closed after use; where that fails, a picture of it stays behind. */
export async function openPage(
  browser: Browser,
  url: string,
  { height, picture }: { height: number; picture: string },
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height } });
  try {
    await page.goto(url);
    await use(page);
  } catch (error) {
    await page.screenshot({ path: picture }).catch(() => {});
    throw error;
  } finally {
    await page.close();
  }
}
