import { businessDaysBetween, isBusinessDay, TARGET } from "../../kernel/calendar";
import { minorUnits } from "../../kernel/currency";
import type { Day } from "../../kernel/day";
import { absolute, compare, decimal, decimalText, isZero, multiply, roundHalfUp, subtract } from "../../kernel/decimal";
import { groupBy } from "../../kernel/groupBy";
import { identifierFault } from "../../kernel/identifiers/checkIdentifier";
import { formatDay, formatDecimal } from "../../kernel/language";
import { intendedSettlementDate } from "../../kernel/settlementCycle";
import { comparableText, isWithinOneEdit } from "../../kernel/text";
import { amountsOf, isConsistent } from "../accounting/tradeAmounts";
import { settlementMarket } from "../breaks/dueDay";
import { sideValues } from "../breaks/sideValues";
import { isInForce, TRANSACTION_TAXES } from "../breaks/transactionTaxes";
import { recordFinding, type ControlFinding } from "../controls/controlResult";
import type { PriceSheet } from "../results/priceSeries";
import { dayAt, decimalAt, securityAt, textAt, type RecordTable } from "../records/recordTable";
import type { ReadSheet } from "../workpapers";

const recordsOf = ({ count }: RecordTable): number[] => Array.from({ length: count }, (_, record) => record);

/** Securities that are not there, and ISINs that are none (ISO 6166). */
export function unknownIdentifiers({ reading }: ReadSheet): ControlFinding[] {
  const { records } = reading;
  return recordsOf(records).flatMap((record) => {
    const isin = textAt(records, "security", record);
    if (isin === null && securityAt(records, record) !== null) return [];
    if (isin !== null && identifierFault("ISIN", isin) === null) return [];
    return [
      recordFinding(
        reading,
        record,
        "security",
        isin === null
          ? {
              en: "This trade names no security. Ask the front office for its ISIN.",
              fr: "Cette opération ne nomme aucune valeur. Demandez son ISIN au front-office.",
            }
          : {
              en: `${isin} is no ISIN: its form or its check digit is wrong. Correct it before the trade is booked.`,
              fr: `${isin} n'est pas un ISIN\u00a0: sa forme ou sa clé est fausse. Corrigez-le avant de comptabiliser l'opération.`,
            },
      ),
    ];
  });
}

/** Settlement dates that are not those of the market's cycle and calendar (CSDR article 5(2)); a longer one may have been agreed. Null
 *  where the sheet has none. */
export function offCycle({ reading }: ReadSheet): ControlFinding[] | null {
  const { records } = reading;
  if (!records.days.settlementDate) return null;
  return recordsOf(records).flatMap((record) => {
    const [traded, settled] = [dayAt(records, "tradeDate", record), dayAt(records, "settlementDate", record)];
    const market = settlementMarket(textAt(records, "security", record));
    const due = traded === null || market === null ? null : intendedSettlementDate(market, traded);
    if (traded === null || settled === null || due === null || settled === due) return [];
    const day = formatDay(due);
    if (settled < traded) {
      return [
        recordFinding(reading, record, "settlementDate", {
          en: `It settles before it was traded. The cycle of the market gives ${day}.`,
          fr: `Le dénouement précède la négociation. Le cycle du marché donne le ${day}.`,
        }),
      ];
    }
    return [
      recordFinding(reading, record, "settlementDate", {
        en: `${formatDay(settled)} is not the settlement date of an ordinary trade of ${formatDay(traded)}, which is ${day}. Keep it only if it was agreed so.`,
        fr: `Le ${formatDay(settled)} n'est pas la date de dénouement d'une opération ordinaire du ${formatDay(traded)}, qui est le ${day}. À conserver seulement si elle a été convenue.`,
      }),
    ];
  });
}

/** Figures that do not bear one another out: quantity at price, gross amount and charges, net amount. */
export function contradicted({ reading }: ReadSheet): ControlFinding[] {
  const { records } = reading;
  return recordsOf(records)
    .filter((record) => isConsistent(sideValues(records, [record])) === false)
    .map((record) =>
      recordFinding(reading, record, "netAmount", {
        en: "Quantity, price, charges and net amount of this trade contradict one another. Recompute it from the contract note before it is booked.",
        fr: "Quantité, cours, frais et montant net de cette opération se contredisent. Recalculez-la d'après l'avis d'opéré avant de la comptabiliser.",
      }),
    );
}

/** Trades that say the same as an earlier one in all but their reference: a ticket that was sent twice, perhaps. */
export function repeated({ reading }: ReadSheet): ControlFinding[] {
  const { records } = reading;
  const alike = groupBy(recordsOf(records), (record) => {
    const amount = decimalAt(records, "netAmount", record) ?? decimalAt(records, "grossAmount", record);
    const quantity = decimalAt(records, "quantity", record);
    const day = dayAt(records, "tradeDate", record);
    if (amount === null || quantity === null || day === null) return null;
    const texts = (["account", "portfolio", "side", "currency", "counterparty"] as const).map((field) =>
      textAt(records, field, record),
    );
    return [securityAt(records, record), day, decimalText(quantity), decimalText(amount), ...texts].join("|");
  });
  return [...alike.values()]
    .flatMap(([first = 0, ...more]) =>
      more.map((record) => {
        const row = records.rows[first] ?? 0;
        return recordFinding(reading, record, "reference", {
          en: `It says the same as row ${row} in all but its reference. Ask the front office whether there were two orders.`,
          fr: `Elle est identique à la ligne ${row}, sauf la référence. Demandez au front-office s'il y a eu deux ordres.`,
        });
      }),
    )
    .sort((one, other) => one.row - other.row);
}

/** Counterparties and accounts that are blank where the others have one, or are one letter away from a name that the sheet knows better.
 *  Null where the sheet names neither. */
export function unknownParties({ reading }: ReadSheet): ControlFinding[] | null {
  const { records } = reading;
  const fields = (["counterparty", "account"] as const).filter((field) => records.texts[field]);
  if (fields.length === 0) return null;
  return fields.flatMap((field) => {
    const named = groupBy(recordsOf(records), (record) => textAt(records, field, record));
    const blanks = recordsOf(records).filter((record) => textAt(records, field, record) === null);
    const known = [...named].map(([name, own]) => ({ name: name ?? "", key: comparableText(name ?? ""), own }));
    const misspelt = known.flatMap(({ name, key, own }) => {
      const better = known.find(
        (other) => other.own.length >= own.length * OFTEN && other.key !== key && isMisspelt(key, other.key),
      );
      return better ? own.map((record) => ({ record, name, better: better.name })) : [];
    });
    return [
      ...(blanks.length * OFTEN > records.count ? [] : blanks).map((record) =>
        recordFinding(reading, record, field, {
          en: "This cell is blank, and the other trades have it. Ask the front office.",
          fr: "Cette cellule est vide alors que les autres opérations la renseignent. Interrogez le front-office.",
        }),
      ),
      ...misspelt.map(({ record, name, better }) =>
        recordFinding(reading, record, field, {
          en: `"${name}" is one letter away from "${better}", which this sheet has far more often. Correct it if it is the same.`,
          fr: `«\u00a0${name}\u00a0» est à une lettre de «\u00a0${better}\u00a0», bien plus fréquent dans cette feuille. Corrigez si c'est le même.`,
        }),
      ),
    ];
  });
}

/** A name that stands so many times as often as another is the better known. */
const OFTEN = 10;

/** Codes that differ in a digit are two accounts; names that differ in a letter are likely one. */
const isMisspelt = (one: string, other: string): boolean =>
  one.length > 5 && one.replace(/[^0-9]/g, "") === other.replace(/[^0-9]/g, "") && isWithinOneEdit(one, other);

/** Trades without a side or a quantity, or whose quantity runs against their side. */
export function unsided({ reading }: ReadSheet): ControlFinding[] {
  const { records } = reading;
  return recordsOf(records).flatMap((record) => {
    const [side, quantity] = [textAt(records, "side", record), decimalAt(records, "quantity", record)];
    if (side === null || quantity === null || isZero(quantity)) {
      return [
        recordFinding(reading, record, side === null ? "side" : "quantity", {
          en: "This trade says no side or no quantity: nobody can book it. Ask the front office.",
          fr: "Cette opération n'indique pas son sens ou sa quantité\u00a0: impossible de la comptabiliser. Interrogez le front-office.",
        }),
      ];
    }
    if (quantity.units > 0n) return [];
    return [
      recordFinding(reading, record, "quantity", {
        en: "Its quantity is negative and runs against its side. Say whether it is a purchase or a sale.",
        fr: "Sa quantité est négative et contredit son sens. Précisez s'il s'agit d'un achat ou d'une vente.",
      }),
    ];
  });
}

/** Trades in another currency than the one that prices quote their security in, or that all others of it have. */
export function otherCurrency({ reading }: ReadSheet, prices: readonly PriceSheet[]): ControlFinding[] | null {
  const { records } = reading;
  if (!records.texts.currency) return null;
  const quoted = quotedCurrencies(prices);
  const bySecurity = groupBy(recordsOf(records), (record) => securityAt(records, record));
  return [...bySecurity]
    .flatMap(([security, own]) => {
      const byCurrency = [...groupBy(own, (record) => textAt(records, "currency", record))];
      const most = byCurrency.find(([, some]) => some.length * OFTEN >= own.length * (OFTEN - 1));
      const usual = quoted.get(security ?? "") ?? most?.[0] ?? null;
      if (usual === null) return [];
      return byCurrency
        .filter(([currency]) => currency !== usual)
        .flatMap(([currency, some]) =>
          some.map((record) =>
            recordFinding(reading, record, "currency", {
              en: `This security is quoted in ${usual}; the trade is in ${currency}. Check the line of quotation and the rate.`,
              fr: `Cette valeur cote en ${usual}\u00a0; l'opération est en ${currency}. Vérifiez la ligne de cotation et le cours de change.`,
            }),
          ),
        );
    })
    .sort((one, other) => one.row - other.row);
}

function quotedCurrencies(prices: readonly PriceSheet[]): Map<string, string> {
  const quoted = new Map<string, string>();
  for (const { reading, series } of prices) {
    for (const [security, points] of series) {
      const currency = textAt(reading.records, "currency", points.at(-1)?.record ?? -1);
      if (currency !== null && !quoted.has(security)) quoted.set(security, currency);
    }
  }
  return quoted;
}

/** Business days after which the entry of a trade is late. */
const LATE = 1;

/** Trades of the future, of a closed day, and those that were entered late: in another month, or more than a day after. */
export function lateOrEarly({ reading }: ReadSheet, openFrom: Day, asOf: Day): ControlFinding[] {
  const { records } = reading;
  return recordsOf(records).flatMap((record) => {
    const [traded, booked] = [dayAt(records, "tradeDate", record), dayAt(records, "bookingDate", record)];
    if (traded === null) {
      return [
        recordFinding(reading, record, "tradeDate", {
          en: "This trade has no trade date: its period is unknown. Ask the front office.",
          fr: "Cette opération n'a pas de date de négociation\u00a0: sa période est inconnue. Interrogez le front-office.",
        }),
      ];
    }
    const day = formatDay(traded);
    if (traded > asOf) {
      return [
        recordFinding(reading, record, "tradeDate", {
          en: `${day} is still to come. Check the date.`,
          fr: `Le ${day} est à venir. Vérifiez la date.`,
        }),
      ];
    }
    if (!isBusinessDay(traded, TARGET) && settlementMarket(textAt(records, "security", record)) === "EU") {
      return [
        recordFinding(reading, record, "tradeDate", {
          en: `Markets were closed on ${day}. Check the date.`,
          fr: `Les marchés étaient fermés le ${day}. Vérifiez la date.`,
        }),
      ];
    }
    if (booked === null || booked <= traded) return [];
    const late = businessDaysBetween(traded, booked, TARGET);
    const isAcross = traded < openFrom && booked >= openFrom;
    if (!isAcross && late <= LATE) return [];
    return [
      recordFinding(reading, record, "bookingDate", {
        en: `Traded on ${day} and entered on ${formatDay(booked)}, ${late} business days later${isAcross ? ", when its period was closed" : ""}. Ask why, and book it with its date.`,
        fr: `Négociée le ${day} et saisie le ${formatDay(booked)}, ${late} jours ouvrés après${isAcross ? ", période close" : ""}. Demandez pourquoi, et comptabilisez-la en mentionnant sa date.`,
      }),
    ];
  });
}

/** Taxes that no rate in force makes of the gross amount, and taxes on a side that does not pay them. What is not taxed is not judged: which
 *  issuers are taxed is in no sheet. Null where the sheet has no taxes. */
export function taxRates({ reading }: ReadSheet): ControlFinding[] | null {
  const { records } = reading;
  if (!records.decimals.tax) return null;
  return recordsOf(records).flatMap((record) => {
    const values = sideValues(records, [record]);
    const [tax, amounts] = [decimalAt(records, "tax", record), amountsOf(values)];
    const [traded, country] = [dayAt(records, "tradeDate", record), textAt(records, "security", record)?.slice(0, 2)];
    if (tax === null || isZero(tax) || !amounts || traded === null) return [];
    const settled = dayAt(records, "settlementDate", record) ?? traded;
    const rates = TRANSACTION_TAXES.filter(
      (rate) => rate.country === country && isInForce(rate, rate.decidedBy === "trade" ? traded : settled),
    );
    // Of another country's taxes we know nothing.
    if (rates.length === 0) return [];
    const payable = rates.filter(({ paidBy }) => paidBy.includes(amounts.side));
    const places = minorUnits(textAt(records, "currency", record) ?? "EUR");
    const isAtRate = payable.some(
      ({ rate }) =>
        compare(
          absolute(subtract(roundHalfUp(multiply(absolute(amounts.gross), rate), places), absolute(tax))),
          decimal(1n, 2),
        ) <= 0,
    );
    if (isAtRate) return [];
    const [first] = payable;
    const percent = first && decimalText(multiply(first.rate, decimal(100n)));
    return [
      recordFinding(
        reading,
        record,
        "tax",
        first
          ? {
              en: `${formatDecimal(tax, "en", 2)} is not the ${first.name} in force (${percent} % of ${formatDecimal(amounts.gross, "en", 2)}). Recompute it, or ask for the exemption.`,
              fr: `${formatDecimal(tax, "fr", 2)} n'est pas la taxe en vigueur (${first.name}, ${percent?.replace(".", ",")}\u00a0% de ${formatDecimal(amounts.gross, "fr", 2)}). Recalculez-la, ou demandez l'exonération.`,
            }
          : {
              en: `This side does not pay the ${rates[0]?.name ?? "tax"}. Ask why it was charged.`,
              fr: `Ce sens ne paie pas la taxe (${rates[0]?.name ?? ""}). Demandez pourquoi elle a été prélevée.`,
            },
      ),
    ];
  });
}
