import { expect, test } from "vitest";
import { strFromU8, unzipSync } from "fflate";
import { createWorkbook } from "../../../src/host/model/createWorkbook";
import { saveWorkbook } from "../../../src/host/package/saveWorkbook";

test("the collections of a new styles part stand in the order of the schema, each in its own", () => {
  const workbook = createWorkbook();
  const sheet = workbook.sheets[0]!;
  sheet.cells.setValue(0, 0, 1);
  sheet.cells.setStyle(0, 0, workbook.styles.derive(0, { bold: true, fillColor: "#FFEECC" }));
  sheet.cells.setValue(1, 0, 2);
  sheet.cells.setStyle(1, 0, workbook.styles.derive(0, { numberFormat: "0.0000" }));
  const styles = strFromU8(unzipSync(saveWorkbook(workbook))["xl/styles.xml"]!);
  const places = ["<numFmts", "</numFmts>", "<fonts", "</fonts>", "<fills", "</fills>", "<cellXfs"].map((part) =>
    styles.indexOf(part),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});
