import fc from "fast-check";
import { expect, it } from "vitest";
import { LargeMap } from "../../src/kernel/largeMap";

it("a map of several parts answers as one Map does", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 40 }), fc.array(fc.string()), (keys, others) => {
      const large = new LargeMap<string, number>(7);
      const one = new Map<string, number>();
      keys.forEach((key, place) => {
        large.add(key, place);
        one.set(key, place);
      });
      for (const key of [...keys, ...others]) expect(large.get(key)).toBe(one.get(key));
    }),
  );
});
