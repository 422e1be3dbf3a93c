import { describe, expect, it } from "vitest";

import { decimalText } from "../../../../src/kernel/decimal";
import { isoText } from "../../../../src/kernel/day";
import { readFixture, rowsOf, tableOf } from "./securitiesCells";

describe("the worked messages", () => {
  it("MT535: holdings with their sub-balances, prices and values", () => {
    const content = readFixture("securities/mt535.fin");
    expect(content.notices).toEqual([]);
    expect(rowsOf(content, "holdings")).toEqual([
      {
        account: "PTF-00042",
        positionDate: "2026-09-11",
        security: "FR0000120271",
        securityName: "DEMO ENERGIE SE",
        quantityType: "UNIT",
        quantity: "1500",
        available: "1200",
        notAvailable: "300",
        "subBalance:BLOK": "300",
        price: "54.32",
        priceType: "ACTU",
        priceCurrency: "EUR",
        priceDate: "2026-09-11",
        marketValue: "81480",
        currency: "EUR",
        placeOfSafekeeping: "NCSD/SICVFRPPXXX",
      },
      {
        account: "PTF-00042",
        positionDate: "2026-09-11",
        security: "FR0013286192",
        securityName: "OAT 0.75 PCT 25/05/28",
        quantityType: "FAMT",
        quantity: "2000000",
        available: "2000000",
        price: "97.85",
        priceType: "PRCT",
        priceDate: "2026-09-11",
        marketValue: "1961479.45",
        accruedInterest: "4479.45",
        accruedDays: "109",
        currency: "EUR",
      },
    ]);
    const [statement] = tableOf(content, "holdings").statements;
    expect(statement).toMatchObject({
      format: "MT535",
      reference: "HOLD20260911001",
      number: "254",
      account: "PTF-00042",
      sender: "CUSTFRPPXXX",
      basis: "settled",
      isComplete: true,
      pages: [{ number: 1, isLast: true }],
      countRows: 2,
    });
    expect(statement?.date && isoText(statement.date)).toBe("2026-09-11");
    expect(statement?.totals.map(({ code, unit, amount }) => `${code} ${unit} ${decimalText(amount)}`)).toEqual([
      "HOLP EUR 2042959.45",
      "HOLS EUR 2042959.45",
    ]);
  });

  it("MT536: what settled, and the balances before and after", () => {
    const content = readFixture("securities/mt536.fin");
    expect(content.notices).toEqual([]);
    expect(rowsOf(content, "transactions")).toEqual([
      {
        account: "PTF-00042",
        reference: "BUY-000123",
        counterReference: "CUST99817",
        tradeDate: "2026-09-09",
        settlementDate: "2026-09-11",
        effectiveSettlementDate: "2026-09-11",
        side: "BUY",
        movement: "RECE",
        payment: "APMT",
        security: "FR0000120271",
        securityName: "DEMO ENERGIE SE",
        quantityType: "UNIT",
        quantity: "1000",
        netAmount: "25552.4",
        currency: "EUR",
        status: "SETTLED",
        transactionType: "SETT",
        counterparty: "BROKFRPPXXX",
        placeOfSettlement: "SICVFRPPXXX",
      },
    ]);
    const [statement] = tableOf(content, "transactions").statements;
    expect(
      statement?.balances.map(({ kind, code, unit, security, amount }) => [
        kind,
        code,
        unit,
        security,
        decimalText(amount),
      ]),
    ).toEqual([
      ["opening", "FIOP", "UNIT", "FR0000120271", "500"],
      ["closing", "FICL", "UNIT", "FR0000120271", "1500"],
    ]);
    expect(statement?.period && [statement.period.from, statement.period.to].map(isoText)).toEqual([
      "2026-09-11",
      "2026-09-11",
    ]);
  });

  it("MT545: a confirmation with what its net amount is made of", () => {
    const content = readFixture("securities/mt545.fin");
    expect(content.notices).toEqual([]);
    expect(rowsOf(content, "transactions")).toEqual([
      {
        account: "PTF-00042",
        messageType: "MT545",
        messageFunction: "NEWM",
        reference: "BUY-000123",
        counterReference: "CUST99817",
        tradeDate: "2026-09-09",
        settlementDate: "2026-09-11",
        effectiveSettlementDate: "2026-09-11",
        side: "BUY",
        movement: "RECE",
        payment: "APMT",
        security: "FR0000120271",
        securityName: "DEMO ENERGIE SE",
        quantityType: "UNIT",
        quantity: "1000",
        price: "25.4",
        priceType: "ACTU",
        priceCurrency: "EUR",
        grossAmount: "25400",
        fees: "50.8",
        tax: "101.6",
        netAmount: "25552.4",
        currency: "EUR",
        status: "SETTLED",
        transactionType: "TRAD",
        counterparty: "BROKFRPPXXX",
        placeOfSettlement: "SICVFRPPXXX",
        cashAccount: "EUR-00042",
        valueDate: "2026-09-11",
      },
    ]);
  });

  const dividend = {
    account: "PTF-00042",
    messageFunction: "NEWM",
    event: "CA2026000777",
    eventType: "DVCA",
    security: "FR0000120271",
    securityName: "DEMO ENERGIE SE",
    option: "001",
    optionType: "CASH",
    exDate: "2026-09-21",
    recordDate: "2026-09-22",
    paymentDate: "2026-09-23",
    valueDate: "2026-09-23",
    eligibleQuantity: "900",
    quantityType: "UNIT",
    mark: "CRED",
    ratePerUnit: "1.2",
    grossAmount: "1080",
    withholdingRate: "25",
    withholding: "270",
    netAmount: "810",
    currency: "EUR",
    cashAccount: "EUR-00042",
  };

  it("MT564: the entitlement to a dividend", () => {
    const content = readFixture("securities/mt564.fin");
    expect(content.notices).toEqual([]);
    expect(rowsOf(content, "corporate-actions")).toEqual([
      {
        ...dividend,
        messageType: "MT564",
        participation: "MAND",
        processingStatus: "COMP",
        counterReference: "NOTI20260901001",
        isDefaultOption: "Y",
      },
    ]);
  });

  it("MT566: the posting of the same dividend", () => {
    const content = readFixture("securities/mt566.fin");
    expect(content.notices).toEqual([]);
    expect(rowsOf(content, "corporate-actions")).toEqual([
      {
        ...dividend,
        messageType: "MT566",
        counterReference: "CONF20260923001",
        previousReference: "NOTI20260901001",
        bookingDate: "2026-09-23",
        status: "SETTLED",
      },
    ]);
  });

  it("MT564 of a custodian abroad: a CUSIP, a rate per unit with its kind, a narrative", () => {
    const content = readFixture("prowide-core/MT564.fin");
    expect(content.notices).toEqual([]);
    expect(rowsOf(content, "corporate-actions")).toEqual([
      {
        messageType: "MT564",
        messageFunction: "NEWM",
        event: "DV200000168730",
        eventType: "DVCA",
        participation: "MAND",
        processingStatus: "COMP",
        counterReference: "DV200000168730",
        securityCode: "12345B68",
        securityName: "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
        option: "001",
        optionType: "CASH",
        isDefaultOption: "Y",
        exDate: "2000-11-27",
        recordDate: "2020-11-30",
        paymentDate: "2020-12-31",
        mark: "CRED",
        ratePerUnit: "0.1234567",
        currency: "USD",
        narrative: "US UNITED STATES",
      },
    ]);
  });
});
