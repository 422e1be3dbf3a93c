import type { Language, Wording } from "../../kernel/language";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import type { RecordTable } from "../records/recordTable";
import type { Comparands } from "./comparands";
import { gapWording } from "./gapWording";
import type { Match } from "./matching";
import type { Cardinality } from "./pass";
import { holdsAll } from "./passWitness";
import type { AskedRecords, PassAnswer } from "./passAnswer";
import { listed, lowered, passTitle } from "./passWording";

/** What the words are about. */
export interface AnswerContext {
  readonly asked: AskedRecords;
  readonly left: RecordTable;
  readonly right: RecordTable;
  /** Within the tolerances of the pass; the general ones where it did not run. */
  readonly comparands: Comparands;
  readonly cardinality: Cardinality;
  /** Whether the pass only weighs what is open: of rows that were taken before it says nothing. */
  readonly isWeighing: boolean;
}

/** What a pass says of the rows, as one sentence. */
export function answerWording(answer: PassAnswer, context: AnswerContext): Wording {
  switch (answer.kind) {
    case "off":
      return { en: "It is switched off.", fr: "Elle est désactivée." };
    case "idle": {
      const named = (language: Language): string => listed(answer.missing, language);
      return {
        en: `It could not run: not both sides have a column for ${named("en")}.`,
        fr: `Elle n'a pas pu s'exécuter\u00a0: les deux côtés n'ont pas de colonne pour ${named("fr")}.`,
      };
    }
    case "excluded": {
      const { field, values } = answer.condition;
      const row = rowsWording(answer.side, [answer.record], context);
      return {
        en: `It does not look at ${row.en}: ${lowered(FIELD_LABELS[field].en)} is not ${values.join(" or ")}.`,
        fr: `Elle ne regarde pas ${row.fr}\u00a0: ${lowered(FIELD_LABELS[field].fr)} ne vaut pas ${values.join(" ou ")}.`,
      };
    }
    case "no-reference":
      return NO_REFERENCE[answer.left ? (answer.right ? "both" : "left") : "right"];
    case "key":
    case "differs":
    case "unequal":
    case "unlike":
      return gapsWording(answer, context);
    case "taken":
      return takenWording(answer, context);
    case "found":
      return foundWording(answer.match);
    case "outbid":
      return outbidWording(answer, context);
    case "rivals":
      return rivalsWording(answer, context);
    case "no-sum":
      return context.cardinality === "many-to-many" ? NO_SUM_OF_ALL : NO_SUM;
    default:
      return PLAIN[answer.kind];
  }
}

const PLAIN: Readonly<
  Record<
    Exclude<
      PassAnswer["kind"],
      | "off"
      | "idle"
      | "excluded"
      | "no-reference"
      | "key"
      | "differs"
      | "unequal"
      | "unlike"
      | "taken"
      | "found"
      | "outbid"
      | "rivals"
      | "no-sum"
    >,
    Wording
  >
> = {
  "other-cardinality": {
    en: "It looks for another number of rows on each side than you ask about.",
    fr: "Elle cherche un autre nombre de lignes de chaque côté que celui demandé.",
  },
  forbidden: {
    en: "A person decided that they are not one business: no pass overrules that.",
    fr: "Une personne a décidé que ce n'est pas la même affaire\u00a0: aucune passe ne passe outre.",
  },
  "few-columns": {
    en: "The two sheets do not have enough columns in common for it.",
    fr: "Les deux feuilles n'ont pas assez de colonnes en commun pour elle.",
  },
  "other-reference": {
    en: "They do not bear the same reference.",
    fr: "Elles ne portent pas la même référence.",
  },
  conflict: {
    en: "All it asks for agrees, but their references contradict each other.",
    fr: "Tout ce qu'elle demande concorde, mais leurs références se contredisent.",
  },
  few: {
    en: "Too little of the two rows agrees to know one trade by.",
    fr: "Trop peu d'éléments concordent pour y reconnaître une même opération.",
  },
  sums: {
    en: "Their quantities or amounts do not add up to the same.",
    fr: "Leurs quantités ou leurs montants n'ont pas le même total.",
  },
  unlikely: {
    en: "What they have in common does not weigh enough: strangers in these sheets have as much.",
    fr: "Ce qu'elles ont en commun ne pèse pas assez\u00a0: des lignes étrangères l'une à l'autre en ont autant.",
  },
  "cut-short": {
    en: "It may not have looked at them: too many rows are open for all pairs to be weighed.",
    fr: "Elle ne les a peut-être pas examinées\u00a0: trop de lignes sont ouvertes pour peser toutes les paires.",
  },
  crowded: {
    en: "They would fit, but so many rows look alike that it left them all open.",
    fr: "Elles conviendraient, mais tant de lignes se ressemblent qu'elle les a toutes laissées ouvertes.",
  },
  unsearched: {
    en: "They may fit, but too many choices of rows add up, and not all of them were looked at.",
    fr: "Elles conviendraient peut-être, mais trop de choix de lignes se totalisent et tous n'ont pas été examinés.",
  },
};

const NO_SUM: Wording = {
  en: "They could stand in one group, but no choice of rows with both of them adds up.",
  fr: "Elles pourraient figurer dans un même groupe, mais aucun choix de lignes qui les contient ne se totalise.",
};

const NO_SUM_OF_ALL: Wording = {
  en: "They could stand in one group, but there are not several rows on both sides that add up to the same.",
  fr: "Elles pourraient figurer dans un même groupe, mais il n'y a pas, de part et d'autre, plusieurs lignes de même total.",
};

const NO_REFERENCE = {
  left: {
    en: "Our row has no reference that the statement could know.",
    fr: "Notre ligne n'a pas de référence que le relevé puisse connaître.",
  },
  right: {
    en: "The statement's row has no reference that we could know.",
    fr: "La ligne du relevé n'a pas de référence que nous puissions connaître.",
  },
  both: {
    en: "Neither row has a reference that both sides know.",
    fr: "Aucune des deux lignes n'a de référence connue des deux côtés.",
  },
} as const satisfies Record<string, Wording>;

function gapsWording({ kind, gaps }: Extract<PassAnswer, { gaps: unknown }>, context: AnswerContext): Wording {
  const named = (language: Language): string =>
    gaps.map((gap) => gapWording(context.comparands, gap, kind)[language]).join(", ");
  const [en, fr] = [named("en"), named("fr")];
  switch (kind) {
    case "key":
      return { en: `A key is not equal: ${en}.`, fr: `Une clé n'est pas égale\u00a0: ${fr}.` };
    case "differs":
      return { en: `Beyond tolerance: ${en}.`, fr: `Hors tolérance\u00a0: ${fr}.` };
    case "unequal":
      return {
        en: `It asks for equality, and this is not equal: ${en}.`,
        fr: `Elle exige l'égalité, et ceci n'est pas égal\u00a0: ${fr}.`,
      };
    case "unlike":
      return {
        en: `More than one thing differs, or what it cannot let go: ${en}.`,
        fr: `Plus d'un élément diffère, ou ce qu'elle ne peut laisser passer\u00a0: ${fr}.`,
      };
  }
}

/** A pair is but a part of what a pass for groups finds. */
const opening = ({ asked, cardinality, isWeighing }: AnswerContext): Wording =>
  isWeighing
    ? { en: "It weighs open rows only", fr: "Elle ne pèse que les lignes ouvertes" }
    : cardinality !== "one-to-one" && asked.left.length === 1 && asked.right.length === 1
      ? { en: "They could stand in one group", fr: "Elles pourraient figurer dans un même groupe" }
      : { en: "They would fit", fr: "Elles conviendraient" };

function takenWording(
  { side, record, match }: Extract<PassAnswer, { kind: "taken" }>,
  context: AnswerContext,
): Wording {
  const row = rowsWording(side, [record], context);
  if (match === null) {
    return {
      en: `${opening(context).en}, but ${row.en} is held as a copy of another row.`,
      fr: `${opening(context).fr}, mais ${row.fr} est retenue comme copie d'une autre ligne.`,
    };
  }
  const title = passTitle(match.pass);
  if (holdsAll(match, context.asked)) {
    return {
      en: `${opening(context).en}, and "${title.en}" had brought them together before.`,
      fr: `${opening(context).fr}, et «\u00a0${title.fr}\u00a0» les avait déjà réunies.`,
    };
  }
  const partner = partnersWording(side, match, context);
  return {
    en: `${opening(context).en}, but ${row.en} was taken before, with ${partner.en}, by "${title.en}".`,
    fr: `${opening(context).fr}, mais ${row.fr} avait déjà été prise, avec ${partner.fr}, par «\u00a0${title.fr}\u00a0».`,
  };
}

const FOUND: Readonly<Record<Match["status"], Wording>> = {
  matched: { en: "It matched them.", fr: "Elle les a rapprochées." },
  suggested: {
    en: "It suggests them: a person decides.",
    fr: "Elle les propose\u00a0: une personne décide.",
  },
  ambiguous: {
    en: "They fit, but other rows fit as well: a person decides.",
    fr: "Elles conviennent, mais d'autres lignes conviennent aussi bien\u00a0: une personne décide.",
  },
};

const foundWording = ({ status }: Match): Wording => FOUND[status];

function outbidWording({ match, distances }: Extract<PassAnswer, { kind: "outbid" }>, context: AnswerContext): Wording {
  if (holdsAll(match, context.asked)) {
    const title = passTitle(match.pass);
    return {
      en: `${opening(context).en}; they stand together in what "${title.en}" found at the same time.`,
      fr: `${opening(context).fr}\u00a0; elles figurent ensemble dans ce que «\u00a0${title.fr}\u00a0» a trouvé en même temps.`,
    };
  }
  const side = match.left.some((record) => context.asked.left.includes(record)) ? "left" : "right";
  const row = rowsWording(
    side,
    match[side].filter((record) => context.asked[side].includes(record)),
    context,
  );
  const partner = partnersWording(side, match, context);
  if (match.status === "ambiguous") {
    return {
      en: `${opening(context).en}, but there is a tie between ${row.en} and ${partner.en}: a person decides.`,
      fr: `${opening(context).fr}, mais il y a égalité entre ${row.fr} et ${partner.fr}\u00a0: une personne décide.`,
    };
  }
  if (context.cardinality !== "one-to-one") {
    return {
      en: `${opening(context).en}, but it brings together ${row.en} and ${partner.en}, which add up.`,
      fr: `${opening(context).fr}, mais elle réunit ${row.fr} et ${partner.fr}, qui se totalisent.`,
    };
  }
  const how = distances && distanceWording(distances);
  return {
    en: `${opening(context).en}, but it brings together ${row.en} and ${partner.en}, which fit better${how?.en ?? ""}.`,
    fr: `${opening(context).fr}, mais elle réunit ${row.fr} et ${partner.fr}, qui conviennent mieux${how?.fr ?? ""}.`,
  };
}

/** Distances count units of amounts and prices, and a day as 1,000. */
function distanceWording({ asked, taken }: { asked: number; taken: number }): Wording {
  return asked > taken
    ? {
        en: ` (distance ${taken} there, ${asked} here)`,
        fr: ` (distance ${taken} là, ${asked} ici)`,
      }
    : {
        en: ` in the best assignment of all rows together (distance ${taken} there, ${asked} here)`,
        fr: ` dans la meilleure affectation de toutes les lignes ensemble (distance ${taken} là, ${asked} ici)`,
      };
}

function rivalsWording({ by, left, right }: Extract<PassAnswer, { kind: "rivals" }>, context: AnswerContext): Wording {
  const rows = joined([
    left.length > 0 ? rowsWording("left", left, context) : null,
    right.length > 0 ? rowsWording("right", right, context) : null,
  ]);
  return by === "reference"
    ? {
        en: `They bear one reference, but not alone: it stands on ${rows.en} too.`,
        fr: `Elles portent une même référence, mais ne sont pas seules\u00a0: elle figure aussi sur ${rows.fr}.`,
      }
    : {
        en: `They are as good as alike, but there are other candidates: ${rows.en}.`,
        fr: `Elles se ressemblent assez, mais il y a d'autres candidates\u00a0: ${rows.fr}.`,
      };
}

function joined(parts: readonly (Wording | null)[]): Wording {
  const known = parts.filter((part) => part !== null);
  return { en: known.map(({ en }) => en).join(" and "), fr: known.map(({ fr }) => fr).join(" et ") };
}

/** The rows of the other side that a match gives a row of `side`. */
const partnersWording = (side: "left" | "right", match: Match, context: AnswerContext): Wording =>
  side === "left" ? rowsWording("right", match.right, context) : rowsWording("left", match.left, context);

/** Rows that are named one by one. */
const ROWS_NAMED = 5;

/** "our row 12", "the statement's rows 14, 15": in French with their article. */
export function rowsWording(
  side: "left" | "right",
  records: readonly number[],
  { left, right }: Pick<AnswerContext, "left" | "right">,
): Wording {
  const { rows } = side === "left" ? left : right;
  const numbers = records.map((record) => rows[record] ?? 0);
  const named = `${numbers.slice(0, ROWS_NAMED).join(", ")}${numbers.length > ROWS_NAMED ? ", …" : ""}`;
  const isOne = numbers.length === 1;
  return side === "left"
    ? { en: `our row${isOne ? "" : "s"} ${named}`, fr: `${isOne ? "notre ligne" : "nos lignes"} ${named}` }
    : {
        en: `the statement's row${isOne ? "" : "s"} ${named}`,
        fr: `${isOne ? "la ligne" : "les lignes"} ${named} du relevé`,
      };
}
