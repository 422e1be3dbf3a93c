/** Functions that came after the format was fixed: the file says `_xlfn.XLOOKUP` where a person says `XLOOKUP`. */
const later = new Set(
  (
    "ACOT AGGREGATE ARABIC ARRAYTOTEXT BASE BITAND BITOR BITXOR BYCOL BYROW CHOOSECOLS CHOOSEROWS CONCAT COVARIANCE.P " +
    "COVARIANCE.S DAYS DECIMAL DROP EXPAND FILTERXML FORMULATEXT HSTACK IFNA IFS ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET " +
    "MAKEARRAY MAP MAXIFS MINIFS MODE.SNGL NUMBERVALUE PERCENTILE.INC RANDARRAY RANK.EQ REDUCE SCAN SEQUENCE SHEET SHEETS " +
    "SORTBY STDEV.P STDEV.S SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE " +
    "VALUETOTEXT VAR.P VAR.S VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR"
  ).split(" "),
);
const worksheetOnly = new Set(["FILTER", "SORT"]);

// Texts and quoted sheet names are matched to be passed over.
const functionName = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.])([A-Z][A-Z0-9.]*)(?=\()/gi;

/** A formula of the file as a person reads it, with "=". */
export const formulaFromFile = (text: string) => `=${text.replace(/_xlfn\.(?:_xlws\.)?|_xlpm\./g, "")}`;

/** A formula with "=" as the file has it. */
export const formulaForFile = (formula: string) =>
  formula.replace(/^=/, "").replace(functionName, (all, name: string | undefined) => {
    const upper = name?.toUpperCase() ?? "";
    if (worksheetOnly.has(upper)) return `_xlfn._xlws.${upper}`;
    return later.has(upper) ? `_xlfn.${upper}` : all;
  });
