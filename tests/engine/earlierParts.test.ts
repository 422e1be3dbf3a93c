import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, runReconciliation, type RunOutput, NOTHING_WRITTEN } from "../../src/engine";
import { add, decimal, decimalText } from "../../src/kernel/decimal";
import { gridOf } from "./gridOf";

const BOOK =
  "Trade ref | Account | ISIN | Side | Quantity | Price | Net amount | Currency | Trade date | Settlement date";
const STATEMENT =
  "Client ref | Safekeeping account | ISIN | Transaction | Units | Price | Net amount | Ccy | Trade date | Settlement date | Status | Actual settlement date";

interface Line {
  readonly ref: string;
  readonly quantity: number;
  readonly price?: number;
  readonly net?: number;
  readonly on?: string;
  readonly status?: string;
  readonly isin?: string;
}
const common = ({ ref, quantity, price = 10, net = quantity * price, isin = "FR0000120271" }: Line): string =>
  `${ref} | 4711 | ${isin} | Buy | ${quantity} | ${price} | ${net} | EUR | 2026-10-05 | 2026-10-07`;
/** So that there is more on each sheet than what is in question. */
const OTHERS: Readonly<Record<string, Line>> = {
  first: { ref: "TR900", quantity: 70 },
  second: { ref: "TR901", quantity: 80 },
};

function run(book: readonly Line[], first: readonly Line[], second: readonly Line[]): RunOutput {
  const sheet = (name: string, lines: readonly Line[]) =>
    gridOf(
      name,
      [
        STATEMENT,
        ...lines.map((line) => `${common(line)} | ${line.status ?? "Settled"} | ${line.on ?? "2026-10-07"}`),
      ].join("\n"),
    );
  const output = runReconciliation(
    {
      grids: [
        gridOf("Blotter", [BOOK, ...[...book, OTHERS.first!, OTHERS.second!].map(common)].join("\n")),
        sheet("Custodian 7 Oct", [...first, OTHERS.first!]),
        sheet("Custodian 8 Oct", [...second, OTHERS.second!]),
      ],
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: null,
    },
    () => undefined,
  );
  if (!output.ok) throw new Error(output.error.wording.en);
  return output.value;
}

/** The breaks in words, and what was set aside as an earlier part. */
function found({ result }: RunOutput) {
  return {
    breaks: result.reconciliations.flatMap(({ breaks }) =>
      breaks.map(({ type, explanation }) => `${type}${explanation ? ` (${explanation.code})` : ""}`),
    ),
    aside: result.reconciliations.flatMap(({ right }) =>
      right.setAside
        .filter(({ code }) => code === "earlier-part")
        .map(({ row }) => `${right.reading.survey.sheet} ${row}`),
    ),
  };
}

const TRADE: Line = { ref: "TR1", quantity: 1000 };
const part = (quantity: number, more: Partial<Line> = {}): Line => ({ ref: "TR1", quantity, ...more });

describe("parts of a delivery on several statements", () => {
  test.each<[string, readonly Line[], readonly Line[], readonly Line[], string[], string[]]>([
    ["make up the trade", [TRADE], [part(600)], [part(400, { on: "2026-10-08" })], [], ["Custodian 7 Oct 2"]],
    ["whichever sheet comes first", [TRADE], [part(400, { on: "2026-10-08" })], [part(600)], [], ["Custodian 8 Oct 2"]],
    [
      "are still short of it: the break says how much is missing of the whole",
      [TRADE],
      [part(600)],
      [part(300, { on: "2026-10-08" })],
      ["quantity"],
      ["Custodian 7 Oct 2"],
    ],
    [
      "have an average price",
      [{ ...TRADE, price: 10.4, net: 10_400 }],
      [part(600, { price: 10 })],
      [part(400, { price: 11, on: "2026-10-08" })],
      [],
      ["Custodian 7 Oct 2"],
    ],
    [
      "are more than was ordered: each statement then says what it has so far, and nothing is added up",
      [TRADE],
      [part(600)],
      [part(1000, { on: "2026-10-08" })],
      ["missing-left"],
      [],
    ],
    [
      "are not all settled",
      [TRADE],
      [part(600)],
      [part(400, { on: "2026-10-08", status: "Pending" })],
      ["missing-left"],
      [],
    ],
    [
      "are of another security",
      [TRADE],
      [part(600)],
      [part(400, { on: "2026-10-08", isin: "FR0000131104" })],
      ["missing-left", "quantity"],
      [],
    ],
  ])("%s", (_case, book, first, second, breaks, aside) => {
    const output = found(run(book, first, second));
    expect(output.aside).toEqual(aside);
    expect(output.breaks.map((one) => one.split(" ")[0]).sort()).toEqual([...breaks].sort());
  });

  test("are told with their places and with what is delivered so far", () => {
    const { result } = run([TRADE], [part(600)], [part(300, { on: "2026-10-08" })]);
    const texts = result.reconciliations.flatMap(({ right }) => right.reading.notices.map(({ wording }) => wording.en));
    expect(texts.join("\n")).toContain('"Custodian 7 Oct", row 2: 900 of 1000 delivered so far.');
    const [broken] = result.reconciliations.flatMap(({ breaks }) => breaks);
    expect(broken!.differences.quantity).toMatchObject({ left: decimal(1000n), right: decimal(900n) });
  });
});

test("rows and amounts of every sheet are conserved, however a delivery is parted", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ first: fc.integer({ min: 1, max: 900 }), rest: fc.integer({ min: 1, max: 900 }) }), {
        minLength: 1,
        maxLength: 5,
      }),
      (parted) => {
        const lines = parted.map(({ first, rest }, index) => ({
          ref: `TR${index + 1}`,
          first,
          rest,
          whole: first + rest,
        }));
        const { result } = run(
          lines.map(({ ref, whole }) => ({ ref, quantity: whole })),
          lines.map(({ ref, first }) => ({ ref, quantity: first })),
          lines.map(({ ref, rest }) => ({ ref, quantity: rest, on: "2026-10-08" })),
        );
        const bySheet = new Map<string, { rows: number; amount: ReturnType<typeof decimal> }>();
        for (const { right, proof } of result.reconciliations) {
          for (const { side, rows, amount } of proof)
            if (side === "right") bySheet.set(right.reading.survey.sheet, { rows, amount: amount ?? decimal(0n) });
        }
        const summed = (numbers: readonly number[]): string =>
          decimalText(numbers.map((number) => decimal(BigInt(number * 10))).reduce(add));
        expect(bySheet.get("Custodian 7 Oct")?.rows).toBe(lines.length + 1);
        expect(decimalText(bySheet.get("Custodian 7 Oct")!.amount)).toBe(
          summed([...lines.map(({ first }) => first), 70]),
        );
        expect(decimalText(bySheet.get("Custodian 8 Oct")!.amount)).toBe(
          summed([...lines.map(({ rest }) => rest), 80]),
        );
        expect(result.reconciliations.flatMap(({ breaks }) => breaks)).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});
