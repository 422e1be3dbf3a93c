import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import type { StatementBalance, StatementTable } from "../../../../src/engine/formats/statementFile";
import { recogniseText } from "../../../../src/engine/formats/recognise";
import { isoText } from "../../../../src/kernel/day";
import { decimalText, isZero, parseDecimal, subtract, sum, type Decimal } from "../../../../src/kernel/decimal";
import { cashTable, read, rowsOf, type Row } from "./cashRows";
import { expectedParse, type ExpectedFields, type ExpectedValue } from "./expectedParse";

const FOLDER = join(__dirname, "../../../fixtures/swift");
const SAMPLES = readdirSync(join(FOLDER, "mt940"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".sta"))
  .sort();

const squeezed = (text: string) => text.replace(/\s+/g, "");
const plain = (amount: string | null) => {
  const value = parseDecimal(amount ?? "");
  return value.ok ? decimalText(value.value) : null;
};

/** Where the other reader is wrong, and why ours stands. By sample, row and column; row 0 is the statement. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  "betterplace/sepa_mt9401.sta 6 netAmount":
    "a reversed credit (RC) takes from the account: only so the statement adds up",
  "betterplace/sepa_mt9401.sta 19 netAmount": "as above",
  "betterplace/sepa_mt9401.sta 60 reference": "the slash is of the two that separate the bank's reference",
  "cmxl/mt940.sta 14 counterpartyAccount": "the IBAN (?38) is told rather than the account number in it (?31)",
  "cmxl/mt940.sta 15 counterpartyAccount": "as above",
  "self-provided/raphaelm.sta 6 narrative":
    "what stands before the next page's entries is not of this page's last entry",
  "self-provided/raphaelm.sta 8 narrative": "as above",
  "self-provided/raphaelm.sta 0 62F currency":
    "without a currency, the balance is in the account's; the digits are the amount's",
  "self-provided/raphaelm.sta 0 62M currency": "as above",
  "self-provided/raphaelm.sta 0 62F amount": "as above",
  "self-provided/raphaelm.sta 0 62M amount": "as above",
};

/** Collects what differs, so that the list above must be exact in both directions. */
function compare(sample: string): string[] {
  const table = cashTable(readFileSync(join(FOLDER, "mt940", sample), "utf8"));
  const expected = expectedParse(readFileSync(join(FOLDER, "mt940", sample.replace(/\.sta$/, ".yml")), "utf8"));
  const rows = rowsOf(table);
  expect(rows.length).toBe(expected.transactions.length);
  return [
    ...statementDifferences(sample, table, expected.data),
    ...expected.transactions.flatMap((fields, index) =>
      rowPairs(rows[index] ?? {}, fields)
        .filter(([, ours, theirs]) => ours !== theirs)
        .map(
          ([column, ours, theirs]) => `${sample} ${String(index + 1)} ${column}: ${String(ours)} / ${String(theirs)}`,
        ),
    ),
  ];
}

type Pair = readonly [column: string, ours: string | null, theirs: string | null];

function rowPairs(row: Row, fields: ExpectedFields): Pair[] {
  const text = (name: string) => fields.get(name)?.text ?? null;
  const own = (column: string) => row[column] ?? null;
  const pairs: Pair[] = [
    ["netAmount", own("netAmount"), plain(fields.get("amount")?.amount ?? null)],
    ["currency", own("currency"), fields.get("amount")?.currency ?? null],
    ["valueDate", own("valueDate"), fields.get("date")?.day ?? null],
    ["bookingDate", own("bookingDate"), fields.get("entry_date")?.day ?? null],
    ["mark", own("mark"), text("status")],
    ["transactionType", own("transactionType"), text("id")?.trim() ?? null],
  ];
  return [...pairs, ...referencePairs(row, fields), ...detailPairs(row, fields)];
}

const NONE: ReadonlySet<string> = new Set(["", "NONREF", "N"]);

/** The other reader takes 16 characters for the owner's reference before it looks for the bank's, puts what is left of the
 *  bank's into the details, and the reference of the details behind a line end. */
function referencePairs(row: Row, fields: ExpectedFields): Pair[] {
  const [ofEntry = "", ofDetails = ""] = (fields.get("customer_reference")?.text ?? "").split("\n");
  const [own = "", bankStart = ""] = ofEntry.split("//");
  const rest = fields.get("extra_details")?.text ?? "";
  const bank = fields.get("bank_reference")?.text ?? (bankStart && bankStart + rest);
  const reference = ofDetails === "" ? own.trim() : ofDetails.replace(/MTLG:.*/, "").trim();
  const pairs: Pair[] = [];
  if (fields.get("customer_reference")?.text !== null || (row["reference"] ?? null) === null) {
    pairs.push(["reference", squeezed(row["reference"] ?? ""), NONE.has(reference) ? "" : squeezed(reference)]);
  }
  if (bank !== "") pairs.push(["counterReference", row["counterReference"] ?? null, bank]);
  return pairs;
}

function detailPairs(row: Row, fields: ExpectedFields): Pair[] {
  const text = (name: string) => fields.get(name)?.text ?? null;
  const whole = squeezed(row["narrative"] ?? row["label"] ?? "");
  const label = squeezed(row["label"] ?? "");
  const contained = (column: string, within: string, part: string | null): Pair[] =>
    part === null || part === "" || within.includes(squeezed(part)) ? [] : [[column, within, squeezed(part)]];
  const details = text("transaction_details")?.split("\nD000004C")[0] ?? null;
  const endToEnd =
    text("end_to_end_reference")
      ?.replace(/MTLG:.*/, "")
      .trim() ?? null;
  return [
    ...contained("narrative", whole, details),
    ...contained("narrative", whole, text("non_swift_text")),
    ...contained("label", label, text("posting_text")),
    ...contained("label", label, text("purpose")?.replace(/MTLG:/g, "") ?? null),
    ...(text("applicant_name") === null
      ? []
      : ([
          ["counterparty", squeezed(row["counterparty"] ?? ""), squeezed(text("applicant_name") ?? "")],
        ] satisfies Pair[])),
    ...(text("applicant_iban") === null
      ? []
      : ([["counterpartyAccount", row["counterpartyAccount"] ?? null, text("applicant_iban")]] satisfies Pair[])),
    ...(text("transaction_code") === null
      ? []
      : ([["bankTransactionCode", row["bankTransactionCode"] ?? null, text("transaction_code")]] satisfies Pair[])),
    ...(endToEnd === null
      ? []
      : ([
          ["endToEndReference", squeezed(row["endToEndReference"] ?? ""), NONE.has(endToEnd) ? "" : squeezed(endToEnd)],
        ] satisfies Pair[])),
  ];
}

const BALANCES = {
  "60F": "final_opening_balance",
  "60M": "intermediate_opening_balance",
  "62F": "final_closing_balance",
  "62M": "intermediate_closing_balance",
  "64": "available_balance",
} as const;

/** The other reader keeps the last statement's data. */
function statementDifferences(sample: string, table: StatementTable, data: ExpectedFields): string[] {
  const last = table.statements[table.statements.length - 1];
  const text = (name: string) => data.get(name)?.text?.trim() ?? null;
  const pairs: Pair[] = [
    ["account", last?.account ?? null, text("account_identification")],
    ["number", last?.number ?? null, text("statement_number")],
    ["reference", last?.reference ?? null, text("transaction_reference")],
  ];
  if (text("sequence_number") !== null) {
    pairs.push(["page", String(last?.pages[last.pages.length - 1]?.number), String(Number(text("sequence_number")))]);
  }
  for (const [code, name] of Object.entries(BALANCES)) {
    const ours = table.statements.flatMap(({ balances }) => balances).filter((balance) => balance.code === code);
    const theirs = data.get(name);
    if (theirs) pairs.push(...balancePairs(code, ours[ours.length - 1], theirs));
    else expect(ours).toEqual([]);
  }
  const totals = table.statements.flatMap((statement) => statement.totals);
  const debits = totals.find(({ code }) => code === "90D");
  pairs.push([
    "90D",
    debits ? decimalText(debits.amount) : null,
    plain(data.get("sum_debit_entries")?.amount?.slice(1) ?? null),
  ]);
  return pairs
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([column, ours, theirs]) => `${sample} 0 ${column}: ${String(ours)} / ${String(theirs)}`);
}

const balancePairs = (code: string, ours: StatementBalance | undefined, theirs: ExpectedValue): Pair[] => [
  [`${code} amount`, ours ? decimalText(ours.amount) : null, plain(theirs.amount)],
  [`${code} currency`, ours?.unit ?? null, theirs.currency],
  [`${code} day`, ours && ours.day !== null ? isoText(ours.day) : null, theirs.day],
];

describe("samples of banks", () => {
  it("are all here", () => {
    expect(SAMPLES.length).toBe(27);
  });

  it.each(SAMPLES)("%s is told to be SWIFT by its content", (sample) => {
    expect(recogniseText(readFileSync(join(FOLDER, "mt940", sample), "utf8"))).toEqual({ kind: "swift" });
  });

  it.each(SAMPLES)("%s agrees field by field with what another reader made of it", (sample) => {
    const known = Object.keys(DIFFERENCES).filter((difference) => difference.startsWith(`${sample} `));
    const found = compare(sample);
    expect(found.filter((difference) => !known.some((name) => difference.startsWith(`${name}:`)))).toEqual([]);
    expect(known.filter((name) => !found.some((difference) => difference.startsWith(`${name}:`)))).toEqual([]);
  });
});

/** Opening plus entries less closing, by sample and statement: these samples truly do not add up, most of them because their
 *  authors cut entries out or changed figures. */
const DO_NOT_ADD_UP: Readonly<Record<string, readonly string[]>> = {
  "betterplace/sepa_snippet.sta": ["T089414096000001: -300.08"],
  "jejik/abnamro.sta": ["ABN AMRO BANK NV: 2038", "ABN AMRO BANK NV: 1002.6"],
  "jejik/ing.sta": ["MPBZ: -49.06"],
  "jejik/rabobank.sta": ["940A110615: -1135.93", "940A110617: -236.56"],
  "self-provided/details_60-63.sta": ["STARTUMS: -234.01"],
};

describe("statements", () => {
  it.each(SAMPLES)("of %s add up, except those that truly do not", (sample) => {
    const table = cashTable(readFileSync(join(FOLDER, "mt940", sample), "utf8"));
    const amounts = table.columns.findIndex(({ key }) => key === "netAmount");
    const gaps = table.statements.flatMap(({ pages, reference, firstRow, countRows }) => {
      const opening = pages[0]?.opening ?? null;
      const closing = pages[pages.length - 1]?.closing ?? null;
      if (opening === null || closing === null) return [];
      const entries = table.rows.slice(firstRow, firstRow + countRows).map((row) => row[amounts] as Decimal);
      const gap = subtract(sum([opening, ...entries]), closing);
      return isZero(gap) ? [] : [`${reference ?? ""}: ${decimalText(gap)}`];
    });
    expect(gaps).toEqual(DO_NOT_ADD_UP[sample] ?? []);
  });
});

describe("samples of other messages", () => {
  it.each([
    ["MT101.fin", "MT101", 1],
    ["MT103-bulk-with-ack.rje", "MT103", 3],
    ["MT305.fin", "MT305", 1],
    ["MT306.fin", "MT306", 1],
    ["MT340.fin", "MT340", 1],
    ["SWIFTMT300_0000039099_0002.txt", "MT300", 1],
  ])("%s is named as not handled and left", (name, type, count) => {
    const content = read(readFileSync(join(FOLDER, "prowide-core", name), "utf8"));
    expect(content.tables).toEqual([]);
    expect(content.notices.map(({ severity, code, line }) => [severity, code, line])).toEqual([
      ["error", "not-handled", 1],
    ]);
    expect(content.notices[0]?.wording.en).toContain(`${String(count)} message${count === 1 ? "" : "s"} ${type}`);
    expect(content.notices[0]?.wording.fr).toContain(`${String(count)} message${count === 1 ? "" : "s"} ${type}`);
  });

  it("MT564.fin comes in", () => {
    const content = read(readFileSync(join(FOLDER, "prowide-core", "MT564.fin"), "utf8"));
    expect([content.formats, content.tables.length]).toEqual([["MT564"], 1]);
  });
});
