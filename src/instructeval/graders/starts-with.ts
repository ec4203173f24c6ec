/**
 * INSTRUCTEVAL's own rule for every task but HumanEval: the reply, without the white space around it, begins with the gold's characters.
 * So "12" is right for "1", "Ambiguous" for "A" and "Not" for "No", while "(A)" is wrong for "A". Kept to compare with its figures.
 */
export function startsWith(reply: string, gold: string): boolean {
  return reply.trim().startsWith(gold);
}
