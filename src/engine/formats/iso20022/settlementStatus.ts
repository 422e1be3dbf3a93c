import { joined } from "../swift/genericFields";
import { statusIn } from "../swift/pending";
import type { Cells } from "../swift/securitiesStatements";
import { leavesOf } from "./securitiesValues";
import { at, type XmlElement } from "./xmlElement";

/** Kinds of status as ISO 15022 qualifies them. */
const KINDS: Readonly<Record<string, string>> = {
  PrcgSts: "IPRC",
  CxlPrcgSts: "CPRC",
  MtchgSts: "MTCH",
  IfrrdMtchgSts: "INMH",
  InfrrdMtchgSts: "INMH",
  SttlmSts: "SETT",
};

/** Codes of a status in ISO 15022; of others the element's own name is told. */
const CODES: Readonly<Record<string, string>> = {
  Pdg: "PEND",
  Flng: "PENF",
  Sttld: "SETT",
  Mtchd: "MACH",
  Umtchd: "NMAT",
  AckdAccptd: "PACK",
  PdgPrcg: "PPRC",
  Rjctd: "REJT",
  Rpr: "REPR",
  Canc: "CAND",
  // A request of one's own is pending (CANP); one of the counterparty's waits for one's own (CPRC, MPRC).
  PdgCxl: "CANP",
  CxlReqd: "CPRC",
  ModReqd: "MPRC",
  Gnrtd: "CGEN",
};

/** The status of a transaction in the words of the catalogue, its codes and those of its reasons, and what the reasons say in full. */
export function statusCells(statuses: readonly (XmlElement | null)[]): Cells {
  const given = statuses.flatMap((status) => status?.children ?? []).filter(({ name }) => name in KINDS);
  const codes = given.flatMap((status) =>
    status.children.slice(0, 1).map((code) => ({
      kind: KINDS[status.name] ?? status.name,
      code: CODES[code.name] ?? code.name,
    })),
  );
  const leaves = given.flatMap((status) => status.children.flatMap(leavesOf));
  const reasons = leaves.filter(({ name }) => name === "Cd").map(({ text }) => text);
  return {
    status: statusIn(codes),
    statusReason: joined([...codes.map(({ kind, code }) => `${kind}//${code}`), ...new Set(reasons)], " "),
    narrative: joined(leaves.filter(({ name }) => name === "AddtlRsnInf").map(({ text }) => text)),
  };
}

/** Cells of a transaction with those of its status, and the reasons' own words beside what it says itself. */
export function withStatus(cells: Cells, statuses: readonly (XmlElement | null)[]): Cells {
  const status = statusCells(statuses);
  const texts = [cells.narrative, status.narrative].map((text) => (typeof text === "string" ? text : null));
  return { ...cells, ...status, narrative: joined(texts) };
}

/** Where a transaction's statuses stand: in it, or under `StsAndRsn`. */
export const statusesOf = (transaction: XmlElement): XmlElement[] => {
  const within = at(transaction, "StsAndRsn");
  return within ? [transaction, ...transaction.children.filter(({ name }) => name === "StsAndRsn")] : [transaction];
};
