import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import type { SiteReply } from "../../src/core/site.js";
import { visibleControls } from "../../src/core/visible-controls.js";
import { chunkText } from "../../src/report/site/chunk-text.js";
import { comparedChoices } from "../../src/site/compare/compared-choices.js";
import { sideNamed } from "../../src/site/compare/side-named.js";
import { hasBrowser, openBrowser, watchedPage } from "../support/browser.js";
import { hostile, mixedSite, type MixedSite } from "../support/mixed-site.js";
import { readChunk } from "../support/read-chunk.js";

const root = mkdtempSync(join(tmpdir(), "reife-pages-"));
let kept: MixedSite | undefined;
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The pages, made by the test that first needs them and kept for the others; the project is that test's alone. */
async function siteOnce(): Promise<MixedSite> {
  if (kept !== undefined) return kept;
  const made = await mixedSite();
  const folder = join(root, "pages");
  cpSync(made.folder, folder, { recursive: true });
  plantReplies(folder);
  kept = { ...made, folder };
  return kept;
}

/** Puts texts that would break a page in place of every reply; one of them is a megabyte. */
function plantReplies(folder: string): void {
  for (const file of readdirSync(join(folder, "data"))) {
    if (!file.startsWith("replies-")) continue;
    const name = file.replace(/[.]js$/u, "");
    const replies = (readChunk(folder, name) as readonly SiteReply[]).map((reply) => ({
      ...reply,
      calls: reply.calls.map((call) => ({
        ...call,
        text:
          reply.instance === 3 ? hostile : `Reply. ${"word ".repeat(reply.instance === 4 ? 200_000 : 40)}`,
      })),
    }));
    writeFileSync(join(folder, "data", file), chunkText(name, replies));
  }
}

/** What would break a page that took it for more than a name. */
const bad = `<img src=x onerror="alert(1)"></script><script>alert(2)</script>\u202Elive\u0000\u001b[31m \u05e9\u05dc\u05d5\u05dd \u{1f469}\u200d\u2696 `;

const names = {
  good: `${bad}judge ${"w".repeat(10_000)}`,
  base: `${bad}protocol ${"long ".repeat(2_000)}`,
  pairs: `${bad}dataset`,
  // A tag and the run itself.
  test: `${bad}run`,
};

/** As they stand on pages: signs that steer are written out. */
const shownNames = {
  good: visibleControls(names.good),
  base: visibleControls(names.base),
  pairs: visibleControls(names.pairs),
};

/** Puts them in place of the run's names, wherever its data has these as a text of their own. */
function plantNames(folder: string): void {
  for (const file of readdirSync(join(folder, "data"))) {
    const name = file.replace(/[.]js$/u, "");
    if (name !== "site" && !name.startsWith("judgments-")) continue;
    let json = JSON.stringify(readChunk(folder, name));
    for (const [own, hostileName] of Object.entries(names))
      // A list under this key is no dataset's: the figures have one of pairs.
      json = json.replaceAll(new RegExp(`"${own}"(?!:\\[)`, "gu"), () => JSON.stringify(hostileName));
    writeFileSync(join(folder, "data", file), chunkText(name, parseJson(json) as object));
  }
}

it("two sides on the page Compare differ by what reife compare says", async () => {
  const site = await siteOnce();
  const { index } = site;
  const datasets = site.datasets.filter(({ about }) => about.task !== "pointwise");
  for (const [a, b] of [
    ["good", "poor"],
    ["poor", "longest"],
    ["base", "rubric-rating"],
    ["good:listwise", "poor:listwise"],
  ] as const) {
    const { stdout } = await site.project.cli(["compare", "results/test", a, b, "--json"]);
    const told = parseJson(stdout) as { readonly overall: unknown; readonly datasets: unknown };
    const sides = [sideNamed(index, a) ?? {}, sideNamed(index, b) ?? {}] as const;
    const compared = comparedChoices(index, datasets, sides);
    expect(rounded({ overall: compared?.overall, datasets: compared?.datasets })).toEqual(
      rounded({ overall: told.overall, datasets: told.datasets }),
    );
    expect(compared?.instances).toHaveLength(compared?.overall.n ?? -1);
  }
}, 120_000);

/** Sums of floating-point numbers may differ in their last digits with the columns that are summed. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, entry: unknown) =>
      typeof entry === "number" ? Number(entry.toPrecision(9)) : entry,
    ),
  );
}

describe.skipIf(!hasBrowser)("judgments in a browser, opened from a file", () => {
  let browser: Browser;
  let site: MixedSite;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    site = await siteOnce();
  }, 120_000);
  const address = (hash: string): string => `${pathToFileURL(join(site.folder, "index.html")).href}${hash}`;
  const idOf = (dataset: number, place: number): string =>
    site.datasets[dataset]?.judgments.instances[place]?.id ?? "";

  it("are chosen by the address, and gone through by the arrow keys", async () => {
    const { page, complaints } = await watchedPage(browser);
    await page.goto(address("#/judgments?dataset=pairs"));
    await page.getByText("55 of 55 instances").waitFor();
    expect(await page.locator("table.instances tbody a").count()).toBe(50);
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByText("51–55 of 55").waitFor();
    expect(page.url()).toContain("page=2");
    await page.getByLabel("Evaluator").selectOption("poor");
    await page.getByLabel("Show").selectOption("unparsed");
    const links = page.locator("table.instances tbody a");
    const ids = await links.allInnerTexts();
    expect(ids.length).toBeGreaterThan(1);
    expect(ids.length).toBeLessThan(50);
    await page.reload();
    await links.first().waitFor();
    expect(await links.allInnerTexts()).toEqual(ids);
    await links.first().click();
    await page.getByText(`1 of ${ids.length}`).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByText(`2 of ${ids.length}`).waitFor();
    expect(await page.locator("h1").innerText()).toContain(ids[1]);
    await page.keyboard.press("ArrowLeft");
    await page.getByText(`1 of ${ids.length}`).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([390, 1600])("show hostile texts as letters inside their boxes, %i pixels wide", async (width) => {
    const { page, complaints } = await watchedPage(browser, width);
    await page.goto(address(`#/judgment/pairs/${idOf(0, 3)}?evaluator=good`));
    await page
      .getByRole("group", { name: /^Reply/u })
      .first()
      .waitFor();
    await page.getByText("The prompt as sent").first().click();
    await page
      .getByRole("group", { name: /^Prompt/u })
      .first()
      .waitFor();
    const seen = await page.evaluate(`({
      over: document.documentElement.scrollWidth - innerWidth,
      made: document.querySelectorAll("main script, main img, main style, main a[href^=javascript]").length,
      heads: document.querySelectorAll("h1").length,
      text: document.querySelector(".call pre").textContent,
    })`);
    expect(seen).toMatchObject({ made: 0, heads: 1 });
    expect((seen as { over: number }).over).toBeLessThanOrEqual(0);
    const { text } = seen as { text: string };
    expect(text).toContain(`<script>alert("script")</script>`);
    expect(text).toContain("\\u202egnirts");
    expect(text).toContain("\\u001b[31m");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("show hostile names as letters inside their boxes on every page", async () => {
    const folder = join(root, "named");
    cpSync(site.folder, folder, { recursive: true });
    plantNames(folder);
    for (const width of [390, 1440]) {
      const { page, complaints } = await watchedPage(browser, width);
      const evaluator = encodeURIComponent(shownNames.good).replaceAll("%2F", "/");
      for (const hash of [
        "#/leaderboard",
        "#/leaderboard?view=pairs",
        "#/plots",
        "#/compare",
        "#/judgments",
        `#/judgment/${encodeURIComponent(shownNames.pairs).replaceAll("%2F", "/")}/${idOf(0, 0)}`,
        `#/evaluator/${evaluator}`,
        "#/methods",
      ]) {
        await page.goto("about:blank");
        await page.goto(`${pathToFileURL(join(folder, "index.html")).href}${hash}`);
        await page.getByText("<img src=x").first().waitFor({ state: "attached" });
        const seen = await page.evaluate(`({
          over: document.documentElement.scrollWidth - innerWidth,
          made: document.querySelectorAll("main script, main img, main style, header img").length,
          heads: document.querySelectorAll("h1").length,
          tall: Math.max(0, ...Array.from(document.querySelectorAll(".name"), (box) => box.clientHeight)),
          steering: /[\\u0000-\\u0008\\u000e-\\u001f\\u202a-\\u202e]/.test(document.body.textContent),
        })`);
        expect(seen, hash).toMatchObject({
          over: expect.any(Number) as number,
          made: 0,
          heads: 1,
          steering: false,
        });
        expect((seen as { over: number }).over, hash).toBeLessThanOrEqual(0);
        expect((seen as { tall: number }).tall, hash).toBeLessThan(150);
      }
      expect(complaints).toEqual([]);
      await page.close();
    }
  }, 120_000);

  it("fold a reply of a megabyte", async () => {
    const { page, complaints } = await watchedPage(browser);
    await page.goto(address(`#/judgment/pairs/${idOf(0, 4)}?evaluator=good&protocol=base`));
    const box = page.locator(".call pre").first();
    await box.waitFor();
    const short = (await box.innerText()).length;
    expect(short).toBeLessThan(10_000);
    await page.getByRole("button", { name: "Show 100,000 more of" }).first().click();
    await expect.poll(async () => (await box.innerText()).length).toBeGreaterThan(100_000);
    expect(await page.evaluate(`document.querySelector(".call pre").clientHeight`)).toBeLessThan(500);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("show lists and scores, and compare two judges instance by instance", async () => {
    const { page, complaints } = await watchedPage(browser, 390);
    await page.goto(address(`#/judgment/lists/${idOf(1, 0)}`));
    await page.getByRole("heading", { name: "Output 3" }).waitFor();
    await page.goto(address(`#/judgment/scores/${idOf(2, 0)}?evaluator=good`));
    await page
      .getByRole("row", { name: /Clarity/u })
      .first()
      .waitFor();
    await page.goto(address("#/compare?a=good&b=poor"));
    await page.getByText("A is better, beyond what the choice of instances explains").waitFor();
    await page.getByRole("link", { name: "both are right" }).click();
    await page.getByRole("region", { name: "Instances" }).getByRole("link").first().click();
    await page.getByRole("heading", { name: "Judges" }).waitFor();
    expect(await page.locator(".judge-name", { hasText: "longest" }).count()).toBe(0);
    // On to the next instance of the class, and back to the comparison.
    await page.getByText(/^1 of \d+$/u).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByText(/^2 of \d+$/u).waitFor();
    await page.getByRole("link", { name: "The comparison" }).click();
    await page.getByRole("link", { name: "both are right" }).waitFor();
    expect(page.url()).toContain("show=both");
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
