import { writeFileSync } from "node:fs";
import { createWorkbook } from "../src/host/model/createWorkbook";
import { saveWorkbook } from "../src/host/package/saveWorkbook";
import { withFaults } from "./month-end/breaks";
import { Chance } from "./month-end/chance";
import { writeBook, writeHarbour, writePonant } from "./month-end/sheets";
import { makeTrades, type Custodian } from "./month-end/trades";

/** `npm run sample` makes samples/month-end.xlsx: a French asset manager's month end, two custodians, every kind of break at least once. */
const { book, statement } = withFaults(makeTrades(436, new Chance(20261030)));
const of = (custodian: Custodian) => statement.filter((trade) => trade.custodian === custodian);
const workbook = createWorkbook();
writeBook(workbook, book);
writePonant(workbook, of("Banque du Ponant"));
writeHarbour(workbook, of("Harbour Custody"));
writeFileSync(process.argv[2] ?? "samples/month-end.xlsx", saveWorkbook(workbook));
