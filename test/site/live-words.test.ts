import { describe, expect, it } from "vitest";
import type { LiveEdition } from "../../src/core/live-pages.js";
import type { RunState } from "../../src/core/run-state.js";
import { liveWords } from "../../src/site/live/live-words.js";
import { runStatus } from "../support/status-fixture.js";

const edition: LiveEdition = { base: "editions/1f/", secondsOld: 62, isWhole: false };

function stateOf(state: RunState["state"], more: Partial<RunState> = {}): RunState {
  const trials = { planned: 4000, judged: 1234, failed: 6 };
  return {
    schema: "reife/run-state/1",
    run: "grid",
    state,
    start: "2026-01-01T00:00:00.000Z",
    trials,
    ...more,
  };
}

const words = (run: RunState | undefined, more: Partial<Parameters<typeof liveWords>[0]> = {}) =>
  liveWords({ schema: "reife/live/1", run, edition, isMaking: false, ...more }, 3);

describe("liveWords()", () => {
  it("says of a run that is on how far it is, what it has paid, and how old the pages are", () => {
    const status = runStatus();
    const { run, figures, pages, isPart } = words(stateOf("running", { status }));
    expect({ run, pages, isPart }).toEqual({
      run: "The run is on",
      pages: "The pages are as of 1 min 5 s ago",
      isPart: true,
    });
    expect(figures.join(", ")).toMatch(/^\d+ %, [\d,]+ of [\d,]+ trials, .*\$.* paid/u);
  });

  it.each(["killed", "incomplete", "cost", "time", "interrupted"] as const)(
    "counts trials of a run that is %s, and says that its numbers are those of a part",
    (state) => {
      expect(words(stateOf(state))).toMatchObject({
        figures: ["1,234 of 4,000 trials", "6 failed"],
        isPart: true,
      });
    },
  );

  it("says that pages are up to date where they are", () => {
    const whole = { edition: { ...edition, isWhole: true } };
    expect(words(stateOf("done"), whole)).toMatchObject({
      run: "The run is done",
      pages: "The pages are up to date",
      isPart: false,
    });
  });

  it("says what the pages wait for, and what keeps them back", () => {
    const none = { edition: undefined };
    expect(words(undefined, none)).toMatchObject({
      run: "No run is here now",
      figures: [],
      pages: "The pages come once one has begun",
    });
    expect(words(stateOf("running"), none).pages).toBe("The pages come with the first judgments");
    expect(words(stateOf("done"), { ...none, isMaking: true }).pages).toBe("The pages are being made");
    expect(words(stateOf("running"), { isMaking: true }).pages).toBe(
      "The pages are as of 1 min 5 s ago, new ones are being made",
    );
    expect(words(stateOf("running"), { trouble: "its card is gone" }).pages).toBe(
      "Not brought up to date: its card is gone. The pages are as of 1 min 5 s ago",
    );
  });
});
