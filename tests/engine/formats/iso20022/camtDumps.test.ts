import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { StatementTable } from "../../../../src/engine";
import { isoText } from "../../../../src/kernel/day";
import { decimalText } from "../../../../src/kernel/decimal";
import { contentOf } from "../contentOf";
import { fixture, FOLDER, rowsOf } from "./camtSamples";

/** What another program (genkgo/camt) reads of an entry and no column of ours holds, by the last two names of its path. */
const NOT_KEPT: ReadonlySet<string> = new Set([
  // The sender's own numbering and wrapping.
  "/getBatchPaymentId",
  "getReference/getPaymentInformationId",
  "getReference/getInstructionId",
  "getProprietaries/getReference",
  "getProprietaries/getType",
  "getRecord/getAdditionalInformation",
  "getRecord/getCopyDuplicateIndicator",
  "getRecord/getCreatedOn",
  // Beside a code of the standard, or the kind of a reference that is kept.
  "getProprietary/getCode",
  "getProprietary/getIssuer",
  "getCreditorReferenceInformation/getCode",
  "getCreditorReferenceInformation/getProprietary",
  // Who and where the parties are beyond the counterparty's name and account (the other party is the account's holder).
  "getAccount/getIdentification",
  "getAccount/getName",
  "getIban/getIban",
  "getAddress/getAddressLines",
  "getAddress/getCountry",
  "getAddress/getPostCode",
  "getAddress/getStreetName",
  "getAddress/getTownName",
  "getIdentification/getIdentification",
  "getIdentification/getOtherId",
  "getIdentification/getOtherIssuer",
  "getRelatedAgentType/getBIC",
  "getRelatedAgentType/getName",
  "getRelatedPartyType/getName",
  // Amounts in a currency that is not the entry's.
  "getAmount/currency",
  "getAmountDetails/currency",
  "getTransactionDetail/getAmount",
  "getTransactionDetail/getAmountDetails",
]);

/** Names of that program's own, for codes of the standard. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  BOOK: "SETTLED",
  PDNG: "PENDING",
  opening: "OPBD",
  opening_available: "OPAV",
  closing: "CLBD",
  closing_available: "CLAV",
  forward_available: "FWAV",
  interim: "ITBD",
  interim_available: "ITAV",
  information: "INFO",
  expected_credit: "XPCD",
};

type Dump = null | boolean | number | string | readonly Dump[] | { readonly [key: string]: Dump };

const PLACES: Readonly<Record<string, number>> = { JPY: 0 };

const isMoney = (value: object): value is { getAmount: string; getCurrency: { getCode: string } } =>
  "getAmount" in value && "getCurrency" in value && typeof value.getAmount === "string";

/** The fields with something in them, by their path, as texts that ours are compared with. */
function fieldsOf(value: Dump, path: string): [path: string, text: string][] {
  if (value === null || value === "" || typeof value === "boolean" || value === "__RECURSIVITY__") return [];
  if (typeof value !== "object") return path.endsWith("__CLASS__") ? [] : [[path, String(value)]];
  if (Array.isArray(value)) return value.flatMap((one: Dump) => fieldsOf(one, path));
  if (isMoney(value)) {
    const units = BigInt(value.getAmount);
    const text = decimalText({ units: units < 0n ? -units : units, scale: PLACES[value.getCurrency.getCode] ?? 2 }, 2);
    return [
      [path, text],
      [`${path}/currency`, value.getCurrency.getCode],
    ];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "0" && typeof inner === "string"
      ? [[path, inner.slice(0, 10)] as [string, string]]
      : fieldsOf(inner, `${path}/${key}`),
  );
}

/** All that was read of a row and of its statement, as one text. */
function known(table: StatementTable | undefined, index: number): string {
  const cells = Object.values(rowsOf(table)[index] ?? {}).flatMap((cell) => [cell, cell?.replace(/^-/, "")]);
  const header = table?.statements[0];
  const balances = header?.balances.flatMap(({ amount, unit, day, code }) => [
    code,
    decimalText(amount.units < 0n ? { ...amount, units: -amount.units } : amount, 2),
    unit,
    day === null ? null : isoText(day),
  ]);
  const days = [header?.date, header?.period?.from, header?.period?.to].map((day) => (day ? isoText(day) : null));
  const texts = [header?.reference, header?.number, header?.account, header?.accountName, header?.currency];
  const pages = header?.pages.map(({ number }) => String(number)) ?? [];
  return `\n${[...cells, ...(balances ?? []), ...days, ...texts, ...pages].join("\n")}\n`;
}

/** Of several transactions that do not add up to their entry, none speaks for it. */
function comparable(entry: Dump): Dump {
  const fields = Object.entries(entry as Readonly<Record<string, Dump>>);
  const details = fields.find(([key]) => key === "getTransactionDetails")?.[1];
  const isOne = Array.isArray(details) && details.length < 2;
  return Object.fromEntries(fields.filter(([key]) => isOne || !key.startsWith("getTransactionDetail")));
}

const dumped = readdirSync(FOLDER).filter((name) => /^camt05.*\.json$/.test(name));

test.each(dumped)("%s: every field that another program reads is read here, or named as left", (name) => {
  const dump = JSON.parse(fixture(name)) as { readonly getEntries: readonly Dump[] };
  const [table] = contentOf(fixture(name.replace(".json", ".xml"))).tables;
  const missing = dump.getEntries.flatMap((entry, index) => {
    const ours = known(table, index);
    return fieldsOf(comparable(entry), "").filter(
      ([path, text]) => !NOT_KEPT.has(path.split("/").slice(-2).join("/")) && !ours.includes(OWN_NAMES[text] ?? text),
    );
  });
  expect(missing).toEqual([]);
});
