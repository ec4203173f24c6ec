import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runPaths } from "../../src/store/run-paths.js";

describe("runPaths()", () => {
  it("names the files of a run as the documentation does", () => {
    const at = (name: string): string => join("results", "grid", name);
    expect(runPaths(join("results", "grid"))).toEqual({
      folder: join("results", "grid"),
      manifest: at("manifest.json"),
      calls: at("calls.jsonl"),
      lost: at("lost.jsonl"),
      inFlight: at("in-flight.jsonl"),
      batches: at("batches.jsonl"),
      judgments: at("judgments.jsonl"),
      instances: at("instances.jsonl"),
      texts: at("texts"),
      timing: at("timing.json"),
      status: at("status.json"),
      race: at("race.json"),
      seal: at("seal.json"),
      queue: at("queue.json"),
      leaderboardJson: at("leaderboard.json"),
      leaderboardCsv: at("leaderboard.csv"),
      leaderboardMarkdown: at("leaderboard.md"),
    });
  });
});
