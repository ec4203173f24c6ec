/**
 * FLASK's four abilities and the skills of each, in the paper's order.
 *
 * Source: Ye et al. (2024), FLASK, arXiv:2307.10928, section 3.1. The data files name skills only.
 */
export const abilities: Readonly<Record<string, readonly string[]>> = {
  "Logical Thinking": ["Logical Robustness", "Logical Correctness", "Logical Efficiency"],
  "Background Knowledge": ["Commonsense Understanding", "Factuality"],
  "Problem Handling": ["Metacognition", "Insightfulness", "Completeness", "Comprehension"],
  "User Alignment": ["Conciseness", "Readability", "Harmlessness"],
};
