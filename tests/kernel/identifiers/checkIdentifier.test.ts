import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cleanCode,
  identifierFault,
  identifierKind,
  IDENTIFIER_KINDS,
  repairedIdentifier,
  type IdentifierKind,
} from "../../../src/kernel/identifiers/checkIdentifier";
import { isFigi } from "../../../src/kernel/identifiers/figi";
import { ribKey } from "../../../src/kernel/identifiers/iban";
import { isinOf, nationalCode } from "../../../src/kernel/identifiers/isin";

const cases = (kind: IdentifierKind, text: string): [IdentifierKind, string][] =>
  text
    .trim()
    .split(/\s+/)
    .map((code) => [kind, code]);

test.each([
  ...cases(
    "IBAN",
    `FR7630006000011234567890189 FR1420041010050500013M02606 MC5811222000010123456789030 BE68539007547034
    DE89370400440532013000 ES9121000418450200051332 GB29NWBK60161331926819 IT60X0542811101000000123456 LU280019400644750000
    NL91ABNA0417164300 CH9300762011623852957`,
  ),
  ...cases(
    "LEI",
    `R0MUWSFPU8MPRO8K5P83 O2RNE8IBXP4R0TD8PU41 969500TJ5KRTCJQWXH05 KX1WK48MPD4Y2NCUIZ63 529900S21EQ1BO4ESM68
    IOG4E947OATN0KJYSD45 HWUPKR0MPOU8FGXBT394 7LTWFZYICNSX8D621K86 W22LROWP2IHZNBB6K528 8I5DZWZKVSZI1NUHU748
    F3JS33DEI6XQ4ZBPTN86 213800KUD8LAJWSQ9D15`,
  ),
  ...cases("SIREN", "732829320 552120222 662042449 542051180"),
  ...cases("SEDOL", "0263494 0798059 0540528 2046251 B0YBKJ7 B15C557 B1YXBJ7 BH4HKS3 7110388 4031976 5671735 BYXJL75"),
  ...cases("CUSIP", "037833100 594918104 38259P508 68389X105 912828U81 88160R101"),
  ...cases("BIC", "BNPAFRPP SOGEFRPP AGRIFRPP882 DEUTDEFF500"),
  ...cases("FIGI", "BBG000BLNNH6 BBG000B9XRY4"),
  ...cases("WKN", "716460 A2PWMK"),
  ...cases("MIC", "XPAR XOFF"),
  ...cases("CFI", "ESVUFR DBFTFB CEOGES FFSCSX"),
])("%s %s is right", (kind, code) => expect(identifierFault(kind, code)).toBeNull());

test.each<[IdentifierKind, string, string]>([
  ["ISIN", "FR0000120272", "check-digit"],
  ["ISIN", "FR0000120217", "check-digit"],
  ["ISIN", "GB0002634964", "check-digit"],
  ["ISIN", "FR00O0120271", "check-digit"],
  ["ISIN", "FR000012027", "length"],
  ["ISIN", "FR00001202711", "length"],
  ["ISIN", "0R0000120271", "characters"],
  ["ISIN", "XX0000120271", "prefix"],
  ["CUSIP", "037833101", "check-digit"],
  ["CUSIP", "03783310", "length"],
  ["SEDOL", "0263495", "check-digit"],
  ["SEDOL", "B15A557", "characters"],
  ["LEI", "R0MUWSFPU8MPRO8K5P84", "check-digit"],
  ["LEI", "R0MUWSFPU8MPRO8K5P8", "length"],
  ["BIC", "AGRIFRPP8", "characters"],
  ["BIC", "AGRIF2PP", "characters"],
  ["BIC", "AGRIZZPP", "prefix"],
  ["IBAN", "FR7630006000011234567890188", "check-digit"],
  ["IBAN", "FR76300060000112345678901", "length"],
  ["IBAN", "ZZ7630006000011234567890189", "prefix"],
  ["SIREN", "542051181", "check-digit"],
])("%s %s: %s", (kind, code, fault) => expect(identifierFault(kind, code)).toBe(fault));

test.each([
  ["\u00a0fr0000120271", "FR0000120271"],
  ["FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"],
  ["'0263494", "0263494"],
  ["US\u200b0378331005", "US0378331005"],
])("%j is compared as %s", (text, code) => expect(cleanCode(text)).toBe(code));

describe("repair", () => {
  test.each<[IdentifierKind, string, string | null]>([
    ["ISIN", "FR00O0120271", "FR0000120271"],
    ["ISIN", "FRO000120271", "FR0000120271"],
    ["SEDOL", "263494", "0263494"],
    ["CUSIP", "37833100", null],
    ["CUSIP", "03783310", "037833100"],
    ["SIREN", "732829320", null],
    ["ISIN", "FR0000120272", null],
    ["WKN", "71646O", null],
  ])("%s %s becomes %s", (kind, code, repaired) => expect(repairedIdentifier(kind, code)).toBe(repaired));

  test("a right code is never repaired, and what is repaired is right", () => {
    fc.assert(
      fc.property(fc.constantFrom(...IDENTIFIER_KINDS), fc.stringMatching(/^[A-Z0-9OI01]{6,12}$/), (kind, code) => {
        const repaired = repairedIdentifier(kind, code);
        if (identifierFault(kind, code) === null) expect(repaired).toBeNull();
        else if (repaired !== null) expect(identifierFault(kind, repaired)).toBeNull();
      }),
    );
  });
});

test.each([
  ["FR0000120271", "ISIN"],
  ["037833100", "CUSIP"],
  ["0263494", "SEDOL"],
  ["CA2026000777", null],
  ["XPAR", null],
])("%s is told to be %s", (code, kind) => expect(identifierKind(code)).toBe(kind));

test.each(["US0378331005", "GB0002634946", "DE0007164600", "CH0038863350", "FR0000120271"])(
  "the national number of %s leads back to it",
  (isin) => {
    const inner = { SEDOL: 7, CUSIP: 9, WKN: 6, VALOR: 9, SICOVAM: 9 };
    const national = nationalCode(isin)!;
    expect(isinOf(isin.slice(0, 2), national.code.padStart(inner[national.scheme], "0"))).toBe(isin);
  },
);

test.each([
  ["30006", "00001", "12345678901", "89"],
  ["20041", "01005", "0500013M026", "06"],
])("the key of %s %s %s is %s", (bank, branch, account, key) => expect(ribKey(bank, branch, account)).toBe(key));

test("a FIGI has no vowel and no reserved beginning", () => {
  expect([isFigi("BBG000BLNNH7"), isFigi("BSG000BLNNH6"), isFigi("BBA000BLNNH6")]).toEqual([false, false, false]);
});
