const dayMilliseconds = 86_400_000;

/** The serial number of "2025-03-31", "2025-03-31T12:00:00" or "12:00:00"; null for another text. */
export function isoSerial(text: string, dateSystem: 1900 | 1904): number | null {
  const parts = /^(?:(\d{4})-(\d\d)-(\d\d))?T?(?:(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/.exec(text.trim());
  if (!parts || text.trim() === "") return null;
  const [, year, month, day, hours = "0", minutes = "0", seconds = "0"] = parts;
  const clock = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  if (year === undefined) return clock;
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / dayMilliseconds;
  if (dateSystem === 1904) return days + 24_107 + clock;
  const serial = days + 25_569;
  // The 1900 system counts a 29 February 1900 that never was.
  return (serial < 61 ? serial - 1 : serial) + clock;
}
