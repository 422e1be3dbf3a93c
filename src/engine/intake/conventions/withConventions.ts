import { minorUnits, quotesInMinorUnits } from "../../../kernel/currency";
import { absolute, divide, isZero, multiply, decimal, roundHalfUp, subtract } from "../../../kernel/decimal";
import type { DecimalField } from "../../records/field";
import { decimalAt, type RecordTable } from "../../records/recordTable";
import type { Notice, SheetSurvey } from "../sheetReading";
import { withDecimals, withSidesTurned } from "./changeRecords";
import {
  amountsAsked,
  amountsProved,
  confirmedNotice,
  counterpartyAsked,
  dirtyAsked,
  dirtyProved,
  priceAsked,
  priceProved,
} from "./conventionNotices";
import { counterpartyView, dirtyPrices, netsAgree, netWithoutAccrued } from "./proveNet";
import type { PricePower } from "./provePrice";
import { provenPrices, type ProvenGroup } from "./provenPrices";
import { shifted } from "./rowFigures";

interface Told {
  readonly records: RecordTable;
  readonly notices: Notice[];
}

/** Reads the units and conventions of a sheet's prices and amounts: those that the arithmetic of its rows proves are applied to
 *  the records (never to a cell), those that it leaves open are asked, those that a person confirmed hold. Afterwards shares are
 *  priced in the main currency, bonds as they are quoted (percent where they were per thousand) and clean. `before`: what was
 *  said of the sheet so far, since a price whose currency column said pence is in pounds already. */
export function withConventions(table: RecordTable, survey: SheetSurvey, before: readonly Notice[]): Told {
  const { decimals } = table;
  const hasAmount = decimals.grossAmount ?? decimals.netAmount ?? decimals.marketValue;
  const isConfirmed = survey.conventions.priceUnit === "minor" || survey.conventions.sides === "counterparty";
  if (!decimals.quantity || !decimals.price || (!hasAmount && !isConfirmed)) return { records: table, notices: [] };
  const groups = provenPrices(table);
  const isInMainCurrency = before.some(({ code }) => code === "price-in-minor-units");
  let told: Told = { records: table, notices: [] };
  for (const group of groups) {
    told = withPriceUnit(told, group, survey, isInMainCurrency);
    told = withAmountUnit(told, group, survey);
    told = withCleanPrices(told, group, survey);
  }
  return withOwnSides(told, groups, survey);
}

/** How many places the price of a group moves to stand in its usual unit; 0: it does. "ask" where pence and percent of nominal are
 *  told apart by nothing. */
function placesToMove({ kind, currency, proof }: ProvenGroup): number | "ask" {
  const power = proof?.power ?? 0;
  if (kind === "bond") return power === 3 ? 1 : 0;
  if (power !== 2 && power !== 3) return 0;
  if (kind !== null) return power === 2 || (currency !== null && minorUnits(currency) === 3) ? power : 0;
  return power === 2 && currency !== null && quotesInMinorUnits(currency) ? "ask" : 0;
}

function withPriceUnit(told: Told, group: ProvenGroup, survey: SheetSurvey, isInMainCurrency: boolean): Told {
  const { priceUnit } = survey.conventions;
  if (priceUnit === "as-written") return told;
  const places = placesToMove(group);
  const move = (by: number): RecordTable =>
    withDecimals(told.records, "price", group.records, (price) => shifted(price, by));
  if (
    priceUnit === "minor" &&
    group.kind !== "bond" &&
    (places === "ask" || places > 0 || !(group.proof || isInMainCurrency))
  ) {
    const by = group.currency !== null ? minorUnits(group.currency) : 2;
    return { records: move(by), notices: [...told.notices, confirmedNotice(survey, "priceUnit", group)] };
  }
  if (places === 0 || !group.proof) return told;
  if (places === "ask") return { ...told, notices: [...told.notices, priceAsked(survey, group, group.proof)] };
  return { records: move(places), notices: [...told.notices, priceProved(survey, group, group.proof)] };
}

const AMOUNTS: readonly DecimalField[] = ["grossAmount", "netAmount", "fees", "tax", "accruedInterest", "marketValue"];

/** Amounts a hundred (a thousand) times quantity × price, all of them whole, are in minor units; without a class of instrument they
 *  may as well be those of contracts on a hundred each, which is asked. */
function withAmountUnit(told: Told, group: ProvenGroup, survey: SheetSurvey): Told {
  const { proof, currency, kind } = group;
  const { amountUnit } = survey.conventions;
  if (!proof || proof.power >= 0 || currency === null || amountUnit === "as-written") return told;
  if (-proof.power !== minorUnits(currency) || !netsAgree(group.rows, proof.power)) return told;
  const isWhole = AMOUNTS.every((field) =>
    group.records.every((record) => (told.records.decimals[field]?.scales[record] ?? 0) === 0),
  );
  if (!isWhole) return told;
  if (kind === null && amountUnit !== "minor")
    return { ...told, notices: [...told.notices, amountsAsked(survey, group, proof)] };
  const records = AMOUNTS.reduce(
    (table, field) => withDecimals(table, field, group.records, (value) => shifted(value, -proof.power)),
    told.records,
  );
  return { records, notices: [...told.notices, amountsProved(survey, group, proof)] };
}

/** Clean prices have four decimals at least. */
const PRICE_PLACES = 4;

function withCleanPrices(told: Told, group: ProvenGroup, survey: SheetSurvey): Told {
  const { priceQuote } = survey.conventions;
  const power = group.proof?.power;
  if (power === undefined || power < 0 || priceQuote === "as-written") return told;
  const proved = dirtyPrices(group.rows, power);
  const open = proved ? null : netWithoutAccrued(group.rows, power);
  if (!proved && !open) return told;
  if (!proved && open && priceQuote !== "dirty")
    return { ...told, notices: [...told.notices, dirtyAsked(survey, group, power, open)] };
  const notice = proved ? dirtyProved(survey, group, power, proved) : confirmedNotice(survey, "priceQuote", group);
  return { records: cleaned(told.records, group, quotedIn(group, power)), notices: [...told.notices, notice] };
}

/** The power of the price once its unit was changed. */
const quotedIn = (group: ProvenGroup, power: PricePower): number => {
  const places = placesToMove(group);
  return power - (places === "ask" ? 0 : places);
};

function cleaned(table: RecordTable, { records }: ProvenGroup, power: number): RecordTable {
  return withDecimals(table, "price", records, (price, record) => {
    const [quantity, accrued] = [decimalAt(table, "quantity", record), decimalAt(table, "accruedInterest", record)];
    if (!quantity || !accrued || isZero(quantity)) return price;
    const places = Math.max(price.scale, PRICE_PLACES);
    const each = divide(multiply(absolute(accrued), decimal(10n ** BigInt(power))), absolute(quantity), places + 2);
    return roundHalfUp(subtract(price, each), places);
  });
}

function withOwnSides(told: Told, groups: readonly ProvenGroup[], survey: SheetSurvey): Told {
  const { sides } = survey.conventions;
  if (sides === "as-written" || !told.records.texts.side) return told;
  const [first] = groups;
  if (sides === "counterparty" && first)
    return {
      records: withSidesTurned(told.records),
      notices: [...told.notices, confirmedNotice(survey, "sides", first)],
    };
  for (const group of groups) {
    const power = group.proof?.power;
    const found = power === undefined ? null : counterpartyView(group.rows, power);
    if (found && power !== undefined)
      return { ...told, notices: [...told.notices, counterpartyAsked(survey, group, power, found)] };
  }
  return told;
}
