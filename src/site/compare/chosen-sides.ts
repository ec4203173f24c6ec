import type { SideChoice, SideGroup } from "./side-choices.js";

/** Two sides of one kind, and the kinds. */
export interface ChosenSides {
  readonly group: SideGroup;
  readonly a: SideChoice;
  readonly b: SideChoice;
}

/** The sides that an address names: the first two where it names none, and another of the same kind where B is not of A's. */
export function chosenSides(groups: readonly SideGroup[], query: URLSearchParams): ChosenSides | undefined {
  const named = (name: string | null) => (choice: SideChoice) => choice.name === name;
  const group = groups.find(({ sides }) => sides.some(named(query.get("a")))) ?? groups[0];
  const a = group?.sides.find(named(query.get("a"))) ?? group?.sides[0];
  const others = group?.sides.filter((choice) => choice !== a) ?? [];
  const b = others.find(named(query.get("b"))) ?? others[0];
  return group === undefined || a === undefined || b === undefined ? undefined : { group, a, b };
}
