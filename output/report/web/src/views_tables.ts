// The tables of events, entities and relations.
import * as d from "./data";
import { bdi, h } from "./dom";
import { code, date, fold, name, names, num, t, typeLabel } from "./i18n";
import { rowVerdict } from "./correct";
import * as marks from "./marks";
import { entityDot, eventDate, select, sentenceLink, stance, sure, typeChip } from "./parts";
import { counted, Field, filters } from "./filter";
import { VirtualTable } from "./table";
import { read, update } from "./route";
import { GROUPS } from "./types";
import type { View } from "./main";

const { events, entities, relations } = d;

/** What is searched in each row, folded at the first search. */
const haystack = (of: (i: number) => (string | null)[]) => {
  const made: string[] = [];
  return (i: number) => (made[i] ??= fold(of(i).filter(Boolean).join(" \u0000 ")));
};

const inEvents = haystack((i) => {
  const at = d.sentenceAt(events.doc_id[i], events.sentence[i]);
  const known = [...events.agents[i], ...events.targets[i], events.place_id[i], events.source_id[i]].filter((e) => e >= 0).map((e) => entities.name_en[e]);
  return [at && d.quote(events.doc_id[i], at[0], at[1]), events.agent_names[i], events.target_names[i], events.place[i], events.source[i], events.event_id[i], ...known, d.docs.title[events.doc_id[i]]];
});
const inEntities = haystack((i) => [entities.name[i], entities.name_en[i], ...entities.aliases[i], entities.entity_id[i], entities.wikidata[i]]);
const inRelations = haystack((i) => [entities.name[relations.subject_id[i]], entities.name_en[relations.subject_id[i]], entities.name[relations.object_id[i]] ?? null, entities.name_en[relations.object_id[i]] ?? null, relations.title[i]]);

/** Builds a view of filters and a table. */
export function tableView(n: number, fields: Field[], passes: (p: URLSearchParams) => (i: number) => boolean, table: VirtualTable, title: string): View {
  const bar = filters(fields, apply);
  function apply(p: URLSearchParams) {
    const ok = passes(p);
    const rows = [];
    for (let i = 0; i < n; i++) if (ok(i)) rows.push(i);
    bar.show(rows.length, n);
    table.setRows(rows);
  }
  const el = h("section", { class: "view table-view" }, h("h1", { class: "print-only" }, title), bar.el, table.el);
  return { el, ready: () => apply(read().params), marked: () => table.redraw(), printed: () => table.printed() };
}

const terms = (p: URLSearchParams) => fold(p.get("q") ?? "").split(/\s+/).filter(Boolean);
const sortOf = (otherwise: string) => read().params.get("sort") ?? otherwise;

const markedEvent = (i: number) => marks.of("event", events.event_id[i]).map((m) => `marked-${m.action}`).join(" ");

export function eventsView(): View {
  const table: VirtualTable = new VirtualTable({
    label: t("view.events"), sort: sortOf("-date"), onSort: (sort) => update({ sort }),
    open: (i) => select(`event:${d.eventKey(i)}`), marked: markedEvent,
    columns: [
      { key: "mark", label: "", width: "76px", from: 480, cell: (i) => rowVerdict(events.event_id[i], () => table.redraw()) },
      { key: "date", label: t("col.date"), width: "minmax(92px, 132px)", cell: (i) => eventDate(i, true), sort: (i) => events.date_start[i] },
      { key: "type", label: t("col.type"), width: "minmax(124px, 1.2fr)", cell: (i) => typeChip(events.type[i]), sort: (i) => typeLabel(events.type[i]) },
      { key: "agents", label: t("col.agents"), width: "minmax(90px, 2fr)", cell: (i) => names(events.agents[i], events.agent_names[i]), sort: (i) => names(events.agents[i], events.agent_names[i]) },
      { key: "targets", label: t("col.targets"), width: "minmax(90px, 2fr)", from: 620, cell: (i) => names(events.targets[i], events.target_names[i]), sort: (i) => names(events.targets[i], events.target_names[i]) },
      { key: "place", label: t("col.place"), width: "minmax(80px, 1.3fr)", from: 700, cell: (i) => place(i), sort: place },
      { key: "trigger", label: t("col.trigger"), width: "minmax(80px, 1.2fr)", from: 520, cell: (i) => sentenceLink(i, bdi(d.quote(events.doc_id[i], events.start[i], events.end[i]))) },
      { key: "stance", label: t("col.stance"), width: "minmax(70px, 1.2fr)", from: 900, cell: stance, sort: stance },
      { key: "sure", label: t("col.confidence"), width: "84px", from: 820, numeric: true, cell: (i) => sure(events.confidence[i]), sort: (i) => events.confidence[i] },
    ],
  });
  const fields: Field[] = [
    { key: "q", label: t("filter.search"), kind: "search" },
    { key: "type", label: t("col.type"), kind: "select", options: () => [...GROUPS.map(([g]) => [`g:${g}`, `▪ ${t(`group.${g}`)}`] as [string, string]), ...counted(events.type, typeLabel)] },
    { key: "stance", label: t("col.stance"), kind: "select", options: () => [["plain", t("stance.plain")], ["attributed", t("attributed")], ["planned", code("modality", "planned")], ["conditional", code("modality", "conditional")], ["hypothetical", code("modality", "hypothetical")], ["negative", t("polarity.negative")]] },
    { key: "dated", label: t("col.date"), kind: "select", options: () => [["1", t("dated.yes")], ["0", t("dated.no")]] },
    { key: "from", label: t("filter.from"), kind: "from" },
    { key: "to", label: t("filter.to"), kind: "to" },
    { key: "sure", label: t("col.confidence"), kind: "least" },
    { key: "marked", label: t("filter.marked"), kind: "only" },
  ];
  const given = d.findEntity(read().params.get("entity"));
  if (given >= 0) fields.splice(1, 0, { key: "entity", label: t("filter.entity"), kind: "select", options: () => [[entities.entity_id[given], name(given)]] });
  return tableView(events.n, fields, (p) => {
    const words = terms(p), type = p.get("type") ?? "", stand = p.get("stance") ?? "", dated = p.get("dated") ?? "", from = p.get("from") ?? "", to = p.get("to") ?? "";
    const least = Number(p.get("sure") ?? 0) / 100, marked = p.get("marked") === "1", entity = d.findEntity(p.get("entity"));
    const list = type.startsWith("g:") ? (GROUPS.find(([g]) => g === type.slice(2))?.[1] ?? []) : [type];
    const near = entity >= 0 ? new Set(d.eventsOfEntity().get(entity)) : null;
    return (i) => (!type || list.includes(events.type[i])) && (!near || near.has(i)) && events.confidence[i] >= least && stands(i, stand)
      && (!dated || (events.date_start[i] !== null) === (dated === "1"))
      && (!from || (events.date_end[i] ?? events.date_start[i] ?? "") >= from) && (!to || (events.date_start[i] !== null && events.date_start[i]! <= to))
      && (!marked || markedEvent(i) !== "") && words.every((w) => inEvents(i).includes(w));
  }, table, t("view.events"));
}

const place = (i: number) => name(events.place_id[i]) || events.place[i] || "";

function stands(i: number, stand: string): boolean {
  switch (stand) {
    case "": return true;
    case "plain": return !stance(i);
    case "attributed": return events.attributed[i];
    case "negative": return events.polarity[i] === "negative";
  }
  return events.modality[i] === stand;
}

export function entitiesView(): View {
  const byEvents = d.eventsOfEntity();
  const table = new VirtualTable({
    label: t("view.entities"), sort: sortOf("-mentions"), onSort: (sort) => update({ sort }),
    open: (i) => select(`entity:${entities.entity_id[i]}`),
    marked: (i) => marks.of("entity", entities.entity_id[i]).map((m) => `marked-${m.action === "block" ? "reject" : "fix"}`).join(" "),
    columns: [
      { key: "name", label: t("col.name"), width: "minmax(130px, 2.4fr)", cell: (i) => h("span", { class: "named" }, entityDot(i), bdi(name(i))), sort: (i) => name(i) },
      { key: "other", label: t("col.other"), width: "minmax(110px, 2fr)", from: 680, cell: (i) => other(i), sort: other },
      { key: "type", label: t("col.type"), width: "minmax(84px, 1.2fr)", cell: (i) => kind(i), sort: kind },
      { key: "country", label: t("col.country"), width: "64px", from: 760, cell: (i) => entities.country[i], sort: (i) => entities.country[i] },
      { key: "mentions", label: t("col.mentions"), width: "88px", numeric: true, cell: (i) => num(entities.mentions[i]), sort: (i) => entities.mentions[i] },
      { key: "documents", label: t("col.documents"), width: "88px", from: 820, numeric: true, cell: (i) => num(entities.documents[i]), sort: (i) => entities.documents[i] },
      { key: "events", label: t("view.events"), width: "84px", from: 640, numeric: true, cell: (i) => num(byEvents.get(i)?.length ?? 0), sort: (i) => byEvents.get(i)?.length ?? 0 },
      { key: "seen", label: t("col.seen"), width: "minmax(92px, 132px)", from: 960, cell: (i) => date(entities.last_date[i], true), sort: (i) => entities.last_date[i] },
    ],
  });
  return tableView(entities.n, [
    { key: "q", label: t("filter.search"), kind: "search" },
    { key: "type", label: t("col.type"), kind: "select", options: () => counted(entities.type, (c) => code("entity", c)) },
    { key: "sub", label: t("col.subtype"), kind: "select", options: () => counted(entities.subtype, (c) => code("subtype", c)) },
    { key: "marked", label: t("filter.marked"), kind: "only" },
  ], (p) => {
    const words = terms(p), type = p.get("type"), sub = p.get("sub"), marked = p.get("marked") === "1";
    return (i) => (!type || entities.type[i] === type) && (!sub || entities.subtype[i] === sub) && (!marked || marks.of("entity", entities.entity_id[i]).length > 0) && words.every((w) => inEntities(i).includes(w));
  }, table, t("view.entities"));
}

const other = (i: number) => (name(i) === entities.name[i] ? entities.name_en[i] : entities.name[i]) ?? "";
const kind = (i: number) => code("subtype", entities.subtype[i]) || code("entity", entities.type[i]);

export function relationsView(): View {
  const named = (e: number) => (e < 0 ? "" : h("span", { class: "named" }, entityDot(e), bdi(name(e))));
  const table = new VirtualTable({
    label: t("view.relations"), sort: sortOf("subject"), onSort: (sort) => update({ sort }),
    open: (i) => select(`entity:${entities.entity_id[relations.subject_id[i]]}`),
    columns: [
      { key: "subject", label: t("col.subject"), width: "minmax(110px, 2fr)", cell: (i) => named(relations.subject_id[i]), sort: (i) => name(relations.subject_id[i]) },
      { key: "relation", label: t("col.relation"), width: "minmax(100px, 1.3fr)", cell: (i) => code("relation", relations.relation[i]), sort: (i) => code("relation", relations.relation[i]) },
      { key: "object", label: t("col.object"), width: "minmax(100px, 2fr)", cell: (i) => named(relations.object_id[i]), sort: (i) => name(relations.object_id[i]) },
      { key: "title", label: t("col.title"), width: "minmax(90px, 1.6fr)", from: 600, cell: (i) => relations.title[i], sort: (i) => relations.title[i] },
      { key: "words", label: t("col.words"), width: "minmax(120px, 2.4fr)", from: 780, cell: (i) => wordsLink(i) },
      { key: "sure", label: t("col.confidence"), width: "84px", from: 820, numeric: true, cell: (i) => sure(relations.confidence[i]), sort: (i) => relations.confidence[i] },
    ],
  });
  return tableView(relations.n, [
    { key: "q", label: t("filter.search"), kind: "search" },
    { key: "relation", label: t("col.relation"), kind: "select", options: () => counted(relations.relation, (c) => code("relation", c)) },
  ], (p) => {
    const words = terms(p), rel = p.get("relation");
    return (i) => (!rel || relations.relation[i] === rel) && words.every((w) => inRelations(i).includes(w));
  }, table, t("view.relations"));
}

function wordsLink(i: number): HTMLElement {
  const doc = relations.doc_id[i];
  return h("a", { href: `#/article?${new URLSearchParams({ id: d.docs.doc_id[doc], s: String(relations.sentence[i] ?? 0) })}` }, bdi(d.quote(doc, relations.start[i], relations.end[i])));
}
