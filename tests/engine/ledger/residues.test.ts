import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, settingsFromJson, settingsToJson } from "../../../src/engine";
import type { RunResult } from "../../../src/engine/reconciliation";
import { decimal, decimalText, type Decimal } from "../../../src/kernel/decimal";
import { day } from "../../kernel/days";
import { gridOf } from "../gridOf";
import { resultOf } from "../inputOf";

const HEADER =
  "Journal | N° écriture | Date comptable | Compte général | Libellé compte | Libellé écriture | Réf pièce | Débit | Crédit | Lettrage";
const LEDGER = (paid: string, letter = "") => `${HEADER}
TIT | 1 | 2026-09-09 | 503100 | Actions | Achat | AO-1 | 1000.02 | 0 |
TIT | 1 | 2026-09-09 | 464000 | Dettes | Achat | AO-1 | 0 | 1000.02 | ${letter}
BQ | 2 | 2026-09-11 | 464000 | Dettes | Dénouement | AO-1 | ${paid} | 0 | ${letter}
BQ | 2 | 2026-09-11 | 512100 | Banque | Dénouement | AO-1 | 0 | ${paid} |`;

const run = (ledger: string, writeOffLimit: Decimal = decimal(5n, 2)): RunResult =>
  resultOf([gridOf("Grand livre", ledger)], {
    asOf: day("2026-09-30"),
    settings: { ...DEFAULT_SETTINGS, accounting: { ...DEFAULT_SETTINGS.accounting, writeOffLimit } },
  });
const proposed = ({ journal }: RunResult): string[] =>
  journal.flatMap(({ entry }) =>
    entry.lines.map(({ account, debit, credit }) => `${account} ${decimalText(debit)} ${decimalText(credit)}`),
  );

test.each<readonly [string, string, Decimal | undefined, string[]]>([
  ["two cents that the bank paid less are a gain", LEDGER("1000.00"), undefined, ["758 0 0.02", "464000 0.02 0"]],
  ["three that it paid more are a loss", LEDGER("1000.05"), undefined, ["658 0.03 0", "464000 0 0.03"]],
  ["the very limit is within it", LEDGER("1000.07"), undefined, ["658 0.05 0", "464000 0 0.05"]],
  ["more than the limit stays open", LEDGER("1000.08"), undefined, []],
  ["a limit of the firm's own", LEDGER("1001.02"), decimal(1n), ["658 1 0", "464000 0 1"]],
  ["a limit of nothing writes nothing off", LEDGER("1000.00"), decimal(0n), []],
  ["what is lettered is settled", LEDGER("1000.00", "A"), undefined, []],
  [
    "what nothing settles yet is no residue",
    `${HEADER}
TIT | 1 | 2026-09-09 | 627100 | Frais | Achat | AO-1 | 0.04 | 0 |
TIT | 1 | 2026-09-09 | 464000 | Dettes | Achat | AO-1 | 0 | 0.04 |`,
    undefined,
    [],
  ],
])("%s", (_, ledger, limit, expected) => {
  expect(proposed(run(ledger, limit))).toEqual(expected);
});

test("the limit is kept in a profile, exactly", () => {
  const settings = {
    ...DEFAULT_SETTINGS,
    accounting: { ...DEFAULT_SETTINGS.accounting, writeOffLimit: decimal(125n, 2) },
  };
  const read = settingsFromJson(JSON.parse(JSON.stringify(settingsToJson(settings))));
  expect(read.ok && decimalText(read.value.accounting.writeOffLimit)).toBe("1.25");
});
