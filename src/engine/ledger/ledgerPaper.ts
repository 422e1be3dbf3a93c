import { addDays, type Day } from "../../kernel/day";
import type { ControlFinding } from "../controls/controlResult";
import type { Workpaper, WorkpaperInput } from "../workpapers";
import {
  accountBalances,
  accountForms,
  accountNames,
  agedSuspense,
  wrongWayBalances,
  type AccountBalance,
} from "./accountChecks";
import { numberingGaps, reusedNumbers, reversedAroundEnd, selfValidated, unbalancedEntries } from "./entryChecks";
import { fecNameFault } from "./fecName";
import { ledgerControl } from "./ledgerFinding";
import { ledgerLines, type LedgerLines } from "./ledgerLines";
import { proposedLetters, unbalancedLetters, type LetteringProposal } from "./lettering";
import {
  amountsOnOneSide,
  closedPeriod,
  currencyPairs,
  datesOutsideYear,
  mandatoryFields,
  negativeAmounts,
  onClosedDays,
  validatedEarly,
} from "./lineChecks";

import { closedResult, openingBalances, openingFirst, validationOrder } from "./yearChecks";

/** One ledger, added up and looked through. */
export interface CheckedLedger {
  readonly lines: LedgerLines;
  readonly accounts: readonly AccountBalance[];
  readonly letters: readonly LetteringProposal[];
}

/** What is proved of the ledgers by themselves. */
export interface LedgerPaper extends Workpaper {
  readonly ledgers: readonly CheckedLedger[];
}

/** Looks through every ledger of the workbook. Null where it has none. */
export function ledgerPaper({ sheets, statements, settings, asOf, period }: WorkpaperInput): LedgerPaper | null {
  const ledgers = sheets
    .filter(({ kind, role }) => kind === "ledger" && role !== "ignored")
    .flatMap(({ reading }): CheckedLedger[] => {
      const lines = ledgerLines(reading);
      if (!lines || lines.count === 0) return [];
      const accounts = accountBalances(lines);
      return [{ lines, accounts, letters: proposedLetters(lines, accounts) }];
    });
  if (ledgers.length === 0) return null;
  const each = (check: (ledger: CheckedLedger) => ControlFinding[] | null): ControlFinding[] | null => {
    const found = ledgers.map(check).filter((findings) => findings !== null);
    return found.length === 0 ? null : found.flat();
  };
  const ofLines = (check: (lines: LedgerLines) => ControlFinding[] | null) => each(({ lines }) => check(lines));
  const fecSheets = new Set(statements.filter(({ format }) => format === "FEC").map(({ sheet }) => sheet));
  const ofFec = (check: (lines: LedgerLines) => ControlFinding[] | null) =>
    each(({ lines }) => (fecSheets.has(lines.reading.survey.sheet) ? check(lines) : null));
  const { suspenseDays: days } = settings.accounting;
  const openFrom = firstOpenDay(settings, period.from);
  return {
    ledgers,
    entries: [],
    notices: [],
    controls: [
      ledgerControl("ledger-balanced", ofLines(unbalancedEntries)),
      ledgerControl("ledger-one-side", ofLines(amountsOnOneSide)),
      ledgerControl("ledger-negative", ofLines(negativeAmounts)),
      ledgerControl("ledger-mandatory", ofLines(mandatoryFields)),
      ledgerControl("ledger-number-reused", ofLines(reusedNumbers)),
      ledgerControl("ledger-number-gap", ofLines(numberingGaps)),
      ledgerControl("ledger-year", ofLines(datesOutsideYear)),
      ledgerControl(
        "ledger-closed-period",
        openFrom === null ? null : ofLines((lines) => closedPeriod(lines, openFrom)),
      ),
      ledgerControl("ledger-closed-day", ofLines(onClosedDays)),
      ledgerControl("ledger-validated-early", ofLines(validatedEarly)),
      ledgerControl(
        "ledger-account-form",
        each(({ lines, accounts }) => accountForms(lines, accounts)),
      ),
      ledgerControl(
        "ledger-account-name",
        each(({ lines, accounts }) => accountNames(lines, accounts)),
      ),
      ledgerControl(
        "ledger-wrong-way",
        each(({ lines, accounts }) => wrongWayBalances(lines, accounts)),
      ),
      ledgerControl(
        "ledger-suspense-age",
        each(({ lines, accounts }) => agedSuspense(lines, accounts, asOf, days)),
      ),
      ledgerControl("ledger-four-eyes", ofLines(selfValidated)),
      ledgerControl(
        "ledger-reversed-at-end",
        ofLines((lines) => reversedAroundEnd(lines, lastMonthEnd(period.from))),
      ),
      ledgerControl("ledger-opening", ofLines(openingBalances)),
      ledgerControl("ledger-currency", ofLines(currencyPairs)),
      ledgerControl(
        "ledger-lettering",
        each(({ lines, accounts }) => unbalancedLetters(lines, accounts)),
      ),
      ledgerControl("fec-name", fecNames(statements)),
      ledgerControl("fec-order", ofFec(validationOrder)),
      ledgerControl("fec-opening-first", ofFec(openingFirst)),
      ledgerControl("fec-result-closed", ofFec(closedResult)),
    ],
  };
}

/** The first day of the open period: the one that was set, or the day after the last month that was sealed before this one; null: nothing
 *  says what is closed. */
function firstOpenDay({ accounting: { periodStart }, seals }: WorkpaperInput["settings"], from: Day): Day | null {
  const sealed = seals.filter(({ to }) => to < from).map(({ to }) => addDays(to, 1));
  const days = [...(periodStart === null ? [] : [periodStart]), ...sealed];
  return days.length === 0 ? null : (Math.max(...days) as Day);
}

/** The day before a period begins: what is booked around it belongs to the close before. */
const lastMonthEnd = (from: Day): number => from - 1;

/** The names of the entries files that were brought in. */
function fecNames(statements: WorkpaperInput["statements"]): ControlFinding[] | null {
  const files = statements.filter(({ format }) => format === "FEC");
  if (files.length === 0) return null;
  return files.flatMap(({ file, sheet }) => {
    const wording = fecNameFault(file);
    return wording ? [{ sheet, row: 1, column: null, wording }] : [];
  });
}
