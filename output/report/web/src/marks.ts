// Corrections: what the file beside the output holds already, and what the
// reader marks here. Kept in the browser where that is allowed, until handed
// out as corrections.tsv.
import { corrections, run, docs, events } from "./data";

export interface Mark {
  kind: string;
  id: string;
  action: string;
  value: string;
  note: string;
  old: boolean; // from the file
}

/** Ids of events are unique in a document only, but hashed over it: the file
 * names them alone. */
const store = `tomar:${run.version}:${docs.n}:${events.n}:${docs.doc_id[0] ?? ""}`;
const listeners = new Set<() => void>();
let marks: Mark[] = corrections.map(([kind, id, action, value, note]) => ({ kind, id, action, value, note, old: true }));

try {
  const saved = JSON.parse(localStorage.getItem(store) ?? "[]") as Mark[];
  for (const m of saved) if (m && typeof m.id === "string") put({ ...m, old: false });
} catch {
  // no storage for a local file here: marks live as long as the page
}

const field = (m: Mark) => (m.action === "fix" ? m.value.split("=")[0] : "");

/** Whether two rows cannot stand together. */
function clash(a: Mark, b: Mark): boolean {
  if (a.kind !== b.kind || a.id !== b.id) return false;
  if (a.action === b.action) return a.action === "split" ? a.value === b.value : field(a) === field(b);
  const verdicts = ["reject", "confirm"];
  return verdicts.includes(a.action) && verdicts.includes(b.action);
}

function put(m: Mark) {
  marks = marks.filter((x) => !clash(x, m));
  marks.push(m);
}

function changed() {
  try {
    localStorage.setItem(store, JSON.stringify(marks.filter((m) => !m.old)));
  } catch {
    // as above
  }
  for (const f of listeners) f();
}

export const all = () => marks;
export const fresh = () => marks.filter((m) => !m.old).length;
export const watch = (f: () => void) => listeners.add(f);
export const of = (kind: string, id: string) => marks.filter((m) => m.kind === kind && m.id === id);

export function add(kind: string, id: string, action: string, value = "", note = "") {
  put({ kind, id, action, value: clean(value), note: clean(note), old: false });
  changed();
}

export function remove(m: Mark) {
  marks = marks.filter((x) => x !== m);
  changed();
}

/** Sets a verdict, or takes it back where it stands already. */
export function toggle(kind: string, id: string, action: string) {
  const m = marks.find((x) => x.kind === kind && x.id === id && x.action === action);
  if (m) remove(m);
  else add(kind, id, action);
}

export function setNote(m: Mark, note: string) {
  m.note = clean(note);
  m.old = false;
  changed();
}

/** Cells hold neither tabs nor line ends; the file has no quotes. */
const clean = (s: string) => s.replace(/[\t\r\n\u0085\u2028\u2029]+/g, " ").trim();

export function file(): string {
  const rows = marks.map((m) => [m.kind, m.id, m.action, m.value, m.note]);
  rows.sort((a, b) => (a.join("\t") < b.join("\t") ? -1 : 1));
  return [["kind", "id", "action", "value", "note"], ...rows].map((r) => r.join("\t") + "\n").join("");
}

export function download() {
  const url = URL.createObjectURL(new Blob([file()], { type: "text/tab-separated-values;charset=utf-8" }));
  const a = document.createElement("a");
  a.href = url;
  a.download = "corrections.tsv";
  document.body.appendChild(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
