// Small pieces that many views share.
import { docTitle, entities, eventKey, events, docs, quote, sentenceAt, stories } from "./data";
import { append, bdi, h } from "./dom";
import { code, name, percent, t, typeLabel, when } from "./i18n";
import { link, read } from "./route";
import { groupOf } from "./types";

/** An event type with the colour of its kind. */
export const typeChip = (type: string) => h("span", { class: `type g-${groupOf(type)}` }, h("i", { class: "dot" }), typeLabel(type));

export const entityDot = (entity: number) => h("i", { class: `dot e-${entities.type[entity]}` });

/** How sure a row is. */
export function sure(confidence: number): HTMLElement {
  const bar = h("i");
  bar.style.inlineSize = `${Math.round(confidence * 100)}%`;
  return h("span", { class: "sure", title: `${t("col.confidence")}: ${percent(confidence)}` }, h("span", { class: "track" }, bar), h("span", { class: "n" }, percent(confidence)));
}

/** A link that opens the panel on something and leaves the view as it is. */
export function selectLink(sel: string, ...children: (Node | string)[]): HTMLAnchorElement {
  const a = h("a", { href: "#", class: "pick", onclick: (e: MouseEvent) => {
    e.preventDefault();
    select(sel);
  } });
  append(a, children);
  return a;
}

export const entityLink = (entity: number) => selectLink(`entity:${entities.entity_id[entity]}`, entityDot(entity), bdi(name(entity)));
export const storyLink = (story: number, ...children: (Node | string)[]) => selectLink(`story:${stories.story_id[story]}`, ...children);
export const eventLink = (event: number, ...children: (Node | string)[]) => selectLink(`event:${eventKey(event)}`, ...children);

/** A link to an event's sentence in its article. */
export const sentenceLink = (event: number, ...children: (Node | string)[]) => {
  const a = h("a", { href: link("article", { id: docs.doc_id[events.doc_id[event]], e: events.event_id[event] }) });
  append(a, children);
  return a;
};

export const docLink = (doc: number, text = docTitle(doc)) => h("a", { href: link("article", { id: docs.doc_id[doc] }) }, bdi(text));

/** Opens the panel; it stands in the address, so that back closes it. */
export function select(sel: string) {
  const { view, params } = read();
  params.set("sel", sel);
  location.hash = `#/${view}?${params}`;
}

/** A sentence with one stretch of it set apart. */
export function sentenceWith(doc: number, sentence: number | null, start: number, end: number, cls: string): HTMLElement | null {
  const at = sentenceAt(doc, sentence);
  if (!at) return null;
  return h("blockquote", { class: "quote", dir: "auto" }, quote(doc, at[0], start).trimStart(), h("mark", { class: cls }, quote(doc, start, end)), quote(doc, end, at[1]).trimEnd());
}

/** Whether the text tells it as fact, plan, words of somebody, or not at all. */
export function stance(i: number): string {
  const parts = [];
  if (events.polarity[i] === "negative") parts.push(t("polarity.negative"));
  if (events.modality[i] !== "actual") parts.push(code("modality", events.modality[i]));
  if (events.attributed[i]) parts.push(t("attributed"));
  return parts.join(`${t("comma")} `);
}

/** Rows of a definition list; rows without a value are left out. */
export function facts(rows: [string, Node | string | null | undefined | false][]): HTMLElement {
  const dl = h("dl", { class: "facts" });
  for (const [label, value] of rows) {
    if (!value) continue;
    dl.append(h("dt", {}, label), h("dd", {}, typeof value === "string" ? bdi(value) : value));
  }
  return dl;
}

export function listOf(items: Node[]): HTMLElement {
  return h("span", { class: "inline-list" }, ...items);
}

/** Date of a story or event, with its exactness where that is no day. */
export const eventDate = (i: number, short = false) => when(events, i, short);

/** A list of which the first are shown, the others at a button's push. */
export function folded<T>(items: T[], most: number, make: (item: T) => HTMLElement): HTMLElement {
  const ul = h("ul", { class: "plain" });
  let shown = 0;
  const more = h("button", { type: "button", class: "text-button", onclick: () => grow(50) });
  const grow = (n: number) => {
    for (const item of items.slice(shown, shown + n)) ul.append(h("li", {}, make(item)));
    shown = Math.min(items.length, shown + n);
    more.hidden = shown >= items.length;
    more.textContent = t("more", { n: String(items.length - shown) });
  };
  grow(most);
  return h("div", {}, ul, more);
}
