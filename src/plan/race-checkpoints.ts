/** Each stage of a race makes what has been judged so much longer. */
const growth = 1.25;

/**
 * After how many instances, in the common order, a race looks who is dominated: first after `least`, then each time a
 * quarter more have been judged. The last is the end of the run. They depend on these two numbers alone.
 */
export function raceCheckpoints(instances: number, least: number): readonly number[] {
  const checkpoints: number[] = [];
  for (let next = least; next < instances; next = Math.ceil(next * growth)) checkpoints.push(next);
  return [...checkpoints, instances];
}
