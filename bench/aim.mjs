/** One line for an aim: what was to be held, what was measured, and whether that meets it. */
export function aim(what, { most, got, unit }) {
  const met = got < most ? "met" : "missed";
  console.log(`aim: ${what} under ${most} ${unit}: ${got.toFixed(unit === "s" ? 2 : 0)} ${unit}, ${met}`);
}
