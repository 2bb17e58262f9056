// The list of articles, and the reader of one.
import * as d from "./data";
import { bdi, h } from "./dom";
import { code, date, fold, name, num, percent, t } from "./i18n";
import { eventDate, select, stance, typeChip } from "./parts";
import { counted } from "./filter";
import { link, read, update } from "./route";
import { VirtualTable } from "./table";
import { tableView } from "./views_tables";
import * as tip from "./tip";
import { groupOf } from "./types";
import type { View } from "./main";

const { docs, events, mentions, times } = d;

export function articlesView(): View {
  const titles = Array.from({ length: docs.n }, (_, i) => d.docTitle(i));
  const table = new VirtualTable({
    label: t("view.articles"), sort: read().params.get("sort") ?? "order", onSort: (sort) => update({ sort }),
    open: (i) => (location.hash = link("article", { id: docs.doc_id[i] })),
    columns: [
      { key: "title", label: t("col.headline"), width: "minmax(130px, 5fr)", cell: (i) => h("a", { href: link("article", { id: docs.doc_id[i] }) }, bdi(titles[i])), sort: (i) => titles[i] },
      { key: "date", label: t("col.published"), width: "minmax(92px, 132px)", cell: (i) => date(docs.published[i], true), sort: (i) => docs.published[i] },
      { key: "outlet", label: t("col.outlet"), width: "minmax(80px, 1fr)", from: 560, cell: (i) => docs.outlet[i], sort: (i) => docs.outlet[i] },
      { key: "mentions", label: t("col.names"), width: "76px", from: 640, numeric: true, cell: (i) => num(docs.mentions[i]), sort: (i) => docs.mentions[i] },
      { key: "events", label: t("view.events"), width: "84px", from: 440, numeric: true, cell: (i) => num(docs.events[i]), sort: (i) => docs.events[i] },
    ],
  });
  const folded: string[] = [];
  return tableView(docs.n, [
    { key: "q", label: t("filter.text"), kind: "search" },
    { key: "outlet", label: t("col.outlet"), kind: "select", options: () => counted(docs.outlet, (o) => o) },
    { key: "status", label: t("col.status"), kind: "select", options: () => counted(docs.status, (s) => code("status", s)) },
  ], (p) => {
    const words = fold(p.get("q") ?? "").split(/\s+/).filter(Boolean), outlet = p.get("outlet"), status = p.get("status");
    return (i) => (!outlet || docs.outlet[i] === outlet) && (!status || docs.status[i] === status)
      && words.every((w) => (folded[i] ??= fold(`${titles[i]} ${d.texts[i]}`)).includes(w));
  }, table, t("view.articles"));
}

interface Note {
  start: number;
  end: number;
  kind: "m" | "t" | "e";
  row: number;
}

const depth = { m: 0, t: 1, e: 2 };

/** Everything found in a document, by place. */
function notesOf(doc: number): Note[] {
  const list: Note[] = [];
  for (const row of d.mentionsOf().get(doc) ?? []) list.push({ start: mentions.start[row], end: mentions.end[row], kind: "m", row });
  for (const row of d.timesOf().get(doc) ?? []) list.push({ start: times.start[row], end: times.end[row], kind: "t", row });
  for (const row of d.eventsOfDoc().get(doc) ?? []) list.push({ start: events.start[row], end: events.end[row], kind: "e", row });
  return list.filter((n) => n.end > n.start).sort((a, b) => a.start - b.start || b.end - a.end || depth[a.kind] - depth[b.kind] || a.row - b.row);
}

/** What a note says when it is pointed at: what, and why. */
function explain(n: Note): HTMLElement {
  if (n.kind === "m") {
    const e = mentions.entity_id[n.row];
    return h("div", { class: "tip-part" }, h("b", {}, h("i", { class: `dot e-${mentions.type[n.row]}` }), bdi(name(e))),
      h("span", {}, [code("entity", mentions.type[n.row]), code("subtype", d.entities.subtype[e])].filter(Boolean).join(" · ")),
      why(code("method", mentions.method[n.row]), mentions.rule[n.row], mentions.confidence[n.row]));
  }
  if (n.kind === "t") {
    return h("div", { class: "tip-part" }, h("b", {}, h("i", { class: "dot e-time" }), bdi(date(times.value[n.row]) || code("time", times.type[n.row]))),
      h("span", {}, [code("time", times.type[n.row]), times.calendar[n.row] !== "gregorian" && code("calendar", times.calendar[n.row]), times.anchor[n.row] !== "none" && code("anchor", times.anchor[n.row])].filter(Boolean).join(" · ")),
      why("", times.rule[n.row], times.confidence[n.row]));
  }
  const parts = [eventDate(n.row), stance(n.row)].filter(Boolean);
  return h("div", { class: "tip-part" }, h("b", {}, typeChip(events.type[n.row])), parts.length > 0 && h("span", {}, parts.join(" · ")), why("", events.rule[n.row], events.confidence[n.row]));
}

const why = (how: string, rule: string | null, confidence: number) => h("small", {}, how && `${how} · `, h("code", {}, rule ?? ""), ` · ${percent(confidence)}`);

/** Text from start to end, cut wherever a note begins or ends. */
function render(into: HTMLElement, doc: number, start: number, end: number, notes: Note[]) {
  const cuts = new Set([start, end]);
  for (const n of notes) {
    if (n.start > start && n.start < end) cuts.add(n.start);
    if (n.end > start && n.end < end) cuts.add(n.end);
  }
  const at = [...cuts].sort((a, b) => a - b);
  for (let i = 0; i + 1 < at.length; i++) {
    const text = d.quote(doc, at[i], at[i + 1]);
    const here = notes.filter((n) => n.start <= at[i] && n.end >= at[i + 1]);
    if (!here.length) {
      into.append(text);
      continue;
    }
    const event = here.find((n) => n.kind === "e"), time = here.find((n) => n.kind === "t");
    const names = here.filter((n) => n.kind === "m");
    const cls = ["note", names.length > 0 && `m-${mentions.type[names[names.length - 1].row]}`, names.length > 1 && "nested", time && "time", event && `trigger g-${groupOf(events.type[event.row])}`].filter(Boolean).join(" ");
    const first = here.some((n) => n.start === at[i]);
    const open = () => {
      if (event) select(`event:${d.eventKey(event.row)}`);
      else if (names.length) select(`entity:${d.entities.entity_id[mentions.entity_id[names[names.length - 1].row]]}`);
    };
    const el = h("span", { class: cls, tabindex: first ? 0 : null, "data-e": event && events.event_id[event.row], onclick: open, onkeydown: (e: KeyboardEvent) => e.key === "Enter" && open() }, text);
    tip.on(el, () => here.slice().reverse().map(explain));
    into.append(el);
  }
}

export function articleView(): View {
  const params = read().params;
  const doc = d.findDoc(params.get("id"));
  if (doc < 0) return { el: h("section", { class: "view" }, h("p", { class: "empty" }, t("table.none"))) };
  const notes = notesOf(doc);
  const body = h("div", { class: "text notes-m notes-t notes-e", dir: "auto", lang: "ckb" });
  let at = 0;
  for (const s of d.sentencesOf().get(doc) ?? []) {
    const [start, end] = [d.sentences.start[s], d.sentences.end[s]];
    if (start > at) body.append(d.quote(doc, at, start));
    const el = h("span", { class: "sentence", "data-s": s - (d.sentencesOf().get(doc)![0] ?? 0) });
    render(el, doc, start, end, notes.filter((n) => n.start < end && n.end > start));
    body.append(el);
    at = end;
  }
  if (at < d.texts[doc].length) body.append(d.quote(doc, at, d.texts[doc].length));
  const rows = (d.eventsOfDoc().get(doc) ?? []).slice().sort((a, b) => events.start[a] - events.start[b]);
  const list = h("ol", { class: "plain event-list" }, ...rows.map((i) => h("li", {}, h("a", { href: "#", "data-go": events.event_id[i], onclick: (e: MouseEvent) => {
    e.preventDefault();
    reveal(events.event_id[i]);
    select(`event:${d.eventKey(i)}`);
  } }, typeChip(events.type[i]), " ", bdi(d.quote(doc, events.start[i], events.end[i]), "soft")), eventDate(i) && h("span", { class: "soft" }, eventDate(i)))));
  const reveal = (event: string | null, sentence: string | null = null) => {
    const word = event ? body.querySelector(`[data-e="${CSS.escape(event)}"]`) : null;
    const target = word ?? (sentence !== null ? body.querySelector(`[data-s="${CSS.escape(sentence)}"]`) : null);
    if (!target) return;
    const line = target.closest(".sentence") ?? target;
    body.querySelectorAll(".here").forEach((x) => x.classList.remove("here"));
    line.classList.add("here");
    word?.classList.add("here");
    line.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  };
  const meta = [docs.outlet[doc], docs.author[doc], docs.published[doc] && `${date(docs.published[doc])} (${code("published", docs.published_source[doc])})`].filter(Boolean) as string[];
  const toggle = (kind: string, label: string, cls: string) => h("label", { class: "legend" }, h("input", { type: "checkbox", checked: true, onchange: (e: Event) => body.classList.toggle(`notes-${kind}`, (e.target as HTMLInputElement).checked) }), ...cls.split(" ").map((c) => h("i", { class: `swatch ${c}` })), label);
  const title = docs.title[doc];
  const el = h("section", { class: "view article-view" },
    h("article", { class: "article" },
      h("p", { class: "crumb" }, h("a", { href: link("articles") }, t("view.articles")), " · ", docs.status[doc] !== "ok" && h("span", { class: "warn" }, code("status", docs.status[doc])), neighbour(doc - 1, "prev"), neighbour(doc + 1, "next")),
      title && h("h1", { dir: "auto" }, bdi(title)),
      h("p", { class: "meta" }, ...meta.map((m) => bdi(m)), docs.url[doc] && h("a", { href: docs.url[doc]! }, t("to.web")), h("span", { class: "soft path" }, bdi(docs.path[doc]))),
      docs.duplicate_of[doc] >= 0 && h("p", { class: "warn" }, h("a", { href: link("article", { id: docs.doc_id[docs.duplicate_of[doc]] }) }, t("duplicate"))),
      docs.message[doc] && h("p", { class: "warn" }, bdi(docs.message[doc]!)),
      h("div", { class: "legends no-print" }, toggle("m", t("legend.names"), "m-PER m-LOC m-ORG"), toggle("t", t("legend.times"), "time"), toggle("e", t("legend.triggers"), "trigger")),
      body),
    h("div", { class: "side" }, h("h3", {}, t("events.n", { n: num(rows.length) })), list));
  return { el, ready: () => reveal(params.get("e"), params.get("s")), changed: (p) => reveal(p.get("e"), p.get("s")) };
}

function neighbour(doc: number, which: "prev" | "next"): HTMLElement | null {
  if (doc < 0 || doc >= docs.n) return null;
  return h("a", { class: "neighbour", href: link("article", { id: docs.doc_id[doc] }) }, t(which));
}

