import { readFileSync } from "node:fs";
import { type StatementCell, type StatementTable } from "../../../../src/engine";
import { isoText } from "../../../../src/kernel/day";
import { decimalText } from "../../../../src/kernel/decimal";

/** Cash statements of our own and the ways in which their tests read them. */

export const FOLDER = "tests/fixtures/iso20022";
export const fixture = (name: string): string => readFileSync(`${FOLDER}/${name}`, "utf8");

/** A cell as text: decimals with two places at least, days as ISO texts. */
function cellText(cell: StatementCell | undefined, type: "text" | "decimal" | "day"): string | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "object") return decimalText(cell, 2);
  return type === "day" && typeof cell === "number" ? isoText(cell) : String(cell);
}

export const rowsOf = (table: StatementTable | undefined): Record<string, string | null>[] =>
  (table?.rows ?? []).map((row) =>
    Object.fromEntries((table?.columns ?? []).map(({ key, type }, index) => [key, cellText(row[index], type)])),
  );

export const entry = (amount: string, mark: string, more = ""): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${mark}</CdtDbtInd>${more}</Ntry>`;
export const balance = (code: string, amount: string, mark = "CRDT"): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${mark}</CdtDbtInd><Dt><Dt>2026-09-23</Dt></Dt></Bal>`;
export const document = (inside: string, version = "camt.053.001.13"): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${version}"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>190/2026</Id><ElctrncSeqNb>190</ElctrncSeqNb><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>${inside}</Stmt></BkToCstmrStmt></Document>`;
