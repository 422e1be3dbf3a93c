import type { Day } from "../../kernel/day";
import { decimal, negate, type Decimal } from "../../kernel/decimal";
import { groupBy } from "../../kernel/groupBy";
import { shortId } from "../../kernel/hash";
import { formatDay, formatDecimal, type Wording } from "../../kernel/language";
import { bookingDay, correctionDay } from "../accounting/bookingDay";
import type { AccountRole, ChartOfAccounts } from "../accounting/chart";
import { accountEntry, roleLeg, type AccountLeg } from "../accounting/draftEntry";
import type { JournalEntry } from "../accounting/journalEntry";
import { MOVEMENT_WORDS, type MovementType } from "../cash/movementType";
import { recordFinding, type ControlFinding } from "../controls/controlResult";
import { recordPlace } from "../intake/recordPlace";
import { ledgerControl, lineFinding } from "../ledger/ledgerFinding";
import { lineNet, textOf, type LedgerLines } from "../ledger/ledgerLines";
import type { LedgerPaper } from "../ledger/ledgerPaper";
import { securityAt, textAt } from "../records/recordTable";
import type { Workpaper, WorkpaperInput } from "../workpapers";
import { reversal } from "./bookingCorrection";
import { coveredDays } from "./coveredDays";
import { linkMovements, movementsOf, type LinkedMovement, type Movement } from "./movementLinks";
import { slotReader } from "./slots";

/** Movements that are no trades, and the accounts that may stand on the other side of the bank: the first is where one is booked. */
const OTHER_SIDES: Partial<Readonly<Record<MovementType, readonly AccountRole[]>>> = {
  dividend: ["securities-income", "coupons-receivable", "withholding-recoverable", "withholding-lost"],
  coupon: ["securities-income", "accrued-coupons", "coupons-receivable", "withholding-recoverable", "withholding-lost"],
  fee: ["custody-fees", "fees", "vat-deductible"],
  penalty: ["penalties-paid", "penalties-received"],
};

/** Suppliers and accruals stand between a charge and its payment whatever the chart says (PCG 40, 467, 468). */
const BETWEEN = /^(40|46[78])/;

/** What the movements of cash make of one ledger. */
export interface MovementsPaper extends Workpaper {
  /** By sheet and row, movements that the ledger does not book, with the entry that does, or null where it has another amount. */
  readonly told: ReadonlyMap<string, string | null>;
}

/** Holds dividends, coupons, fees and penalties that moved cash against the bank accounts of the general ledger: not booked, booked twice,
 *  with another amount, or on an account that is not theirs. Null where there is not one ledger, or no such movement. */
export function movementsPaper(
  { sheets, settings: { chart, accounting }, asOf, period }: WorkpaperInput,
  ledgerPaper: LedgerPaper | null,
): MovementsPaper | null {
  const [only, ...others] = ledgerPaper?.ledgers ?? [];
  const covered = only && others.length === 0 ? coveredDays(only.lines, asOf) : null;
  if (!only || !covered) return null;
  const ledger = only.lines;
  const slotOf = slotReader(chart);
  const banks = only.accounts.filter(({ account }) => slotOf(account) === "bank");
  const bankLines = banks.flatMap(({ lines }) => lines).sort((one, other) => one - other);
  const movements = movementsOf(sheets, ledger, bankLines, accounting.baseCurrency, covered);
  if (bankLines.length === 0 || !movements.some(isTyped)) return null;
  const { linked, doubles } = linkMovements(ledger, bankLines, movements);
  const byEntry = groupBy(ledger.entryOf.keys(), (line) => ledger.entryOf[line] ?? 0);
  const context: Context = {
    ledger,
    alike: new Map(),
    entryLines: (line) => byEntry.get(ledger.entryOf[line] ?? 0) ?? [],
    chart,
    baseCurrency: accounting.baseCurrency,
    missingOn: (day) => bookingDay(day, period),
    correctedOn: correctionDay(asOf, period),
    bank:
      banks.length === 1 && banks[0] ? { account: banks[0].account, name: banks[0].name || banks[0].account } : null,
  };
  const typed = linked.filter(({ movement }) => isTyped(movement));
  const missing = typed.filter(({ line }) => line === null).map(({ movement }) => missingBooking(movement, context));
  const twice = doubles
    .filter(({ movement }) => isTyped(movement))
    .map(({ movement, line }) => doubleBooking(movement, line, context));
  const habits = habitsOf(typed, context);
  const misplaced = typed.flatMap((link) => misplacedBooking(link, habits, context));
  const found = [...missing, ...twice, ...misplaced];
  const placeOf = ({ reading, record }: Movement): string => recordPlace(reading, record);
  const amounts = typed.filter(({ line, isExact }) => line !== null && !isExact);
  return {
    told: new Map([
      ...missing.flatMap(({ movement, entry }) => (entry ? [[placeOf(movement), entry.number] as const] : [])),
      ...amounts.map(({ movement }) => [placeOf(movement), null] as const),
    ]),
    entries: found.flatMap(({ entry }) => entry ?? []),
    notices: [],
    controls: [
      ledgerControl("ledger-movement-missing", missing.map(findingOf)),
      ledgerControl("ledger-movement-double", twice.map(findingOf)),
      ledgerControl("ledger-movement-account", misplaced.map(findingOf)),
      ledgerControl(
        "ledger-movement-amount",
        amounts.flatMap((link) => otherAmount(link, ledger)),
      ),
    ],
  };
}

interface Context {
  readonly ledger: LedgerLines;
  readonly chart: ChartOfAccounts;
  readonly baseCurrency: string;
  readonly missingOn: (day: Day) => Day;
  readonly correctedOn: Day;
  /** How many entries say the very same. */
  readonly alike: Map<string, number>;
  /** The lines of the entry that a line belongs to. */
  readonly entryLines: (line: number) => readonly number[];
  /** The one bank account of the ledger; null: there are several. */
  readonly bank: { readonly account: string; readonly name: string } | null;
}

interface Found {
  readonly movement: Movement;
  readonly entry: JournalEntry | null;
  readonly finding: ControlFinding;
}

const findingOf = ({ finding }: Found): ControlFinding => finding;

const isTyped = ({ type }: Movement): boolean => type !== null && OTHER_SIDES[type] !== undefined;

const wordsOf = ({ type }: Movement): Wording => MOVEMENT_WORDS[type ?? "transfer"];

/** The same at the beginning of a sentence. */
const nameOf = (movement: Movement): Wording => {
  const { en, fr } = wordsOf(movement);
  return { en: capital(en), fr: capital(fr) };
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const amountOf = ({ amount }: Movement, { ledger }: Context): Decimal => decimal(amount, ledger.scale);

/** Where a movement of its type is booked: penalties by their direction. */
function usualRole({ type, amount }: Movement): AccountRole {
  if (type === "penalty") return amount > 0n ? "penalties-received" : "penalties-paid";
  return OTHER_SIDES[type ?? "fee"]?.[0] ?? "suspense";
}

function entryOf(
  fault: string,
  movement: Movement,
  legs: readonly AccountLeg[],
  date: Day,
  reason: string,
  context: Context,
): JournalEntry | null {
  const { reading, record } = movement;
  const said = [fault, movement.reference, movement.day, movement.amount, ...legs.map(({ account }) => account)].join(
    "|",
  );
  // Movements that are alike in everything have an entry each.
  const before = context.alike.get(said) ?? 0;
  context.alike.set(said, before + 1);
  return accountEntry(legs, {
    journal: fault === "missing" ? "BQ" : "OD",
    date,
    breakId: `GL-${shortId(before === 0 ? said : `${said}|${before}`)}`,
    currency: context.baseCurrency,
    security: securityAt(reading.records, record) ?? "",
    reference: textAt(reading.records, "reference", record) ?? "",
    tradeDate: null,
    reason,
  });
}

function missingBooking(movement: Movement, context: Context): Found {
  const amount = amountOf(movement, context);
  const name = nameOf(movement);
  const { chart, bank } = context;
  const entry = entryOf(
    "missing",
    movement,
    [bank ? { ...bank, amount } : roleLeg(chart, "bank", amount), roleLeg(chart, usualRole(movement), negate(amount))],
    context.missingOn(movement.day),
    `${wordsOf(movement).fr} non comptabilisé`,
    context,
  );
  return {
    movement,
    entry,
    finding: recordFinding(movement.reading, movement.record, null, {
      en: `${name.en}, ${formatDecimal(amount, "en", 2)} on ${formatDay(movement.day)}: no entry of the ledger moves the bank by it. Entry ${entry?.number ?? ""} books it, once approved with its advice.`,
      fr: `${name.fr}, ${formatDecimal(amount, "fr", 2)} le ${formatDay(movement.day)}\u00a0: aucune écriture du grand livre ne le passe en banque. L'écriture ${entry?.number ?? ""} le comptabilise, après validation sur avis.`,
    }),
  };
}

function doubleBooking(movement: Movement, line: number, context: Context): Found {
  const { ledger } = context;
  const name = nameOf(movement);
  const entry = entryOf(
    "double",
    movement,
    reversal(ledger, context.entryLines(line)),
    context.correctedOn,
    "contre-passation du doublon",
    context,
  );
  return {
    movement,
    entry,
    finding: lineFinding(ledger, line, "ledgerAccount", {
      en: `${name.en}, ${formatDecimal(amountOf(movement, context), "en", 2)}, is booked once more by this entry. Entry ${entry?.number ?? ""} takes it back.`,
      fr: `${name.fr}, ${formatDecimal(amountOf(movement, context), "fr", 2)}, comptabilisé une fois de plus par cette écriture. L'écriture ${entry?.number ?? ""} la contre-passe.`,
    }),
  };
}

const ROOT = 3;

/** The lines on the other side of a movement's bank line. */
const otherLines = ({ entryLines }: Context, line: number): number[] => entryLines(line).filter((own) => own !== line);

/** Roots of accounts that the ledger uses for a type in more than half of its movements: a habit, not a mistake. */
function habitsOf(typed: readonly LinkedMovement[], context: Context): (type: MovementType | null) => Set<string> {
  const { ledger } = context;
  const counts = new Map<MovementType | null, { all: number; roots: Map<string, number> }>();
  for (const { movement, line, isExact } of typed) {
    if (line === null || !isExact) continue;
    const known = counts.get(movement.type) ?? { all: 0, roots: new Map<string, number>() };
    counts.set(movement.type, known);
    known.all += 1;
    for (const root of new Set(otherLines(context, line).map((own) => rootAt(ledger, own))))
      known.roots.set(root, (known.roots.get(root) ?? 0) + 1);
  }
  return (type) => {
    const known = counts.get(type);
    return new Set(
      known ? [...known.roots].filter(([, count]) => count > 1 && count * 2 > known.all).map(([root]) => root) : [],
    );
  };
}

const rootAt = (ledger: LedgerLines, line: number): string => textOf(ledger, "ledgerAccount", line).slice(0, ROOT);

function misplacedBooking(
  { movement, line, isExact }: LinkedMovement,
  habits: (type: MovementType | null) => ReadonlySet<string>,
  context: Context,
): Found[] {
  const { ledger, chart } = context;
  if (line === null || !isExact) return [];
  const roles = OTHER_SIDES[movement.type ?? "fee"] ?? [];
  const fitting = new Set(roles.map((role) => chart.accounts[role].number.slice(0, ROOT)));
  const usual = habits(movement.type);
  const wrong = otherLines(context, line).filter((own) => {
    const [account, root] = [textOf(ledger, "ledgerAccount", own), rootAt(ledger, own)];
    return !fitting.has(root) && !usual.has(root) && !BETWEEN.test(account);
  });
  // An entry that books many things says nothing of this one.
  const [only] = wrong;
  if (only === undefined || wrong.length > 1 || otherLines(context, line).length > MOST_OTHERS) return [];
  const account = textOf(ledger, "ledgerAccount", only);
  const amount = decimal(lineNet(ledger, only), ledger.scale);
  const right = roleLeg(chart, usualRole(movement), amount);
  const name = nameOf(movement);
  const entry = entryOf(
    "account",
    movement,
    [{ account, name: textOf(ledger, "ledgerAccountName", only) || account, amount: negate(amount) }, right],
    context.correctedOn,
    `reclassement, ${wordsOf(movement).fr}`,
    context,
  );
  return [
    {
      movement,
      entry,
      finding: lineFinding(ledger, only, "ledgerAccount", {
        en: `${name.en}, ${formatDecimal(amountOf(movement, context), "en", 2)}, stands on ${account}; the chart has ${right.account} for it. Entry ${entry?.number ?? ""} reclassifies it; if ${account} is right, put it into the chart of the profile.`,
        fr: `${name.fr}, ${formatDecimal(amountOf(movement, context), "fr", 2)}, passé en ${account}\u00a0; le plan prévoit ${right.account}. L'écriture ${entry?.number ?? ""} le reclasse\u00a0; si ${account} est voulu, inscrivez-le au plan du profil.`,
      }),
    },
  ];
}

/** Legs beside the bank of an entry that is about one movement. */
const MOST_OTHERS = 4;

function otherAmount({ movement, line }: LinkedMovement, ledger: LedgerLines): ControlFinding[] {
  if (line === null) return [];
  const [moved, booked] = [decimal(movement.amount, ledger.scale), decimal(lineNet(ledger, line), ledger.scale)];
  const name = nameOf(movement);
  return [
    lineFinding(ledger, line, "ledgerAccount", {
      en: `${name.en}: ${formatDecimal(moved, "en", 2)} moved and ${formatDecimal(booked, "en", 2)} is booked under the same document. Compare the advice: a withholding tax, a fee or a slip; book the rest.`,
      fr: `${name.fr}\u00a0: ${formatDecimal(moved, "fr", 2)} mouvementés et ${formatDecimal(booked, "fr", 2)} comptabilisés sous la même pièce. Comparez avec l'avis\u00a0: retenue à la source, frais ou erreur\u00a0; comptabilisez le reste.`,
    }),
  ];
}
