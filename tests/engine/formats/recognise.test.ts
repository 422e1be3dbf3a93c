import { expect, test } from "vitest";
import { recogniseText } from "../../../src/engine/formats/recognise";

test.each([
  ["a custodian's CSV", "Reference;ISIN;Quantity\nA;FR0000120271;5\n", "delimited", undefined],
  [
    "a SWIFT message with its headers",
    "{1:F01BANKFRPPAXXX0000000000}{2:O5351200250930BANKFRPPAXXX00000000002509301200N}{4:\n:16R:GENL\n-}",
    "swift-mt",
    "MT535",
  ],
  ["a SWIFT text block alone", ":20:STMT\n:25:12345\n:28C:1/1\n:60F:C250930EUR1,00\n", "swift-mt", "SWIFT MT"],
  [
    "an ISO 20022 statement",
    '<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
    "iso20022",
    "camt.053.001.02",
  ],
  ["an OFX download", "OFXHEADER:100\nDATA:OFXSGML\n<OFX>", "ofx", "OFX"],
  ["an OFX download in XML", '<?xml version="1.0"?><OFX><SIGNONMSGSRSV1>', "ofx", "OFX"],
  [
    "the French accounting entries file",
    "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\nVT\tVentes\t1\t20250930\n",
    "fec",
    "FEC",
  ],
  ["another XML file", "<orders><order/></orders>", "xml", "XML"],
  ["prose", "Dear colleague\nplease find the statement attached\n", "unknown", undefined],
  ["bytes that are no text", "\u0000\u0001\u0002,\n,\n", "unknown", undefined],
])("%s is told by its content", (_case, text, kind, name) => {
  const format = recogniseText(text);
  expect(format.kind).toBe(kind);
  expect("name" in format ? format.name : undefined).toBe(name);
});
