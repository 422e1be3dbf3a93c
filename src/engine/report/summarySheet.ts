import { textBlock } from "./blocks";
import { add, decimalToNumber, ZERO, type Decimal } from "../../kernel/decimal";
import { formatDay, type Language, type Wording } from "../../kernel/language";
import { BREAK_TYPES, type Break } from "../breaks/break";
import { breakTitle } from "../breaks/breakTitle";
import type { Reconciliation, RunResult } from "../reconciliation";
import { BREAKS_TABLE, STATE_WORDS } from "./breaksSheet";
import { tableRange, type OwnSheet, type PlannedCell, type SheetBlock, type TableColumn } from "./plan";

/** The page a manager reads: what agrees, the proof, what is at stake, who signed. Breaks that are still open are counted
 *  by live formulas where the breaks are live. */
export function summarySheet(result: RunResult, isLive: boolean, language: Language): OwnSheet {
  const breaks = result.reconciliations.flatMap((reconciliation) => reconciliation.breaks);
  const say = (wording: Wording): string => wording[language];
  const blocks: SheetBlock[] = [
    textBlock(1, "title", say({ en: "Reconciliation", fr: "Rapprochement" })),
    textBlock(2, "muted", say({ en: "As of", fr: "Arrêté au" }) + ` ${formatDay(result.asOf)}`),
    textBlock(3, "body", headline(result, language)),
  ];
  let row = 5;
  const place = (
    heading: Wording,
    name: string,
    columns: readonly TableColumn[],
    rows: readonly (readonly PlannedCell[])[],
  ): void => {
    blocks.push(textBlock(row, "heading", say(heading)));
    blocks.push({ kind: "table", name, row: row + 1, column: 1, columns, rows, highlights: [] });
    row += Math.max(1, rows.length) + 4;
  };
  const typeRow = row;
  place(
    { en: "Breaks by type", fr: "Écarts par nature" },
    "Concordance_ByType",
    typeColumns(language),
    typeRows(breaks, isLive, language),
  );
  blocks.push(chart(typeRow, language));
  row = Math.max(row, typeRow + 18);
  place(
    { en: "Money at stake", fr: "Montants en risque" },
    "Concordance_Exposure",
    exposureColumns(language),
    exposureRows(breaks),
  );
  place(
    {
      en: "Proof: rows in = matched + broken + open + set aside",
      fr: "Preuve : lignes lues = rapprochées + en écart + à décider + mises de côté",
    },
    "Concordance_Proof",
    proofColumns(language),
    proofRows(result.reconciliations, row + 2, language),
  );
  place({ en: "Sign-off", fr: "Visas" }, "Concordance_SignOff", signOffColumns(language), [
    [say({ en: "Prepared by", fr: "Préparé par" }), null, null, null],
    [say({ en: "Reviewed by", fr: "Contrôlé par" }), null, null, null],
  ]);
  return {
    key: "summary",
    isPage: true,
    name: say({ en: "Summary", fr: "Synthèse" }),
    columnWidths: [34, 22, 19, 16, 13, 13, 13, 13, 16, 19, 19, 19, 19, 21, 9],
    frozenRows: 0,
    blocks,
  };
}

/** "412 rows against 398: 371 matches agree, 38 breaks to clear, 3 to decide." */
function headline({ reconciliations }: RunResult, language: Language): string {
  const count = (of: (reconciliation: Reconciliation) => number): number =>
    reconciliations.reduce((sum, one) => sum + of(one), 0);
  const matched = count(({ matching }) => matching.matches.filter(({ status }) => status === "matched").length);
  const waiting = count(({ matching }) => matching.matches.filter(({ status }) => status !== "matched").length);
  const breaks = count(({ breaks: found }) => found.length);
  return {
    en: `${matched} matches, ${breaks} ${breaks === 1 ? "break" : "breaks"} to clear, ${waiting} to decide.`,
    fr: `${matched} rapprochements, ${breaks} ${breaks === 1 ? "écart" : "écarts"} à solder, ${waiting} à décider.`,
  }[language];
}

const column = (key: string, header: string, numberFormat: string | null = null, writable = false): TableColumn => ({
  key,
  header,
  numberFormat,
  wrap: false,
  writable,
});

const typeColumns = (language: Language): TableColumn[] =>
  ({
    en: [
      column("type", "Type"),
      column("count", "Found", "0"),
      column("open", "Still open", "0"),
      column("high", "High severity", "0"),
    ],
    fr: [
      column("type", "Nature"),
      column("count", "Constatés", "0"),
      column("open", "Encore ouverts", "0"),
      column("high", "Gravité haute", "0"),
    ],
  })[language];

function typeRows(breaks: readonly Break[], isLive: boolean, language: Language): PlannedCell[][] {
  return BREAK_TYPES.flatMap((type) => {
    const ofType = breaks.filter((found) => found.type === type);
    if (ofType.length === 0) return [];
    const title = breakTitle(type)[language];
    const open: PlannedCell = isLive
      ? {
          formula: `=COUNTIFS(${tableRange(BREAKS_TABLE, "type")},"${title}",${tableRange(BREAKS_TABLE, "state")},"${STATE_WORDS.open[language]}")`,
        }
      : ofType.length;
    return [[title, ofType.length, open, ofType.filter(({ severity }) => severity === "high").length]];
  });
}

const chart = (typeRow: number, language: Language): SheetBlock => ({
  kind: "chart",
  name: "Concordance_ByTypeChart",
  chartType: "bar-clustered",
  title: { en: "Open breaks by type", fr: "Écarts ouverts par nature" }[language],
  table: "Concordance_ByType",
  categoryColumn: "type",
  valueColumns: ["open"],
  topLeft: { row: typeRow, column: 6 },
  bottomRight: { row: typeRow + 16, column: 12 },
});

const exposureColumns = (language: Language): TableColumn[] =>
  ({
    en: [column("currency", "Currency"), column("count", "Breaks", "0"), column("exposure", "Exposure", "#,##0.00")],
    fr: [
      column("currency", "Devise"),
      column("count", "Écarts", "0"),
      column("exposure", "Montant en risque", "#,##0.00"),
    ],
  })[language];

function exposureRows(breaks: readonly Break[]): PlannedCell[][] {
  const byCurrency = new Map<string, { count: number; amount: Decimal }>();
  for (const { exposure } of breaks) {
    if (!exposure) continue;
    const known = byCurrency.get(exposure.currency) ?? { count: 0, amount: ZERO };
    byCurrency.set(exposure.currency, { count: known.count + 1, amount: add(known.amount, exposure.amount) });
  }
  return [...byCurrency]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, { count, amount }]) => [currency, count, decimalToNumber(amount)]);
}

const proofColumns = (language: Language): TableColumn[] => {
  const headers = {
    en: [
      "Our sheet / statement",
      "Faces",
      "Side",
      "Currency",
      "Rows in",
      "Matched",
      "Broken",
      "Open",
      "Set aside",
      "Amount in",
      "Amount matched",
      "Amount broken",
      "Amount open",
      "Amount set aside",
      "Proof",
    ],
    fr: [
      "Feuille / relevé",
      "Face à",
      "Côté",
      "Devise",
      "Lignes lues",
      "Rapprochées",
      "En écart",
      "À décider",
      "Mises de côté",
      "Montant lu",
      "Montant rapproché",
      "Montant en écart",
      "Montant à décider",
      "Montant mis de côté",
      "Preuve",
    ],
  }[language];
  const keys = [
    "sheet",
    "other",
    "side",
    "currency",
    "rows",
    "matched",
    "broken",
    "open",
    "setAside",
    "amount",
    "amountMatched",
    "amountBroken",
    "amountOpen",
    "amountSetAside",
    "proof",
  ];
  return keys.map((key, index) => column(key, headers[index] ?? "", key.startsWith("amount") ? "#,##0.00" : null));
};

const SIDE_WORDS: Readonly<Record<"left" | "right", Wording>> = {
  left: { en: "Ours", fr: "Nous" },
  right: { en: "Theirs", fr: "Eux" },
};

/** The sums are formulas over the row's own cells: whoever opens the file sees them hold. */
function proofRows(reconciliations: readonly Reconciliation[], firstRow: number, language: Language): PlannedCell[][] {
  let row = firstRow - 1;
  return reconciliations.flatMap(({ left, right, proof }) =>
    proof.map((line): PlannedCell[] => {
      row += 1;
      const [own, other] = line.side === "left" ? [left, right] : [right, left];
      const amount = (value: Decimal | null): PlannedCell => value && decimalToNumber(value);
      return [
        own.reading.survey.sheet,
        other.reading.survey.sheet,
        SIDE_WORDS[line.side][language],
        line.currency,
        line.rows,
        line.matched,
        line.broken,
        line.open,
        line.setAside,
        amount(line.amount),
        amount(line.amountMatched),
        amount(line.amountBroken),
        amount(line.amountOpen),
        amount(line.amountSetAside),
        { formula: `=IF(AND($E${row}=SUM($F${row}:$I${row}),ROUND($J${row}-SUM($K${row}:$N${row}),2)=0),"✓","✗")` },
      ];
    }),
  );
}

const signOffColumns = (language: Language): TableColumn[] =>
  ({
    en: [
      column("role", "Sign-off"),
      column("name", "Name", null, true),
      column("date", "Date", null, true),
      column("remark", "Remark", null, true),
    ],
    fr: [
      column("role", "Visa"),
      column("name", "Nom", null, true),
      column("date", "Date", null, true),
      column("remark", "Remarque", null, true),
    ],
  })[language];
