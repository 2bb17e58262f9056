// The panel beside a view: all that the tables say of one event, entity or
// story, why, and what a reader may correct.
import * as d from "./data";
import { bdi, clear, h, iconButton } from "./dom";
import { code, decimal, name, num, percent, range, t, typeLabel, when } from "./i18n";
import { corrector, verdict } from "./correct";
import { docLink, entityDot, entityLink, eventDate, eventLink, facts, folded, listOf, select, sentenceLink, sentenceWith, stance, storyLink, typeChip } from "./parts";
import { link, read } from "./route";

const { events, entities, stories } = d;
const el = h("aside", { class: "panel", id: "panel", tabindex: -1 });
el.hidden = true;
let shown = "";
let list: number[] = []; // stories of the kind "stories", which has no address

export const mount = (to: HTMLElement) => to.append(el);

/** Shows what the address selects; "" closes the panel. */
export function show(sel: string, again = false) {
  if (sel === shown && !again) return;
  const fresh = sel !== shown;
  shown = sel;
  clear(el);
  el.hidden = !sel;
  document.body.classList.toggle("has-panel", !!sel);
  if (!sel) return;
  const at = sel.indexOf(":");
  const [kind, id] = [sel.slice(0, at), sel.slice(at + 1)];
  const body = make(kind, id) ?? h("p", { class: "empty" }, t("table.none"));
  el.append(h("div", { class: "panel-bar" }, h("span", { class: "kind" }, t(`panel.${kind}`)), iconButton("close", t("close"), close)), body);
  el.setAttribute("aria-label", t(`panel.${kind}`));
  if (fresh) {
    el.scrollTop = 0;
    if (document.activeElement === document.body) el.focus({ preventScroll: true });
  }
}

export function close() {
  const { view, params } = read();
  params.delete("sel");
  const q = params.toString();
  location.hash = `#/${view}${q ? `?${q}` : ""}`;
}

/** Shows a handful of stories, of a mark of the timeline. */
export function showStories(rows: number[]) {
  if (rows.length === 1) return select(`story:${stories.story_id[rows[0]]}`);
  list = rows;
  shown = "";
  select(`stories:${rows.length}-${stories.story_id[rows[0]]}`);
}

function make(kind: string, id: string): HTMLElement | null {
  if (kind === "event") return known(d.findEvent(id), eventPanel);
  if (kind === "entity") return known(d.findEntity(id), entityPanel);
  if (kind === "story") return known(d.findStory(id), storyPanel);
  if (kind === "stories" && list.length) return h("div", { class: "panel-body" }, h("h2", {}, t("stories.n", { n: num(list.length) })), folded(list, 40, storyLine));
  return null;
}

const known = (i: number, f: (i: number) => HTMLElement) => (i < 0 ? null : f(i));

function count(from: number | null, to: number | null): string | null {
  if (from === null && to === null) return null;
  if (from === null || to === null || from === to) return num((from ?? to)!);
  return `${num(from)}–${num(to)}`;
}

const people = (rows: number[], joined: string | null) => (rows.length ? listOf(rows.map(entityLink)) : joined);

function eventPanel(i: number): HTMLElement {
  const doc = events.doc_id[i];
  const parts = (d.argsOf().get(i) ?? []).filter((a) => d.args.start[a] !== null);
  return h("div", { class: "panel-body" },
    h("h2", {}, typeChip(events.type[i]), events.date[i] && h("span", { class: "when" }, eventDate(i))),
    sentenceWith(doc, events.sentence[i], events.start[i], events.end[i], "trigger"),
    h("p", { class: "links" }, sentenceLink(i, t("to.sentence")), events.story_id[i] >= 0 && storyLink(events.story_id[i], t("to.story"))),
    facts([
      [t("col.agents"), people(events.agents[i], events.agent_names[i])],
      [t("col.targets"), people(events.targets[i], events.target_names[i])],
      [t("col.place"), events.place_id[i] >= 0 ? entityLink(events.place_id[i]) : events.place[i]],
      [t("col.admin1"), events.admin1[i]],
      [t("col.count"), count(events.count_min[i], events.count_max[i])],
      [t("col.stance"), stance(i)],
      [t("col.source"), events.source_id[i] >= 0 ? entityLink(events.source_id[i]) : events.source[i]],
      [t("col.article"), docLink(doc)],
    ]),
    parts.length > 0 && h("h3", {}, t("col.words")),
    parts.length > 0 && h("ul", { class: "roles" }, ...parts.map((a) => h("li", {}, h("span", { class: "role" }, code("role", d.args.role[a])), bdi(d.quote(doc, d.args.start[a]!, d.args.end[a]!)), d.args.kind[a] && h("span", { class: "soft" }, code("kind", d.args.kind[a]))))),
    h("h3", {}, t("why")),
    facts([
      [t("col.rule"), h("code", {}, events.rule[i] ?? "")],
      [t("col.confidence"), percent(events.confidence[i])],
      [t("col.date_source"), code("date_source", events.date_source[i])],
      [t("col.precision"), code("precision", events.date_precision[i])],
      [t("col.tense"), events.tense[i] !== "none" && code("tense", events.tense[i])],
      ["PLOVER · CAMEO · ACE", [events.plover[i], events.cameo[i], events.ace[i]].filter(Boolean).join(" · ")],
      [t("col.id"), h("code", {}, events.event_id[i])],
    ]),
    h("h3", {}, t("correct")),
    verdict(events.event_id[i]),
    corrector("event", events.event_id[i]),
  );
}

function entityPanel(i: number): HTMLElement {
  const evs = (d.eventsOfEntity().get(i) ?? []).slice().sort((a, b) => (events.date_start[b] ?? "").localeCompare(events.date_start[a] ?? "") || a - b);
  const rels = d.relationsOf().get(i) ?? [];
  const ments = d.mentionsOfEntity().get(i) ?? [];
  const other = name(i) === entities.name[i] ? entities.name_en[i] : entities.name[i];
  const wikidata = entities.wikidata[i];
  const aliases = entities.aliases[i].filter((a) => a !== entities.name[i]);
  return h("div", { class: "panel-body" },
    h("h2", {}, entityDot(i), bdi(name(i))),
    other && h("p", { class: "soft" }, bdi(other)),
    facts([
      [t("col.type"), [code("entity", entities.type[i]), code("subtype", entities.subtype[i])].filter(Boolean).join(" · ")],
      [t("col.mentions"), t("mentions.in", { n: num(entities.mentions[i]), docs: num(entities.documents[i]) })],
      [t("col.seen"), range(entities.first_date[i], entities.last_date[i])],
      [t("col.aliases"), aliases.length > 0 && listOf(aliases.map((a) => bdi(a, "alias")))],
      [t("col.country"), entities.country[i]],
      [t("col.where"), entities.lat[i] !== null && `${decimal(entities.lat[i]!, 3)}${t("comma")} ${decimal(entities.lon[i]!, 3)}`],
      ["Wikidata", wikidata && /^Q\d+$/.test(wikidata) ? h("a", { href: `https://www.wikidata.org/wiki/${wikidata}` }, wikidata) : null],
      [t("col.id"), h("code", {}, entities.entity_id[i])],
    ]),
    rels.length > 0 && h("h3", {}, t("view.relations")),
    rels.length > 0 && folded(rels, 6, relationLine),
    evs.length > 0 && h("h3", {}, t("events.n", { n: num(evs.length) }), " ", h("a", { class: "aside-link", href: link("events", { entity: entities.entity_id[i] }) }, t("as.table"))),
    evs.length > 0 && folded(evs, 8, eventLine),
    ments.length > 0 && h("h3", {}, t("mentions.n", { n: num(ments.length) })),
    ments.length > 0 && folded(ments, 4, mentionLine),
    h("h3", {}, t("correct")),
    corrector("entity", entities.entity_id[i], i),
  );
}

function mentionLine(m: number): HTMLElement {
  const doc = d.mentions.doc_id[m];
  return h("div", { class: "line" },
    sentenceWith(doc, d.mentions.sentence[m], d.mentions.start[m], d.mentions.end[m], `m-${d.mentions.type[m]}`),
    h("p", { class: "meta" }, docLink(doc), h("span", {}, code("method", d.mentions.method[m])), h("code", {}, d.mentions.rule[m] ?? ""), h("span", {}, percent(d.mentions.confidence[m]))));
}

export function relationLine(r: number): HTMLElement {
  const { relations } = d;
  return h("div", { class: "line" }, h("p", {}, entityLink(relations.subject_id[r]), " ", h("span", { class: "soft" }, code("relation", relations.relation[r])), " ",
    relations.object_id[r] >= 0 && entityLink(relations.object_id[r]), relations.title[r] && h("span", { class: "soft" }, " (", bdi(relations.title[r]!), ")")));
}

export function eventLine(i: number): HTMLElement {
  return h("div", { class: "line" },
    h("p", { class: "meta" }, eventLink(i, typeChip(events.type[i])), h("span", {}, eventDate(i)), stance(i) && h("span", { class: "soft" }, stance(i))),
    sentenceWith(events.doc_id[i], events.sentence[i], events.start[i], events.end[i], "trigger"));
}

export function storyLine(i: number): HTMLElement {
  return h("div", { class: "line" }, h("p", { class: "meta" }, storyLink(i, typeChip(stories.type[i])), h("span", {}, when(stories, i)), h("span", { class: "soft" }, t("reports.n", { n: num(stories.reports[i]) }))),
    h("p", { dir: "auto" }, bdi(stories.headline[i] ?? typeLabel(stories.type[i]))));
}

function storyPanel(i: number): HTMLElement {
  const reports = d.eventsOfStory().get(i) ?? [];
  const line = d.timelineOf().get(i);
  return h("div", { class: "panel-body" },
    h("h2", {}, typeChip(stories.type[i]), stories.date[i] && h("span", { class: "when" }, when(stories, i))),
    stories.headline[i] && h("p", { class: "headline", dir: "auto" }, bdi(stories.headline[i]!)),
    facts([
      [t("col.agents"), people(stories.agents[i], stories.agent_names[i])],
      [t("col.targets"), people(stories.targets[i], stories.target_names[i])],
      [t("col.place"), stories.place_id[i] >= 0 && entityLink(stories.place_id[i])],
      [t("col.killed"), count(stories.killed_min[i], stories.killed_max[i])],
      [t("col.injured"), count(stories.injured_min[i], stories.injured_max[i])],
      [t("col.precision"), code("precision", stories.date_precision[i])],
      [t("col.reports"), t("reports.in", { n: num(stories.reports[i]), docs: num(stories.documents[i]) })],
      [t("col.reviewed"), line !== undefined && d.timeline.reviewed[line]],
      [t("col.note"), line !== undefined && d.timeline.note[line]],
      [t("col.id"), h("code", {}, stories.story_id[i])],
    ]),
    h("h3", {}, t("reports.n", { n: num(reports.length) })),
    folded(reports, 10, eventLine),
    h("h3", {}, t("correct")),
    corrector("story", stories.story_id[i]),
  );
}
