import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";

const program = "/usr/bin/chromium";

/** Whether pages can be opened here. */
export const hasBrowser: boolean = existsSync(program);

/** A browser of its own. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: program,
    args: ["--no-sandbox", "--disable-gpu"],
    timeout: 60_000,
  });
}

/** A page, and what it should have none of: errors, and requests that leave the folder. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** A page of this width whose complaints are kept. */
export async function watchedPage(browser: Browser, width = 1280): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const address = request.url();
    if (!/^(?:file|blob):/u.test(address)) complaints.push(`request: ${address}`);
  });
  return { page, complaints };
}
