import type { Field } from "./field";

/** Headers that mean one field wherever they stand, as people write them; matching ignores case, accents and punctuation.
 *  Those whose meaning hangs on the sheet are in `ambiguousHeaders.ts`. */
export const HEADER_SYNONYMS: Readonly<Record<Field, string>> = {
  reference:
    "reference, ref, trade id, trade ref, trade reference, trade number, trade no, deal id, deal no, deal ref, deal reference, " +
    "deal number, ticket, ticket no, ticket number, ticket id, transaction id, transaction ref, transaction reference, " +
    "transaction number, tran id, tx id, txn ref, execution id, exec id, fill id, order id, order no, order number, order #, order ref, " +
    "client order id, ClOrdID, order execution ref, client ref, client reference, customer reference, customer ref, " +
    "contract note no, contract number, confirmation no, isin trade ref, tkt, tkt num, ticket num, instruction reference, " +
    "référence, réf, référence opération, réf opération, réf op, n° opération, numéro d'opération, n° op, n° de transaction, " +
    "référence transaction, n° ticket, n° de deal, identifiant opération, n° exécution, réf négociation, n° ordre, " +
    "numéro d'ordre, référence ordre, réf ordre, ordre client, réf client, référence client, n° avis, n° avis d'opéré, " +
    "avis d'opéré, n° bordereau, n° de contrat, n° mouvement, numéro de mouvement, identifiant, id opération, n° négociation",
  counterReference:
    "broker ref, broker reference, counterparty ref, counterparty reference, external ref, external reference, external id, " +
    "street ref, contra ref, custodian ref, custodian reference, bank ref, bank reference, settlement ref, settlement reference, " +
    "SEME, market ref, market reference, instruction ref, servicer reference, account servicer reference, agent reference, " +
    "custody ref, depository ref, réf courtier, référence courtier, référence contrepartie, réf contrepartie, réf externe, " +
    "référence externe, réf dépositaire, référence dépositaire, référence TCC, réf banque, référence banque, réf règlement, " +
    "réf RL, réf instruction, référence instruction, réf conservateur, réf marché, réf teneur de compte",
  previousReference:
    "previous reference, previous ref, prev ref, previous trade id, original reference, original ref, orig ref, original trade id, " +
    "original trade ref, original transaction id, cancelled reference, cancelled ref, cancelled trade id, reversed reference, reversed ref, " +
    "reversal of, cancellation of, cancels, linked reference, linked ref, référence précédente, réf précédente, référence annulée, " +
    "réf annulée, référence extournée, réf extournée, référence d'origine, réf d'origine, référence initiale, réf initiale, " +
    "opération annulée, opération d'origine, extourne de, annulation de, référence liée, réf liée",
  account:
    "account, account no, account number, account id, account code, acct, acct no, a/c, a/c no, a/c number, safekeeping account, " +
    "safekeeping a/c, custody account, custody a/c, sec account, securities account, portfolio account, client account, depot, " +
    "compte, n° compte, numéro de compte, compte titres, compte-titres, n° compte titres, compte conservation, " +
    "n° compte conservation, compte de conservation, compte dossier, n° dossier, dossier, rubrique, racine compte, compte client, konto",
  cashAccount:
    "cash account, cash a/c, cash account number, settlement account, IBAN, current account, compte espèces, compte cash, " +
    "compte de règlement, compte courant, RIB, compte numéraire",
  portfolio:
    "portfolio, portfolio code, portfolio name, fund, fund code, fund name, book, trading book, strategy, sub fund, desk, " +
    "portefeuille, code portefeuille, nom portefeuille, ptf, fonds, code fonds, nom du fonds, OPC, OPCVM, FCP, compartiment, " +
    "livre, poche, mandat",
  security:
    "isin, isin code, isin number, isin no, security isin, instrument isin, id isin, ID_ISIN, code isin, isin valeur, " +
    "codif isin, isin titre, code ISIN valeur",
  securityCode:
    "security id, instrument code, instrument id, local code, ticker, ticker symbol, symbol, instrument symbol, cusip, sedol, wkn, ric, " +
    "bbg, bbg ticker, bloomberg ticker, bloomberg code, figi, valor, telekurs, common code, stock code, mnémo, mnémonique, " +
    "code titre, code instrument, code sicovam, sicovam, code RGA, code Euroclear, code mnémo, code interne valeur",
  securityName:
    "security name, investment name, security description, security desc, instrument name, instrument description, issue name, stock name, " +
    "asset name, fund description, issue description, libellé valeur, libellé titre, désignation, désignation du titre, " +
    "désignation valeur, nom du titre, nom de la valeur, nom valeur, nom instrument, intitulé valeur, intitulé du titre, libellé instrument, värdepapper, värdepapper beskrivning, wertpapier, wertpapierbezeichnung, titolo",
  side:
    "side, buy/sell, buy / sell indicator, b/s, bs, b/s indicator, buy sell flag, bs flag, direction, transaction side, trade side, way, long/short, " +
    "receive/deliver, rec/del, sens, sens opération, sens de l'opération, achat/vente, A/V, type sens, sens de l'ordre, sens ordre, sens mouvement",
  currency:
    "currency, ccy, curr, cur, trade ccy, trade currency, instrument currency, security currency, local ccy, settlement ccy, settle currency, " +
    "settlement currency, payment currency, pay ccy, currency code, currency primary, CurrencyPrimary, deal currency, transaction currency, devise, dev, devise de négociation, " +
    "monnaie, code devise, devise titre, devise de règlement, devise règlement, devise de paiement, devise espèces, devise opération, devise du titre, währung, divisa, instrumentvaluta, transaktionsvaluta",
  counterCurrency: "counter currency, terms currency, contre-devise",
  currencyPair: "currency pair, ccy pair, fx pair, pair, paire, paire de devises, couple de devises",
  counterparty:
    "counterparty, counterparty name, counterpart, cpty, ctpy, ctpty, broker, broker name, dealer, executing broker, contra, contra party, " +
    "sell side, broker code, counterparty code, executing firm, contrepartie, contrepartie de marché, nom contrepartie, courtier, nom courtier, intermédiaire, négociateur, " +
    "prestataire, maison de titres, code contrepartie, code courtier, code intervenant, broker exécutant",
  custodian:
    "custodian, custodian name, depository, depositary, custodian bank, sub custodian, safekeeping agent, global custodian, dépositaire, " +
    "conservateur, teneur de compte, teneur de compte conservateur, TCC, banque dépositaire, sous conservateur, sous dépositaire",
  market:
    "market, exchange, venue, MIC, trading venue, place of trade, exchange code, marché, place de cotation, bourse, " +
    "lieu d'exécution, place de négociation, code marché, place",
  assetClass:
    "asset class, asset type, instrument type, security type, product type, cfi, cfi code, security class, classe d'actif, type instrument, type de titre, " +
    "nature du titre, nature valeur, catégorie, famille, type valeur, type d'actif",
  transactionType:
    "transaction type, trans type, trade type, event type, movement type, activity, tran code, transaction code, txn type, transaction description, type opération, " +
    "type d'opération, nature opération, nature de l'opération, type de mouvement, code opération, nature du mouvement, libellé opération, type mouvement",
  status:
    "status, state, settlement status, matching status, trade status, instruction status, settle status, statut, état, situation, statut d'appariement, " +
    "statut de dénouement, statut opération, état dénouement, état de l'opération",
  statusReason:
    "reason, reason code, fail reason, pending reason, reject reason, status reason, motif, motif de rejet, cause, code motif, motif de suspens, motif suspens",
  reversal:
    "reversal, is reversal, reversal indicator, reversal flag, RvslInd, function, message function, function of message, extourne, " +
    "indicateur d'extourne, indicateur extourne, contre-passation, fonction, fonction du message, storno",
  ledgerAccount:
    "GL account, gl code, ledger account, nominal code, nominal account, accounting account, general ledger account, compte général, compte comptable, " +
    "n° compte général, imputation, CompteNum",
  ledgerAccountName:
    "account label, ledger account name, libellé compte, libellé du compte, intitulé du compte, CompteLib",
  auxiliaryAccount: "auxiliary account, sub ledger account, compte auxiliaire, compte tiers, code tiers, CompAuxNum",
  journal: "journal, journal code, batch, code journal, JournalCode, jnl",
  entryNumber:
    "entry no, entry number, journal entry, voucher, voucher no, document no, n° écriture, numéro d'écriture, n° pièce, EcritureNum, folio",
  pieceReference:
    "PieceRef, document reference, référence pièce, réf pièce, référence de la pièce, pièce justificative",
  lettering: "EcritureLet, lettrage, lettre, code lettrage, matching code, letter code",
  preparedBy: "entered by, prepared by, saisi par, préparé par, auteur de la saisie",
  validatedBy: "validated by, validé par, visa",
  label:
    "narrative, narration, text, memo, remittance information, entry description, details, transaction details, libellé écriture, EcritureLib, " +
    "libellé mouvement, libellé de l'opération, texte, motif du mouvement",
  event:
    "CA id, event id, CORP ref, corporate action reference, corporate action id, corporate action, event reference, n° OST, référence OST, réf OST, " +
    "identifiant événement, n° opération sur titres, OST",
  quantity:
    "quantity, qty, trade quantity, trade qty, quantity traded, units, shares, no of shares, number of shares, nb of shares, nominal, face, face amount, " +
    "face value, par, par value, notional, original face, settled quantity, executed quantity, exec qty, filled qty, deal quantity, quantity / nominal, " +
    "units nominal, nominal amount, quantity nominal, shares par, quantité, qté, quantité négociée, quantité exécutée, nombre, nb titres, nombre de titres, nb parts, " +
    "nombre de parts, montant nominal, valeur nominale, notionnel, quantité nominal, qté nominal, qté titres, quantité titres, quantité dénouée, nbre titres, nb, antal, aantal, anzahl, stück, stückzahl, menge, cantidad, quantità",
  price:
    "price, px, exec price, execution price, deal price, trade price, unit price, avg price, average price, clean price, avg px, price per share, price share, " +
    "fill price, TradePrice, dealing price, cours, prix, prix unitaire, cours exécuté, cours d'exécution, prix d'exécution, cours moyen, cours moyen exécuté, " +
    "prix de négociation, cours de négociation, prix moyen, px exécution, prix pied de coupon, cours négocié, cours unitaire, kurs, koers, preis, precio, prezzo, ausführungskurs",
  grossAmount:
    "gross, gross amount, gross consideration, principal, principal amount, trade amount, TradeMoney, consideration, cost of securities, gross value, trade value, " +
    "principal value, brut, montant brut, montant brut négocié, capital brut, montant de la transaction, montant hors frais, MB, capitaux bruts, " +
    "montant négocié, montant brut devise, contre-valeur brute",
  fees:
    "commission, comm, commissions, brokerage, brokerage fee, broker fee, broker fees, broker commission, exec fee, execution fee, fees, fee, charges, costs, other fees, other charges, " +
    "exchange fee, clearing fee, settlement fee, ticket charge, custody fee, transaction cost, transaction fee, fees & comm, commission & fees, fees and commission, IBCommission, VAT, GST, " +
    "sales tax, total fees, total charges, all-in costs, total commission, regulatory fee, sec fee, fee amount, misc fees, courtage, frais, frais de courtage, " +
    "commission de courtage, frais divers, autres frais, frais de bourse, frais de négociation, frais de compensation, droits de garde, frais de place, " +
    "commission de mouvement, frais de marché, frais de règlement, TVA, montant TVA, TVA sur courtage, total frais, frais totaux, frais et commissions, frais et taxes, total frais et taxes, kosten, gebühren, provision, comisión, commissioni",
  tax:
    "taxes, tax, tax amount, stamp duty, stamp, FTT, stamp ftt, stamp duty ftt, transaction tax, financial transaction tax, SDRT, levy, PTM, PTM levy, withholding tax, WHT, " +
    "tax withheld, NRA tax, foreign tax, total taxes, impôts, impôt, TTF, taxe, taxe TTF, TTF taxes, taxe sur transactions financières, taxe sur transactions, droit de timbre, " +
    "timbre, taxe de bourse, TOB, impôt de bourse, retenue à la source, RAS, impôt étranger, prélèvement à la source, précompte mobilier, total taxes, montant taxe, belasting, steuer, steuern, impuestos, imposte",
  accruedInterest:
    "accrued interest, accrued, accrued int, AI, interest purchased, interest bought sold, coupon accrued, accrued amount, interest, accrued interest amount, coupon couru, " +
    "intérêts courus, intérêt couru, couru, ICC, CC, intérêts courus non échus, montant couru, montant coupon couru, ICNE",
  netAmount:
    "net, net amount, settlement amount, settle amount, settled amount, total amount, net consideration, cash amount, net proceeds, net cash, proceeds, net money, net value, net settlement amount, " +
    "total consideration, amount payable, montant net, montant de règlement, montant net de règlement, montant règlement, montant total, total net, net à payer, net à encaisser, net à régler, net client, " +
    "montant net client, MN, net négocié, montant net dénoué, montant espèces, mt net, capitaux nets, montant dénoué, waarde netto, nettobetrag, netto, importe neto, importo netto, nettobelopp",
  fxRate:
    "fx rate, exchange rate, conversion rate, xrate, currency rate, fx, taux de change, cours de change, cours devise, valutakurs, taux change",
  debit:
    "debit, debit amount, amount dr, dr, paid out, withdrawals, débit, montant débit, montant débiteur, décaissement, mouvement débit",
  credit:
    "credit, credit amount, amount cr, cr, paid in, deposits, crédit, montant crédit, montant créditeur, encaissement, mouvement crédit",
  balance:
    "running balance, closing balance, account balance, cash balance, solde progressif, solde final, solde comptable, solde de clôture, solde espèces",
  currencyAmount: "Montantdevise, montant en devise étrangère, amount in foreign currency, foreign amount",
  marketValue:
    "market value, MV, mkt value, valuation, position value, fair value, market value local, valorisation, valeur boursière, valeur de marché, évaluation, " +
    "estimation, valeur au cours, montant valorisé",
  rate: "coupon rate, interest rate, tax rate, WHT rate, withholding rate, dividend per share, DPS, gross rate, taux du coupon, taux facial, taux nominal, taux de retenue, taux RAS, dividende unitaire, brut unitaire, coupon",
  ratio: "ratio, exchange ratio, new for old, parité, rapport d'échange, parité d'attribution, quotité",
  result:
    "pnl, p&l, profit and loss, result, daily pnl, realised pnl, realized gain, realized gains, realized p&l, unrealised pnl, unrealized gain, gain loss, résultat, résultat du jour, " +
    "résultat économique, plus ou moins value, PMV, PMVR, PMVL, +/- value, plus ou moins value réalisée, plus ou moins value latente, résultat réalisé, résultat latent, +/- value de cession",
  tradeDate:
    "trade date, TD, trade dt, T date, deal date, transaction date, execution date, exec date, order date, dealing date, bargain date, date traded, dealt on, traded on, trade day, jour trade, trade date time, contract date, date de négociation, " +
    "date négociation, date négo, date d'opération, date opération, date opé, date de transaction, date d'exécution, date de bourse, date trade, DN, DO, date de l'ordre, date exécution, jour de bourse, handelsdatum, handelstag, transactiedatum, ausführungsdatum, fecha operación, data operazione",
  settlementDate:
    "settlement date, settle date, SettleDate, SD, stl date, sett date, contractual settlement date, ISD, intended settlement date, due date, delivery date, settles on, settled on, jour R/L, jour de règlement, settlement dt, contractual date, " +
    "date de règlement-livraison, date RL, date R/L, date de règlement, date règlement, date de dénouement, date dénouement, date dénouement théorique, date théorique de dénouement, DTD, " +
    "date de livraison, date théorique, DR, DRL, date règlement livraison, date dénouement prévue",
  effectiveSettlementDate:
    "actual settlement date, effective settlement date, ASD, settled date, date settled, actual settle date, date effective, date de dénouement effectif, date réelle de dénouement, DED, " +
    "date de dénouement réel, date dénouement effective, date effective de dénouement",
  valueDate: "cash value date, val date, valuta, valutadatum, DV",
  bookingDate:
    "booking date, book date, entry date, posting date, accounting date, date comptable, date de comptabilisation, date d'écriture, date passage, EcritureDate, date de comptabilité",
  exDate:
    "ex date, ex dividend date, XD date, dividend ex date, date de détachement, date ex, date ex coupon, détachement",
  recordDate: "record date, books close date, date d'enregistrement, date d'arrêté des positions",
  paymentDate:
    "pay date, payment date, payable date, dividend pay date, date de paiement, date de mise en paiement, date de versement, mise en distribution",
  maturityDate:
    "maturity, maturity date, redemption date, expiry, expiry date, échéance, date d'échéance, date de remboursement, maturité",
  positionDate:
    "position date, as of, as at, as of date, statement date, report date, holding date, price date, date d'arrêté, date d'état, date de situation, date du relevé, date de position, date de valorisation",
  pieceDate: "PieceDate, date de pièce, date pièce, document date",
  letteringDate: "DateLet, date de lettrage, date lettrage, matching date",
  validationDate: "ValidDate, date de validation, validation date, date validation",
};
