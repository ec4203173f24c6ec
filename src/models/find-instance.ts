import type { CallAddress } from "../core/chat-model.js";
import { ModelError } from "../core/errors.js";
import type { Instance } from "../core/instance.js";
import type { InstanceLookup } from "./instance-lookup.js";

/** The instance that a call is about. Throws a ModelError (`bad-request`) where the lookup has none. */
export function findInstance(lookup: InstanceLookup, address: CallAddress): Instance {
  const instance = lookup(address.dataset, address.instance);
  if (instance === undefined) {
    throw new ModelError(`Cannot find instance ${address.instance} of dataset ${address.dataset}`, {
      failure: "bad-request",
    });
  }
  return instance;
}
