import { isReconcilable } from "./intake/roleClues";
import type { Notice, SheetReading, SheetSurvey } from "./intake/sheetReading";
import type { ReadPairing } from "./homes";
import { canBeOneBusiness, FACING_KINDS } from "./intake/sheetKinds";
import { kindOfSurvey } from "./intake/surveyGrid";
import { notReconcilable } from "./intake/surveyNotices";
import { noCommonKind, noRows } from "./pairingNotices";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import type { SheetKind } from "./records/ambiguousHeaders";
import type { ReconciliationKind } from "./reconciliation";
import type { RunInput } from "./run";

/** The books and the statements of one kind of business. */
export interface Pairing {
  readonly kind: ReconciliationKind;
  readonly books: readonly SheetSurvey[];
  readonly statements: readonly SheetSurvey[];
  /** Second records of our own of the same business. */
  readonly accounting: readonly SheetSurvey[];
}

/** Which sheets face each other: the two that were asked for, else every sheet recognised. Refuses with what is missing. */
export function choosePairings(
  surveys: readonly SheetSurvey[],
  asked: RunInput["pair"],
): Result<readonly Pairing[], Notice> {
  return asked ? askedPairing(surveys, asked) : recognisedPairings(surveys);
}

function askedPairing(
  surveys: readonly SheetSurvey[],
  asked: NonNullable<RunInput["pair"]>,
): Result<Pairing[], Notice> {
  const left = named(surveys, asked.left);
  const right = named(surveys, asked.right);
  if (!left) return refuse(noSuchSheet(asked.left, surveys));
  if (!right) return refuse(noSuchSheet(asked.right, surveys));
  for (const survey of [left, right]) {
    if (survey.headerRow === 0) return refuse(noHeader(survey));
    if (!isReconcilable((field) => survey.columns[field] !== undefined)) return refuse(notReconcilable(survey.sheet));
  }
  return ok([
    {
      kind: reconciliationKind(left, right),
      books: [{ ...left, role: "book" }],
      statements: [{ ...right, role: "statement" }],
      accounting: [],
    },
  ]);
}

/** A sheet by its name or by the name of the Excel table in it, ignoring case. */
function named(surveys: readonly SheetSurvey[], name: string): SheetSurvey | undefined {
  const wanted = name.trim().toLowerCase();
  return (
    surveys.find((survey) => survey.sheet.toLowerCase() === wanted) ??
    surveys.find((survey) => survey.table?.name.toLowerCase() === wanted)
  );
}

function recognisedPairings(surveys: readonly SheetSurvey[]): Result<Pairing[], Notice> {
  const books = surveys.filter(({ role }) => role === "book");
  const statements = surveys.filter(({ role }) => role === "statement");
  if (books.length === 0 && statements.length === 0) return refuse(nothingLikeData(surveys));
  if (books.length === 0) return refuse(onlyOneSide("book", statements, surveys));
  if (statements.length === 0) return refuse(onlyOneSide("statement", books, surveys));
  const ofOneKind = FACING_KINDS.map((kind) => ({
    kind: RECONCILIATION_KINDS[kind],
    books: books.filter(isOf(kind)),
    statements: statements.filter(isOf(kind)),
    accounting: surveys.filter((survey) => survey.role === "accounting" && isOf(kind)(survey)),
  }));
  const facing = ofOneKind.filter((pairing) => pairing.books.length > 0 && pairing.statements.length > 0);
  if (facing.length > 0) return ok(facing);
  const comparable = comparablePairings(books, statements);
  return comparable.length > 0 ? ok(comparable) : refuse(noCommonKind(books, statements));
}

/** Whether sheets that do not face each other say something of each other all the same: trades and positions, a ledger and what it
 *  books. */
export function isProvable(surveys: readonly SheetSurvey[]): boolean {
  const kinds = surveys.filter(({ role }) => role !== "ignored").map(kindOfSurvey);
  return kinds.includes("ledger") || new Set(kinds).size > 1;
}

const isOf =
  (kind: SheetKind) =>
  (survey: SheetSurvey): boolean =>
    kindOfSurvey(survey) === kind;

/** Where no kind stands on both sides: each statement with the book that it may be one business with, and shares most with. */
function comparablePairings(books: readonly SheetSurvey[], statements: readonly SheetSurvey[]): Pairing[] {
  const bookOf = statements.map((statement) =>
    likestBook(
      statement,
      books.filter((book) => canBeOneBusiness(book, statement)),
    ),
  );
  return books
    .map((book) => ({ book, own: statements.filter((_, index) => bookOf[index] === book) }))
    .flatMap(({ book, own }) =>
      own[0] ? [{ kind: reconciliationKind(book, own[0]), books: [book], statements: own, accounting: [] }] : [],
    );
}

/** What the reconciliation of sheets of a kind is called. */
const RECONCILIATION_KINDS: Readonly<Record<SheetKind, ReconciliationKind>> = {
  trades: "transactions",
  positions: "holdings",
  cash: "cash",
  ledger: "ledger",
  events: "corporate-actions",
  results: "result",
  prices: "generic",
  rates: "generic",
};

/** What two sheets are reconciled as: the bank's account in the ledger and its statement are cash; where one of two kinds is a guess, the
 *  sheets are compared as trades are. */
function reconciliationKind(book: SheetSurvey, statement: SheetSurvey): ReconciliationKind {
  const [ours, theirs] = [kindOfSurvey(book), kindOfSurvey(statement)];
  if (ours === theirs) return RECONCILIATION_KINDS[ours];
  return ours === "ledger" && theirs === "cash" ? "cash" : "transactions";
}

/** The book that shares most columns with a statement, the first of equals. */
function likestBook(statement: SheetSurvey, books: readonly SheetSurvey[]): SheetSurvey | undefined {
  const shared = (book: SheetSurvey): number =>
    Object.keys(book.columns).filter((field) => field in statement.columns).length;
  return books.reduce<SheetSurvey | undefined>(
    (best, book) => (best === undefined || shared(book) > shared(best) ? book : best),
    undefined,
  );
}

const sheetNames = (surveys: readonly SheetSurvey[]): string => surveys.map(({ sheet }) => `"${sheet}"`).join(", ");

function noSuchSheet(name: string, surveys: readonly SheetSurvey[]): Notice {
  return {
    sheet: name,
    row: null,
    column: null,
    code: "no-such-sheet",
    wording: {
      en: `There is no sheet or table called "${name}". This workbook has ${sheetNames(surveys)}.`,
      fr: `Aucune feuille ni aucun tableau ne s'appelle « ${name} ». Ce classeur contient ${sheetNames(surveys)}.`,
    },
  };
}

function noHeader(survey: SheetSurvey): Notice {
  return {
    sheet: survey.sheet,
    row: null,
    column: null,
    code: "no-header",
    wording: {
      en: `${survey.sheet}: no header row was recognised. Name the columns (ISIN, quantity, trade date, …) in one row above the data.`,
      fr: `${survey.sheet} : aucune ligne d'en-tête reconnue. Nommez les colonnes (ISIN, quantité, date d'opération…) sur une ligne au-dessus des données.`,
    },
  };
}

function nothingLikeData(surveys: readonly SheetSurvey[]): Notice {
  const names = sheetNames(surveys);
  return {
    sheet: surveys[0]?.sheet ?? "",
    row: null,
    column: null,
    code: "no-data",
    wording: {
      en: `No sheet looks like trades or a custodian's statement (${names || "the workbook is empty"}). A sheet needs a header row that names at least a security or a reference, and a quantity or an amount.`,
      fr: `Aucune feuille ne ressemble à des opérations ni à un relevé de dépositaire (${names || "le classeur est vide"}). Il faut une ligne d'en-tête qui nomme au moins une valeur ou une référence, et une quantité ou un montant.`,
    },
  };
}

function onlyOneSide(
  missing: "book" | "statement",
  found: readonly SheetSurvey[],
  surveys: readonly SheetSurvey[],
): Notice {
  const names = sheetNames(found);
  const aside = leftAside(surveys);
  return {
    sheet: found[0]?.sheet ?? "",
    row: null,
    column: null,
    code: `no-${missing}`,
    wording:
      missing === "statement"
        ? {
            en: `Only our own record was found (${names}). Add the custodian's statement as a sheet of this workbook, or say which sheet it is.${aside.en}`,
            fr: `Seul notre livre a été trouvé (${names}). Ajoutez le relevé du dépositaire comme feuille de ce classeur, ou indiquez quelle feuille le contient.${aside.fr}`,
          }
        : {
            en: `Only a custodian's statement was found (${names}). Add the firm's trades as a sheet of this workbook, or say which sheet holds them.${aside.en}`,
            fr: `Seul un relevé de dépositaire a été trouvé (${names}). Ajoutez nos opérations comme feuille de ce classeur, ou indiquez quelle feuille les contient.${aside.fr}`,
          },
  };
}

/** The sheets that have a header and were left aside all the same, each with the reason: the missing side may be one of them. */
function leftAside(surveys: readonly SheetSurvey[]): Wording {
  const aside = surveys.filter(
    ({ role, headerRow, sheet, columns }) =>
      role === "ignored" && headerRow > 0 && sheet !== "" && Object.keys(columns).length > 0,
  );
  return {
    en: aside.map(({ roleEvidence }) => ` ${roleEvidence.en}`).join(""),
    fr: aside.map(({ roleEvidence }) => ` ${roleEvidence.fr}`).join(""),
  };
}

/** Refuses a side that has a header and not one row: to call everything on the other side missing would be a false alarm. */
export function emptySide({ books, statements }: ReadPairing): Notice | null {
  const isEmpty = ({ records }: SheetReading): boolean => records.count === 0;
  const side = [books, statements].find((readings) => readings.every(isEmpty));
  return side?.[0] ? noRows(side[0]) : null;
}

/** The sheets of a side that have any row, be it a cancelled one. Those that have none are told with the first that has. */
export function withoutEmpty(readings: readonly SheetReading[]): SheetReading[] {
  const isFilled = ({ records, cancelled }: SheetReading): boolean => records.count + cancelled.records.count > 0;
  const filled = readings.filter(isFilled);
  const empty = readings.filter((reading) => !isFilled(reading));
  return filled.map((reading, index) =>
    index === 0 ? { ...reading, notices: [...reading.notices, ...empty.map(noRows)] } : reading,
  );
}
