import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { messagesHash } from "../../src/core/messages-hash.js";
import type { SiteIndex, SiteJudgments, SitePrompts, SiteReplies, SiteTexts } from "../../src/core/site.js";
import { joinedPrompt } from "../../src/site/judgments/joined-prompt.js";
import { hasBrowser, openBrowser, watchedPage } from "../support/browser.js";
import { readChunk } from "../support/read-chunk.js";
import { makeProject, pairRows, storedCalls, type Project } from "../support/project.js";

const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>\u202Egnirts\u202C\u0007 javascript:alert(3)`;

const rows = pairRows(24).map((row, index) =>
  index === 0 ? { ...row, instruction: hostile, output_a: "x".repeat(1_000_000), output_b: hostile } : row,
);

const card = (accuracy: number): unknown => ({
  title: hostile,
  adapter: "simulated",
  seed: 3,
  traits: { accuracy },
});

interface Made {
  readonly project: Project;
  readonly site: string;
  readonly told: string;
}

/** A run of two judges and a rule on hostile texts, and its pages. */
async function makeSite(): Promise<Made> {
  const project = makeProject({
    evaluators: {
      good: card(0.9),
      poor: card(0.6),
      longest: { title: "Longest", adapter: "null", rule: "longest" },
    },
    config: { protocols: ["base", "cot", "reference"] },
    rows,
  });
  await project.cli(["run", "configs/test.yaml", "--quiet"]);
  const { stdout } = await project.cli(["report", "results/test", "--quiet"]);
  return { project, told: stdout, site: join(project.folder, "results", "test", "report") };
}

it("reife report writes pages that weigh little, their data in chunks, and over nothing of others", async () => {
  const { project, site, told } = await makeSite();
  const chunk = (name: string): unknown => readChunk(site, name);
  expect(told).toBe(`${join("results", "test", "report", "index.html")}\n`);
  expect(readdirSync(site).sort()).toEqual(["app.css", "app.js", "data", "index.html"]);
  const weight = ["index.html", "app.js", "app.css"].map((name) => statSync(join(site, name)).size);
  expect(weight.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
  expect(chunk("site")).toMatchObject({
    schema: "reife/site/1",
    datasets: [
      {
        dataset: "pairs",
        instances: 24,
        block: 20,
        evaluators: ["good", "longest", "poor"],
        protocols: ["base", "cot", "reference"],
        texts: true,
        replies: true,
      },
    ],
  });
  expect(chunk("judgments-0")).toMatchObject({
    columns: expect.arrayContaining([
      { evaluator: "good", protocol: "base", presentation: "swapped", repeat: 0 },
    ]) as unknown,
    endings: expect.arrayContaining([expect.stringMatching(/^[AB=?!]+$/u)]) as unknown,
  });
  const replies = chunk("replies-0-1-0") as SiteReplies;
  const texts = chunk("texts-0-1") as SiteTexts;
  const prompts = chunk("prompts-0-1-0") as SitePrompts;
  expect(replies).toHaveLength(4 * 3 * 2);
  const [reply] = replies;
  const text = texts[(reply?.instance ?? 0) - 20];
  const calls = reply?.calls ?? [];
  const prompt = joinedPrompt(prompts[calls[0]?.prompt ?? -1] ?? [], { texts: text, calls })
    .map(({ content }) => content)
    .join("\n");
  expect(prompt).toContain(text?.instruction);
  expect(prompt).toContain(text?.outputs[0]);
  expect(promptsOn(site)).toEqual(
    new Set(storedCalls(join(project.folder, "results", "test")).map((call) => call.messagesHash)),
  );
  project.write("elsewhere/letter.txt", "mine");
  expect(await project.cli(["report", "results/test", "--out", "elsewhere"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("letter.txt") as string,
  });
  expect(project.read("elsewhere/letter.txt")).toBe("mine");
}, 120_000);

/** Hashes of all prompts that pages hold, put together as a page does. */
function promptsOn(site: string): ReadonlySet<string> {
  const hashes = new Set<string>();
  for (const block of [0, 1]) {
    const texts = readChunk(site, `texts-0-${block}`) as SiteTexts;
    const prompts = [0, 1, 2].map(
      (protocol) => readChunk(site, `prompts-0-${block}-${protocol}`) as SitePrompts,
    );
    const { columns } = readChunk(site, "judgments-0") as SiteJudgments;
    for (const evaluator of [0, 1, 2])
      for (const { instance, column, calls } of readChunk(
        site,
        `replies-0-${block}-${evaluator}`,
      ) as SiteReplies)
        for (const { prompt } of calls) {
          if (prompt === undefined) continue;
          const protocol = ["base", "cot", "reference"].indexOf(columns[column]?.protocol ?? "");
          const from = { texts: texts[instance - block * 20], calls };
          hashes.add(messagesHash(joinedPrompt(prompts[protocol]?.[prompt] ?? [], from)));
        }
  }
  return hashes;
}

it("reife report --no-texts leaves out what datasets, prompts and replies say, and says so", async () => {
  const secret = "Say where the heron sleeps";
  const project = makeProject({
    evaluators: { good: { title: "Good", adapter: "simulated", seed: 3, traits: { accuracy: 0.9 } } },
    config: { protocols: ["cot"] },
    rows: pairRows(4).map((row) => ({
      ...row,
      instruction: secret,
      output_a: secret,
      output_b: "In the reeds",
    })),
  });
  await project.cli(["run", "configs/test.yaml", "--quiet"]);
  await project.cli(["report", "results/test", "--no-texts", "--quiet"]);
  const site = join(project.folder, "results", "test", "report");
  expect(readdirSync(join(site, "data")).sort()).toEqual(["judgments-0.js", "site.js"]);
  const { command, datasets } = readChunk(site, "site") as SiteIndex;
  const why = { undefined: "they were left out (--no-texts)" };
  expect(datasets).toMatchObject([{ instances: 4, texts: why, replies: why }]);
  expect(command).toMatch(/ --no-texts$/u);
  const written = readdirSync(join(site, "data")).map((name) =>
    readFileSync(join(site, "data", name), "utf8"),
  );
  expect(written.join("\n")).not.toMatch(/heron|reeds/u);
  expect((readChunk(site, "judgments-0") as SiteJudgments).endings.join("")).toMatch(/^[AB=?!]{8}$/u);
  if (hasBrowser) await showLeftOut(site);
}, 120_000);

/** The page of an instance lists verdicts, and says that texts and replies are left out. */
async function showLeftOut(site: string): Promise<void> {
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const { page, complaints } = await watchedPage(browser, 390);
  const id = (readChunk(site, "judgments-0") as SiteJudgments).instances[0]?.id ?? "";
  await page.goto(`${pathToFileURL(join(site, "index.html")).href}#/judgment/pairs/${id}`);
  await page.getByText("The texts are not on these pages: they were left out (--no-texts).").waitFor();
  await page.getByText("their replies are not on these pages").waitFor();
  expect(await page.locator(".judge .ending").count()).toBe(2);
  expect(complaints).toEqual([]);
}

it.skipIf(!hasBrowser)(
  "the pages of a run open from a file, and do what they promise",
  async () => {
    const { site } = await makeSite();
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const address = (hash = ""): string => `${pathToFileURL(join(site, "index.html")).href}${hash}`;
    await showEveryPage(browser, address);
    await sortAndFilter(browser, address);
    await drawAndDownload(browser, address);
    await nameControls(browser, address);
  },
  120_000,
);

/** They show every page without an error, a request or a dialog, on a phone too. */
async function showEveryPage(browser: Browser, address: (hash?: string) => string): Promise<void> {
  const { page, complaints } = await watchedPage(browser, 390);
  const heads: string[] = [];
  for (const hash of ["", "#/plots", "#/methods", "#/evaluator/good", "#/evaluator/nobody", "#/nowhere"]) {
    await page.goto(address(hash));
    heads.push(await page.locator("h1").innerText());
    const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect(over, hash).toBeLessThanOrEqual(0);
  }
  expect(heads).toEqual([
    "test",
    "Plots",
    "Methods",
    expect.stringContaining("good"),
    "Unknown evaluator",
    "There is no page “nowhere”",
  ]);
  expect(complaints).toEqual([]);
  await page.close();
}

/** They sort, search and filter by the address. */
async function sortAndFilter(browser: Browser, address: (hash?: string) => string): Promise<void> {
  const { page, complaints } = await watchedPage(browser);
  await page.goto(address("#/leaderboard?view=pairs&q=cot"));
  const names = () => page.locator("tbody tr td:first-child a").allInnerTexts();
  expect(await names()).toEqual(["good", "poor"]);
  await page.getByRole("button", { name: "Accuracy" }).click();
  await page.getByRole("button", { name: "Accuracy" }).click();
  expect(await names()).toEqual(["poor", "good"]);
  expect(page.url()).toContain("sort=accuracy");
  await page.reload();
  expect(await names()).toEqual(["poor", "good"]);
  await page.getByLabel("Search").fill("");
  await page.getByLabel("Rows").selectOption("evaluators");
  await page.getByLabel("Show").selectOption("judges");
  expect(await page.locator("tbody tr").count()).toBe(2);
  expect(complaints).toEqual([]);
  await page.close();
}

/** They draw plots as SVG with a title and numbers, and give rows away as files. */
async function drawAndDownload(browser: Browser, address: (hash?: string) => string): Promise<void> {
  const { page, complaints } = await watchedPage(browser);
  await page.goto(address("#/plots/heat-map"));
  await page.locator("svg.figure title").first().waitFor({ state: "attached" });
  expect(await page.locator("svg.figure").getAttribute("aria-label")).toBe("Evaluators and protocols");
  await page.goto(address("#/leaderboard"));
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("test-evaluators.csv");
  expect(readFileSync(await file.path(), "utf8")).toContain("good");
  expect(complaints).toEqual([]);
  await page.close();
}

/** They name every control and every table, and leave one heading of the first order. */
async function nameControls(browser: Browser, address: (hash?: string) => string): Promise<void> {
  const { page } = await watchedPage(browser);
  await page.goto(address());
  expect(await page.locator("h1").count()).toBe(1);
  const nameless = await page.evaluate(
    'Array.from(document.querySelectorAll("input, select, button")).filter((control) => control.labels.length === 0 && control.textContent === "").length',
  );
  expect(nameless).toBe(0);
  expect(await page.getByRole("region", { name: "Evaluators" }).count()).toBe(1);
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.className")).toBe("skip");
  await page.close();
}
