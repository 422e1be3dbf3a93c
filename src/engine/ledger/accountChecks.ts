import { businessDaysBetween, TARGET } from "../../kernel/calendar";
import type { Day } from "../../kernel/day";
import type { ControlFinding } from "../controls/controlResult";
import { amountText, lineFinding } from "./ledgerFinding";
import { dayOfLine, lineNet, textOf, type LedgerLines } from "./ledgerLines";

/** One account of the ledger, added up. */
export interface AccountBalance {
  readonly account: string;
  readonly name: string;
  readonly debit: bigint;
  readonly credit: bigint;
  /** Its lines, in the order of the sheet. */
  readonly lines: readonly number[];
}

/** The accounts of a ledger by number. */
export function accountBalances(ledger: LedgerLines): AccountBalance[] {
  const accounts = new Map<string, { name: string; debit: bigint; credit: bigint; lines: number[] }>();
  for (let line = 0; line < ledger.count; line += 1) {
    const account = textOf(ledger, "ledgerAccount", line);
    const known = accounts.get(account) ?? { name: "", debit: 0n, credit: 0n, lines: [] };
    accounts.set(account, known);
    if (known.name === "") known.name = textOf(ledger, "ledgerAccountName", line);
    known.debit += ledger.debit[line] ?? 0n;
    known.credit += ledger.credit[line] ?? 0n;
    known.lines.push(line);
  }
  return [...accounts]
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([account, balance]) => ({ account, ...balance }));
}

/** Account numbers whose first three characters are no digits, or whose class is none of the chart's (rule 9: classes 1 to 8). */
export function accountForms(ledger: LedgerLines, accounts: readonly AccountBalance[]): ControlFinding[] {
  return accounts
    .filter(({ account }) => !/^[1-8]\d{2}/.test(account))
    .map(({ account, lines }) =>
      lineFinding(ledger, lines[0] ?? 0, "ledgerAccount", {
        en: `"${account}" is no account of the chart: it begins with three digits, in classes 1 to 8. Correct it at the source.`,
        fr: `«\u00a0${account}\u00a0» n'est pas un compte du plan\u00a0: il commence par trois chiffres, dans les classes 1 à 8. Corrigez-le à la source.`,
      }),
    );
}

/** One number, one name (rule 9). */
export function accountNames(ledger: LedgerLines, accounts: readonly AccountBalance[]): ControlFinding[] | null {
  if (!ledger.reading.records.texts.ledgerAccountName) return null;
  return accounts.flatMap(({ account, name, lines }) => {
    const other = lines.find((line) => {
      const own = textOf(ledger, "ledgerAccountName", line);
      return own !== "" && own !== name;
    });
    if (other === undefined) return [];
    const second = textOf(ledger, "ledgerAccountName", other);
    return [
      lineFinding(ledger, other, "ledgerAccountName", {
        en: `Account ${account} is called "${second}" here and "${name}" elsewhere. One number has one name.`,
        fr: `Le compte ${account} s'appelle ici «\u00a0${second}\u00a0» et ailleurs «\u00a0${name}\u00a0». Un numéro n'a qu'un intitulé.`,
      }),
    ];
  });
}

/** Accounts that stand on one side, by their first digits: what is owned is debit, what is owed is credit, charges are debit, income is
 *  credit (PCG). 512 has no wrong side by itself: an overdraft belongs to 519. */
const SIDES: readonly { readonly prefix: string; readonly side: "debit" | "credit" }[] = [
  { prefix: "464", side: "credit" },
  { prefix: "465", side: "debit" },
  { prefix: "50", side: "debit" },
  { prefix: "511", side: "debit" },
  { prefix: "512", side: "debit" },
  { prefix: "519", side: "credit" },
  { prefix: "59", side: "credit" },
  { prefix: "6", side: "debit" },
  { prefix: "7", side: "credit" },
];

/** Prefixes within those above that may stand on either side: own results on disposals, stocks, discounts and reversals. */
const EITHER: readonly string[] = ["509", "603", "609", "619", "629", "709", "713", "667", "767"];

/** Balances on the wrong side. */
export function wrongWayBalances(ledger: LedgerLines, accounts: readonly AccountBalance[]): ControlFinding[] {
  return accounts.flatMap(({ account, debit, credit, lines }) => {
    const rule = EITHER.some((prefix) => account.startsWith(prefix))
      ? undefined
      : SIDES.find(({ prefix }) => account.startsWith(prefix));
    const balance = debit - credit;
    if (!rule || balance === 0n || balance > 0n === (rule.side === "debit")) return [];
    const size = balance < 0n ? -balance : balance;
    const sides = { debit: { en: "debit", fr: "débiteur" }, credit: { en: "credit", fr: "créditeur" } };
    const found = rule.side === "debit" ? "credit" : "debit";
    return [
      lineFinding(ledger, lines.at(-1) ?? 0, "ledgerAccount", {
        en: `Account ${account} ends with a ${sides[found].en} balance of ${amountText(size, ledger.scale, "en")}; it normally stands in ${sides[rule.side].en}. Look for a line on the wrong side, or reclassify it.`,
        fr: `Le compte ${account} présente un solde ${sides[found].fr} de ${amountText(size, ledger.scale, "fr")}\u00a0; il est normalement ${sides[rule.side].fr}. Cherchez une ligne du mauvais côté, ou reclassez-le.`,
      }),
    ];
  });
}

/** Suspense accounts: 471 to 475. */
export const isSuspense = (account: string): boolean => /^47[1-5]/.test(account);

/** Open lines of suspense accounts that are older than `days` business days (PCG art. 1214-47: cleared as fast as possible). Lines
 *  that are lettered, or that equal and opposite lines clear, are not open. */
export function agedSuspense(
  ledger: LedgerLines,
  accounts: readonly AccountBalance[],
  asOf: Day,
  days: number,
): ControlFinding[] | null {
  const suspense = accounts.filter(({ account }) => isSuspense(account));
  if (suspense.length === 0) return null;
  return suspense.flatMap(({ account, lines }) =>
    openLines(ledger, lines).flatMap((line) => {
      const day = dayOfLine(ledger, "bookingDate", line);
      const age = day === null || day > asOf ? 0 : businessDaysBetween(day as Day, asOf, TARGET);
      if (age <= days) return [];
      const amount = lineNet(ledger, line);
      return [
        lineFinding(ledger, line, "ledgerAccount", {
          en: `${amountText(amount, ledger.scale, "en")} has stood in suspense account ${account} for ${age} business days. Find out what it is, and reclassify it.`,
          fr: `${amountText(amount, ledger.scale, "fr")} est en compte d'attente ${account} depuis ${age} jours ouvrés. Identifiez l'opération et reclassez-la.`,
        }),
      ];
    }),
  );
}

/** The lines of an account that nothing clears: neither a letter, nor, oldest first, an equal amount on the other side. */
export function openLines(ledger: LedgerLines, lines: readonly number[]): number[] {
  /** By amount, the lines that wait for their opposite, and how many of them were cleared. */
  const waiting = new Map<bigint, { readonly lines: number[]; next: number }>();
  const cleared = new Set<number>();
  for (const line of lines) {
    if (textOf(ledger, "lettering", line) !== "") {
      cleared.add(line);
      continue;
    }
    const amount = lineNet(ledger, line);
    const opposite = waiting.get(-amount);
    const first = opposite?.lines[opposite.next];
    if (opposite && first !== undefined) {
      opposite.next += 1;
      cleared.add(first);
      cleared.add(line);
      continue;
    }
    const own = waiting.get(amount);
    if (own) own.lines.push(line);
    else waiting.set(amount, { lines: [line], next: 0 });
  }
  return lines.filter((line) => !cleared.has(line));
}
