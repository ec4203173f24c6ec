import type { Theme } from "./theme.js";

/**
 * Colours of files. The series are those of Okabe and Ito (2008), "Color universal design", darkened on white and lightened on
 * black until each has a contrast of 3 : 1 with the ground.
 */
export const themes: Readonly<Record<"light" | "dark", Theme>> = {
  light: {
    ground: "#ffffff",
    ink: "#1b1f24",
    muted: "#57606a",
    grid: "#d8dee4",
    gain: "#0072b2",
    loss: "#c75000",
    series: ["#0072b2", "#c75000", "#007f5f", "#a8478a", "#8a6d00", "#2b8cbe", "#5b5b5b", "#7a3b00"],
  },
  dark: {
    ground: "#14181d",
    ink: "#e6edf3",
    muted: "#9aa4af",
    grid: "#323a43",
    gain: "#56b4e9",
    loss: "#f0893e",
    series: ["#56b4e9", "#f0893e", "#2fc79c", "#dd95c4", "#e3c84b", "#9bd1f3", "#b5b5b5", "#d9a066"],
  },
};
