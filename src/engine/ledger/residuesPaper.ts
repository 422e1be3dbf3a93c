import { absolute, compare, decimal, negate, type Decimal } from "../../kernel/decimal";
import { groupBy } from "../../kernel/groupBy";
import { shortId } from "../../kernel/hash";
import { comparableText } from "../../kernel/text";
import { correctionDay } from "../accounting/bookingDay";
import { accountEntry, roleLeg } from "../accounting/draftEntry";
import type { JournalEntry } from "../accounting/journalEntry";
import type { BookingsPaper } from "../bookings/bookingsPaper";
import { decimalAt } from "../records/recordTable";
import type { Workpaper, WorkpaperInput } from "../workpapers";
import { isSuspense, type AccountBalance } from "./accountChecks";
import { amountText, ledgerControl, lineFinding } from "./ledgerFinding";
import { lineNet, textOf, type LedgerLines } from "./ledgerLines";
import type { LedgerPaper } from "./ledgerPaper";
import { isLettered } from "./lettering";

/** What one document leaves open on an account of third parties, within the limit of what is written off. */
interface Residue {
  readonly account: AccountBalance;
  readonly document: string;
  readonly lines: readonly number[];
  /** Debit − credit, in units of the ledger. */
  readonly amount: bigint;
}

/** Proposes to write off the cents that settlements left open on accounts of third parties (settlement differences, 658 and 758), up to the
 *  limit of the policy. A document whose booking is corrected otherwise is left to that. Null where nothing is written off, or no ledger. */
export function residuesPaper(
  { settings: { chart, accounting }, asOf, period }: WorkpaperInput,
  ledgerPaper: LedgerPaper | null,
  bookings: BookingsPaper | null,
): Workpaper | null {
  const [ledger, ...others] = ledgerPaper?.ledgers ?? [];
  if (!ledger || others.length > 0 || accounting.writeOffLimit.units <= 0n) return null;
  const corrected = new Set(
    (bookings?.differences ?? []).map(({ expected }) => comparableText(expected.reference ?? "")),
  );
  const residues = ledger.accounts
    .filter(({ account }) => isLettered(account) && !isSuspense(account))
    .flatMap((account) => residuesOf(ledger.lines, account, accounting.writeOffLimit))
    .filter(({ document }) => !corrected.has(comparableText(document)));
  const entryOf = ({ account, document, amount }: Residue): JournalEntry | null => {
    const value = decimal(amount, ledger.lines.scale);
    const id = `RES-${shortId([account.account, document, amount].join("|"))}`;
    return accountEntry(
      [
        roleLeg(chart, amount > 0n ? "rounding-loss" : "rounding-gain", value),
        { account: account.account, name: account.name || account.account, amount: negate(value) },
      ],
      {
        journal: "OD",
        date: correctionDay(asOf, period),
        breakId: id,
        currency: accounting.baseCurrency,
        security: "",
        reference: document,
        tradeDate: null,
        reason: `différence de règlement sur ${document}`,
      },
    );
  };
  const written = residues.map((residue) => ({ residue, entry: entryOf(residue) }));
  return {
    entries: written.flatMap(({ entry }) => entry ?? []),
    notices: [],
    controls: [
      ledgerControl(
        "ledger-residue",
        written.map(({ residue: { account, document, lines, amount }, entry }) =>
          lineFinding(ledger.lines, lines.at(-1) ?? 0, "ledgerAccount", {
            en: `${document} leaves ${amountText(amount, ledger.lines.scale, "en")} open on ${account.account}, within what is written off. Entry ${entry?.number ?? ""} clears it; letter the lines with it.`,
            fr: `${document} laisse ${amountText(amount, ledger.lines.scale, "fr")} ouvert en ${account.account}, dans la limite des écarts passés en résultat. L'écriture ${entry?.number ?? ""} le solde\u00a0; lettrez les lignes avec elle.`,
          }),
        ),
      ),
    ],
  };
}

function residuesOf(ledger: LedgerLines, account: AccountBalance, limit: Decimal): Residue[] {
  const open = account.lines.filter((line) => textOf(ledger, "lettering", line) === "");
  const documents = groupBy(open, (line) => textOf(ledger, "pieceReference", line) || null);
  return [...documents].flatMap(([document, lines]): Residue[] => {
    const nets = lines.map((line) => lineNet(ledger, line));
    const amount = nets.reduce((total, net) => total + net, 0n);
    const isSettled = nets.some((net) => net > 0n) && nets.some((net) => net < 0n);
    // What a foreign amount leaves is an exchange difference.
    const isForeign = lines.some((line) => decimalAt(ledger.reading.records, "currencyAmount", line) !== null);
    const isSmall = amount !== 0n && compare(absolute(decimal(amount, ledger.scale)), limit) <= 0;
    return isSettled && isSmall && !isForeign ? [{ account, document, lines, amount }] : [];
  });
}
