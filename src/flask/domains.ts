/**
 * FLASK's ten domains in the order of its tables, and the sub-domains that make each up, 38 in all.
 *
 * Source: Ye et al. (2024), FLASK, arXiv:2307.10928, and the file domain.json of its repository.
 */
export const domains: Readonly<Record<string, readonly string[]>> = {
  Humanities: ["Communication", "Education", "Religion", "Psychology", "Philosophy", "Ethics"],
  Language: ["Poetry", "Literature"],
  "Social Science": ["Business", "Finance", "Economics", "Law", "Politics"],
  History: ["History"],
  Culture: ["Art", "Sports", "Mass Media", "Music", "Food"],
  Technology: ["Agriculture", "Marketing", "Management", "Electronics", "Engineering"],
  Coding: ["Coding"],
  Math: ["Mathematics", "Logic", "Statistics"],
  "Natural Science": ["Biology", "Earth Science", "Nature", "Astronomy", "Chemistry", "Physics"],
  Health: ["Healthcare", "Medicine", "Exercise", "Nutrition"],
};
