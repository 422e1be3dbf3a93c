import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonPieces } from "../../src/cli/jsonPieces";

it("JSON in pieces is the JSON in one", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.record({ left: fc.array(fc.nat()), pass: fc.string() })), (value, list) => {
      const data = { value, reconciliations: [{ matches: list, none: undefined }], long: Array(25_000).fill(value) };
      expect([...jsonPieces(data)].join("")).toBe(JSON.stringify(data));
    }),
    { numRuns: 30 },
  );
});
