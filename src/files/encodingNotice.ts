import type { FileNotice } from "../engine";
import type { DecodedText } from "./decodeText";

/** What is to be told of a text that was not read as UTF-8. */
export function encodingNotice({ encoding, doubt }: Pick<DecodedText, "encoding" | "doubt">): FileNotice {
  const wording = doubt
    ? {
        en: `The text was read as ${encoding}; its letters do not decide: "${doubt.word}" would be "${doubt.otherwise}" in ${doubt.encoding}. If that is right, ask for the file in UTF-8.`,
        fr: `Le texte a été lu en ${encoding} ; ses lettres ne permettent pas de trancher : « ${doubt.word} » serait « ${doubt.otherwise} » en ${doubt.encoding}. Si c'est la bonne lecture, demandez le fichier en UTF-8.`,
      }
    : {
        en: `The text was read as ${encoding}. If accents look wrong, ask for the file in UTF-8.`,
        fr: `Le texte a été lu en ${encoding}. Si les accents sont faux, demandez le fichier en UTF-8.`,
      };
  return { severity: "information", code: "encoding", line: null, wording };
}
