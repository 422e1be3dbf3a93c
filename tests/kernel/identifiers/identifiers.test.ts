import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBic } from "../../../src/kernel/identifiers/bic";
import { isCusip } from "../../../src/kernel/identifiers/cusip";
import { hasIsinForm, isIsin, nationalCode } from "../../../src/kernel/identifiers/isin";
import { isLei } from "../../../src/kernel/identifiers/lei";
import { isSedol } from "../../../src/kernel/identifiers/sedol";

const words = (text: string): string[] => text.trim().split(/\s+/);

const VALID_ISINS = words(`
  FR0000120271 US0378331005 FR0000131104 US5949181045 FR0000120073 US0231351067 FR0000121014 GB0002634946 FR0000120578
  GB00BH4HKS39 FR0000133308 GB0007980591 FR0000130809 CH0038863350 FR0000125486 CH0012032048 FR0000121972 IT0003132476
  FR0000120628 ES0113900J37 FR0013286192 BE0974293251 FR0007056841 IE00B4BNMY34 NL0000235190 LU1681043599 NL0010273215
  LU1598757687 DE0007164600 JP3633400001 DE0007236101 HK0000069689 SE0000108656 KYG875721634 DK0062498333 KR7005930003
  FI0009000681 INE002A01018 PTEDP0AM0009 ZAE000042164`);

describe("ISIN", () => {
  test.each(VALID_ISINS)("%s is valid", (code) => expect(isIsin(code)).toBe(true));
  test.each([
    ["FR0000120272", "wrong check digit"],
    ["FR0000120217", "digits transposed"],
    ["US0378331006", "wrong check digit"],
    ["GB0002634964", "last digits transposed"],
    ["FR00O0120271", "letter O for a zero"],
    ["FR000012027", "a character short"],
    ["FR00001202711", "a character too many"],
    ["0R0000120271", "starts with a digit"],
    ["XX0000120271", "the digits are right, the prefix is none"],
    ["CA2026000777", "an internal reference of the same form"],
  ])("%s is refused: %s", (code) => expect(isIsin(code)).toBe(false));
  test("no single wrong digit goes unnoticed", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VALID_ISINS),
        fc.integer({ min: 2, max: 11 }),
        fc.integer({ min: 1, max: 9 }),
        (code, at, by) => {
          const digit = Number(code[at]);
          fc.pre(!Number.isNaN(digit));
          expect(isIsin(code.slice(0, at) + String((digit + by) % 10) + code.slice(at + 1))).toBe(false);
        },
      ),
    );
  });
  test("a mistyped ISIN still has the form of one", () => expect(hasIsinForm("FR0000120272")).toBe(true));
  test.each([
    ["US0378331005", { scheme: "CUSIP", code: "037833100" }],
    ["GB0002634946", { scheme: "SEDOL", code: "0263494" }],
    ["CH0038863350", { scheme: "VALOR", code: "3886335" }],
    ["DE0007164600", { scheme: "WKN", code: "716460" }],
    ["FR0000120271", { scheme: "SICOVAM", code: "12027" }],
    ["NL0000235190", null],
  ])("inside %s stands %o", (code, expected) => expect(nationalCode(code)).toEqual(expected));
});

describe.each([
  [
    "CUSIP",
    isCusip,
    "037833100 594918104 023135106 38259P508 68389X105 17275R102 459200101 912828U81 88160R101 931142103",
    "037833101 38259P509 03783310 0378331000",
  ],
  [
    "SEDOL",
    isSedol,
    "0263494 0798059 0540528 2046251 B0YBKJ7 B15C557 B1YXBJ7 BH4HKS3 7110388 4031976 5671735 BYXJL75",
    "0263495 B15C558 B15A557 026349",
  ],
  [
    "LEI",
    isLei,
    `R0MUWSFPU8MPRO8K5P83 O2RNE8IBXP4R0TD8PU41 969500TJ5KRTCJQWXH05 KX1WK48MPD4Y2NCUIZ63 529900S21EQ1BO4ESM68
    IOG4E947OATN0KJYSD45 HWUPKR0MPOU8FGXBT394 7LTWFZYICNSX8D621K86 W22LROWP2IHZNBB6K528 8I5DZWZKVSZI1NUHU748
    F3JS33DEI6XQ4ZBPTN86 213800KUD8LAJWSQ9D15`,
    "R0MUWSFPU8MPRO8K5P84 969500TJ5KRTCJQWXH50 R0MUWSFPU8MPRO8K5P8",
  ],
  ["BIC", isBic, "BNPAFRPP SOGEFRPP AGRIFRPP882 DEUTDEFF500", "AGRIFRPP8 AGRIF2PP BNPA AGRIZZPP"],
] as const)("%s", (_name, isValid, valid, invalid) => {
  test.each(words(valid))("%s is valid", (code) => expect(isValid(code)).toBe(true));
  test.each(words(invalid))("%s is refused", (code) => expect(isValid(code)).toBe(false));
});

test("an ISIN whose 0 and 9 are swapped passes its check digit: a valid code may be the wrong one", () => {
  expect([isIsin("FR0000901233"), isIsin("FR0000091233")]).toEqual([true, true]);
});
