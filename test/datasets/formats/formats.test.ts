import { expect, test } from "vitest";
import { formats } from "../../../src/datasets/formats/formats.js";
import { datasetLoaderContract } from "../../contracts/dataset-loader.js";
import { formatSamples } from "../support/format-samples.js";

test("formats has a sample for the contract of every format", () => {
  expect(Object.keys(formatSamples)).toEqual(Object.keys(formats));
});

for (const [name, sample] of Object.entries(formatSamples)) datasetLoaderContract(name, sample);
