/** Things by the instruction that they are of, instructions in the order in which they first come. */
export function clusteredUnits<Unit extends { readonly cluster: string }>(
  units: readonly Unit[],
): readonly (readonly Unit[])[] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const own = groups.get(unit.cluster);
    if (own === undefined) groups.set(unit.cluster, [unit]);
    else own.push(unit);
  }
  return [...groups.values()];
}
