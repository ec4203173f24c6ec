import type { JSX } from "preact";
import type { SideGroup } from "./side-choices.js";

/** A side to be chosen. */
export interface SideSelectProps {
  readonly label: string;
  readonly value: string;
  readonly groups: readonly SideGroup[];
  readonly onChoose: (name: string) => void;
}

/** The sides of a run to choose from, by kind. */
export function SideSelect({ label, value, groups, onChoose }: SideSelectProps): JSX.Element {
  return (
    <label>
      {label}{" "}
      <select
        value={value}
        onChange={(event) => {
          onChoose(event.currentTarget.value);
        }}
      >
        {groups.map(({ title, sides }) => (
          <optgroup key={title} label={title}>
            {sides.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
