import { comparableText } from "../../kernel/text";
import type { Wording } from "../../kernel/language";
import type { Field } from "../records/field";
import type { SheetSetting } from "../settings";
import type { CandidateColumn, ColumnUses } from "./assignColumns";
import type { RecalledLayout } from "./recallLayouts";

/** The columns that a person chose, for this sheet or in a profile of its layout. */
export interface RememberedColumns {
  readonly uses: ColumnUses;
  readonly columns: ReadonlySet<number>;
  /** What was chosen for this very sheet and is not there any more. */
  readonly gone: readonly { readonly field: Field; readonly header: string }[];
}

const CHOSEN: Wording = { en: "Chosen by a person.", fr: "Choisi par une personne." };
/** A column that a profile names in a layout that changed since. */
const IN_CHANGED_LAYOUT = 0.9;

export const asInProfile = (name: string): Wording => ({
  en: `As in the profile "${name}".`,
  fr: `Comme dans le profil «\u00a0${name}\u00a0».`,
});

/** What was said of this very sheet first; a profile fills in the rest and contradicts none of it. */
export function rememberedColumns(
  setting: SheetSetting | null,
  recalled: RecalledLayout | null,
  candidates: readonly CandidateColumn[],
): RememberedColumns {
  const uses: ColumnUses = {};
  const gone: { field: Field; header: string }[] = [];
  for (const [field, text] of entriesOf(setting?.columns)) {
    const found = columnUnder(text, candidates);
    if (!found) gone.push({ field, header: text });
    else uses[field] = { column: found.column, header: found.header, confidence: 1, evidence: CHOSEN };
  }
  for (const [field, text] of entriesOf(recalled?.profile.columns)) {
    const found = columnUnder(text, candidates);
    if (!found || !recalled || setting?.columns[field] !== undefined || isTaken(found, uses)) continue;
    uses[field] = {
      column: found.column,
      header: found.header,
      confidence: recalled.change === null ? 1 : IN_CHANGED_LAYOUT,
      evidence: asInProfile(recalled.profile.name),
    };
  }
  return { uses, columns: new Set(Object.values(uses).map(({ column }) => column)), gone };
}

/** Headers that mean nothing, by what was said of the sheet and by its profile; a header chosen for a field is none of them. */
export function ignoredHeaders(setting: SheetSetting | null, recalled: RecalledLayout | null): ReadonlySet<string> {
  const chosen = new Set(Object.values(setting?.columns ?? {}).map(comparableText));
  const byProfile = (recalled?.profile.ignoredHeaders ?? []).map(comparableText).filter((key) => !chosen.has(key));
  return new Set([...(setting?.ignoredHeaders ?? []).map(comparableText), ...byProfile]);
}

const entriesOf = (columns: SheetSetting["columns"] = {}) => Object.entries(columns) as [Field, string][];

const isTaken = ({ column }: CandidateColumn, uses: ColumnUses): boolean =>
  Object.values(uses).some((use) => use.column === column);

const columnUnder = (text: string, candidates: readonly CandidateColumn[]): CandidateColumn | undefined =>
  candidates.find(({ header }) => header === text) ??
  candidates.find(({ header }) => comparableText(header) === comparableText(text));
