import type { JSX } from "preact";

/** A choice of one among several. */
export interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  /** Values with what they are called. */
  readonly choices: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

/** A labelled list to choose from. */
export function SelectField({ label, value, choices, onChoose }: SelectFieldProps): JSX.Element {
  return (
    <label>
      {label}{" "}
      <select
        value={value}
        onChange={(event) => {
          onChoose(event.currentTarget.value);
        }}
      >
        {choices.map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
