import { csvText } from "../../report/csv-text.js";

const rows = [
  ["Name the capital of France.", "Paris", "Lyon is the capital of France.", "A"],
  ["Write the word 'blue' backwards.", "The word is blue.", "eulb", "B"],
  ["Give two prime numbers below ten, without a sentence.", "3, 7", "Two primes below ten are 4 and 9.", "A"],
  [
    "Say in one sentence why ice floats.",
    "Ice is cold. It is also hard. It floats.",
    "Ice is less dense than water.",
    "B",
  ],
  ["Translate 'good morning' into Spanish.", "Buenos días", "Buenas noches", "A"],
  ["List three colours, one a line.", "red, green, blue", "red\ngreen\nblue", "B"],
  ["What is 12 times 12?", "144", "124", "A"],
  [
    "Shorten to three words: 'The meeting was moved to Friday.'",
    "The meeting, which was moved, is on Friday now.",
    "Meeting moved: Friday",
    "B",
  ],
  ["Which month has 28 or 29 days?", "February", "All months have 30 or 31 days.", "A"],
  ["Answer with yes or no: is 7 an even number?", "Seven is a number that many people like.", "no", "B"],
  ["Name one thing that is both round and edible.", "An orange", "A wheel", "A"],
  [
    "Write a polite one-line refusal of an invitation.",
    "No.",
    "Thank you for asking, but I cannot come.",
    "B",
  ],
] as const;

/** Twelve pairs of our own as a table, to be edited. */
export function starterPairs(): string {
  return csvText(
    rows.map(([instruction, output_a, output_b, gold]) => ({ instruction, output_a, output_b, gold })),
  );
}
