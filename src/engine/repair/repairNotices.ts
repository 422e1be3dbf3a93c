import type { Wording } from "../../kernel/language";
import { columnNotice } from "../intake/readingProblems";
import type { Notice } from "../intake/sheetReading";
import { holds, REPAIR_KIND_WORDS, type Repair } from "./repair";

/** What was read as another value than its cell holds, and what is to be asked, once for each column and kind of damage. */
export function repairNotices(repairs: readonly Repair[]): Notice[] {
  const groups = new Map<string, Repair[]>();
  for (const repair of repairs.filter(({ status }) => status !== "rejected")) {
    const key = `${String(repair.column)}|${repair.kind}|${String(holds(repair))}`;
    const group = groups.get(key);
    if (group) group.push(repair);
    else groups.set(key, [repair]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const wording = holds(first) ? readSo(first, group) : asked(first, group);
    return [columnNotice(first.sheet, first.column, holds(first) ? "repaired" : "repair-proposed", wording)];
  });
}

const cellsOf = (group: readonly Repair[]): number => group.reduce((sum, { cells }) => sum + cells, 0);

function readSo(first: Repair, group: readonly Repair[]): Wording {
  const count = cellsOf(group);
  const { en, fr } = REPAIR_KIND_WORDS[first.kind];
  if (first.kind === "day-month")
    return {
      en: `day and month of ${String(count)} dates are exchanged in the reading. ${first.evidence.en} Reject it on the sheet Repairs if it is wrong.`,
      fr: `le jour et le mois de ${String(count)} dates sont échangés à la lecture. ${first.evidence.fr} Rejetez la réparation sur la feuille Réparations si elle est fausse.`,
    };
  const example = `"${first.before}" → "${first.after}"`;
  const exemple = `« ${first.before} » → « ${first.after} »`;
  return {
    en: `${String(count)} ${count === 1 ? "value" : "values"} read as repaired (${lower(en)}: ${example}). Each is on the sheet Repairs with its evidence; reject there what is wrong.`,
    fr: `${String(count)} ${count === 1 ? "valeur lue réparée" : "valeurs lues réparées"} (${lower(fr)} : ${exemple}). Chacune est sur la feuille Réparations avec sa preuve ; rejetez-y ce qui est faux.`,
  };
}

function asked(first: Repair, group: readonly Repair[]): Wording {
  const count = new Set(group.map(({ before }) => before)).size;
  const { en, fr } = REPAIR_KIND_WORDS[first.kind];
  const shown = first.kind === "day-month" ? first.evidence : { en: `"${first.before}"`, fr: `« ${first.before} »` };
  return {
    en: `${String(count)} ${count === 1 ? "value looks" : "values look"} damaged (${lower(en)}), without proof: ${shown.en} Accept or reject each on the sheet Repairs; until then they are read as they stand.`,
    fr: `${String(count)} ${count === 1 ? "valeur paraît abîmée" : "valeurs paraissent abîmées"} (${lower(fr)}), sans preuve : ${shown.fr} Acceptez ou rejetez chacune sur la feuille Réparations ; d'ici là, elles sont lues telles quelles.`,
  };
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
