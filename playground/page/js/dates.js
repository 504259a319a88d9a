// Dates and times as a British reader sees them in Slack, always in the council's own zone. `formatted` renders the
// `<!date^…>` tokens; their "today" and "yesterday" go by the council's time, not the machine's.

import { now } from "./state.js";

const ZONE = "Europe/London";
const DAY = 86400;

function format(options) {
  const formatter = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, ...options });
  return (seconds) => formatter.format(new Date(seconds * 1000));
}

const numeric = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" });
const long = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const plain = format({ day: "numeric", month: "long", year: "numeric" });
const short = format({ day: "numeric", month: "short", year: "numeric" });
const withWeekday = format({ weekday: "short", day: "numeric", month: "short", year: "numeric" });

export const time = format({ hour: "2-digit", minute: "2-digit" });
const timeWithSeconds = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** 2018-01-10, in London. */
export function dayOf(seconds) {
  return numeric.format(new Date(seconds * 1000));
}

function near(seconds) {
  const that = dayOf(seconds);
  const today = now();
  if (that === dayOf(today)) return "today";
  if (that === dayOf(today - DAY)) return "yesterday";
  return that === dayOf(today + DAY) ? "tomorrow" : null;
}

function ago(seconds) {
  const gap = seconds - now();
  const units = [
    ["day", DAY],
    ["hour", 3600],
    ["minute", 60],
  ];
  const [unit, size] = units.find(([, length]) => Math.abs(gap) >= length) ?? ["minute", 60];
  return new Intl.RelativeTimeFormat("en-GB").format(Math.trunc(gap / size), unit);
}

const TOKENS = {
  date_num: dayOf,
  date_slash: format({ day: "2-digit", month: "2-digit", year: "numeric" }),
  date: plain,
  date_short: short,
  date_long: long,
  date_pretty: (at) => near(at) ?? plain(at),
  date_short_pretty: (at) => near(at) ?? short(at),
  date_long_pretty: (at) => near(at) ?? long(at),
  time,
  time_secs: timeWithSeconds,
  ago,
};

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * A template such as "{date_short_pretty} at {time}" filled in, a capital at its start as in Slack; null if it holds
 * no known token.
 */
export function formatted(template, seconds) {
  let known = false;
  const text = template.replace(/\{(\w+)\}/g, (whole, token, at) => {
    if (!Object.hasOwn(TOKENS, token)) return whole;
    known = true;
    const words = TOKENS[token](seconds);
    return at === 0 ? capital(words) : words;
  });
  return known ? text : null;
}

/** "Wednesday 10 January 2018" for 2018-01-10. */
export function longDay(iso) {
  return iso ? long(Date.parse(`${iso}T12:00:00Z`) / 1000).replace(",", "") : "";
}

/** "10 Jan 2018" for 2018-01-10. */
export function shortDay(iso) {
  return iso ? short(Date.parse(`${iso}T12:00:00Z`) / 1000) : "";
}

/** "Wed 10 Jan 2018, 09:30". */
export function moment(seconds) {
  return `${withWeekday(seconds).replace(",", "")}, ${time(seconds)}`;
}

/** The heading over a day's messages. */
export function dayHeading(seconds) {
  const word = near(seconds);
  return word && word !== "tomorrow" ? capital(word) : long(seconds).replace(",", "");
}

export function fullMoment(seconds) {
  return `${long(seconds).replace(",", "")} at ${time(seconds)}`;
}
