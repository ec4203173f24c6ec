/** A choice: what it costs, and what it is worth. */
export interface Priced {
  readonly cost: number;
  readonly value: number;
}

/**
 * The choices that no other beats: none costs as little and is worth more, or is worth as much and costs less. Of choices that
 * are equal in both, all stay. Cheapest first.
 */
export function paretoFront<Choice extends Priced>(choices: readonly Choice[]): readonly Choice[] {
  const sorted = [...choices].sort((a, b) => a.cost - b.cost || b.value - a.value);
  const front: Choice[] = [];
  for (const choice of sorted) {
    const best = front.at(-1);
    if (
      best === undefined ||
      choice.value > best.value ||
      (choice.value === best.value && choice.cost === best.cost)
    ) {
      front.push(choice);
    }
  }
  return front;
}
