import type { FileNotices } from "../fileNotices";

/** What the lines of a Flex report are, which of them count where several tell the same, and the sections that are none. */

export type FlexKind = "transactions" | "holdings" | "cash" | "corporate-actions";

export interface FlexLineKind {
  readonly kind: FlexKind;
  /** Its level of detail where it says none itself. */
  readonly level: string;
  /** Where the level it says is not one of those of its kind: the one that counts. */
  readonly said?: string;
}

/** The levels of detail of which the first that a statement has counts. The statement of funds and the foreign exchange details
 *  repeat, as cash, what the cash transactions and the trades say: they stand in for them only. */
export const LEVELS: Readonly<Record<FlexKind, readonly string[]>> = {
  transactions: ["EXECUTION", "ORDER"],
  holdings: ["SUMMARY", "LOT"],
  cash: ["DETAIL", "SUMMARY", "FUNDS", "FX"],
  "corporate-actions": ["DETAIL", "SUMMARY"],
};

/** Transfers stand beside the lines of any level but those that hold them already. */
export const TRANSFER = "TRANSFER";
export const isCounted = (level: string, counted: string | undefined): boolean =>
  level === counted || (level === TRANSFER && counted !== "FUNDS" && counted !== "FX");

export const LINES: Readonly<Record<string, FlexLineKind>> = {
  Trade: { kind: "transactions", level: "EXECUTION" },
  TradeConfirm: { kind: "transactions", level: "EXECUTION" },
  Order: { kind: "transactions", level: "ORDER" },
  // Sums by security and closed lots repeat the executions.
  SymbolSummary: { kind: "transactions", level: "SYMBOL_SUMMARY" },
  AssetSummary: { kind: "transactions", level: "ASSET_SUMMARY" },
  Lot: { kind: "transactions", level: "CLOSED_LOT" },
  WashSale: { kind: "transactions", level: "WASH_SALE" },
  Transfer: { kind: "transactions", level: TRANSFER, said: TRANSFER },
  OpenPosition: { kind: "holdings", level: "SUMMARY" },
  CashTransaction: { kind: "cash", level: "DETAIL" },
  StatementOfFundsLine: { kind: "cash", level: "FUNDS", said: "CURRENCY" },
  FxTransaction: { kind: "cash", level: "FX", said: "TRANSACTION" },
  CorporateAction: { kind: "corporate-actions", level: "DETAIL" },
};

/** What describes the account and its report, and the cash by currency, which is read as balances. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(["AccountInformation", "CashReport"]);

/** Figures that other lines hold already, and reference data: nothing to reconcile line by line. */
const CALCULATED =
  /Performance|Summary|NAV$|Accrual|^(?:TierInterestDetails|SecuritiesInfo|ConversionRates|FxPositions|PriorPeriodPositions|ComplexPositions|HKIPOOpenSubscriptions|UnbundledCommissionDetails|SalesTaxes|TransactionTaxes|HardToBorrowDetails|RoutingCommissions|IncentiveCouponAccrualDetails|NetStockPositions?)$/;

interface Section {
  count: number;
  readonly line: number;
}

/** Follows the sections of the statements, and names those of which no line came in. */
export class FlexSections {
  private readonly left = new Map<string, Section>();
  private depth = 0;
  private current: string | null = null;

  /** An element under a statement, at its start; whether it is a line that is read. */
  start(name: string, attributes: Readonly<Record<string, string>>, line: number, isRead: boolean): void {
    this.depth += 1;
    if (this.depth === 1) this.current = name;
    const isLine = this.depth === 2 || Object.keys(attributes).length > 0;
    if (isRead || !isLine || this.current === null || TOLD_ELSEWHERE.has(this.current)) return;
    const section = this.left.get(this.current);
    if (section) section.count += 1;
    else this.left.set(this.current, { count: 1, line });
  }

  end(): void {
    this.depth = Math.max(0, this.depth - 1);
  }

  tell(notices: FileNotices): void {
    for (const [name, { count, line }] of this.left) {
      const lines = { en: count === 1 ? "1 line" : `${count} lines`, fr: count === 1 ? "1 ligne" : `${count} lignes` };
      if (CALCULATED.test(name))
        notices.add("information", "section-left", line, {
          en: `the section ${name} (${lines.en} from here on) holds calculated figures or reference data and did not come in. Nothing to do.`,
          fr: `la section ${name} (${lines.fr} à partir d'ici) contient des chiffres calculés ou des données de référence ; elle n'a pas été reprise. Rien à faire.`,
        });
      else
        notices.add("warning", "section-left", line, {
          en: `the section ${name} (${lines.en} from here on) is none that is read here and did not come in. Nothing to do if it is not to be reconciled.`,
          fr: `la section ${name} (${lines.fr} à partir d'ici) n'est pas lue ici et n'a pas été reprise. Rien à faire si elle n'est pas à rapprocher.`,
        });
    }
  }
}
