import type { VerdictTable } from "../../stats/verdict-table.js";
import type { ChoiceTrial } from "./choice-trial.js";
import { preferredOutput } from "./preferred-output.js";
import { shownFirst } from "./shown-first.js";

/** Verdicts of one judge under one protocol on three or more outputs of one instruction, which its pairs connect. */
export interface VerdictGraph {
  readonly cluster: string;
  /** Upper triangle: what the trials on a pair say on balance, both positions together. */
  readonly balance: VerdictTable;
  /** Row i, column j: what the trials that showed i before j say on balance. */
  readonly shown: VerdictTable;
  /** Pairs with a verdict. */
  readonly pairs: number;
}

/** The outputs that pairs connect, by judge, protocol and instruction; those with only two are left out. */
export function verdictGraphs(trials: readonly ChoiceTrial[]): readonly VerdictGraph[] {
  const nodes = new Map<string, Node>();
  for (const trial of trials) {
    const [a, b] = trial.facts.outputIds ?? [];
    if (a === undefined || b === undefined || a === b) continue;
    const outputs = [nodeOf(nodes, trial, a), nodeOf(nodes, trial, b)] as const;
    const first = outputs[shownFirst[trial.presentation].output];
    const second = first === outputs[0] ? outputs[1] : outputs[0];
    const preferred = preferredOutput(trial);
    const won = preferred === undefined ? 0 : outputs[preferred] === first ? 1 : -1;
    first.shown.set(second, (first.shown.get(second) ?? 0) + won);
    join(first, second);
  }
  const groups = new Map<Node, Node[]>();
  for (const node of nodes.values()) {
    const root = rootOf(node);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [node]);
    else group.push(node);
  }
  return [...groups.values()].filter((group) => group.length > 2).map(graphOf);
}

/** An output; `shown` has, by the output shown after it, how much more often it won than lost. */
interface Node {
  readonly cluster: string;
  readonly shown: Map<Node, number>;
  parent: Node | undefined;
}

function nodeOf(nodes: Map<string, Node>, { cell, cluster }: ChoiceTrial, output: string): Node {
  const key = [cell.evaluator, cell.protocol, cluster, output].join("\n");
  const known = nodes.get(key);
  if (known !== undefined) return known;
  const node: Node = { cluster, shown: new Map(), parent: undefined };
  nodes.set(key, node);
  return node;
}

function rootOf(node: Node): Node {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  for (let at = node; at.parent !== undefined;) {
    const next: Node = at.parent;
    at.parent = root;
    at = next;
  }
  return root;
}

function join(one: Node, other: Node): void {
  const [root, further] = [rootOf(one), rootOf(other)];
  if (root !== further) further.parent = root;
}

function graphOf(nodes: readonly Node[]): VerdictGraph {
  const shown = nodes.map((node) => nodes.map((other) => signOf(node.shown.get(other))));
  const balance = nodes.map((node) =>
    nodes.map((other) => {
      const [won, lost] = [node.shown.get(other), other.shown.get(node)];
      return won === undefined && lost === undefined ? undefined : signOf((won ?? 0) - (lost ?? 0));
    }),
  );
  const judged = balance.flat().filter((verdict) => verdict !== undefined).length;
  return { cluster: nodes[0]?.cluster ?? "", balance, shown, pairs: judged / 2 };
}

function signOf(sum: number | undefined): 1 | 0 | -1 | undefined {
  if (sum === undefined) return undefined;
  return sum > 0 ? 1 : sum < 0 ? -1 : 0;
}
