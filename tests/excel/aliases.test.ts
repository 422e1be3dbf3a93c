import { expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  resultFile,
  runReconciliation,
  settingsFromJson,
  settingsToJson,
  type ResultFile,
  type Settings,
} from "../../src/engine";
import type { Engine } from "../../src/excel";
import type { Language } from "../../src/kernel/language";
import { openDesk, rowOf, sheetOf, type Desk } from "./desk";

const ISINS = ["FR0000120271", "FR0000131104", "US0378331005", "DE0007164600", "GB0002634946"];
const DAY = 46_300;

const BOOK = [
  ["Trade ref", "Account", "ISIN", "Side", "Quantity", "Price", "Net amount", "Currency", "Trade date", "Trader"],
  ...ISINS.map((isin, trade) => [
    `T${trade}`,
    trade < 4 ? "OUR1" : "OUR2",
    isin,
    "Buy",
    100 + trade,
    10,
    1000 + 10 * trade,
    "EUR",
    DAY,
    "AB",
  ]),
];
/** Four trades by reference under the custodian's own account number. */
const STATEMENT = [
  [
    "Custodian ref",
    "Client ref",
    "Safekeeping account",
    "ISIN",
    "Transaction",
    "Units",
    "Price",
    "Settlement amount",
    "Ccy",
    "Trade date",
  ],
  ...ISINS.slice(0, 4).map((isin, trade) => [
    `X${trade}`,
    `T${trade}`,
    "9001",
    isin,
    "RVP",
    100 + trade,
    10,
    1000 + 10 * trade,
    "EUR",
    DAY,
  ]),
];
const open = (): Promise<Desk> => openDesk({ Blotter: BOOK, "CACEIS statement": STATEMENT });

async function run(desk: Desk, language: Language = "en", given?: Settings): Promise<ResultFile> {
  let result: ResultFile | null = null;
  const engine: Engine = (input, onProgress) => {
    const output = runReconciliation(input, onProgress);
    if (output.ok) result = resultFile(output.value.result, language);
    return Promise.resolve(output);
  };
  const settings = given ?? (await desk.addIn.surveyWorkbook(language)).settings;
  const done = await desk.addIn.reconcile({ settings, language, asOf: null, pair: null }, engine, () => undefined);
  if (!done.ok) throw new Error(done.error.wording.en);
  return result!;
}

const shown = (cell: unknown): string => (typeof cell === "string" ? cell : "");

/** Kind, scope, their code, our code and status of each row below the header. */
function aliasesOn(desk: Desk, name = "Aliases"): string[] {
  const sheet = sheetOf(desk, name);
  const rows = Array.from({ length: 8 }, (_, row) => rowOf(sheet, 4 + row, 0, 4));
  return rows
    .filter((cells) => cells.some((cell) => cell !== null))
    .map((cells) => cells.map((cell) => shown(cell)).join(" | "));
}

const PROPOSED = "Account | CACEIS statement | 9001 | OUR1 | Proposed";

function write(desk: Desk, row: number, ...cells: string[]): void {
  cells.forEach((cell, column) => desk.excel.edit(sheetOf(desk, "Aliases"), row, column, cell));
}

test("matches by reference propose an alias, which holds when a person accepts it and is not proposed twice", async () => {
  const desk = await open();
  await run(desk);
  expect(aliasesOn(desk)).toEqual([PROPOSED]);
  expect(sheetOf(desk, "Aliases").cells.value(4, 6)).toContain("seen in 4 matched pairs and contradicted by none");
  await run(desk);
  expect(aliasesOn(desk)).toEqual([PROPOSED]);
  desk.excel.edit(sheetOf(desk, "Aliases"), 4, 4, "accepted");
  await run(desk);
  expect(aliasesOn(desk)).toEqual([PROPOSED.replace("Proposed", "Accepted")]);
});

test("what is rejected stays rejected", async () => {
  const desk = await open();
  await run(desk);
  desk.excel.edit(sheetOf(desk, "Aliases"), 4, 4, "Rejeté");
  await run(desk);
  await run(desk);
  expect(aliasesOn(desk)).toEqual([PROPOSED.replace("Proposed", "Rejected")]);
});

test("rows that people add are theirs: kept as written, in either language, and gone when they delete them", async () => {
  const desk = await open();
  await run(desk);
  write(desk, 5, "Contrepartie", "", "BNPP SA", "BNP Paribas", "", "Claire", "vu avec le dépositaire");
  write(desk, 6, "colour", "", "red", "rouge");
  await run(desk);
  await run(desk, "fr");
  expect(aliasesOn(desk, "Alias")).toEqual([
    "Compte | CACEIS statement | 9001 | OUR1 | Proposé",
    "Contrepartie |  | BNPP SA | BNP Paribas | ",
    "colour |  | red | rouge | ",
  ]);
  expect(rowOf(sheetOf(desk, "Alias"), 5, 5, 6)).toEqual(["Claire", "vu avec le dépositaire"]);
  for (let column = 0; column < 7; column += 1) desk.excel.edit(sheetOf(desk, "Alias"), 5, column, "");
  await run(desk);
  await run(desk);
  expect(aliasesOn(desk)).toEqual([PROPOSED, "colour |  | red | rouge | "]);
});

test("a row that cannot hold is told with its cell", async () => {
  const desk = await open();
  await run(desk);
  write(desk, 5, "colour", "", "red", "rouge");
  await run(desk);
  const aside = sheetOf(desk, "Set aside");
  const reasons = Array.from({ length: 6 }, (_, row) => shown(aside.cells.value(4 + row, 5)));
  expect(reasons.filter((reason) => reason.startsWith("Aliases!A6: "))).toHaveLength(1);
});

test("aliases outlive the removal of the marks, and come back with the next run", async () => {
  const desk = await open();
  await run(desk);
  desk.excel.edit(sheetOf(desk, "Aliases"), 4, 4, "Accepted");
  write(desk, 5, "Custodian", "", "CACEIS BANK", "CACEIS");
  await desk.addIn.removeMarks();
  expect(desk.excel.workbook.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
    ["Blotter", "Visible"],
    ["CACEIS statement", "Visible"],
    ["_Concordance", "VeryHidden"],
  ]);
  expect((await desk.addIn.surveyWorkbook("en")).hasMarks).toBe(false);
  await run(desk);
  expect(aliasesOn(desk)).toEqual([PROPOSED.replace("Proposed", "Accepted"), "Custodian |  | CACEIS BANK | CACEIS | "]);
});

test("where nobody wrote an alias, removal leaves nothing behind", async () => {
  const desk = await open();
  await run(desk);
  await desk.addIn.removeMarks();
  expect(desk.excel.workbook.sheets.map(({ name }) => name)).toEqual(["Blotter", "CACEIS statement"]);
});

test("next month's workbook starts with the aliases of the exported profile, and they settle what they were accepted for", async () => {
  const desk = await open();
  await run(desk);
  write(desk, 5, "Account", "CACEIS", "9002", "OUR2");
  await run(desk);
  const { settings } = await desk.addIn.surveyWorkbook("en");
  const file: unknown = JSON.parse(JSON.stringify(settingsToJson(settings)));
  const profile = settingsFromJson(file);
  if (!profile.ok) throw new Error(profile.error.en);
  expect(profile.value).toEqual(settings);

  // The same security, quantity and day under both accounts, no reference: only the accounts tell the two apart.
  const twins = (accounts: readonly string[], references: readonly string[]) =>
    accounts.map((account, row) => [references[row]!, account, ISINS[0]!, "Buy", 500, 10, 5000, "EUR", DAY, "AB"]);
  const theirs = (accounts: readonly string[]) =>
    accounts.map((account, row) => [`Z${row}`, "", account, ISINS[0]!, "RVP", 500, 10, 5000, "EUR", DAY]);
  const november = await openDesk({
    "Blotter November": [BOOK[0]!, ...twins(["OUR1", "OUR2"], ["N1", "N2"])],
    "CACEIS November": [STATEMENT[0]!, ...theirs(["9002", "9001"])],
  });
  const without = await run(november, "en", DEFAULT_SETTINGS);
  expect(without.reconciliations[0]?.matches.map(({ status }) => status)).toEqual(["ambiguous"]);
  const accepted = {
    ...profile.value,
    aliases: profile.value.aliases.map((row) => ({ ...row, scope: "CACEIS", status: "Accepted" })),
  };
  const result = await run(november, "en", accepted);
  expect(result.reconciliations[0]?.matches.map(({ left, right, status }) => [left, right, status])).toEqual([
    [[2], [3], "matched"],
    [[3], [2], "matched"],
  ]);
  expect(aliasesOn(november)).toHaveLength(2);
  expect(sheetOf(november, "CACEIS November").cells.value(1, 2)).toBe("9002");
});

test("a profile that is saved while the alias sheet stands joins it at the next run", async () => {
  const desk = await open();
  await run(desk);
  const { settings } = await desk.addIn.surveyWorkbook("en");
  const imported = {
    kind: "Account",
    scope: "BNP",
    theirs: "77",
    ours: "OUR7",
    status: "Accepted",
    source: "",
    comment: "",
  };
  await desk.addIn.saveSettings({ ...settings, aliases: [...settings.aliases, imported] });
  await run(desk);
  expect(aliasesOn(desk)).toEqual([PROPOSED, "Account | BNP | 77 | OUR7 | Accepted"]);
});
