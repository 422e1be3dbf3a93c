import { equals, subtract } from "../../kernel/decimal";
import { formatDecimal, type Wording } from "../../kernel/language";
import type { StatementHeader, StatementPage } from "../formats/statementFile";
import type { StatementPlace } from "./statementBalances";
import type { StatementFinding } from "./statementFinding";
import { statementName } from "./statementName";

/** Pages from the first to the last, each once, in order, each opening where the one before it closes. */
export function pageFindings(header: StatementHeader, place: StatementPlace): StatementFinding[] {
  const { pages } = header;
  const [first] = pages;
  if (!first) return [];
  const finding = (page: StatementPage, wording: Wording): StatementFinding => ({
    control: "statement-pages",
    ...place,
    line: page.line,
    wording,
    difference: null,
  });
  const found: StatementFinding[] = [];
  if (first.number > 1) found.push(finding(first, missingPages(header, 1, first.number - 1)));
  pages.forEach((page, index) => {
    const before = pages[index - 1];
    if (!before) return;
    if (page.number === before.number) found.push(finding(page, twice(header, page.number)));
    else if (page.number < before.number) found.push(finding(page, outOfOrder(header, page.number, before.number)));
    else if (page.number > before.number + 1)
      found.push(finding(page, missingPages(header, before.number + 1, page.number - 1)));
    else if (before.closing && page.opening && !equals(before.closing, page.opening)) {
      const difference = subtract(page.opening, before.closing);
      found.push({ ...finding(page, notContinued(header, before, page)), difference });
    }
  });
  const last = pages.reduce((latest, page) => (page.number > latest.number ? page : latest), first);
  if (last.isLast === false) found.push(finding(last, noLastPage(header, last.number)));
  return found;
}

function missingPages(header: StatementHeader, from: number, to: number): Wording {
  const { en, fr } = statementName(header);
  return from === to
    ? {
        en: `${en}: page ${from} is missing. Ask the sender for it.`,
        fr: `${fr} : la page ${from} manque. Demandez-la à l'émetteur.`,
      }
    : {
        en: `${en}: pages ${from} to ${to} are missing. Ask the sender for them.`,
        fr: `${fr} : les pages ${from} à ${to} manquent. Demandez-les à l'émetteur.`,
      };
}

function twice(header: StatementHeader, page: number): Wording {
  const { en, fr } = statementName(header);
  return {
    en: `${en}: page ${page} comes twice; its lines are there twice. Take one out.`,
    fr: `${fr} : la page ${page} figure deux fois, ses lignes aussi. Retirez-en une.`,
  };
}

function outOfOrder(header: StatementHeader, page: number, before: number): Wording {
  const { en, fr } = statementName(header);
  return {
    en: `${en}: page ${page} comes after page ${before}. The lines are all there; check the balances.`,
    fr: `${fr} : la page ${page} vient après la page ${before}. Les lignes sont toutes là ; vérifiez les soldes.`,
  };
}

function notContinued(header: StatementHeader, before: StatementPage, page: StatementPage): Wording {
  const { en, fr } = statementName(header);
  const closing = before.closing ?? { units: 0n, scale: 0 };
  const opening = page.opening ?? { units: 0n, scale: 0 };
  return {
    en: `${en}: page ${before.number} closes at ${formatDecimal(closing, "en", 2)}, page ${page.number} opens at ${formatDecimal(opening, "en", 2)}. Ask the sender for both pages again.`,
    fr: `${fr} : la page ${before.number} se clôt à ${formatDecimal(closing, "fr", 2)}, la page ${page.number} s'ouvre à ${formatDecimal(opening, "fr", 2)}. Redemandez les deux pages à l'émetteur.`,
  };
}

function noLastPage(header: StatementHeader, page: number): Wording {
  const { en, fr } = statementName(header);
  return {
    en: `${en}: page ${page} says that more pages follow, and none does. Ask the sender for the rest.`,
    fr: `${fr} : la page ${page} annonce une suite qui n'y est pas. Demandez le reste à l'émetteur.`,
  };
}
