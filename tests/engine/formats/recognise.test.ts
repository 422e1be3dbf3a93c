import { expect, test } from "vitest";
import { recogniseText } from "../../../src/engine/formats/recognise";

const CFONB =
  "0130004    00001EUR2 00011234567  220926                                                  0000000012500{       ".padEnd(
    120,
  );

test.each([
  ["a custodian's CSV", "Reference;ISIN;Quantity\nA;FR0000120271;5\n", "delimited"],
  [
    "a SWIFT message with its headers",
    "{1:F01BANKFRPPAXXX0000000000}{2:O5351200250930BANKFRPPAXXX00000000002509301200N}{4:\n:16R:GENL\n-}",
    "swift",
  ],
  ["a SWIFT text block alone", ":20:STMT\n:25:12345\n:28C:1/1\n:60F:C250930EUR1,00\n", "swift"],
  ["a single SWIFT field", ":60F:C090908EUR0,00", "swift"],
  [
    "a SWIFT statement under a bank's own lines",
    "ABNANL2A\r\n940\r\nABNANL2A\r\n:20:X\r\n:25:1\r\n:28:1/1\r\n",
    "swift",
  ],
  [
    "an ISO 20022 statement",
    '<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
    "iso20022",
  ],
  [
    "an ISO 20022 document in an envelope, with prefixes",
    "<e:Env xmlns:e='x'><h:AppHdr xmlns:h='y'></h:AppHdr>",
    "iso20022",
  ],
  ["an OFX download", "OFXHEADER:100\nDATA:OFXSGML\n<OFX>", "ofx"],
  ["an OFX download in XML", '<?xml version="1.0"?><OFX><SIGNONMSGSRSV1>', "ofx"],
  ["a Flex query", '<FlexQueryResponse queryName="a" type="AF"><FlexStatements>', "ibkr-flex"],
  ["a French bankers' statement", `${CFONB}\n`, "cfonb120"],
  ["a French bankers' statement without line ends", CFONB.repeat(3), "cfonb120"],
  [
    "the French accounting entries file",
    "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\nVT\tVentes\t1\t20250930\t7\n",
    "fec",
  ],
  ["prose", "Dear colleague\nplease find the statement attached\n", "unknown"],
  ["bytes that are no text", "\u0000\u0001\u0002\u0003\u0000,\n,\n", "binary"],
  ["a text with a stray NUL", "a,b\n1,\u00002\n", "delimited"],
  ["blanks", " \r\n\t", "empty"],
])("%s is told by its content", (_case, text, kind) => {
  expect(recogniseText(text).kind).toBe(kind);
});

test.each([
  ["another XML file", "<orders><order/></orders>", "XML <orders>"],
  ["a web page", "<!DOCTYPE html><html><body>", "HTML"],
  ["a printed statement", "%PDF-1.7\n%", "PDF"],
  ["a JSON file", '{ "trades": [] }', "JSON"],
])("%s is no statement, and is named", (_case, text, name) => {
  expect(recogniseText(text)).toEqual({ kind: "foreign", name });
});
