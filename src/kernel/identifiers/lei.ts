import { remainder97 } from "./checkSums";

/** Whether twenty characters, in upper case, are an LEI (ISO 17442): the number they spell leaves 1 on division by 97. */
export const isLei = (code: string): boolean => /^[A-Z0-9]{18}[0-9]{2}$/.test(code) && remainder97(code) === 1;
