import { groupBy } from "../../kernel/groupBy";
import type { ControlFinding } from "../controls/controlResult";
import type { AccountBalance } from "./accountChecks";
import { amountText, lineFinding } from "./ledgerFinding";
import { lineNet, textOf, type LedgerLines } from "./ledgerLines";

/** Lines of one account that settle each other, for a person to letter. */
export interface LetteringProposal {
  readonly account: string;
  readonly auxiliary: string;
  /** Two lines or more whose debits equal their credits. */
  readonly lines: readonly number[];
  readonly by: "document" | "amount";
}

/** Letters whose lines do not balance on their account (rule 14). Null where the ledger is not lettered. */
export function unbalancedLetters(ledger: LedgerLines, accounts: readonly AccountBalance[]): ControlFinding[] | null {
  if (!ledger.reading.records.texts.lettering) return null;
  return accounts.flatMap(({ account, lines }) => {
    const letters = new Map<string, { total: bigint; line: number }>();
    for (const line of lines) {
      const letter = textOf(ledger, "lettering", line);
      if (letter === "") continue;
      const key = `${letter}\n${textOf(ledger, "auxiliaryAccount", line)}`;
      const known = letters.get(key) ?? { total: 0n, line };
      letters.set(key, { ...known, total: known.total + lineNet(ledger, line) });
    }
    return [...letters].flatMap(([key, { total, line }]) =>
      total === 0n
        ? []
        : [
            lineFinding(ledger, line, "lettering", {
              en: `Letter ${key.split("\n")[0] ?? ""} of account ${account} does not balance: ${amountText(total, ledger.scale, "en")} remains. Take a line out of it, or find the one that is missing.`,
              fr: `La lettre ${key.split("\n")[0] ?? ""} du compte ${account} n'est pas équilibrée\u00a0: il reste ${amountText(total, ledger.scale, "fr")}. Délettrez une ligne, ou trouvez celle qui manque.`,
            }),
          ],
    );
  });
}

/** Accounts that are lettered: third parties and items in transit. */
export const isLettered = (account: string): boolean => /^(4[0-8]|511)/.test(account);

/** What settles each other on an account and auxiliary, never as a guess: lines under one document that balance, then one debit and one
 *  credit of an amount that no other open line has. */
export function proposedLetters(ledger: LedgerLines, accounts: readonly AccountBalance[]): LetteringProposal[] {
  return accounts
    .filter(({ account }) => isLettered(account))
    .flatMap(({ account, lines }) => {
      const byAuxiliary = groupBy(lines, (line) =>
        textOf(ledger, "lettering", line) === "" && lineNet(ledger, line) !== 0n
          ? textOf(ledger, "auxiliaryAccount", line)
          : null,
      );
      return [...byAuxiliary].flatMap(([auxiliary, open]) => {
        const found = byDocument(ledger, open);
        const taken = new Set(found.flat());
        const rest = open.filter((line) => !taken.has(line));
        return [
          ...found.map((own): LetteringProposal => ({ account, auxiliary, lines: own, by: "document" })),
          ...byAmount(ledger, rest).map((own): LetteringProposal => ({ account, auxiliary, lines: own, by: "amount" })),
        ];
      });
    });
}

function byDocument(ledger: LedgerLines, open: readonly number[]): number[][] {
  const documents = groupBy(
    open,
    (line) => textOf(ledger, "pieceReference", line) || textOf(ledger, "reference", line) || null,
  );
  return [...documents.values()].filter(
    (lines) => lines.length > 1 && lines.reduce((total, line) => total + lineNet(ledger, line), 0n) === 0n,
  );
}

function byAmount(ledger: LedgerLines, open: readonly number[]): number[][] {
  const bySize = groupBy(open, (line) => {
    const net = lineNet(ledger, line);
    return net < 0n ? -net : net;
  });
  return [...bySize.values()].filter(
    (lines) => lines.length === 2 && lineNet(ledger, lines[0] ?? 0) === -lineNet(ledger, lines[1] ?? 0),
  );
}
