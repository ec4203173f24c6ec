import type { JSX } from "preact";

/** Judges to choose from, best first, and how many of them a figure has room for. */
export interface JudgePickerProps {
  readonly judges: readonly string[];
  /** Those that are chosen; none: the best ones are shown. */
  readonly chosen: readonly string[];
  readonly most: number;
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Chooses whom figures of slices show. */
export function JudgePicker({ judges, chosen, most, onChoose }: JudgePickerProps): JSX.Element {
  const full = chosen.length >= most;
  return (
    <details class="picker">
      <summary>
        Judges in figures by skill, domain, difficulty and subset:{" "}
        {chosen.length === 0 ? `the best ${most} of ${judges.length}` : chosen.join(", ")}
      </summary>
      <p class="about">
        Up to {most} can be shown at once.{" "}
        {chosen.length > 0 && (
          <button
            type="button"
            onClick={() => {
              onChoose([]);
            }}
          >
            The best {most}
          </button>
        )}
      </p>
      <fieldset>
        <legend class="sr">Judges to show</legend>
        {judges.map((judge) => {
          const isChosen = chosen.includes(judge);
          return (
            <label key={judge}>
              <input
                type="checkbox"
                checked={isChosen}
                disabled={full && !isChosen}
                onChange={() => {
                  onChoose(isChosen ? chosen.filter((name) => name !== judge) : [...chosen, judge]);
                }}
              />{" "}
              {judge}
            </label>
          );
        })}
      </fieldset>
    </details>
  );
}
