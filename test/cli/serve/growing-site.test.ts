import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GrowingSite } from "../../../src/cli/serve/growing-site.js";
import type { SiteOutcome } from "../../../src/cli/serve/site-order.js";
import { temporaryFolder } from "../../support/run-cli.js";

/** A run's folder that grows by hand, and pages that are made when the test says so. */
class Scene {
  readonly cwd: string = temporaryFolder();
  readonly editions: string = join(this.cwd, "editions");
  readonly told: string[] = [];
  /** Ends the making of each set of pages, in the order in which they were begun. */
  readonly begun: ((outcome: SiteOutcome) => Promise<void>)[] = [];
  site: GrowingSite;
  #ms = 0;
  #stopped = 0;

  constructor() {
    this.site = new GrowingSite({
      folder: "run",
      name: "run",
      program: join(this.cwd, "program"),
      editions: this.editions,
      surroundings: {
        cwd: this.cwd,
        clock: { now: () => 0, monotonic: () => this.#ms, sleep: () => Promise.resolve() },
      },
      make: ({ out }) => {
        mkdirSync(out, { recursive: true });
        let end: (outcome: SiteOutcome) => void;
        const done = new Promise<SiteOutcome>((resolve) => (end = resolve));
        this.begun.push(async (outcome) => {
          end(outcome);
          await done;
          await Promise.resolve();
        });
        return { done, stop: () => Promise.resolve(void (this.#stopped += 1)) };
      },
      tell: (trouble) => this.told.push(trouble),
    });
  }

  get stopped(): number {
    return this.#stopped;
  }

  /** The run comes to hold something else; `isOn`: a process is at it. */
  grow(text: string, { isOn }: { readonly isOn: boolean }): void {
    const manifest = {
      ...{ schema: "reife/manifest/1", run: "grid", cells: [], reuse: [], ended: isOn ? "running" : "done" },
      trials: { planned: 10, judged: 0, failed: 0 },
    };
    this.write("manifest.json", JSON.stringify(manifest));
    this.write("calls.jsonl", text);
    if (isOn) this.write("calls.jsonl.lock", `${process.pid}\n`);
    else rmSync(join(this.cwd, "run", "calls.jsonl.lock"), { force: true });
  }

  write(file: string, text: string): void {
    mkdirSync(join(this.cwd, "run"), { recursive: true });
    writeFileSync(join(this.cwd, "run", file), text);
  }

  /** Time passes, and a page asks. */
  ask(ms = 500): ReturnType<GrowingSite["live"]> {
    this.#ms += ms;
    return this.site.live();
  }
}

const made: SiteOutcome = { kind: "made" };

describe("GrowingSite", () => {
  it("makes pages once a run has begun, one set at a time, each followed by a rest of twice its time", async () => {
    const scene = new Scene();
    expect(scene.ask()).toEqual({ schema: "reife/live/1", isMaking: false });
    scene.grow("a", { isOn: true });
    expect(scene.ask()).toMatchObject({ run: { run: "grid", state: "running" }, isMaking: true });
    scene.grow("ab", { isOn: true });
    scene.ask(3000);
    expect(scene.begun).toHaveLength(1);
    await scene.begun[0]?.(made);
    expect(scene.ask()).toMatchObject({ edition: { secondsOld: 3.5, isWhole: false }, isMaking: false });
    scene.ask(5000);
    expect(scene.begun).toHaveLength(1);
    scene.ask(1000);
    expect(scene.begun).toHaveLength(2);
    await scene.begun[1]?.(made);
    expect(scene.ask(60_000)).toMatchObject({ edition: { isWhole: true } });
    expect(scene.begun).toHaveLength(2);
  });

  it("does not rest once the run is no longer on", async () => {
    const scene = new Scene();
    scene.grow("a", { isOn: true });
    scene.ask();
    await scene.begun[0]?.(made);
    scene.grow("ab", { isOn: false });
    expect(scene.ask()).toMatchObject({ run: { state: "done" }, isMaking: true });
  });

  it("looks at the folder no more often than it has to, however many ask", () => {
    const scene = new Scene();
    scene.ask();
    scene.grow("a", { isOn: false });
    expect(scene.ask(100).run).toBeUndefined();
    expect(scene.ask(300).run).toMatchObject({ state: "done" });
  });

  it("serves the latest pages and those before, and removes the others", async () => {
    const scene = new Scene();
    const bases: string[] = [];
    for (const text of ["a", "ab", "abc"]) {
      scene.grow(text, { isOn: false });
      scene.ask();
      await scene.begun.at(-1)?.(made);
      bases.push(scene.ask().edition?.base ?? "");
    }
    expect(new Set(bases).size).toBe(3);
    const [gone, before, latest] = bases.map((base) => scene.site.file(`${base}data/site.js`));
    expect(gone).toBeUndefined();
    expect([before, latest].map((file) => file?.startsWith(scene.editions))).toEqual([true, true]);
    expect(readdirSync(scene.editions)).toHaveLength(2);
    expect(scene.site.page()).toContain(`<script src="${bases[2] ?? ""}data/site.js">`);
    expect(scene.site.file("app.js")).toBe(join(scene.cwd, "program", "app.js"));
  });

  it("keeps its pages where new ones cannot be made, says why once, and tries again when the run has changed", async () => {
    const scene = new Scene();
    scene.grow("a", { isOn: false });
    scene.ask();
    await scene.begun[0]?.(made);
    const { edition } = scene.ask();
    for (const text of ["ab", "abc"]) {
      scene.grow(text, { isOn: false });
      scene.ask();
      await scene.begun.at(-1)?.({ kind: "failed", text: "reife: its card is gone\nmore" });
      expect(scene.ask()).toMatchObject({ edition: { base: edition?.base }, trouble: "its card is gone" });
    }
    expect(scene.begun).toHaveLength(3);
    expect(scene.told).toEqual(["reife: its card is gone\nmore"]);
    expect(readdirSync(scene.editions)).toHaveLength(1);
  });

  it("has no pages of a run that has no judgments, also where there were some of another run", async () => {
    const scene = new Scene();
    scene.grow("a", { isOn: false });
    scene.ask();
    await scene.begun[0]?.(made);
    scene.grow("", { isOn: true });
    scene.ask(60_000);
    await scene.begun[1]?.({ kind: "empty" });
    expect(scene.ask().edition).toBeUndefined();
    expect(readdirSync(scene.editions)).toEqual([]);
    expect(scene.site.page()).not.toContain("data/site.js");
  });

  it("says what is wrong with a damaged folder, and goes on when it is gone", async () => {
    const scene = new Scene();
    scene.grow("a", { isOn: false });
    scene.ask();
    await scene.begun[0]?.(made);
    scene.write("manifest.json", "{");
    expect(scene.ask()).toMatchObject({ trouble: expect.stringContaining("it is no JSON") as string });
    rmSync(join(scene.cwd, "run"), { recursive: true });
    const { run, trouble, edition } = scene.ask();
    expect({ run, trouble }).toEqual({});
    expect(existsSync(scene.site.file(edition?.base ?? "") ?? "")).toBe(true);
  });

  it("gives up what is being made when it is closed", async () => {
    const scene = new Scene();
    scene.grow("a", { isOn: true });
    scene.ask();
    await scene.site.close();
    expect(scene.stopped).toBe(1);
    await scene.begun[0]?.({ kind: "failed", text: "reife: their thread has ended" });
    scene.grow("ab", { isOn: true });
    scene.ask(60_000);
    expect(scene.begun).toHaveLength(1);
    expect(scene.told).toEqual([]);
  });
});
