import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { hasBrowser, openBrowser, watchedPage } from "../support/browser.js";
import { mixedSite, type MixedSite } from "../support/mixed-site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe holds against a page, in a line each; `rules`: only these. */
async function faultsOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const wanted = rules === undefined ? {} : { runOnly: rules };
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify({ resultTypes: ["violations"], preload: false, ...wanted })})`,
  );
  expect(passes.length).toBeGreaterThan(0);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help}: ${target.join(" ")} ${any[0]?.message ?? ""}`),
  );
}

it.skipIf(!hasBrowser)(
  "the pages of a run are for everybody",
  async () => {
    const site = await mixedSite();
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const { page, complaints } = await watchedPage(browser);
    const faults = await faultsOfPages(page, site, "light");
    const dark = await faultsOfPages(page, site, "dark", ["color-contrast"]);
    expect([...faults, ...dark]).toEqual([]);
    await useKeyboard(page, site);
    await passOnView(page, site);
    expect(complaints).toEqual([]);
  },
  300_000,
);

const addressOf = ({ folder }: MixedSite, hash: string): string =>
  `${pathToFileURL(join(folder, "index.html")).href}${hash}`;

/** The keyboard reaches every control, which shows that it has been reached; sorts, and puts explanations away with Escape. */
async function useKeyboard(page: Page, site: MixedSite): Promise<void> {
  await page.goto("about:blank");
  await page.goto(addressOf(site, "#/leaderboard"));
  await page.locator("table tbody tr").first().waitFor();
  const controls = "a[href], button, input, select, summary, [tabindex='0']";
  const wanted = Number(await page.evaluate(`document.querySelectorAll("${controls}").length`));
  let reached = 0;
  for (; reached < wanted; reached += 1) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(
      `(() => { const own = document.activeElement; if (own === document.body || own.matches("[data-reached]")) return "";
        own.dataset.reached = ""; return getComputedStyle(own).outlineStyle; })()`,
    );
    expect(outline, `control ${reached} of ${wanted}`).toBe("solid");
  }
  const head = page.getByRole("button", { name: "Accuracy" });
  const tip = page.getByRole("tooltip").filter({ hasText: "Agreement with the human gold" });
  await head.focus();
  await tip.waitFor();
  await page.keyboard.press("Escape");
  await tip.waitFor({ state: "hidden" });
  await page.keyboard.press("Enter");
  await page
    .getByRole("columnheader", { name: "Accuracy" })
    .and(page.locator("[aria-sort=descending]"))
    .waitFor();
  await page.keyboard.press("Enter");
  await page
    .getByRole("columnheader", { name: "Accuracy" })
    .and(page.locator("[aria-sort=ascending]"))
    .waitFor();
}

/** A view is passed on by its address: rows, dataset, kind, search and order. */
async function passOnView(page: Page, site: MixedSite): Promise<void> {
  await page.goto("about:blank");
  await page.goto(addressOf(site, "#/leaderboard?view=pairs&dataset=lists&kind=judges&q=o&sort=accuracy"));
  await page.getByText("On lists alone.").waitFor();
  const chosen = await page.evaluate(
    "Array.from(document.querySelectorAll('.controls select'), (box) => box.value)",
  );
  expect(chosen).toEqual(["pairs", "lists", "judges"]);
  expect(await page.locator("tbody tr td:first-child a").allInnerTexts()).toEqual([
    "poor",
    "poor",
    "good",
    "good",
  ]);
  await page.getByLabel("Dataset").selectOption("pairs");
  await page.getByLabel("Show").selectOption("");
  expect(page.url()).toContain("dataset=pairs");
  const rows = await page.locator("tbody tr").allInnerTexts();
  await page.reload();
  await page.getByText("On pairs alone.").waitFor();
  expect(await page.locator("tbody tr").allInnerTexts()).toEqual(rows);
}

/** Every page, and what to wait for on it. */
function pagesOf({ datasets }: MixedSite): readonly (readonly [string, string])[] {
  const idOf = (dataset: number): string => datasets[dataset]?.judgments.instances[0]?.id ?? "";
  return [
    ["#/leaderboard", "table tbody tr"],
    ["#/leaderboard?view=pairs", "table tbody tr"],
    ["#/plots", "svg.figure"],
    ["#/compare?a=good&b=poor", ".classes"],
    ["#/judgments?dataset=pairs", ".instances tbody tr"],
    [`#/judgment/pairs/${idOf(0)}?evaluator=good`, ".call pre"],
    [`#/judgment/scores/${idOf(2)}?evaluator=good`, ".call pre"],
    ["#/evaluator/good", "h2"],
    ["#/methods", "h2"],
    ["#/nowhere", "h1"],
  ];
}

/** Names, roles, order of headings, contrast of texts: what is wrong with them, page by page. */
async function faultsOfPages(
  page: Page,
  site: MixedSite,
  colorScheme: "light" | "dark",
  rules?: readonly string[],
): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme });
  const faults: string[] = [];
  for (const [hash, content] of pagesOf(site)) {
    await page.goto(addressOf(site, hash));
    await page.locator(content).first().waitFor();
    await page.evaluate("for (const box of document.querySelectorAll('.judge details')) box.open = true");
    faults.push(...(await faultsOf(page, rules)).map((fault) => `${colorScheme} ${hash} ${fault}`));
  }
  return faults;
}
