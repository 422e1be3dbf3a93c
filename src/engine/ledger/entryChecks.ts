import { formatDay } from "../../kernel/language";
import type { Day } from "../../kernel/day";
import { groupBy } from "../../kernel/groupBy";
import { personOf } from "../../kernel/text";
import type { ControlFinding } from "../controls/controlResult";
import { amountText, lineFinding } from "./ledgerFinding";
import { dayOfLine, firstLines, lineNet, textOf, type LedgerLines } from "./ledgerLines";

/** Entries whose debits are not their credits (PCG art. 1031-1; rule 6 of a FEC). */
export function unbalancedEntries(ledger: LedgerLines): ControlFinding[] {
  const { count, entryOf, entries, debit, credit, scale } = ledger;
  const balance = new BigInt64Array(entries);
  for (let line = 0; line < count; line += 1) {
    const entry = entryOf[line] ?? 0;
    balance[entry] = (balance[entry] ?? 0n) + (debit[line] ?? 0n) - (credit[line] ?? 0n);
  }
  const first = firstLines(ledger);
  const findings: ControlFinding[] = [];
  balance.forEach((residual, entry) => {
    if (residual === 0n) return;
    const line = first[entry] ?? 0;
    const name = entryName(ledger, line);
    findings.push(
      lineFinding(ledger, line, residual > 0n ? "credit" : "debit", {
        en: `Entry ${name} does not balance: debits less credits are ${amountText(residual, scale, "en")}. A line is missing or its amount is wrong; book the missing line in a new entry.`,
        fr: `L'écriture ${name} n'est pas équilibrée\u00a0: débits moins crédits = ${amountText(residual, scale, "fr")}. Une ligne manque ou son montant est faux\u00a0; passez la ligne manquante par une nouvelle écriture.`,
      }),
    );
  });
  return findings;
}

const entryName = (ledger: LedgerLines, line: number): string =>
  [textOf(ledger, "journal", line), textOf(ledger, "entryNumber", line) || textOf(ledger, "pieceReference", line)]
    .filter((part) => part !== "")
    .join(" ");

/** One entry number has one date (rule 8): another one is a number used twice. */
export function reusedNumbers(ledger: LedgerLines): ControlFinding[] | null {
  if (ledger.grouping !== "numbered") return null;
  const first = firstLines(ledger);
  const told = new Set<number>();
  const findings: ControlFinding[] = [];
  for (let line = 0; line < ledger.count; line += 1) {
    const entry = ledger.entryOf[line] ?? 0;
    const [day, other] = [dayOfLine(ledger, "bookingDate", line), dayOfLine(ledger, "bookingDate", first[entry] ?? 0)];
    if (day === null || other === null || day === other || told.has(entry)) continue;
    told.add(entry);
    const name = entryName(ledger, line);
    findings.push(
      lineFinding(ledger, line, "bookingDate", {
        en: `Entry ${name} stands here on ${formatDay(day as Day)} and above on ${formatDay(other as Day)}: one number, two dates. Number the second entry anew.`,
        fr: `L'écriture ${name} est datée ici du ${formatDay(day as Day)} et plus haut du ${formatDay(other as Day)}\u00a0: un numéro, deux dates. Renumérotez la seconde.`,
      }),
    );
  }
  return findings;
}

/** Gaps in the numbering of a journal (rule 7): numbers that end in digits run on without one missing. Null where they are not numbers
 *  that run. */
export function numberingGaps(ledger: LedgerLines): ControlFinding[] | null {
  if (ledger.grouping !== "numbered") return null;
  const numbered = Array.from(firstLines(ledger)).flatMap((line) => {
    const parts = /^(.*?)(\d{1,15})$/.exec(textOf(ledger, "entryNumber", line));
    return parts ? [{ prefix: parts[1] ?? "", number: Number(parts[2]), line }] : [];
  });
  const byJournal = groupBy(numbered, ({ prefix, line }) => `${textOf(ledger, "journal", line)}/${prefix}`);
  const perJournal = [...byJournal.values()].filter((numbers) => numbers.length > 2);
  // One sequence over the whole ledger leaves gaps in each of its journals.
  const all = [...byJournal.values()].flat();
  if (all.length < 3) return null;
  if (perJournal.length === 0) return gapFindings(ledger, gapsOf(all));
  const own = perJournal.flatMap(gapsOf);
  const whole = gapsOf(all);
  return gapFindings(ledger, whole.length < own.length ? whole : own);
}

interface Gap {
  readonly before: number;
  readonly after: number;
  readonly line: number;
}

const gapFindings = (ledger: LedgerLines, gaps: readonly Gap[]): ControlFinding[] =>
  gaps.map(({ before, after, line }) =>
    lineFinding(ledger, line, "entryNumber", {
      en: `Numbers run from ${before} to ${after}: ${after - before - 1} ${after - before === 2 ? "is" : "are"} missing before this entry. Explain the gap, or find the entries.`,
      fr: `La numérotation passe de ${before} à ${after}\u00a0: ${after - before === 2 ? "1 numéro manque" : `${after - before - 1} numéros manquent`} avant cette écriture. Justifiez la rupture, ou retrouvez les écritures.`,
    }),
  );

function gapsOf(numbers: readonly { number: number; line: number }[]): Gap[] {
  const ordered = [...numbers].sort((one, other) => one.number - other.number || one.line - other.line);
  return ordered.flatMap(({ number, line }, index) => {
    const before = ordered[index - 1]?.number;
    return before !== undefined && number > before + 1 ? [{ before, after: number, line }] : [];
  });
}

/** Entries that one person prepared and validated (four eyes). Null where the ledger does not say who. */
export function selfValidated(ledger: LedgerLines): ControlFinding[] | null {
  const { texts } = ledger.reading.records;
  if (!texts.preparedBy || !texts.validatedBy) return null;
  const findings: ControlFinding[] = [];
  for (const line of firstLines(ledger)) {
    const [one, other] = [textOf(ledger, "preparedBy", line), textOf(ledger, "validatedBy", line)];
    if (personOf(one) === "" || personOf(one) !== personOf(other)) continue;
    findings.push(
      lineFinding(ledger, line, "validatedBy", {
        en: `${other} prepared and validated this entry. Have another person validate it.`,
        fr: `${other} a saisi et validé cette écriture. Faites-la valider par une autre personne.`,
      }),
    );
  }
  return findings;
}

/** The same amounts on the same accounts booked the other way round within days of the period's end: an entry that only dressed the
 *  close, or its reversal booked too early. */
export function reversedAroundEnd(ledger: LedgerLines, periodEnd: number): ControlFinding[] {
  const WINDOW = 10;
  const first = firstLines(ledger);
  const signatures = new Map<string, number>();
  const lines = groupBy(ledger.entryOf.keys(), (line) => {
    const day = dayOfLine(ledger, "bookingDate", line);
    return day === null || Math.abs(day - periodEnd) > WINDOW ? null : (ledger.entryOf[line] ?? 0);
  });
  const findings: ControlFinding[] = [];
  for (const [entry, own] of [...lines].sort(([one], [other]) => one - other)) {
    const day = dayOfLine(ledger, "bookingDate", own[0] ?? 0) ?? periodEnd;
    const side = (sign: 1n | -1n): string =>
      own
        .map((line) => `${textOf(ledger, "ledgerAccount", line)}:${sign * lineNet(ledger, line)}`)
        .sort()
        .join("|");
    const before = signatures.get(side(-1n));
    const beforeDay = before === undefined ? null : dayOfLine(ledger, "bookingDate", first[before] ?? 0);
    if (before !== undefined && beforeDay !== null && beforeDay <= periodEnd && day > periodEnd) {
      const line = own[0] ?? 0;
      const row = ledger.reading.records.rows[first[before] ?? 0] ?? 0;
      findings.push(
        lineFinding(ledger, line, null, {
          en: `This entry takes back the one of row ${row}, booked before the period's end. If it is an accrual, both say so; else ask why it was booked.`,
          fr: `Cette écriture annule celle de la ligne ${row}, passée avant la fin de période. S'il s'agit d'un courus, les deux le disent\u00a0; sinon demandez pourquoi elle a été passée.`,
        }),
      );
    }
    signatures.set(side(1n), entry);
  }
  return findings;
}
