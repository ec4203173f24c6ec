import type { ProtocolCard } from "../protocol-card.js";
import { checklist } from "./checklist.js";
import { compare } from "./compare.js";
import { consistency } from "./consistency.js";
import { gradedChecklist } from "./graded-checklist.js";
import { list } from "./list.js";
import { probabilityPair } from "./probability-pair.js";
import { rate } from "./rate.js";
import { roles } from "./roles.js";
import type { Shape } from "./shape.js";
import { skills } from "./skills.js";
import { swapSynthesize } from "./swap-synthesize.js";
import { vote } from "./vote.js";

/** The ways of asking, by the name that cards use. */
export const shapes: {
  readonly [Name in ProtocolCard["shape"]]: Shape<Extract<ProtocolCard, { readonly shape: Name }>>;
} = {
  compare,
  consistency,
  "swap-synthesize": swapSynthesize,
  roles,
  vote,
  rate,
  skills,
  checklist,
  "graded-checklist": gradedChecklist,
  "probability-pair": probabilityPair,
  list,
};
