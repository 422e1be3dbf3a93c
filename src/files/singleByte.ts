/** The encodings of one byte a letter that older systems of Western Europe write. */
export type SingleByte = "windows-1252" | "iso-8859-15" | "macintosh" | "ibm850";

/** What bytes 0x80 to 0xFF stand for; what an encoding leaves free stays a control character. "ibm850" has the euro sign where DOS
 *  put it later (code page 858); code page 437 has the same accented letters but for capitals that it lacks. */
const UPPER_HALVES: Readonly<Record<SingleByte, string>> = {
  "windows-1252":
    "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ" +
    "\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿" +
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß" +
    "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
  "iso-8859-15":
    "\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009a\u009b\u009c\u009d\u009e\u009f" +
    "\u00a0¡¢£€¥Š§š©ª«¬\u00ad®¯°±²³Žµ¶·ž¹º»ŒœŸ¿" +
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß" +
    "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
  macintosh:
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü" +
    "†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø" +
    "¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ" +
    "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
  ibm850:
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ" +
    "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐" +
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀" +
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
};

const CODES: Readonly<Record<SingleByte, Uint16Array>> = {
  "windows-1252": codesOf("windows-1252"),
  "iso-8859-15": codesOf("iso-8859-15"),
  macintosh: codesOf("macintosh"),
  ibm850: codesOf("ibm850"),
};

function codesOf(encoding: SingleByte): Uint16Array {
  const upper = UPPER_HALVES[encoding];
  return Uint16Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? byte : upper.charCodeAt(byte - 0x80)));
}

/** How many bytes become text in one go. */
const PIECE = 1 << 16;

/** The text of bytes in such an encoding. */
export function decodeSingleByte(bytes: Uint8Array, encoding: SingleByte): string {
  const codes = CODES[encoding];
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = Uint16Array.from(bytes.subarray(at, at + PIECE), (byte) => codes[byte] ?? 0);
    parts.push(String.fromCharCode(...piece.subarray(0, PIECE / 2)), String.fromCharCode(...piece.subarray(PIECE / 2)));
  }
  return parts.join("");
}
