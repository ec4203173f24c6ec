import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { LivePages } from "../../src/core/live-pages.js";
import { parseJson } from "../../src/core/parse-json.js";
import { hasBrowser, openBrowser, watchedPage } from "../support/browser.js";
import { startJudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, pairRows, testKey, type Project } from "../support/project.js";
import type { RunningCli } from "../support/run-cli.js";

const patience = { timeout: 60_000, interval: 100 };

/** A judge that answers as many questions as it is allowed to, and asks to wait for the others. */
interface Gated {
  readonly project: Project;
  readonly allow: (questions: number) => void;
}

async function gatedProject(rows: number): Promise<Gated> {
  let left = 0;
  const server = await startJudgeServer({
    instead: () => {
      left -= 1;
      if (left >= 0) return undefined;
      return {
        kind: "send",
        status: 429,
        headers: { "retry-after-ms": "100" },
        body: { error: { message: "Wait" } },
      };
    },
  });
  const limits = { concurrency: 2, timeoutSeconds: 30, maxAttempts: 1000 };
  const project = makeProject({
    evaluators: { judge: judgeCard(server.url, { limits }) },
    rows: pairRows(rows),
  });
  return {
    project,
    allow: (questions) => {
      left = questions;
    },
  };
}

interface Serving {
  readonly program: RunningCli;
  readonly url: string;
  /** Of the pages that are made. */
  readonly temporary: string;
  text(path: string): Promise<string>;
  live(): Promise<LivePages>;
}

/** Serves runs of a project, on a free port. */
async function serve(project: Project, ...args: readonly string[]): Promise<Serving> {
  const temporary = mkdtempSync(join(tmpdir(), "reife-tmp-"));
  const program = project.start(["serve", "--port", "0", "--json", ...args], {
    env: { TMPDIR: temporary },
    timeoutMs: 240_000,
  });
  onTestFinished(async () => {
    program.send("SIGTERM");
    await program.done;
    rmSync(temporary, { recursive: true, force: true });
  });
  await program.wrote("serve.ready");
  const url = /"url":"(http:[^"]+)"/u.exec(program.written())?.[1] ?? "";
  const text = async (path: string): Promise<string> => {
    const response = await fetch(new URL(path, url));
    expect([path, response.status]).toEqual([path, 200]);
    return response.text();
  };
  return {
    ...{ program, url, temporary, text },
    live: async () => parseJson(await text("test/live.json")) as LivePages,
  };
}

/** Waits until the pages hold all that the folder of the finished run does. Resolves with what stands before their data. */
async function untilWhole(serving: Serving): Promise<string> {
  await expect.poll(async () => (await serving.live()).edition?.isWhole, patience).toBe(true);
  const { run, edition } = await serving.live();
  expect(run).toMatchObject({ run: "test", state: "done" });
  return edition?.base ?? "";
}

describe("reife serve", () => {
  it("hands out what reife report writes, goes on without the run's folder, and leaves nothing", async () => {
    const card = { title: "Made up", adapter: "simulated", seed: 3, traits: { accuracy: 0.8 } };
    const project = makeProject({ evaluators: { judge: card }, rows: pairRows(8) });
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0 });
    expect(await project.cli(["report", "results/test", "--quiet"])).toMatchObject({ code: 0 });
    const serving = await serve(project, "results/test");
    const base = await untilWhole(serving);
    const report = join(project.folder, "results", "test", "report");
    const written = (file: string): string => readFileSync(join(report, file), "utf8");
    const chunks = readdirSync(join(report, "data"));
    expect(chunks.length).toBeGreaterThan(3);
    for (const chunk of chunks) {
      expect(await serving.text(`test/${base}data/${chunk}`)).toBe(written(`data/${chunk}`));
    }
    for (const file of ["app.js", "app.css"]) expect(await serving.text(`test/${file}`)).toBe(written(file));
    const lines = (await serving.text("test/")).replaceAll(base, "").split("\n");
    expect(lines.filter((line) => !written("index.html").split("\n").includes(line))).toEqual([
      expect.stringContaining("connect-src 'self'"),
      '<meta name="reife-live" content="live.json">',
      '<link rel="icon" href="data:,">',
    ]);

    renameSync(join(project.folder, "results"), join(project.folder, "gone"));
    await expect.poll(async () => (await serving.live()).run, patience).toBeUndefined();
    expect(await serving.text(`test/${base}data/site.js`)).toContain("reife/site/1");

    serving.program.send("SIGTERM");
    const { code, stdout, stderr } = await serving.program.done;
    expect({ code, lines: stdout.trimEnd().split("\n").length }).toEqual({ code: 0, lines: 1 });
    expect(`${stdout}${stderr}`).not.toContain(testKey);
    expect(readdirSync(serving.temporary)).toEqual([]);
    await expect(fetch(serving.url)).rejects.toThrow();
  }, 120_000);

  it("says in one line what cannot be served", async () => {
    const project = makeProject({ evaluators: {}, files: { "results/torn/manifest.json": "{" } });
    const holder = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => holder.once("listening", resolve));
    onTestFinished(() => void holder.close());
    const address = holder.address();
    const port = address === null || typeof address === "string" ? 0 : address.port;
    for (const [args, said] of [
      [["results/torn"], "manifest.json: it is no JSON"],
      [["configs/test.yaml"], "Cannot serve configs/test.yaml: it is no folder"],
      [
        ["results/none", "--port", "x"],
        "Expected a whole number of at least 0 and of at most 65535 for --port: got 'x'",
      ],
      [
        ["results/none", "--quiet", "--port", String(port)],
        `Cannot serve on 127.0.0.1:${port}: the port is in use (name`,
      ],
    ] as const) {
      const { code, stdout, stderr } = await project.cli(["serve", ...args]);
      expect({ code, stdout, lines: stderr.split("\n").length }).toEqual({ code: 2, stdout: "", lines: 2 });
      expect(stderr).toContain(said);
    }
  });

  it.skipIf(!hasBrowser)(
    "shows a page that takes new judgments while it is looked at, and keeps what its reader chose",
    { timeout: 240_000 },
    async () => {
      const { project, allow } = await gatedProject(30);
      const serving = await serve(project, "results/test", "results/other");
      const browser = await openBrowser();
      onTestFinished(() => browser.close());
      const { page, complaints } = await watchedPage(browser);
      await page.goto(serving.url);
      await page.getByRole("link", { name: "test" }).click();
      await page.getByText("No run is here now").waitFor();
      expect(serving.program.written()).toContain("results/test holds no run yet");
      expect(await serving.live()).toEqual({ schema: "reife/live/1", isMaking: false });

      allow(7);
      const run = project.start(["run", "configs/test.yaml", "--quiet"], { timeoutMs: 240_000 });
      onTestFinished(() => {
        run.send("SIGKILL");
      });
      await page.getByText("The run is on").waitFor();
      await page.getByText(", 7 judgments.").waitFor();
      await page.getByLabel("Search").fill("jud");
      await page.evaluate("document.activeElement.dataset.mine = 'kept'");
      await page.setViewportSize({ width: 1280, height: 300 });
      await page.evaluate("scrollTo(0, 60)");

      allow(11);
      await page.getByText(", 18 judgments.").waitFor();
      await page.getByText("The run is on").waitFor();
      const [place = ""] = readdirSync(serving.temporary);
      expect(readdirSync(join(serving.temporary, place, "0")).length).toBeLessThanOrEqual(3);
      expect(page.url()).toContain("q=jud");
      expect(await page.locator("input[data-mine=kept]").inputValue()).toBe("jud");
      // The line above may have grown, which browsers make up for.
      expect(await page.evaluate("scrollY")).toBeGreaterThan(0);
      expect(await page.evaluate("document.activeElement.dataset.mine")).toBe("kept");

      await page.goto(`${page.url().split("#")[0] ?? ""}#/judgments?dataset=pairs`);
      await page.locator("table.instances tbody a").first().waitFor();
      allow(1000);
      expect(await run.done).toMatchObject({ code: 0 });
      await page.getByText("The run is done").waitFor();
      await page.getByText("The pages are up to date").waitFor();
      const rows = page.locator("table.instances tbody");
      const turned = await rows.innerText();
      await page.reload();
      await rows.waitFor();
      await expect.poll(() => rows.innerText(), patience).toBe(turned);
      await page.getByRole("link", { name: "Leaderboard" }).click();
      await page.getByText(", 60 judgments.").waitFor();
      expect(complaints.filter((complaint) => !complaint.startsWith(`request: ${serving.url}`))).toEqual([]);

      serving.program.send("SIGTERM");
      await page.getByText("reife serve no longer answers").waitFor();
    },
  );
});
