import { columnLetters } from "../../grid";
import type { FileNotice } from "../statementFile";
import type { CellsRead } from "./tableOfCells";

/** What is to be told of the header of a table: that there is none, or that columns bear the same name. `sheet` is the name of its
 *  sheet in a workbook, "" in a file that has one table. */
export function headerNotices({ header, table }: CellsRead, sheet: string): FileNotice[] {
  const of = { en: sheet === "" ? "" : `sheet ${sheet}, `, fr: sheet === "" ? "" : `feuille ${sheet}, ` };
  if (!header) {
    const wording = {
      en: `${of.en}no line of column headers was recognised: the cells come in as they stand. Name the columns in one line above the rows, or choose them in the pane.`,
      fr: `${of.fr}aucune ligne d'en-tête de colonnes reconnue : les cellules sont reprises telles quelles. Nommez les colonnes sur une ligne au-dessus des données, ou choisissez-les dans le volet.`,
    };
    return [{ severity: "warning", code: "no-header", line: table.lines[0] ?? null, wording }];
  }
  const columns = new Map<string, number[]>();
  header.labels.forEach((label, index) => {
    if (label === "") return;
    const key = label.toLowerCase();
    columns.set(key, [...(columns.get(key) ?? []), index]);
  });
  return [...columns.values()].flatMap((indexes): FileNotice[] => {
    const [first = 0, ...others] = indexes;
    if (others.length === 0) return [];
    const label = header.labels[first] ?? "";
    const letters = indexes
      .slice(0, 10)
      .map((index) => columnLetters(index + 1))
      .join(", ");
    const wording = {
      en: `${of.en}columns ${letters} bear the same header "${label}": the further ones were numbered. Check which is which before you choose them.`,
      fr: `${of.fr}les colonnes ${letters} portent le même en-tête « ${label} » : les suivantes ont été numérotées. Vérifiez laquelle est laquelle avant de les choisir.`,
    };
    return [{ severity: "warning", code: "duplicate-header", line: header.line, wording }];
  });
}
