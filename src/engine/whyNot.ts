import { TARGET } from "../kernel/calendar";
import { formatDay, type Language, type Wording } from "../kernel/language";
import { ok, type Result } from "../kernel/result";
import type { DecidedRow, Decision } from "./decisions/decision";
import { fieldAnswers, type AskedTables, type FieldAnswer } from "./fieldAnswers";
import type { Notice } from "./intake/sheetReading";
import { askPasses, type PassOutcome } from "./matching/askPasses";
import type { Match } from "./matching/matching";
import { matchReason } from "./matching/matchReason";
import type { MatchOptions } from "./matching/matchRecords";
import type { AskedRecords, PassAnswer } from "./matching/passAnswer";
import { lowered, passTitle } from "./matching/passWording";
import { holdsAll } from "./matching/passWitness";
import { matchOptions } from "./reconcilePairing";
import type { Reconciliation } from "./reconciliation";
import { rowRefs } from "./records/rowId";
import type { RowsAsked } from "./rowsAsked";
import { placeOf, standingOf, type RowPlace, type RowStanding } from "./rowStanding";
import { readSheets, reconcileRead, type OnProgress, type RunInput } from "./run";

/** Rows of both sides of which somebody asks why they are not matched. */
export interface WhyNotQuestion {
  readonly left: RowsAsked;
  readonly right: RowsAsked;
}

/** Why rows are not matched with one another, or that they are. Plain data, worded in both languages. */
export interface WhyNot {
  readonly question: WhyNotQuestion;
  /** Firmly matched with one another. */
  readonly isMatched: boolean;
  /** The rows as decisions name them; null where they are not in one reconciliation. */
  readonly refs: { readonly left: readonly DecidedRow[]; readonly right: readonly DecidedRow[] } | null;
  readonly verdict: Wording;
  readonly standings: readonly RowStanding[];
  /** Field by field; empty where the rows cannot be compared. */
  readonly fields: readonly FieldAnswer[];
  /** Pass by pass, in the order of the ladder; empty where the rows are not in one reconciliation. */
  readonly passes: readonly PassVerdict[];
}

export interface PassVerdict {
  readonly id: string;
  readonly title: Wording;
  readonly answer: PassAnswer["kind"];
  readonly sentence: Wording;
}

/** Runs the workbook and says why these rows are not matched with one another: where each of them stands, field by field what is
 *  compared, and pass by pass what stood in the way. Rows that take no part are told, not refused; refuses as a run does. */
export function whyNot(input: RunInput, question: WhyNotQuestion, onProgress: OnProgress): Result<WhyNot, Notice> {
  const read = readSheets(input, onProgress);
  if (!read.ok) return read;
  const result = reconcileRead(read.value, input.settings, onProgress);
  const standings = [question.left, question.right].flatMap(({ sheet, rows }) =>
    rows.map((row) => standingOf(result, read.value.surveys, sheet, row)),
  );
  const told = (verdict: Wording, fields: readonly FieldAnswer[] = []): Result<WhyNot, Notice> =>
    ok({ question, isMatched: false, refs: null, verdict, standings, fields, passes: [] });
  const places = {
    left: question.left.rows.map((row) => placeOf(result, question.left.sheet, row)),
    right: question.right.rows.map((row) => placeOf(result, question.right.sheet, row)),
  };
  const isLost = [...places.left, ...places.right].includes(null);
  if (isLost || places.left.length === 0 || places.right.length === 0) return told(NO_RECORD);
  const sides = ordered(withoutGaps(places.left), withoutGaps(places.right));
  if (sides === null) return told(ONE_SIDE);
  const options = matchOptions(input.settings, TARGET);
  const [left, right] = sides;
  const asked = { left: recordsOf(left), right: recordsOf(right) };
  const book = left[0]?.reconciliation;
  const statement = right[0]?.reconciliation;
  if (!book || !statement) return told(NO_RECORD);
  const tables = tablesOf(book, statement);
  if (!areTogether(left, book) || !areTogether(right, statement)) return told(SEVERAL_PLACES);
  const fields = fieldAnswers(tables, asked, options);
  if (book !== statement) return told(elsewhere(book, statement), fields);
  const outcomes = askPasses(tables.compared.left, tables.compared.right, options, asked);
  const match = book.matching.matches.find((one) => holdsAll(one, asked));
  return ok({
    question,
    isMatched: match?.status === "matched",
    refs: { left: rowRefs(tables.read.left, "L", asked.left), right: rowRefs(tables.read.right, "R", asked.right) },
    verdict: match
      ? both(TOGETHER[match.status], matchReason(match, tables.read.left, tables.read.right))
      : verdictOf(asked, tables, fields, outcomes, options),
    standings,
    fields,
    passes: outcomes.map(({ pass, answer, sentence }) => ({
      id: pass.id,
      title: passTitle(pass),
      answer: answer.kind,
      sentence,
    })),
  });
}

const withoutGaps = (places: readonly (RowPlace | null)[]): RowPlace[] => places.filter((place) => place !== null);

const recordsOf = (places: readonly RowPlace[]): number[] =>
  [...new Set(places.map(({ record }) => record))].sort((one, other) => one - other);

const areTogether = (places: readonly RowPlace[], reconciliation: Reconciliation): boolean =>
  places.every((place) => place.reconciliation === reconciliation);

/** Our rows first, whichever way they were asked about; null where not all of ours are on one side and theirs on the other. */
function ordered(
  left: readonly RowPlace[],
  right: readonly RowPlace[],
): readonly [readonly RowPlace[], readonly RowPlace[]] | null {
  const areOn = (places: readonly RowPlace[], side: "left" | "right"): boolean =>
    places.every((place) => place.side === side);
  if (areOn(left, "left") && areOn(right, "right")) return [left, right];
  return areOn(left, "right") && areOn(right, "left") ? [right, left] : null;
}

const tablesOf = (book: Reconciliation, statement: Reconciliation): AskedTables => ({
  read: { left: book.left.reading.records, right: statement.right.reading.records },
  compared: { left: book.left.compared, right: statement.right.compared },
});

/** The answers that say that the rows would fit a pass. */
const FITTING: readonly PassAnswer["kind"][] = ["outbid", "rivals", "taken", "crowded", "unsearched", "conflict"];

/** The one sentence: who forbade it, what differs, and which pass they came nearest to. */
function verdictOf(
  asked: AskedRecords,
  { read }: AskedTables,
  fields: readonly FieldAnswer[],
  outcomes: readonly PassOutcome[],
  { decisions }: MatchOptions,
): Wording {
  if (outcomes.some(({ answer }) => answer.kind === "forbidden")) {
    const ids = new Set([...rowRefs(read.left, "L", asked.left), ...rowRefs(read.right, "R", asked.right)].map(idOf));
    return forbiddenWording(
      decisions.find(
        ({ kind, left, right }) =>
          kind === "reject" && left.some((row) => ids.has(row.id)) && right.some((row) => ids.has(row.id)),
      ),
    );
  }
  const differing = fields.filter(({ verdict }) => verdict === "differs");
  const named = (language: Language): string => differing.map(({ label }) => lowered(label[language])).join(", ");
  const differs =
    differing.length === 0
      ? { en: "Nothing that is compared differs.", fr: "Rien de ce qui est comparé ne diffère." }
      : { en: `What differs: ${named("en")}.`, fr: `Ce qui diffère\u00a0: ${named("fr")}.` };
  const isPair = asked.left.length === 1 && asked.right.length === 1;
  // A pass that weighs what is open says nothing of rows that were taken before.
  const eligible = outcomes.filter(
    ({ pass, answer }) =>
      (!isPair || pass.cardinality === "one-to-one") && !(pass.agreement === "likely" && answer.kind === "taken"),
  );
  const nearest = FITTING.map((kind) => eligible.find(({ answer }) => answer.kind === kind)).find(Boolean);
  if (!nearest) return both(NOT_MATCHED, differs);
  const title = passTitle(nearest.pass);
  return both(NOT_MATCHED, differs, {
    en: `${title.en}: ${lowered(nearest.sentence.en)}`,
    fr: `${title.fr}\u00a0: ${lowered(nearest.sentence.fr)}`,
  });
}

const idOf = ({ id }: { readonly id: string }): string => id;

const both = (...parts: readonly Wording[]): Wording => ({
  en: parts.map(({ en }) => en).join(" "),
  fr: parts.map(({ fr }) => fr).join(" "),
});

const NOT_MATCHED: Wording = {
  en: "Not matched with one another.",
  fr: "Non rapprochées l'une de l'autre.",
};

const TOGETHER: Readonly<Record<Match["status"], Wording>> = {
  matched: { en: "Matched with one another.", fr: "Rapprochées l'une de l'autre." },
  suggested: { en: "Together, until a person decides.", fr: "Ensemble, en attente d'une décision." },
  ambiguous: { en: "Together in a tie, until a person decides.", fr: "Ensemble à égalité, en attente d'une décision." },
};

const NO_RECORD: Wording = {
  en: "Not every row takes part in a reconciliation: see where each of them stands.",
  fr: "Toutes ces lignes ne participent pas à un rapprochement\u00a0: voyez où en est chacune.",
};

const ONE_SIDE: Wording = {
  en: "These rows stand on one side: ask about a row of ours and a row of the statement's.",
  fr: "Ces lignes sont du même côté\u00a0: demandez une ligne à nous et une ligne du relevé.",
};

const SEVERAL_PLACES: Wording = {
  en: "The rows of one side are reconciled with different sheets: ask about them one at a time.",
  fr: "Les lignes d'un même côté sont rapprochées de feuilles différentes\u00a0: interrogez-les une à une.",
};

function elsewhere(book: Reconciliation, statement: Reconciliation): Wording {
  const names = {
    ours: book.left.reading.survey.sheet,
    with: book.right.reading.survey.sheet,
    theirs: statement.right.reading.survey.sheet,
    beside: statement.left.reading.survey.sheet,
  };
  return {
    en: `These rows are not compared: the row of "${names.ours}" is reconciled with "${names.with}", where its account, custodian or reference leads, and the row of "${names.theirs}" with "${names.beside}".`,
    fr: `Ces lignes ne sont pas comparées\u00a0: celle de «\u00a0${names.ours}\u00a0» est rapprochée de «\u00a0${names.with}\u00a0», où mène son compte, son dépositaire ou sa référence, et celle de «\u00a0${names.theirs}\u00a0» de «\u00a0${names.beside}\u00a0».`,
  };
}

function forbiddenWording(decision: Decision | undefined): Wording {
  const by = decision ? [decision.by, decision.decidedOn === null ? "" : formatDay(decision.decidedOn)] : [];
  const who = by.filter((part) => part !== "").join(", ");
  const why = decision?.reason ?? "";
  const told = `${who === "" ? "" : ` (${who})`}`;
  return {
    en: `A person decided that they are not one business${told}${why === "" ? "" : `: ${why}`}.`,
    fr: `Une personne a décidé que ce n'est pas la même affaire${told}${why === "" ? "" : `\u00a0: ${why}`}.`,
  };
}
