import type { InstanceFacts } from "../core/instance-facts.js";

/** The index of the only longest output; undefined where several are. */
export function longestOutput({ lengths }: Pick<InstanceFacts, "lengths">): number | undefined {
  const most = Math.max(...lengths);
  const first = lengths.indexOf(most);
  return first >= 0 && lengths.lastIndexOf(most) === first ? first : undefined;
}
