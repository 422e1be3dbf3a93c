import type { AccountingPolicy } from "../accounting/policy";
import { CostPool } from "./costPool";
import type { EventAmount, Figures, ResultLine, ResultStep, TradeStep } from "./resultLine";
import { absoluteUnits, divideUnits, inBase, type BaseRate } from "./scaled";

/** Cumulated flows in one currency. */
interface Flows {
  cash: bigint;
  realised: bigint;
  /** Income received, less interest bought with purchases. */
  income: bigint;
  fees: bigint;
}

const noFlows = (): Flows => ({ cash: 0n, realised: 0n, income: 0n, fees: 0n });

/** What happened since the line was last valued, in its own currency. */
export interface Since {
  /** The opening position, after splits. */
  opening: bigint;
  bought: bigint;
  boughtGross: bigint;
  sold: bigint;
  soldGross: bigint;
  /** Interest bought less interest sold with trades. */
  accrued: bigint;
  fees: bigint;
  events: bigint;
  cash: bigint;
  baseCash: bigint;
}

/** One line as its trades and events make it, one after the other. A past correction is a new replay: today's average is never patched. */
export class LineReplay {
  quantity = 0n;
  /** False once an exchange rate of a flow is missing. */
  hasBase = true;
  /** False once a disposal's lots, or the cost of the opening, are not known. */
  hasCost = true;
  realisedFx = 0n;
  since!: Since;
  private readonly pool: CostPool;
  private readonly local = noFlows();
  private readonly base = noFlows();

  constructor(
    private readonly line: ResultLine,
    private readonly policy: AccountingPolicy,
    openingRate: BaseRate | undefined,
  ) {
    this.pool = new CostPool(policy.costMethod, line.step, line.baseStep);
    const { opening } = line;
    if (opening) {
      this.quantity = opening.quantity;
      this.hasCost = opening.cost !== null;
      this.hasBase = openingRate !== undefined;
      const value = opening.cost ?? 0n;
      const baseValue = openingRate ? inBase(value, openingRate) : 0n;
      this.pool.trade({ id: "", quantity: opening.quantity, value, baseValue, lots: [] });
    }
    this.startDay();
  }

  get cash(): bigint {
    return this.local.cash;
  }

  get baseCash(): bigint {
    return this.base.cash;
  }

  /** The line is valued: what follows is new. */
  startDay(): void {
    this.since = {
      opening: this.quantity,
      bought: 0n,
      boughtGross: 0n,
      sold: 0n,
      soldGross: 0n,
      accrued: 0n,
      fees: 0n,
      events: 0n,
      cash: 0n,
      baseCash: 0n,
    };
  }

  apply(step: ResultStep, rate: BaseRate | undefined): void {
    if (!rate) this.hasBase = false;
    const toBase = (amount: bigint): bigint => (rate ? inBase(amount, rate) : 0n);
    if (step.kind === "trade") this.trade(step, toBase);
    else if (step.kind === "scale") this.scale(step.after, step.before);
    else {
      const amount = this.eventAmount(step.amount);
      this.pay(amount, toBase);
      this.since.events += amount;
      if (step.kind === "income") {
        this.local.income += amount;
        this.base.income += toBase(amount);
        this.charge(step.tax, toBase);
      } else if (this.hasCost) {
        const { realised, baseRealised } = this.pool.adjustCost(-amount, -toBase(amount));
        this.realise(realised, baseRealised, toBase);
      }
    }
  }

  /** The figures with the market's value of the position, clean, and its accrued interest. */
  figures(value: bigint, accrued: bigint): Figures {
    return this.figuresOf(this.local, value, accrued, this.pool.cost);
  }

  baseFigures(value: bigint, accrued: bigint): Figures {
    return this.figuresOf(this.base, value, accrued, this.pool.baseCost);
  }

  /** Nothing is held and something of a cost is left, or the other way about. */
  get isPoolOff(): boolean {
    return this.hasCost && (this.pool.quantity !== this.quantity || (this.quantity === 0n && this.pool.cost !== 0n));
  }

  private figuresOf(flows: Flows, value: bigint, accrued: bigint, cost: bigint): Figures {
    return {
      value,
      accrued,
      cost: this.hasCost ? cost : null,
      realised: this.hasCost ? flows.realised : null,
      unrealised: this.hasCost ? value - cost : null,
      income: flows.income + accrued,
      fees: flows.fees,
      cash: flows.cash,
    };
  }

  private trade({ id, quantity, gross, accrued, fees, lots }: TradeStep, toBase: (amount: bigint) => bigint): void {
    const { since } = this;
    if (quantity >= 0n) {
      since.bought += quantity;
      since.boughtGross += gross;
    } else {
      since.sold -= quantity;
      since.soldGross -= gross;
    }
    this.quantity += quantity;
    this.pay(-gross, toBase);
    this.pay(-accrued, toBase);
    since.accrued += accrued;
    this.local.income -= accrued;
    this.base.income -= toBase(accrued);
    const isInCost = this.policy.fees === "included";
    if (isInCost) {
      this.pay(-fees, toBase);
      since.fees += fees;
    } else this.charge(fees, toBase);
    if (!this.hasCost) return;
    const value = isInCost ? gross + fees : gross;
    const baseValue = isInCost ? toBase(gross) + toBase(fees) : toBase(gross);
    const relief = this.pool.trade({ id, quantity, value, baseValue, lots });
    if (relief === null) this.hasCost = false;
    else this.realise(relief.realised, relief.baseRealised, toBase);
  }

  private scale(after: bigint, before: bigint): void {
    if (this.hasCost) this.pool.scale(after, before);
    this.quantity = this.hasCost ? this.pool.quantity : divideUnits(this.quantity * after, before);
    this.since.opening = divideUnits(this.since.opening * after, before);
  }

  private eventAmount(amount: EventAmount): bigint {
    if ("total" in amount) return this.quantity === 0n ? 0n : amount.total;
    return divideUnits(this.quantity * amount.perUnit, this.line.step) * this.line.step;
  }

  private realise(realised: bigint, baseRealised: bigint, toBase: (amount: bigint) => bigint): void {
    this.local.realised += realised;
    this.base.realised += baseRealised;
    this.realisedFx += baseRealised - toBase(realised);
  }

  private charge(fees: bigint, toBase: (amount: bigint) => bigint): void {
    this.pay(-fees, toBase);
    this.local.fees += fees;
    this.base.fees += toBase(fees);
    this.since.fees += fees;
  }

  private pay(amount: bigint, toBase: (amount: bigint) => bigint): void {
    const base = toBase(amount);
    this.local.cash += amount;
    this.base.cash += base;
    this.since.cash += amount;
    this.since.baseCash += base;
  }
}

/** Interest on a position since its last coupon, to the smallest amount of its currency; null where its fraction of a year is not known. */
export function accruedAt({ interest, step }: ResultLine, index: number, quantity: bigint): bigint | null {
  if (interest === null || quantity === 0n) return 0n;
  const fraction = interest.fractions[index];
  if (!fraction) return null;
  const whole = absoluteUnits(quantity) * interest.rate * fraction.days;
  const rounded = divideUnits(whole, fraction.basis * step) * step;
  return quantity < 0n ? -rounded : rounded;
}
