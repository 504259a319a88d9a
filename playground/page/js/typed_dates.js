// Reading a date somebody typed into a date field, and stepping through the calendar, on plain ISO days.

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** 2018-03-13 for "13 Mar 2018", "13/3/2018" or "2018-03-13"; null for anything that is no day. */
export function readDay(text) {
  const words = text.trim().toLowerCase();
  const iso = words.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  if (iso) return isoDay(iso[1], iso[2], iso[3]);
  const slashed = words.match(/^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/);
  if (slashed) return isoDay(slashed[3], slashed[2], slashed[1]);
  const named = words.match(/^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]*,? (\d{4})$/);
  return named ? isoDay(named[3], MONTHS.indexOf(named[2]) + 1, named[1]) : null;
}

function isoDay(year, month, day) {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const read = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== text ? null : text;
}

export function addDays(iso, days) {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The same day so many months on, or the last day of a month that is too short. */
export function addMonths(iso, months) {
  const [year, month, day] = iso.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** Monday 0 … Sunday 6. */
export function weekday(iso) {
  return (new Date(`${iso}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The weeks a calendar page shows for the month of `iso`: rows of seven ISO days, Monday first. */
export function weeksOf(iso) {
  const first = `${iso.slice(0, 7)}-01`;
  const start = addDays(first, -weekday(first));
  const length = weekday(first) + Number(addDays(addMonths(first, 1), -1).slice(8));
  const rows = Math.ceil(length / 7);
  return Array.from({ length: rows }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => addDays(start, week * 7 + day)),
  );
}
