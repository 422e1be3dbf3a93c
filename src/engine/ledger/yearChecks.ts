import type { Day } from "../../kernel/day";
import { formatDay } from "../../kernel/language";
import { groupBy } from "../../kernel/groupBy";
import type { ControlFinding } from "../controls/controlResult";
import { lineFinding } from "./ledgerFinding";
import { dayOfLine, openingLines, textOf, type LedgerLines } from "./ledgerLines";

/** A FEC lists its lines in the order in which they were validated (rule 10): told once, on the first that stands before an earlier one. Null
 *  where the ledger does not say when. */
export function validationOrder(ledger: LedgerLines): ControlFinding[] | null {
  if (!ledger.reading.records.days.validationDate) return null;
  let latest = -Infinity;
  let count = 0;
  let first: { readonly line: number; readonly day: number; readonly before: number } | null = null;
  for (let line = 0; line < ledger.count; line += 1) {
    const day = dayOfLine(ledger, "validationDate", line);
    if (day === null) continue;
    if (day < latest) {
      first ??= { line, day, before: latest };
      count += 1;
    } else latest = day;
  }
  if (!first) return [];
  const { line, day, before } = first;
  return [
    lineFinding(ledger, line, "validationDate", {
      en: `Validated on ${formatDay(day as Day)}, and listed after what was validated on ${formatDay(before as Day)} (${count} ${count === 1 ? "line" : "lines"} so). A FEC lists entries in the order of their validation: export it again in that order.`,
      fr: `Validée le ${formatDay(day as Day)}, et placée après ce qui l'a été le ${formatDay(before as Day)} (${count} ${count === 1 ? "ligne" : "lignes"} dans ce cas). Un FEC suit l'ordre de validation\u00a0: réexportez-le dans cet ordre.`,
    }),
  ];
}

const isOfResult = (account: string): boolean => /^[67]/.test(account);

/** Charges and income have no opening balance (rule 11). Null where nothing is called an opening. */
export function openingBalances(ledger: LedgerLines): ControlFinding[] | null {
  const openings = openingLines(ledger);
  if (openings.length === 0) return null;
  return openings
    .filter((line) => isOfResult(textOf(ledger, "ledgerAccount", line)))
    .map((line) =>
      lineFinding(ledger, line, "ledgerAccount", {
        en: `Account ${textOf(ledger, "ledgerAccount", line)} is a charge or income, and has an opening balance. Charges and income begin at zero: correct the opening at the source.`,
        fr: `Le compte ${textOf(ledger, "ledgerAccount", line)} est un compte de charges ou de produits et porte un à-nouveau. Ces comptes s'ouvrent à zéro\u00a0: corrigez l'à-nouveau à la source.`,
      }),
    );
}

/** A FEC begins with its opening balances (rule 11): told once. Null where nothing is called an opening. */
export function openingFirst(ledger: LedgerLines): ControlFinding[] | null {
  const openings = openingLines(ledger);
  if (openings.length === 0) return null;
  const late = openings.find((line, index) => line !== index);
  return late === undefined
    ? []
    : [
        lineFinding(ledger, late, "journal", {
          en: "An opening balance stands after other entries. A FEC begins with its opening balances.",
          fr: "Un à-nouveau figure après d'autres écritures. Un FEC commence par ses à-nouveaux.",
        }),
      ];
}

/** Entries that close charges and income to the result of the year: a FEC is drawn up before them (rule 12; LPF art. A47 A-1 VII). */
export function closedResult(ledger: LedgerLines): ControlFinding[] {
  const entries = groupBy(ledger.entryOf.keys(), (line) => ledger.entryOf[line] ?? 0);
  return [...entries.values()].flatMap((lines) => {
    const accounts = lines.map((line) => textOf(ledger, "ledgerAccount", line));
    const result = lines.find((_, index) => /^12[09]/.test(accounts[index] ?? ""));
    if (result === undefined || !accounts.some(isOfResult)) return [];
    return [
      lineFinding(ledger, result, "ledgerAccount", {
        en: "This entry closes charges or income to the result of the year. A FEC is drawn up before that: take it out of the extract.",
        fr: "Cette écriture solde des charges ou des produits par le résultat. Un FEC est établi avant\u00a0: retirez-la de l'extrait.",
      }),
    ];
  });
}
