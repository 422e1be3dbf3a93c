import { Chance } from "../samples/month-end/chance";

/** Large statement files, made up line by line: as many messages or entries as fill `bytes`. */
export const IMPORT_KINDS = ["MT536", "camt.053", "CSV"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export function importText(kind: ImportKind, size: number): string {
  const make = { MT536: mt536, "camt.053": camt053, CSV: csv }[kind];
  return make(size);
}

const ISINS = ["FR0000120271", "FR0000131104", "US0378331005", "DE0007164600", "NL0010273215", "GB0002634946"];
const amount = (chance: Chance): string =>
  `${chance.between(1, 900_000)}.${String(chance.between(0, 99)).padStart(2, "0")}`;
const comma = (text: string): string => text.replace(".", ",");

/** `size` in bytes: pages of one statement, fifty transactions a page. */
function mt536(size: number): string {
  const chance = new Chance(1);
  const parts: string[] = [];
  let length = 0;
  for (let page = 1; length < size; page += 1) {
    const transactions = Array.from({ length: 50 }, (_, index) => transaction(page * 50 + index, chance)).join("");
    const message = `{1:F01CUSTFRPPAXXX0000000000}{2:I536CLNTFRPPXXXXN}{4:
:16R:GENL
:28E:${page}/MORE
:13A::STAT//254
:20C::SEME//TRAN${page}
:23G:NEWM
:98A::STAT//20260911
:69A::STAT//20260911/20260911
:22F::STBA//SETT
:97A::SAFE//PTF-00042
:17B::ACTI//Y
:16S:GENL
:16R:SUBSAFE
${transactions}:16S:SUBSAFE
-}
`;
    parts.push(message);
    length += message.length;
  }
  return parts.join("");
}

const transaction = (index: number, chance: Chance): string => `:16R:FIN
:35B:ISIN ${chance.pick(ISINS)}
DEMO SECURITY
:16R:TRAN
:16R:LINK
:20C::RELA//OP${index}
:16S:LINK
:16R:TRANSDET
:36B::PSTA//UNIT/${chance.between(1, 90_000)},
:19A::PSTA//NEUR${comma(amount(chance))}
:22F::TRAN//SETT
:22H::REDE//${chance.next() < 0.5 ? "RECE" : "DELI"}
:22H::PAYM//APMT
:98A::ESET//20260911
:98A::SETT//20260911
:98A::TRAD//20260909
:16R:SETPRTY
:95P::DEAG//BROKFRPPXXX
:16S:SETPRTY
:16S:TRANSDET
:16S:TRAN
:16S:FIN
`;

function camt053(size: number): string {
  const chance = new Chance(2);
  const parts = [
    `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-09-24T06:00:00Z</CreDtTm></GrpHdr>
<Stmt><Id>190</Id><ElctrncSeqNb>190</ElctrncSeqNb><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>
`,
  ];
  let length = 0;
  for (let index = 0; length < size; index += 1) {
    const entry = `<Ntry><NtryRef>${index}</NtryRef><Amt Ccy="EUR">${amount(chance)}</Amt><CdtDbtInd>${chance.next() < 0.5 ? "CRDT" : "DBIT"}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-09-23</Dt></BookgDt><ValDt><Dt>2026-09-23</Dt></ValDt><AcctSvcrRef>B${index}</AcctSvcrRef><BkTxCd><Domn><Cd>SECU</Cd><Fmly><Cd>SETT</Cd><SubFmlyCd>TRAD</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>OP${index}</EndToEndId></Refs><RmtInf><Ustrd>ACHAT ${index}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n`;
    parts.push(entry);
    length += entry.length;
  }
  parts.push("</Stmt></BkToCstmrStmt></Document>\n");
  return parts.join("");
}

/** `size` in lines, twelve columns. */
function csv(size: number): string {
  const chance = new Chance(3);
  const parts = [
    "Référence;Compte;Code ISIN;Libellé valeur;Sens;Quantité;Cours;Montant brut;Courtage;Montant net;Devise;Date d'opération\n",
  ];
  for (let index = 0; index < size; index += 1) {
    parts.push(
      `OP${index};0012${chance.between(1, 9)}-PTF;${chance.pick(ISINS)};DEMO SECURITY;${chance.next() < 0.5 ? "Achat" : "Vente"};${chance.between(1, 90_000)};${comma(amount(chance))};${comma(amount(chance))};12,50;${comma(amount(chance))};EUR;${String(chance.between(1, 28)).padStart(2, "0")}/09/2026\n`,
    );
  }
  return parts.join("");
}
