import type { DateSystem } from "../../kernel/day";
import { decimal } from "../../kernel/decimal";
import { formatDay, formatDecimal, type Language, type Wording } from "../../kernel/language";
import type { OutsideLine, StatementBalance, StatementHeader, StatementTable } from "../formats/statementFile";
import type { PlannedCell } from "./plan";
import { plannedCell } from "./plannedCell";

/** What stands above the table of a CSV or of a workbook's sheet. Its words lean to neither side: the firm's own list comes in as a
 *  custodian's does, and whose it is is told from what the file says. */

export const IMPORTED: Wording = { en: "Imported table", fr: "Tableau importé" };

export const OUTSIDE: Readonly<Record<OutsideLine["place"], Wording>> = {
  above: { en: "Above the table, in the file", fr: "Au-dessus du tableau, dans le fichier" },
  below: { en: "Below the table, in the file", fr: "Sous le tableau, dans le fichier" },
};

/** The lines of the file around the table, as they stood. */
export function outsideBlocks(
  { outside = [] }: StatementTable,
  dateSystem: DateSystem,
): { readonly place: OutsideLine["place"]; readonly cells: PlannedCell[][] }[] {
  return (["above", "below"] as const).flatMap((place) => {
    const lines = outside.filter((line) => line.place === place);
    return lines.length === 0 ? [] : [{ place, cells: squared(lines, dateSystem) }];
  });
}

function squared(lines: readonly OutsideLine[], dateSystem: DateSystem): PlannedCell[][] {
  const width = lines.reduce((widest, { cells }) => Math.max(widest, lastFilled(cells) + 1), 1);
  return lines.map(({ cells }) =>
    Array.from({ length: width }, (_, column) => plannedCell(cells[column] ?? null, dateSystem)),
  );
}

function lastFilled(cells: OutsideLine["cells"]): number {
  let last = cells.length - 1;
  while (last > 0 && cells[last] === null) last -= 1;
  return last;
}

/** What the file says of itself, a line for each thing. */
export function factLines(statements: readonly StatementHeader[], language: Language): string[][] {
  return statements.flatMap((header) => {
    const { account, accountName, number, sender, currency, date, period, balances } = header;
    const facts: readonly (readonly [Wording, string | null])[] = [
      [{ en: "Account", fr: "Compte" }, account],
      [{ en: "Holder", fr: "Titulaire" }, accountName],
      [{ en: "Sender", fr: "Émetteur" }, sender],
      [{ en: "Number", fr: "Numéro" }, number],
      [{ en: "Date", fr: "Date" }, date === null ? null : formatDay(date)],
      [{ en: "Period", fr: "Période" }, period === null ? null : `${formatDay(period.from)} - ${formatDay(period.to)}`],
      [{ en: "Currency", fr: "Devise" }, currency],
    ];
    return [
      ...facts.flatMap(([label, text]) => (text === null || text === "" ? [] : [[label[language], text]])),
      ...balances.map((balance) => [BALANCES[balance.kind][language], balanceText(balance, language)]),
    ];
  });
}

const BALANCES: Readonly<Record<StatementBalance["kind"], Wording>> = {
  opening: { en: "Opening", fr: "Ouverture" },
  closing: { en: "Closing", fr: "Clôture" },
  available: { en: "Available", fr: "Disponible" },
  "forward-available": { en: "Available later", fr: "Disponible à terme" },
  interim: { en: "Interim", fr: "Intermédiaire" },
  "previous-closing": { en: "Previous closing", fr: "Clôture précédente" },
  information: { en: "Balance", fr: "Solde" },
};

function balanceText({ amount, unit, day, code }: StatementBalance, language: Language): string {
  const figure = `${formatDecimal(amount, language, 2)} ${unit}`.trim();
  const source = code === "running" ? RUNNING[language] : code;
  return [figure, ...(day === null ? [] : [formatDay(day)]), ...(source === "" ? [] : [`(${source})`])].join(" ");
}

const RUNNING: Wording = { en: "from the running balance", fr: "d'après le solde progressif" };

/** Whether anything of its figures could be held against its rows. */
export const isChecked = ({ statements }: StatementTable): boolean =>
  statements.some(
    ({ movements, balances }) =>
      (movements ?? []).length > 0 &&
      balances.some(({ kind }) => kind === "opening") &&
      balances.some(({ kind }) => kind === "closing"),
  );

/** A size as a person reads it, in units of a thousand. */
export function sizeText(bytes: number): Wording {
  const [unit, divisor] =
    bytes < 1_000 ? (["", 1] as const) : bytes < 1_000_000 ? (["k", 1e3] as const) : (["M", 1e6] as const);
  const figure = decimal(BigInt(Math.round((10 * bytes) / divisor)), 1);
  const text = (language: Language): string => formatDecimal(figure, language);
  return {
    en: unit === "" ? `${bytes} bytes` : `${text("en")} ${unit}B`,
    fr: unit === "" ? `${bytes} octets` : `${text("fr")} ${unit}o`,
  };
}
