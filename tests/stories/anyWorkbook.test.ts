import { expect, test } from "vitest";
import { readSample, samples } from "../host/package/fixtures";
import { reconcileBook } from "./desk";

test.each([...samples, "made/rich.xlsm"])(
  "%s gives a result, or one line with the remedy and no file",
  async (path) => {
    const { status, err, result, written } = await reconcileBook(readSample(path));
    if (status === 2) {
      expect(err).toMatch(/^concordance: [^\n]*month\.xlsx[^\n]*[.\])]\n$/);
      expect([result, written]).toEqual([null, null]);
    } else {
      expect(result!.reconciliations.length).toBeGreaterThan(0);
      expect(written).not.toBeNull();
    }
  },
);
