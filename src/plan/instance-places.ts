import type { Instance } from "../core/instance.js";
import type { Plan } from "../core/plan.js";
import { clusterOrder } from "../core/cluster-order.js";

/**
 * Where each instance stands in a race, from 0, by dataset and id (joined by a newline): cluster by cluster in the seeded
 * order of clusters, the datasets interleaved in proportion to their sizes. Whatever part has been judged is then made of
 * whole clusters taken at random, large and small ones alike, apart from the last of each dataset.
 */
export function instancePlaces(plan: Plan): ReadonlyMap<string, number> {
  const places = plan.datasets.flatMap(({ id, instances }, order) => {
    const clusters = new Map<string, Instance[]>();
    for (const instance of instances) {
      const known = clusters.get(instance.cluster);
      if (known === undefined) clusters.set(instance.cluster, [instance]);
      else known.push(instance);
    }
    return clusterOrder(id, [...clusters.keys()], plan.seed)
      .flatMap((cluster) => clusters.get(cluster) ?? [])
      .map((instance, index) => ({
        key: `${id}\n${instance.id}`,
        ...{ order, share: (index + 0.5) / instances.length },
      }));
  });
  places.sort((a, b) => a.share - b.share || a.order - b.order);
  return new Map(places.map(({ key }, place) => [key, place]));
}
