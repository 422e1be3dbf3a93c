import { subtract } from "../../kernel/decimal";
import { formatDecimal, type Language, type Wording } from "../../kernel/language";
import type { RunningBalanceBreak, StatementHeader } from "../formats/statementFile";
import type { StatementPlace } from "./statementBalances";
import type { StatementFinding } from "./statementFinding";
import { statementName } from "./statementName";

/** Breaks that are told one by one: one line that is missing shows once, and a column that is wrong shows everywhere. */
const MOST_BREAKS = 10;

/** Where a running balance is not the one before it and the movement between. */
export function runningBalanceFindings(header: StatementHeader, place: StatementPlace): StatementFinding[] {
  return (header.movements ?? []).flatMap(({ unit, breaks }) =>
    breaks.slice(0, MOST_BREAKS).map((broken): StatementFinding => ({
      control: "statement-balance",
      ...place,
      line: broken.line,
      wording: doesNotFollow(header, unit, broken),
      difference: subtract(broken.found, broken.expected),
    })),
  );
}

function doesNotFollow(header: StatementHeader, unit: string, { line, expected, found }: RunningBalanceBreak): Wording {
  const name = statementName(header);
  const of = (value: typeof found, language: Language): string => `${formatDecimal(value, language, 2)} ${unit}`.trim();
  return {
    en: `${name.en}, line ${line}: the balance before and the movement make ${of(expected, "en")}, but the running balance is ${of(found, "en")}. A line is missing or changed next to it: ask the sender for the statement again.`,
    fr: `${name.fr}, ligne ${line} : le solde précédent et le mouvement font ${of(expected, "fr")}, or le solde progressif est de ${of(found, "fr")}. Une ligne manque ou a été changée à côté : redemandez le relevé à l'émetteur.`,
  };
}
