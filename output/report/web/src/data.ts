// The island: every table as columns; rows are numbered from 0, references to
// other tables are row numbers, -1 for none. Offsets are UTF-16 code units.

export type Text = string | null;
export type Num = number | null;

export interface Documents { n: number; doc_id: string[]; path: string[]; url: Text[]; author: Text[]; title: Text[]; outlet: Text[]; published: Text[]; published_source: string[]; status: string[]; duplicate_of: number[]; message: Text[]; mentions: number[]; events: number[] }
export interface Entities { n: number; entity_id: string[]; type: string[]; subtype: Text[]; name: string[]; name_en: Text[]; aliases: string[][]; wikidata: Text[]; country: Text[]; lat: Num[]; lon: Num[]; documents: number[]; mentions: number[]; first_date: Text[]; last_date: Text[] }
export interface Stories { n: number; story_id: string[]; type: string[]; date: Text[]; date_start: Text[]; date_end: Text[]; date_precision: Text[]; place_id: number[]; agents: number[][]; agent_names: Text[]; targets: number[][]; target_names: Text[]; killed_min: Num[]; killed_max: Num[]; injured_min: Num[]; injured_max: Num[]; documents: number[]; reports: number[]; headline: Text[] }
export interface Timeline { n: number; story_id: number[]; confidence: Num[]; reviewed: Text[]; note: Text[] }
export interface Sentences { n: number; doc_id: number[]; start: number[]; end: number[] }
export interface Mentions { n: number; doc_id: number[]; entity_id: number[]; type: string[]; method: string[]; start: number[]; end: number[]; sentence: Num[]; rule: Text[]; confidence: number[] }
export interface Times { n: number; doc_id: number[]; start: number[]; end: number[]; sentence: Num[]; type: string[]; value: Text[]; mod: Text[]; calendar: string[]; anchor: string[]; rule: Text[]; confidence: number[] }
export interface Events { n: number; event_id: string[]; doc_id: number[]; story_id: number[]; type: string[]; subtype: Text[]; start: number[]; end: number[]; sentence: Num[]; date: Text[]; date_start: Text[]; date_end: Text[]; date_precision: Text[]; date_source: string[]; modality: string[]; attributed: boolean[]; polarity: string[]; tense: Text[]; agents: number[][]; agent_names: Text[]; targets: number[][]; target_names: Text[]; place_id: number[]; place: Text[]; admin1: Text[]; country: Text[]; count_min: Num[]; count_max: Num[]; count_text: Text[]; source_id: number[]; source: Text[]; plover: Text[]; cameo: Text[]; ace: Text[]; rule: Text[]; confidence: number[] }
export interface Arguments { n: number; event_id: number[]; role: string[]; entity_id: number[]; kind: Text[]; start: Num[]; end: Num[] }
export interface Relations { n: number; doc_id: number[]; subject_id: number[]; relation: string[]; object_id: number[]; title: Text[]; date_start: Text[]; date_end: Text[]; start: number[]; end: number[]; sentence: Num[]; rule: Text[]; confidence: number[] }
export interface Nodes { n: number; entity_id: number[]; degree: number[]; pagerank: number[]; community: Num[] }
export interface Edges { n: number; source_id: number[]; target_id: number[]; kind: string[]; weight: number[]; documents: number[]; association: Num[]; p_value: Num[] }
export interface Bursts { n: number; kind: string[]; key: string[]; date_start: string[]; date_end: string[]; count: number[]; expected: number[]; p_value: number[] }
export interface Diagnostics { n: number; doc_id: number[]; code: string[]; severity: string[]; message: Text[] }

type Encoded = { n: number; c: Record<string, unknown[] | { d: string[]; i: number[] }> };

interface Island {
  run: { tool: string; version: string; options: { name: string; value: string }[]; documents: Record<string, number> };
  language: string;
  labels: Record<string, Record<string, string>>;
  types: [string, string, string][];
  corrections: [string, string, string, string, string][];
  tables: Record<string, Encoded>;
  texts: string[];
}

function island<T>(id: string): T {
  return JSON.parse(document.getElementById(id)!.textContent!) as T;
}

const raw = island<Island>("data");

function decode<T>(name: string): T {
  const from = raw.tables[name];
  const out: Record<string, unknown> = { n: from.n };
  for (const [key, col] of Object.entries(from.c)) {
    out[key] = Array.isArray(col) ? col : col.i.map((i) => (i < 0 ? null : col.d[i]));
  }
  return out as T;
}

export const run = raw.run;
export const firstLanguage = raw.language;
export const labels = raw.labels;
export const types = raw.types;
export const corrections = raw.corrections;
export const texts = raw.texts;
export const docs = decode<Documents>("documents");
export const entities = decode<Entities>("entities");
export const stories = decode<Stories>("stories");
export const timeline = decode<Timeline>("timeline");
export const sentences = decode<Sentences>("sentences");
export const mentions = decode<Mentions>("mentions");
export const times = decode<Times>("times");
export const events = decode<Events>("events");
export const args = decode<Arguments>("arguments");
export const relations = decode<Relations>("relations");
export const nodes = decode<Nodes>("network_nodes");
export const edges = decode<Edges>("network_edges");
export const bursts = decode<Bursts>("bursts");
export const diagnostics = decode<Diagnostics>("diagnostics");
export const outlines = () => island<import("topojson-specification").Topology>("outlines");
raw.tables = {};

/** Row numbers by the value of a column that points somewhere. */
export function group(n: number, of: (row: number) => number | number[]): Map<number, number[]> {
  const out = new Map<number, number[]>();
  const put = (key: number, row: number) => {
    if (key < 0) return;
    const list = out.get(key);
    if (!list) out.set(key, [row]);
    else if (list[list.length - 1] !== row) list.push(row);
  };
  for (let row = 0; row < n; row++) {
    const key = of(row);
    if (typeof key === "number") put(key, row);
    else for (const k of key) put(k, row);
  }
  return out;
}

/** A value made at its first use. */
export function lazy<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}

export const sentencesOf = lazy(() => group(sentences.n, (i) => sentences.doc_id[i]));
export const mentionsOf = lazy(() => group(mentions.n, (i) => mentions.doc_id[i]));
export const timesOf = lazy(() => group(times.n, (i) => times.doc_id[i]));
export const eventsOfDoc = lazy(() => group(events.n, (i) => events.doc_id[i]));
export const eventsOfStory = lazy(() => group(events.n, (i) => events.story_id[i]));
export const argsOf = lazy(() => group(args.n, (i) => args.event_id[i]));
export const relationsOf = lazy(() => group(relations.n, (i) => [relations.subject_id[i], relations.object_id[i]]));
export const mentionsOfEntity = lazy(() => group(mentions.n, (i) => mentions.entity_id[i]));
export const eventsOfEntity = lazy(() => group(events.n, (i) => [...events.agents[i], ...events.targets[i], events.place_id[i], events.source_id[i]]));
export const eventsAt = lazy(() => group(events.n, (i) => events.place_id[i]));
export const timelineOf = lazy(() => new Map(Array.from({ length: timeline.n }, (_, i) => [timeline.story_id[i], i])));

const index = (ids: string[]) => lazy(() => new Map(ids.map((id, i) => [id, i])));
const docIndex = index(docs.doc_id);
const entityIndex = index(entities.entity_id);
const storyIndex = index(stories.story_id);
const eventIndex = lazy(() => new Map(Array.from({ length: events.n }, (_, i) => [eventKey(i), i])));

/** An event's id is unique in its document only. */
export const eventKey = (i: number) => `${docs.doc_id[events.doc_id[i]]}/${events.event_id[i]}`;
export const findDoc = (id: string | null) => docIndex().get(id ?? "") ?? -1;
export const findEntity = (id: string | null) => entityIndex().get(id ?? "") ?? -1;
export const findStory = (id: string | null) => storyIndex().get(id ?? "") ?? -1;
export const findEvent = (key: string | null) => eventIndex().get(key ?? "") ?? -1;

/** The sentence of a document that a row stands in, as a stretch of its text. */
export function sentenceAt(doc: number, sentence: Num): [number, number] | null {
  const i = sentence === null ? undefined : sentencesOf().get(doc)?.[sentence];
  return i === undefined ? null : [sentences.start[i], sentences.end[i]];
}

export const quote = (doc: number, start: number, end: number) => texts[doc].slice(start, end);

/** Title, else the beginning of the text, else where it came from. */
export function docTitle(doc: number): string {
  const title = docs.title[doc];
  if (title) return title;
  const first = sentencesOf().get(doc)?.[0];
  const text = first === undefined ? "" : quote(doc, sentences.start[first], sentences.end[first]).trim();
  if (!text) return docs.path[doc];
  return text.length > 110 ? text.slice(0, 110).replace(/\s+\S*$/, "") + "…" : text;
}
