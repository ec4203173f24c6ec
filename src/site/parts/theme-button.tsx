import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

const themes = ["auto", "light", "dark"] as const;

type Theme = (typeof themes)[number];

/** Light, dark, or as the reader's system has it. Kept for as long as the page is open: nothing is stored. */
export function ThemeButton(): JSX.Element {
  const [theme, setTheme] = useState<Theme>("auto");
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return (
    <label class="theme">
      Colours{" "}
      <select
        value={theme}
        onChange={(event) => {
          setTheme(themes.find((name) => name === event.currentTarget.value) ?? "auto");
        }}
      >
        {themes.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
