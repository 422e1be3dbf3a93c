import { test } from "vitest";
import { LAYOUTS } from "../../truth/layouts";
import { columnsFound, column, noticeCodes, read, gridOf } from "./grids";
import { readFileSync, readdirSync } from "node:fs";

test("try layouts", () => {
  for (const { left, right } of LAYOUTS.slice(0, 2)) for (const l of [left, right]) {
    const line: any = { id: 1, reference: "K1234567", account: "123-45678", isin: "FR0000120271", isBond: false, side: "BUY",
      quantity: { units: 1500n, scale: 0 }, price: { units: 54321n, scale: 3 }, gross: { units: 8148150n, scale: 2 }, fees: { units: 815n, scale: 1 }, tax: { units: 0n, scale: 0 }, accrued: { units: 0n, scale: 0 }, net: { units: 8156300n, scale: 2 }, currency: "EUR", tradeDate: 20600, settlementDate: 20602, broker: "Aldgate", status: "SETTLED" };
    const chance: any = { pick: (a: any) => a[0], between: (a: number) => a + 5, next: () => 0.2 };
    const lines = [line, { ...line, side: "SELL", reference: "K1234568" }, { ...line, reference: "K1234569", quantity: { units: 12500n, scale: 0 }, gross: { units: 67901250n, scale: 2 } }];
    const rows: any[][] = [...l.banner.map((b) => [b]), l.columns.map((c) => c.header), ...lines.map((x) => l.columns.map((c) => c.cell(x, chance)))].map((r) => [...new Array(l.firstColumn - 1).fill(""), ...r]);
    if (l.total) rows.push([...new Array(l.firstColumn - 1).fill(""), l.total]);
    const r = read(gridOf(rows, { sheet: l.sheet }));
    console.log(l.sheet, r.survey.role, r.survey.roleConfidence, r.survey.headerRow, "\n", columnsFound(r.survey), "\nunused", JSON.stringify(r.survey.unused), "\n", noticeCodes(r), JSON.stringify(r.setAside.map((s) => [s.row, s.code])), JSON.stringify(r.unreadable.map((u) => u.wording.en)));
    for (const f of ["side", "quantity", "price", "grossAmount", "netAmount", "fees", "tradeDate", "settlementDate", "security", "status"] as const) console.log(f, column(r, f).join(" ; "));
  }
});
const split = (text: string): string[][] => { const sep = [";", ","].sort((a, b) => text.split("\n").slice(0, 12).join("").split(b).length - text.split("\n").slice(0, 12).join("").split(a).length)[0]!; return text.trim().split(/\r?\n/).map((l) => l.match(new RegExp(`("([^"]|"")*"|[^${sep}]*)(${sep}|$)`, "g"))!.slice(0, -1).map((c) => c.replace(new RegExp(`${sep}$`), "").replace(/^"|"$/g, "").replace(/""/g, '"'))); };
test("try brokers", () => {
  const dir = "/work/shared/samples/broker/Export-To-Ghostfolio/";
  for (const f of readdirSync(dir)) {
    const r = read(gridOf(split(readFileSync(dir + f, "utf8").replace(/^\ufeff/, "")), { sheet: f }));
    console.log("==", f, r.survey.role, r.survey.roleConfidence, r.survey.headerRow, r.records.count, "\n", Object.entries(r.survey.columns).map(([k, u]) => `${k}=${u.header}(${u.confidence}${u.added ? "+" + u.added : ""})`).join(", "), "\nunused", r.survey.unused.map((u) => u.header).join("|"), "\n", noticeCodes(r).join(), JSON.stringify(r.setAside.map((s) => [s.row, s.code])), r.unreadable.length, r.unreadable.slice(0, 3).map((u) => u.wording.fr).join("\n"));
  }
});
