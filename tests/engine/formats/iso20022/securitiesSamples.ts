/** The worked messages of the domain: each in ISO 20022 and, where there is one, as its twin in ISO 15022. */
export const ISO = {
  "semt.002": `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:semt.002.001.12">
 <SctiesBalCtdyRpt>
  <Pgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></Pgntn>
  <StmtGnlDtls>
   <StmtId>HOLD20260911001</StmtId>
   <StmtDtTm><Dt>2026-09-11</Dt></StmtDtTm>
   <Frqcy><Cd>DAIL</Cd></Frqcy>
   <UpdTp><Cd>COMP</Cd></UpdTp>
   <StmtBsis><Cd>SETT</Cd></StmtBsis>
   <ActvtyInd>true</ActvtyInd>
   <SubAcctInd>false</SubAcctInd>
  </StmtGnlDtls>
  <SfkpgAcct><Id>PTF-00042</Id></SfkpgAcct>
  <BalForAcct>
   <FinInstrmId><ISIN>FR0000120271</ISIN><Desc>DEMO ENERGIE SE</Desc></FinInstrmId>
   <AggtBal><ShrtLngInd>LONG</ShrtLngInd><Qty><Qty><Qty><Unit>1500</Unit></Qty></Qty></Qty></AggtBal>
   <AvlblBal><Qty><Qty><Unit>1200</Unit></Qty></Qty></AvlblBal>
   <PricDtls>
    <Tp><Cd>MRKT</Cd></Tp>
    <Val><Amt Ccy="EUR">54.32</Amt></Val>
    <ValTp><ValTp>PARV</ValTp></ValTp>
    <QtnDt><Dt>2026-09-11</Dt></QtnDt>
   </PricDtls>
   <InstrmCcyAmts><HldgVal><Amt Ccy="EUR">81480.00</Amt><Sgn>true</Sgn></HldgVal></InstrmCcyAmts>
   <BalBrkdwn>
    <SubBalTp><Cd>BLOK</Cd></SubBalTp>
    <Qty><ShrtLngInd>LONG</ShrtLngInd><Qty><Qty><Unit>300</Unit></Qty></Qty></Qty>
   </BalBrkdwn>
  </BalForAcct>
 </SctiesBalCtdyRpt>
</Document>`,
  "semt.017": `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:semt.017.001.13">
 <SctiesTxPstngRpt>
  <Pgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></Pgntn>
  <StmtGnlDtls>
   <StmtId>TRAN20260911001</StmtId>
   <StmtPrd><FrDtToDt><FrDt>2026-09-11</FrDt><ToDt>2026-09-11</ToDt></FrDtToDt></StmtPrd>
   <Frqcy><Cd>DAIL</Cd></Frqcy>
   <UpdTp><Cd>COMP</Cd></UpdTp>
   <StmtBsis><Cd>SETT</Cd></StmtBsis>
   <ActvtyInd>true</ActvtyInd>
   <SubAcctInd>false</SubAcctInd>
  </StmtGnlDtls>
  <SfkpgAcct><Id>PTF-00042</Id></SfkpgAcct>
  <FinInstrmDtls>
   <FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId>
   <Tx>
    <AcctOwnrTxId>BUY-000123</AcctOwnrTxId>
    <AcctSvcrTxId>CUST99817</AcctSvcrTxId>
    <TxDtls>
     <TxActvty><Cd>SETT</Cd></TxActvty>
     <SttlmTxOrCorpActnEvtTp><SctiesTxTp><Cd>TRAD</Cd></SctiesTxTp></SttlmTxOrCorpActnEvtTp>
     <SctiesMvmntTp>RECE</SctiesMvmntTp>
     <Pmt>APMT</Pmt>
     <PstngQty><Qty><Unit>1000</Unit></Qty></PstngQty>
     <PstngAmt><Amt Ccy="EUR">25552.40</Amt><CdtDbt>DBIT</CdtDbt></PstngAmt>
     <TradDt><Dt><Dt>2026-09-09</Dt></Dt></TradDt>
     <FctvSttlmDt><Dt>2026-09-11</Dt></FctvSttlmDt>
     <SttlmDt><Dt><Dt>2026-09-11</Dt></Dt></SttlmDt>
    </TxDtls>
   </Tx>
  </FinInstrmDtls>
 </SctiesTxPstngRpt>
</Document>`,
  "sese.025": `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:sese.025.001.12">
 <SctiesSttlmTxConf>
  <TxIdDtls>
   <AcctOwnrTxId>BUY-000123</AcctOwnrTxId>
   <AcctSvcrTxId>CUST99817</AcctSvcrTxId>
   <SctiesMvmntTp>RECE</SctiesMvmntTp>
   <Pmt>APMT</Pmt>
  </TxIdDtls>
  <TradDtls>
   <TradDt><Dt><Dt>2026-09-09</Dt></Dt></TradDt>
   <SttlmDt><Dt><Dt>2026-09-11</Dt></Dt></SttlmDt>
   <FctvSttlmDt><Dt><Dt>2026-09-11</Dt></Dt></FctvSttlmDt>
   <DealPric><Tp><ValTp>PARV</ValTp></Tp><Val><Amt Ccy="EUR">25.40</Amt></Val></DealPric>
  </TradDtls>
  <FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId>
  <QtyAndAcctDtls>
   <SttldQty><Qty><Unit>1000</Unit></Qty></SttldQty>
   <SfkpgAcct><Id>PTF-00042</Id></SfkpgAcct>
  </QtyAndAcctDtls>
  <SttlmParams><SctiesTxTp><Cd>TRAD</Cd></SctiesTxTp></SttlmParams>
  <DlvrgSttlmPties>
   <Dpstry><Id><AnyBIC>SICVFRPPXXX</AnyBIC></Id></Dpstry>
   <Pty1><Id><AnyBIC>BROKFRPPXXX</AnyBIC></Id></Pty1>
  </DlvrgSttlmPties>
  <SttldAmt><Amt Ccy="EUR">25552.40</Amt><CdtDbtInd>DBIT</CdtDbtInd><ValDt><Dt>2026-09-11</Dt></ValDt></SttldAmt>
  <OthrAmts>
   <TradAmt><Amt Ccy="EUR">25400.00</Amt></TradAmt>
   <ExctgBrkrAmt><Amt Ccy="EUR">50.80</Amt></ExctgBrkrAmt>
   <TxTax><Amt Ccy="EUR">101.60</Amt></TxTax>
  </OthrAmts>
 </SctiesSttlmTxConf>
</Document>`,
  "seev.031": `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:seev.031.001.15">
 <CorpActnNtfctn>
  <NtfctnGnlInf><NtfctnTp>NEWM</NtfctnTp><PrcgSts><Cd><EvtCmpltnsSts>COMP</EvtCmpltnsSts><EvtConfSts>CONF</EvtConfSts></Cd></PrcgSts></NtfctnGnlInf>
  <CorpActnGnlInf>
   <CorpActnEvtId>CA2026000777</CorpActnEvtId>
   <EvtTp><Cd>DVCA</Cd></EvtTp>
   <MndtryVlntryEvtTp><Cd>MAND</Cd></MndtryVlntryEvtTp>
   <UndrlygScty><FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId></UndrlygScty>
  </CorpActnGnlInf>
  <AcctDtls>
   <AcctsListAndBalDtls>
    <SfkpgAcct>PTF-00042</SfkpgAcct>
    <Bal><TtlElgblBal><Bal><QtyChc><SgndQty><ShrtLngPos>LONG</ShrtLngPos><Qty><Unit>900</Unit></Qty></SgndQty></QtyChc></Bal></TtlElgblBal></Bal>
   </AcctsListAndBalDtls>
  </AcctDtls>
  <CorpActnDtls>
   <DtDtls><RcrdDt><Dt>2026-09-22</Dt></RcrdDt><ExDvddDt><Dt>2026-09-21</Dt></ExDvddDt></DtDtls>
  </CorpActnDtls>
  <CorpActnOptnDtls>
   <OptnNb>001</OptnNb>
   <OptnTp><Cd>CASH</Cd></OptnTp>
   <CcyOptn>EUR</CcyOptn>
   <DfltPrcgOrStgInstr><DfltOptnInd>true</DfltOptnInd></DfltPrcgOrStgInstr>
   <CshMvmntDtls>
    <CdtDbtInd>CRDT</CdtDbtInd>
    <AmtDtls><GrssAmt Ccy="EUR">1080.00</GrssAmt><NetAmt Ccy="EUR">810.00</NetAmt><WhldgTaxAmt Ccy="EUR">270.00</WhldgTaxAmt></AmtDtls>
    <DtDtls><PmtDt><Dt>2026-09-23</Dt></PmtDt></DtDtls>
    <RateAndAmtDtls><GrssDstrbtnRate><Amt Ccy="EUR">1.20</Amt></GrssDstrbtnRate><WhldgTaxRate><Rate>25</Rate></WhldgTaxRate></RateAndAmtDtls>
   </CshMvmntDtls>
  </CorpActnOptnDtls>
 </CorpActnNtfctn>
</Document>`,
  "seev.036": `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:seev.036.001.16">
 <CorpActnMvmntConf>
  <NtfctnId><Id>NOTI20260901001</Id></NtfctnId>
  <CorpActnGnlInf>
   <CorpActnEvtId>CA2026000777</CorpActnEvtId>
   <EvtTp><Cd>DVCA</Cd></EvtTp>
   <FinInstrmId><ISIN>FR0000120271</ISIN></FinInstrmId>
  </CorpActnGnlInf>
  <AcctDtls>
   <SfkpgAcct>PTF-00042</SfkpgAcct>
   <Bal><ConfdBal><Bal><ShrtLngPos>LONG</ShrtLngPos><QtyChc><Qty><Unit>900</Unit></Qty></QtyChc></Bal></ConfdBal></Bal>
  </AcctDtls>
  <CorpActnDtls><DtDtls><RcrdDt><Dt>2026-09-22</Dt></RcrdDt><ExDvddDt><Dt>2026-09-21</Dt></ExDvddDt></DtDtls></CorpActnDtls>
  <CorpActnConfDtls>
   <OptnNb><Nb>001</Nb></OptnNb>
   <OptnTp><Cd>CASH</Cd></OptnTp>
   <CshMvmntDtls>
    <CdtDbtInd>CRDT</CdtDbtInd>
    <AmtDtls>
     <PstngAmt Ccy="EUR">810.00</PstngAmt>
     <GrssAmt Ccy="EUR">1080.00</GrssAmt>
     <NetAmt Ccy="EUR">810.00</NetAmt>
     <WhldgTaxAmt Ccy="EUR">270.00</WhldgTaxAmt>
    </AmtDtls>
    <DtDtls><PstngDt><Dt>2026-09-23</Dt></PstngDt><ValDt>2026-09-23</ValDt><PmtDt>2026-09-23</PmtDt></DtDtls>
   </CshMvmntDtls>
  </CorpActnConfDtls>
 </CorpActnMvmntConf>
</Document>`,
} as const;

export const MT = {
  MT535: `{1:F01CUSTFRPPAXXX0000000000}{2:I535CLNTFRPPXXXXN}{4:
:16R:GENL
:28E:1/ONLY
:13A::STAT//254
:20C::SEME//HOLD20260911001
:23G:NEWM
:98A::STAT//20260911
:22F::SFRE//DAIL
:22F::CODE//COMP
:22F::STTY//CUST
:22F::STBA//SETT
:97A::SAFE//PTF-00042
:17B::ACTI//Y
:17B::CONS//N
:16S:GENL
:16R:SUBSAFE
:16R:FIN
:35B:ISIN FR0000120271
DEMO ENERGIE SE
:90B::MRKT//ACTU/EUR54,32
:98A::PRIC//20260911
:93B::AGGR//UNIT/1500,
:93B::AVAI//UNIT/1200,
:93B::NAVL//UNIT/300,
:16R:SUBBAL
:93B::BLOK//UNIT/300,
:94F::SAFE//NCSD/SICVFRPPXXX
:16S:SUBBAL
:19A::HOLD//EUR81480,
:16S:FIN
:16R:FIN
:35B:ISIN FR0013286192
OAT 0.75 PCT 25/05/28
:90A::MRKT//PRCT/97,85
:98A::PRIC//20260911
:93B::AGGR//FAMT/2000000,
:93B::AVAI//FAMT/2000000,
:99A::DAAC//109
:19A::HOLD//EUR1961479,45
:19A::ACRU//EUR4479,45
:16S:FIN
:16S:SUBSAFE
:16R:ADDINFO
:19A::HOLP//EUR2042959,45
:19A::HOLS//EUR2042959,45
:16S:ADDINFO
-}`,
  MT536: `{1:F01CUSTFRPPAXXX0000000000}{2:I536CLNTFRPPXXXXN}{4:
:16R:GENL
:28E:1/ONLY
:20C::SEME//TRAN20260911001
:23G:NEWM
:98A::PREP//20260911
:69A::STAT//20260911/20260911
:22F::SFRE//DAIL
:22F::CODE//COMP
:22F::STBA//SETT
:97A::SAFE//PTF-00042
:17B::ACTI//Y
:17B::CONS//N
:16S:GENL
:16R:SUBSAFE
:16R:FIN
:35B:ISIN FR0000120271
DEMO ENERGIE SE
:93B::FIOP//UNIT/500,
:93B::FICL//UNIT/1500,
:16R:TRAN
:16R:LINK
:20C::RELA//BUY-000123
:16S:LINK
:16R:LINK
:20C::PREV//CUST99817
:16S:LINK
:16R:TRANSDET
:36B::PSTA//UNIT/1000,
:19A::PSTA//NEUR25552,4
:22F::TRAN//SETT
:22H::REDE//RECE
:22H::PAYM//APMT
:98A::ESET//20260911
:98A::SETT//20260911
:98A::TRAD//20260909
:16R:SETPRTY
:95P::DEAG//BROKFRPPXXX
:16S:SETPRTY
:16R:SETPRTY
:95P::PSET//SICVFRPPXXX
:16S:SETPRTY
:16S:TRANSDET
:16S:TRAN
:16S:FIN
:16S:SUBSAFE
-}`,
  MT545: `{1:F01CUSTFRPPAXXX0000000000}{2:I545CLNTFRPPXXXXN}{4:
:16R:GENL
:20C::SEME//CUST99817
:23G:NEWM
:98A::PREP//20260911
:16R:LINK
:13A::LINK//541
:20C::RELA//BUY-000123
:16S:LINK
:16S:GENL
:16R:TRADDET
:98A::SETT//20260911
:98A::TRAD//20260909
:98A::ESET//20260911
:90B::DEAL//ACTU/EUR25,4
:35B:ISIN FR0000120271
DEMO ENERGIE SE
:16S:TRADDET
:16R:FIAC
:36B::ESTT//UNIT/1000,
:97A::SAFE//PTF-00042
:97A::CASH//EUR-00042
:16S:FIAC
:16R:SETDET
:22F::SETR//TRAD
:16R:SETPRTY
:95P::DEAG//BROKFRPPXXX
:16S:SETPRTY
:16R:SETPRTY
:95P::SELL//BROKFRPPXXX
:16S:SETPRTY
:16R:SETPRTY
:95P::PSET//SICVFRPPXXX
:16S:SETPRTY
:16R:AMT
:19A::ESTT//EUR25552,4
:98A::VALU//20260911
:16S:AMT
:16R:AMT
:19A::DEAL//EUR25400,
:16S:AMT
:16R:AMT
:19A::EXEC//EUR50,8
:16S:AMT
:16R:AMT
:19A::TRAX//EUR101,6
:16S:AMT
:16S:SETDET
-}`,
  MT564: `{1:F01CUSTFRPPAXXX0000000000}{2:I564CLNTFRPPXXXXN}{4:
:16R:GENL
:20C::CORP//CA2026000777
:20C::SEME//NOTI20260901001
:23G:NEWM
:22F::CAEV//DVCA
:22F::CAMV//MAND
:98C::PREP//20260901083000
:25D::PROC//COMP
:16S:GENL
:16R:USECU
:35B:ISIN FR0000120271
DEMO ENERGIE SE
:16R:ACCTINFO
:97A::SAFE//PTF-00042
:93B::ELIG//UNIT/900,
:16S:ACCTINFO
:16S:USECU
:16R:CADETL
:98A::ANOU//20260730
:98A::XDTE//20260921
:98A::RDTE//20260922
:16S:CADETL
:16R:CAOPTN
:13A::CAON//001
:22F::CAOP//CASH
:11A::OPTN//EUR
:17B::DFLT//Y
:16R:CASHMOVE
:22H::CRDB//CRED
:97A::CASH//EUR-00042
:19B::ENTL//EUR1080,
:19B::TAXR//EUR270,
:19B::NETT//EUR810,
:98A::PAYD//20260923
:98A::VALU//20260923
:92A::TAXR//25,
:92F::GRSS//EUR1,2
:16S:CASHMOVE
:16S:CAOPTN
-}`,
  MT566: `{1:F01CUSTFRPPAXXX0000000000}{2:I566CLNTFRPPXXXXN}{4:
:16R:GENL
:20C::CORP//CA2026000777
:20C::SEME//CONF20260923001
:23G:NEWM
:22F::CAEV//DVCA
:98C::PREP//20260923090000
:16R:LINK
:13A::LINK//564
:20C::RELA//NOTI20260901001
:16S:LINK
:16S:GENL
:16R:USECU
:97A::SAFE//PTF-00042
:35B:ISIN FR0000120271
DEMO ENERGIE SE
:93B::ELIG//UNIT/900,
:93B::CONB//UNIT/900,
:16S:USECU
:16R:CADETL
:98A::XDTE//20260921
:98A::RDTE//20260922
:16S:CADETL
:16R:CACONF
:13A::CAON//001
:22F::CAOP//CASH
:16R:CASHMOVE
:22H::CRDB//CRED
:97A::CASH//EUR-00042
:19B::PSTA//EUR810,
:19B::GRSS//EUR1080,
:19B::NETT//EUR810,
:19B::TAXR//EUR270,
:98A::POST//20260923
:98A::VALU//20260923
:98A::PAYD//20260923
:92A::TAXR//25,
:92F::GRSS//EUR1,2
:16S:CASHMOVE
:16S:CACONF
-}`,
} as const;
