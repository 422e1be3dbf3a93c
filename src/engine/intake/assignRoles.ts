import type { Wording } from "../../kernel/language";
import { plainWords } from "../../kernel/text";
import type { SheetRole } from "../settings";
import { canBeOneBusiness } from "./sheetKinds";
import type { SheetSurvey } from "./sheetReading";
import { kindOfSurvey } from "./surveyGrid";

/** Settles the roles over all sheets: where every sheet of a kind reads like the same side, the most internal one is the book.
 *  Sheets of a kind that only one side has keep their own: the checks read them. What a person said stays. */
export function assignRoles(surveys: readonly SheetSurvey[]): SheetSurvey[] {
  const kinds = new Map(surveys.map((survey) => [survey.sheet, kindOfSurvey(survey)]));
  const settled = new Map<string, SheetSurvey>();
  const groups = new Map<string, SheetSurvey[]>();
  for (const survey of surveys) {
    if (survey.role === "ignored" || survey.role === "accounting" || survey.role === "market") continue;
    const kind = kinds.get(survey.sheet) ?? "trades";
    groups.set(kind, [...(groups.get(kind) ?? []), survey]);
  }
  const ofThemselves = [...groups.values()].some(hasBothSides);
  const byKind = [...groups.values()].map((group) =>
    ofThemselves && isPlainlyOneSide(group) ? [...group] : twoSides(group),
  );
  const someKindHasBoth = byKind.some(hasBothSides);
  for (const survey of byKind.flat()) settled.set(survey.sheet, survey);
  // One sheet of each kind: they may still be two sides of one business.
  const all = [...settled.values()];
  const mayFace = all.some((one) => all.some((other) => one !== other && canBeOneBusiness(one, other)));
  if (!someKindHasBoth && mayFace) for (const survey of twoSides(all)) settled.set(survey.sheet, survey);
  return withAccounting(
    surveys.map((survey) => settled.get(survey.sheet) ?? survey),
    (survey) => kinds.get(survey.sheet) === "trades",
  );
}

const ACCOUNTING_NAME = /\b(comptab\w*|compta|accounting|accounts|gl|ledger|grand livre)\b/;

/** Of several books of trades beside a statement, one that bears accounting's name is the third record: it holds the same trades again,
 *  and no others. */
function withAccounting(surveys: readonly SheetSurvey[], isOfTrades: (survey: SheetSurvey) => boolean): SheetSurvey[] {
  const trades = surveys.filter(isOfTrades);
  const isNamed = ({ sheet, role, roleConfidence }: SheetSurvey): boolean =>
    role === "book" && roleConfidence < 1 && ACCOUNTING_NAME.test(plainWords(sheet));
  const hasFront = trades.some((survey) => survey.role === "book" && !isNamed(survey));
  if (!hasFront || !hasBothSides(trades)) return [...surveys];
  return surveys.map((survey) =>
    isOfTrades(survey) && isNamed(survey) ? withRole(survey, "accounting", 0.7, BY_ITS_NAME) : survey,
  );
}

const hasBothSides = (surveys: readonly SheetSurvey[]): boolean =>
  surveys.some(({ role }) => role === "book") && surveys.some(({ role }) => role === "statement");

/** Every sheet of a group surely reads like the same side: two custodians' cash statements are no book and statement. */
const isPlainlyOneSide = (group: readonly SheetSurvey[]): boolean =>
  !hasBothSides(group) && group.every(({ roleConfidence }) => roleConfidence >= 0.6);

/** A group of sheets that all read like one side: the most internal is the book, the others are statements. */
function twoSides(group: readonly SheetSurvey[]): SheetSurvey[] {
  if (group.length < 2 || hasBothSides(group)) return [...group];
  const lean = ({ role, roleConfidence }: SheetSurvey): number =>
    roleConfidence <= 0.3 ? 0 : role === "book" ? roleConfidence : -roleConfidence;
  const ranked = [...group].sort((left, right) => lean(right) - lean(left));
  const [first, second] = ranked;
  if (!first || !second) return [...group];
  const isTossUp = lean(first) - lean(second) < 0.05;
  const [confidence, evidence] = isTossUp ? [0.3, TOSS_UP] : [0.45, BY_COMPARISON];
  const confirmed = group.find(({ roleConfidence }) => roleConfidence === 1);
  const book =
    confirmed?.role === "statement"
      ? (ranked.find(({ roleConfidence }) => roleConfidence < 1) ?? first)
      : (confirmed ?? first);
  return group.map((survey) =>
    survey.roleConfidence === 1
      ? survey
      : withRole(survey, survey === book ? "book" : "statement", confidence, evidence),
  );
}

const withRole = (
  survey: SheetSurvey,
  role: SheetRole,
  roleConfidence: number,
  roleEvidence: Wording,
): SheetSurvey => ({
  ...survey,
  role,
  roleConfidence,
  roleEvidence,
});

const BY_ITS_NAME: Wording = {
  en: "By its name, beside another book of trades: accounting's record of the same trades, held against both others.",
  fr: "Par son nom, à côté d'un autre livre d'opérations : l'enregistrement comptable des mêmes opérations, comparé aux deux autres.",
};
const BY_COMPARISON: Wording = {
  en: "By comparison with the other sheets only. Please check which one is our own record.",
  fr: "Par comparaison avec les autres feuilles seulement. Vérifiez laquelle est notre propre livre.",
};
const TOSS_UP: Wording = {
  en: "Nothing tells our own record from the outside one: the first sheet is taken as ours. Please confirm or swap them.",
  fr: "Rien ne distingue notre livre du relevé externe : la première feuille est prise pour la nôtre. Confirmez ou inversez.",
};
