// Language of the page: labels, digits, dates, names.
import { entities, firstLanguage, labels, types } from "./data";

export type Lang = "ckb" | "en";
let lang: Lang = firstLanguage === "en" ? "en" : "ckb";

export const language = () => lang;
export const rtl = () => lang === "ckb";

export function setLanguage(l: Lang) {
  lang = l;
  document.documentElement.lang = l;
  document.documentElement.dir = rtl() ? "rtl" : "ltr";
}

/** A label with its {places} filled in; one that is missing is its key. */
export function t(key: string, values: Record<string, string> = {}): string {
  const s = labels[lang][key] ?? key;
  return s.replace(/\{([a-z]+)\}/g, (all, k: string) => values[k] ?? all);
}

/** A label for a code of the tables, the code itself where there is none. */
export function code(kind: string, value: string | null): string {
  if (!value) return "";
  return labels[lang][`${kind}.${value}`] ?? value.replace(/_/g, " ");
}

/** ASCII digits as the language writes them. */
export function digits(s: string): string {
  return rtl() ? s.replace(/[0-9]/g, (d) => String.fromCharCode(0x660 + Number(d))) : s;
}

export function num(n: number): string {
  const s = String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, rtl() ? "\u066c" : ",");
  return digits(s);
}

export function decimal(n: number, places: number): string {
  const s = n.toFixed(places);
  return digits(rtl() ? s.replace(".", "\u066b") : s);
}

export const percent = (f: number) => (rtl() ? `${digits(String(Math.round(f * 100)))}\u066a` : `${Math.round(f * 100)}%`);

/** A date as exact as it stands: day, month or year; of one without a year what
 * is known; else its code. */
export function date(iso: string | null, short = false): string {
  const m = /^(\d{4}|X{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?$/.exec(iso ?? "");
  if (!m) return iso?.includes("X") ? "" : digits(iso ?? ""); // a weekday of no known week
  const known = (s?: string) => (s && !s.includes("X") ? s : "");
  const [y, mo, d] = m.slice(1).map(known);
  if (!mo) return digits(y);
  const parts = { d: digits(String(Number(d))), m: t(`${short ? "mon" : "month"}.${Number(mo)}`), y: digits(y) };
  if (!y) return d ? `${parts.d} ${parts.m}` : parts.m;
  if (short) return t(d ? "date.short" : "date.shortest", parts);
  return t(d ? "date.day" : "date.month", parts);
}

export function range(from: string | null, to: string | null, short = false): string {
  if (!from || !to || from === to) return date(from || to, short);
  return `${date(from, short)} – ${date(to, short)}`;
}

/** The date of a row of events or stories: weeks, quarters and seasons by their
 * first and last day. */
export function when(of: { date: (string | null)[]; date_start: (string | null)[]; date_end: (string | null)[] }, i: number, short = false): string {
  const iso = of.date[i];
  if (iso && /[WQ]|[A-Z]{2}$/.test(iso) && !iso.includes("X") && of.date_start[i]) return range(of.date_start[i], of.date_end[i], short);
  return date(iso, short);
}

/** Name of an entity in the page's language, where it is known. */
export function name(entity: number): string {
  if (entity < 0) return "";
  return (lang === "en" && entities.name_en[entity]) || entities.name[entity];
}

/** Names of a list of entities, else the words that the table joined. */
export function names(list: number[], joined: string | null): string {
  const words = (joined ?? "").split("; ").filter(Boolean);
  if (lang === "ckb" || !list.length) return words.join(`${t("comma")} `);
  // the table has names first told first; those with an entity change language
  const known = new Map(list.map((e) => [entities.name[e], name(e)]));
  return words.map((w) => known.get(w) ?? w).join(", ");
}

const typeLabels = new Map(types.map(([c, en, ckb]) => [c, { en, ckb: ckb || en }]));
export const typeLabel = (c: string) => typeLabels.get(c)?.[lang] ?? c;

const FOLD: [RegExp, string][] = [
  [/[\u0640\u064b-\u065f\u0670\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069]/g, ""],
  [/\u0647\u200c/g, "\u06d5"],
  [/\u200c/g, ""],
  [/[\u0649\u064a\u06ce\u0626]/g, "\u06cc"],
  [/\u0643/g, "\u06a9"],
  [/\u0695/g, "\u0631"],
  [/\u06b5/g, "\u0644"],
  [/[\u06c6\u06c7]/g, "\u0648"],
  [/\u0648{2,}/g, "\u0648"],
  [/\u06cc{2,}/g, "\u06cc"],
  [/[\u0647\u0629]/g, "\u06d5"],
];

/** Text as it is searched: legacy letters, digits and case made one. */
export function fold(s: string): string {
  let out = s.normalize("NFKC").toLowerCase();
  for (const [from, to] of FOLD) out = out.replace(from, to);
  return out.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) & 15));
}
