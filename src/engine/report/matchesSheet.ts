import { decimal, decimalToNumber } from "../../kernel/decimal";
import { serialFromDay, type DateSystem } from "../../kernel/day";
import { formatDecimal, type Language, type Wording } from "../../kernel/language";
import { matchReason } from "../matching/matchReason";
import type { Match } from "../matching/matching";
import type { Reconciliation } from "../reconciliation";
import { dayAt, decimalAt, moneyAt, textAt } from "../records/recordTable";
import type { Evidence } from "./live";
import { LIST_HEADER_ROW, listSheet } from "./listSheet";
import type { ListColumn } from "./blocks";
import type { OwnSheet, PlannedCell } from "./plan";

export const MATCH_STATUS_WORDS: Readonly<Record<Match["status"], Wording>> = {
  matched: { en: "Matched", fr: "Rapproché" },
  suggested: { en: "Suggested", fr: "Proposé" },
  ambiguous: { en: "Ambiguous", fr: "Ambigu" },
};

/** Excel's sheet ends at row 1,048,576; the matches beyond are counted on the summary. */
const MOST_MATCHES = 1_048_576 - LIST_HEADER_ROW;

const HEADERS: readonly ListColumn[] = [
  { key: "status", header: { en: "Status", fr: "Statut" }, width: 12 },
  { key: "leftRows", header: { en: "Our rows", fr: "Nos lignes" }, width: 24 },
  { key: "rightRows", header: { en: "Statement rows", fr: "Lignes du relevé" }, width: 24 },
  { key: "reference", header: { en: "Reference", fr: "Référence" }, width: 18 },
  { key: "security", header: { en: "Security", fr: "Valeur" }, width: 16 },
  { key: "quantity", header: { en: "Quantity", fr: "Quantité" }, width: 14, numberFormat: "#,##0.######" },
  { key: "amount", header: { en: "Net amount", fr: "Montant net" }, width: 16, numberFormat: "#,##0.00" },
  { key: "currency", header: { en: "Currency", fr: "Devise" }, width: 9 },
  { key: "tradeDate", header: { en: "Trade date", fr: "Date d'opération" }, width: 12, numberFormat: "dd/mm/yyyy" },
  { key: "reason", header: { en: "Why", fr: "Pourquoi" }, width: 70 },
  { key: "confidence", header: { en: "Confidence", fr: "Confiance" }, width: 10, numberFormat: "0%" },
  { key: "leftId", header: { en: "Our id", fr: "Notre id" }, width: 14 },
  { key: "rightId", header: { en: "Statement id", fr: "Id du relevé" }, width: 14 },
];

/** Rows that stand in no sheet are files too long for one: what agrees there is counted, and listed as far as a person reads. */
const MOST_OF_FILES = 100_000;

/** Every match with its reason; what waits for a person comes first, with all its candidates. */
export function matchesSheet(
  reconciliations: readonly { reconciliation: Reconciliation; evidence: Evidence }[],
  dateSystem: DateSystem,
  language: Language,
): OwnSheet {
  const waitingFirst = (match: Match): number => (match.status === "matched" ? 1 : 0);
  const ordered = reconciliations.flatMap(({ reconciliation, evidence }) =>
    [...reconciliation.matching.matches]
      .sort((one, other) => waitingFirst(one) - waitingFirst(other))
      .slice(0, evidence.isInSheets ? MOST_MATCHES : MOST_OF_FILES)
      .map((match) => ({ match, reconciliation, evidence })),
  );
  const leftOut = reconciliations.reduce(
    (sum, { reconciliation }) => sum + reconciliation.matching.matches.length,
    -ordered.length,
  );
  return listSheet(
    {
      key: "matches",
      name: { en: "Matches", fr: "Rapprochements" },
      title: { en: "What agrees, and why", fr: "Ce qui concorde, et pourquoi" },
      sentence: {
        en: `Suggested and ambiguous lines wait for a person: nothing was chosen for you.${leftOut > 0 ? ` ${formatDecimal(decimal(BigInt(leftOut)), "en")} further matches are counted on the summary and not listed here.` : ""}`,
        fr: `Les lignes proposées et ambiguës attendent une décision : rien n'a été choisi à votre place.${leftOut > 0 ? ` ${formatDecimal(decimal(BigInt(leftOut)), "fr")} autres rapprochements sont comptés dans la synthèse et ne sont pas listés ici.` : ""}`,
      },
      table: "Concordance_Matches",
      columns: HEADERS,
      rows: ordered
        .slice(0, MOST_MATCHES)
        .map(({ match, reconciliation, evidence }) => matchRow(match, reconciliation, evidence, dateSystem, language)),
      highlights: [
        {
          key: "status",
          style: "waiting",
          columns: null,
          codes: [MATCH_STATUS_WORDS.suggested[language], MATCH_STATUS_WORDS.ambiguous[language]],
        },
      ],
    },
    language,
  );
}

function matchRow(
  match: Match,
  { left, right }: Reconciliation,
  evidence: Evidence,
  dateSystem: DateSystem,
  language: Language,
): PlannedCell[] {
  const book = left.reading.records;
  const statement = right.reading.records;
  const [one = 0] = match.left;
  const quantity = decimalAt(book, "quantity", one);
  const amount = moneyAt(book, one);
  const tradeDate = dayAt(book, "tradeDate", one);
  const isSingle = match.left.length === 1;
  const rowList = (sheet: string, rows: Int32Array, records: readonly number[]): string =>
    `${sheet} · ${records.map((record) => rows[record] ?? 0).join(", ")}`;
  return [
    MATCH_STATUS_WORDS[match.status][language],
    rowList(book.sheet, book.rows, match.left),
    rowList(statement.sheet, statement.rows, match.right),
    textAt(book, "reference", one),
    textAt(book, "security", one),
    isSingle && quantity ? decimalToNumber(quantity) : null,
    isSingle && amount ? decimalToNumber(amount) : null,
    textAt(book, "currency", one),
    tradeDate === null ? null : serialFromDay(tradeDate, dateSystem),
    matchReason(match, book, statement)[language],
    match.confidence,
    match.left.map((record) => evidence.left.ids[record]).join(" "),
    match.right.map((record) => evidence.right.ids[record]).join(" "),
  ];
}
