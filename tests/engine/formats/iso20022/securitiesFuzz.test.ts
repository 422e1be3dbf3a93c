import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { ISO } from "./securitiesSamples";
import { contentOf } from "../contentOf";

/** An element as a test changes it: no attributes but the root's and an amount's currency. */
interface Node {
  readonly open: string;
  readonly name: string;
  readonly text: string;
  readonly children: readonly Node[];
}

function parsed(xml: string): Node {
  const stack: { open: string; name: string; text: string; children: Node[] }[] = [
    { open: "", name: "", text: "", children: [] },
  ];
  for (const [, closing, open = "", name = "", text = ""] of xml.matchAll(/<(\/?)((\w+)[^>]*)>([^<]*)/g)) {
    const top = stack[stack.length - 1];
    if (closing === "/") {
      const done = stack.pop();
      if (done) stack[stack.length - 1]?.children.push(done);
    } else if (top) stack.push({ open, name, text: text.trim(), children: [] });
  }
  const root = stack[0]?.children[0];
  if (!root) throw new Error("no root");
  return root;
}

const rendered = ({ open, name, text, children }: Node): string =>
  `<${open}>${text}${children.map(rendered).join("")}</${name}>`;

interface Change {
  readonly kind: "drop" | "repeat" | "empty" | "text" | "reverse" | "wrap" | "rename";
  readonly at: number;
  readonly text: string;
}

const JUNK = [
  "",
  "?",
  "-0",
  "1e400",
  "9".repeat(60),
  "2026-02-30",
  "NaN",
  "é\u0000".slice(0, 1),
  "true",
  "LAST",
  "1,5",
  "__proto__",
];

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("drop", "repeat", "empty", "text", "reverse", "wrap", "rename"),
  at: fc.double({ min: 0, max: 0.9999, noNaN: true }),
  text: fc.constantFrom(...JUNK),
});

/** The tree with one element changed; the document, its message and what makes a row keep their names. */
function changed(root: Node, { kind, at, text }: Change): Node {
  const countOf = (node: Node): number => node.children.reduce((sum, child) => sum + countOf(child), 1);
  let left = Math.floor(at * countOf(root));
  const visit = (node: Node, depth: number): readonly Node[] => {
    left -= 1;
    if (left === -1 && depth > 1) return edited(node, kind, text);
    return [{ ...node, children: node.children.flatMap((child) => visit(child, depth + 1)) }];
  };
  return visit(root, 0)[0] ?? root;
}

const UNITS: ReadonlySet<string> = new Set(["BalForAcct", "BalForSubAcct", "Tx", "Txs"]);

function edited(node: Node, kind: Change["kind"], text: string): readonly Node[] {
  const holdsUnits = (one: Node): boolean => UNITS.has(one.name) || one.children.some(holdsUnits);
  switch (kind) {
    case "drop":
      return [];
    case "repeat":
      return [node, node];
    case "empty":
      return [{ ...node, text: "", children: node.children.filter(holdsUnits) }];
    case "text":
      return [{ ...node, text: node.children.length === 0 ? text : node.text }];
    case "reverse":
      return [{ ...node, children: [...node.children].reverse() }];
    case "wrap":
      return holdsUnits(node) ? [node] : [{ open: node.open, name: node.name, text: "", children: [node] }];
    case "rename":
      return holdsUnits(node) ? [node] : [{ ...node, open: "Unheard", name: "Unheard" }];
  }
}

const count = (node: Node): number =>
  node.children.reduce((sum, child) => sum + count(child), UNITS.has(node.name) ? 1 : 0);

const SECURITY = "<FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId>";
const DETAILS = `<TxDtls>${SECURITY}<SctiesMvmntTp>DELI</SctiesMvmntTp><Pmt>APMT</Pmt><PstngQty><Qty><Unit>5</Unit></Qty></PstngQty><PstngAmt><Amt Ccy="EUR">10</Amt><CdtDbtInd>CRDT</CdtDbtInd></PstngAmt></TxDtls>`;
const STATUS = "<SttlmSts><Pdg><Rsn><Cd><Cd>LACK</Cd></Cd></Rsn></Pdg></SttlmSts>";
const documentOf = (message: string, root: string, content: string): string =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${message}"><${root}>${content}</${root}></Document>`;

/** The worked messages and one of each kind that they lack. */
const MESSAGES: Readonly<Record<string, string>> = {
  ...ISO,
  "semt.003": ISO["semt.002"]
    .replaceAll("SctiesBalCtdyRpt", "SctiesBalAcctgRpt")
    .replace("semt.002", "semt.003")
    .replace(
      "</BalForAcct>",
      "</BalForAcct><SubAcctDtls><SfkpgAcct><Id>B</Id></SfkpgAcct><BalForSubAcct></BalForSubAcct></SubAcctDtls>",
    ),
  "semt.018": documentOf(
    "semt.018.001.14",
    "SctiesTxPdgRpt",
    `<Pgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></Pgntn><SfkpgAcct><Id>A</Id></SfkpgAcct><Sts><StsAndRsn>${STATUS}</StsAndRsn><Tx><AcctOwnrTxId>S1</AcctOwnrTxId>${DETAILS}</Tx></Sts><Txs><AcctOwnrTxId>S2</AcctOwnrTxId>${DETAILS}<StsAndRsn>${STATUS}</StsAndRsn></Txs>`,
  ),
  "sese.020": documentOf(
    "sese.020.001.06",
    "SctiesTxCxlReq",
    `<AcctOwnrTxId><SctiesSttlmTxId>S1</SctiesSttlmTxId></AcctOwnrTxId><SfkpgAcct><Id>A</Id></SfkpgAcct>${DETAILS}`,
  ),
  "sese.024": documentOf(
    "sese.024.001.12",
    "SctiesSttlmTxStsAdvc",
    `<TxId><AcctOwnrTxId>S1</AcctOwnrTxId></TxId><Lnkgs><SctiesSttlmTxId>S2</SctiesSttlmTxId></Lnkgs>${STATUS}${DETAILS}`,
  ),
  "sese.023": ISO["sese.025"]
    .replaceAll("SctiesSttlmTxConf", "SctiesSttlmTxInstr")
    .replaceAll("SttldAmt", "SttlmAmt")
    .replaceAll("SttldQty", "SttlmQty"),
  "seev.037": ISO["seev.036"].replaceAll("CorpActnMvmntConf>", "CorpActnMvmntRvslAdvc>"),
  "seev.039": ISO["seev.036"].replaceAll("CorpActnMvmntConf>", "CorpActnCxlAdvc>"),
};

describe("a well-formed message whose elements are missing, doubled, empty, moved or unheard of", () => {
  test.each(Object.keys(MESSAGES))("%s loses none of its rows, and its table keeps its shape", (name) => {
    const root = parsed(MESSAGES[name] ?? "");
    const isStatement = name.startsWith("semt");
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const node = changes.reduce(changed, root);
        const content = contentOf(rendered(node));
        const rows = content.tables.reduce((sum, table) => sum + table.rows.length, 0);
        if (isStatement) expect(rows).toBe(count(node));
        else expect(rows).toBeGreaterThan(0);
        expect(content.tables).toHaveLength(1);
        for (const table of content.tables) {
          expect(table.lines).toHaveLength(table.rows.length);
          expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
          expect(table.statements.reduce((sum, { countRows }) => sum + countRows, 0)).toBe(table.rows.length);
        }
        expect(content.notices.filter(({ severity }) => severity === "error")).toEqual([]);
      }),
      { seed: 20022, numRuns: 120 },
    );
  });

  test("the messages that are changed are read whole as they stand", () => {
    for (const [name, text] of Object.entries(MESSAGES)) {
      expect(rendered(parsed(text)).length).toBeGreaterThan(200);
      const before = contentOf(text).tables.map(({ rows, columns }) => [rows, columns]);
      expect([name, contentOf(rendered(parsed(text))).tables.map(({ rows, columns }) => [rows, columns])]).toEqual([
        name,
        before,
      ]);
    }
  });
});
