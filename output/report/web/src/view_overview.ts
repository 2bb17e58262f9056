// The first page: how much there is, of what, when, and what to look at next.
import * as d from "./data";
import { bdi, h } from "./dom";
import { code, date, decimal, digits, name, num, range, t, typeLabel } from "./i18n";
import { entityDot, selectLink } from "./parts";
import { link } from "./route";
import * as tip from "./tip";
import { groupOf } from "./types";
import type { View } from "./main";

const { docs, entities, events, stories, bursts } = d;

const count = (n: number, label: string, href: string) => h("a", { class: "stat", href }, h("b", {}, num(n)), h("span", {}, label));

export function overviewView(): View {
  const of = (type: string) => entities.type.reduce((n, x) => n + (x === type ? 1 : 0), 0);
  const dated = events.date_start.reduce((n, x) => n + (x ? 1 : 0), 0);
  const days = docs.published.filter((p): p is string => !!p && p.length === 10).sort();
  const el = h("section", { class: "view overview" },
    h("header", { class: "hero" }, h("h1", {}, t("hero")), h("p", {}, t("hero.text", { docs: num(docs.n), events: num(events.n) }), days.length > 0 && ` ${t("hero.days", { range: range(days[0], days[days.length - 1]) })}`)),
    h("div", { class: "stats" },
      count(docs.n, t("view.articles"), link("articles")),
      count(of("PER"), t("entities.PER"), link("entities", { type: "PER" })),
      count(of("LOC"), t("entities.LOC"), link("entities", { type: "LOC" })),
      count(of("ORG"), t("entities.ORG"), link("entities", { type: "ORG" })),
      count(events.n, t("view.events"), link("events")),
      count(dated, t("events.dated"), link("events", { dated: "1" })),
      count(d.relations.n, t("view.relations"), link("relations")),
      count(stories.n, t("stories"), link("timeline"))),
    overTime(),
    h("div", { class: "cards" },
      card(t("events.types"), bars(tally(events.type).slice(0, 12).map(([c, n]) => ({ label: h("a", { href: link("events", { type: c }) }, typeLabel(c)), n, cls: `g-${groupOf(c)}` })))),
      ...["PER", "LOC", "ORG"].map((type) => card(t(`entities.${type}`), topEntities(type), link("entities", { type })))),
    h("div", { class: "cards" }, outlets(), burstCard(), oddities()),
    h("footer", { class: "foot" }, h("p", {}, t("foot.how")), h("p", {}, t("foot.map")), h("p", {}, bdi(d.run.version === "unknown" ? d.run.tool : `${d.run.tool} ${d.run.version}`))));
  return { el };
}

const card = (title: string, body: Node | null, more?: string) => body && h("section", { class: "card" }, h("h2", {}, title, more && h("a", { class: "aside-link", href: more }, t("all"))), body);

function tally(values: Iterable<string | null>): [string, number][] {
  const counts = new Map<string, number>();
  for (const v of values) if (v) counts.set(v, (counts.get(v) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function bars(rows: { label: Node; n: number; cls: string }[]): HTMLElement | null {
  if (!rows.length) return null;
  const most = Math.max(...rows.map((r) => r.n));
  return h("ul", { class: "bars" }, ...rows.map((r) => {
    const bar = h("i", { class: `bar ${r.cls}` });
    bar.style.inlineSize = `${Math.max(1.5, (100 * r.n) / most)}%`;
    return h("li", {}, h("span", { class: "label" }, r.label), h("span", { class: "track" }, bar), h("span", { class: "n" }, num(r.n)));
  }));
}

function topEntities(type: string): HTMLElement | null {
  const rows = [];
  for (let i = 0; i < entities.n; i++) if (entities.type[i] === type) rows.push(i);
  rows.sort((a, b) => entities.mentions[b] - entities.mentions[a] || a - b);
  return bars(rows.slice(0, 10).map((i) => ({ label: selectLink(`entity:${entities.entity_id[i]}`, entityDot(i), bdi(name(i))), n: entities.mentions[i], cls: `e-${type}` })));
}

/** Stories by month or year, whichever fits; what lies far off is told below. */
function overTime(): HTMLElement | null {
  const starts: [string, string][] = [];
  for (let i = 0; i < stories.n; i++) if (stories.date_start[i]) starts.push([stories.date_start[i]!, groupOf(stories.type[i])]);
  if (starts.length < 2) return null;
  const sorted = starts.map(([s]) => s).sort();
  const lo = sorted[Math.floor(sorted.length * 0.05)], hi = sorted[Math.ceil(sorted.length * 0.99) - 1];
  const months = (s: string) => Number(s.slice(0, 4)) * 12 + Number(s.slice(5, 7)) - 1;
  const step = months(hi) - months(lo) > 48 ? 12 : 1;
  const bin = (s: string) => Math.floor(months(s) / step);
  const from = Math.max(bin(lo), bin(hi) - 59), to = Math.max(bin(hi), from + 5);
  const groups = [...new Set(starts.map(([, g]) => g))].sort();
  const counts = new Map<number, Map<string, number>>();
  let before = 0, after = 0;
  for (const [s, g] of starts) {
    const b = bin(s);
    if (b < from) before++;
    else if (b > to) after++;
    else {
      const c = counts.get(b) ?? new Map<string, number>();
      c.set(g, (c.get(g) ?? 0) + 1);
      counts.set(b, c);
    }
  }
  const sum = (c?: Map<string, number>) => (c ? [...c.values()].reduce((a, b) => a + b, 0) : 0);
  const most = Math.max(1, ...[...counts.values()].map(sum));
  const row = h("div", { class: "columns" });
  const label = (b: number) => (step === 12 ? String(b) : `${Math.floor(b / 12)}-${String((b % 12) + 1).padStart(2, "0")}`);
  for (let b = from; b <= to; b++) {
    const c = counts.get(b), n = sum(c), iso = label(b);
    const last = step === 12 ? `${iso}-12-31` : `${iso}-${new Date(Date.UTC(Math.floor(b / 12), (b % 12) + 1, 0)).getUTCDate()}`;
    const col = h("a", { class: "column", href: link("events", { from: step === 12 ? `${iso}-01-01` : `${iso}-01`, to: last }), "aria-label": `${date(iso)}: ${num(n)}` });
    const stack = h("span", { class: "stack" });
    stack.style.blockSize = `${(100 * n) / most}%`;
    for (const g of groups) {
      const k = c?.get(g);
      if (!k) continue;
      const part = h("i", { class: `g-${g}` });
      part.style.flexGrow = String(k);
      stack.append(part);
    }
    const every = Math.ceil((to - from + 1) / (innerWidth < 760 ? 5 : 12));
    const shown = (b - from) % every === 0;
    col.append(stack, h("span", { class: "tick" }, shown ? (step === 12 ? digits(iso) : b % 12 === 0 || b === from ? `${t(`mon.${(b % 12) + 1}`)} ${digits(String(Math.floor(b / 12)))}` : t(`mon.${(b % 12) + 1}`)) : ""));
    tip.on(col, () => [h("b", {}, date(iso)), h("span", {}, t("stories.n", { n: num(n) }))]);
    row.append(col);
  }
  const rest = [before && t("time.before", { n: num(before), date: date(label(from)) }), after && t("time.after", { n: num(after), date: date(label(to)) })].filter(Boolean) as string[];
  return h("section", { class: "card over-time" }, h("h2", {}, t("time.title"), h("a", { class: "aside-link", href: link("timeline") }, t("view.timeline"))), row,
    h("p", { class: "key" }, ...groups.map((g) => h("span", {}, h("i", { class: `dot g-${g}` }), t(`group.${g}`))), ...rest.map((r) => h("span", { class: "soft" }, r))));
}

function outlets(): HTMLElement | null {
  const rows = tally(docs.outlet).slice(0, 10);
  return card(t("outlets"), bars(rows.map(([o, n]) => ({ label: h("a", { href: link("articles", { outlet: o }) }, bdi(o)), n, cls: "accent" }))));
}

function burstCard(): HTMLElement | null {
  const rows = Array.from({ length: bursts.n }, (_, i) => i).sort((a, b) => bursts.p_value[a] - bursts.p_value[b] || a - b).slice(0, 8);
  if (!rows.length) return null;
  return card(t("bursts"), h("ul", { class: "plain bursts" }, ...rows.map((i) => {
    const e = bursts.kind[i] === "entity" ? d.findEntity(bursts.key[i]) : -1;
    const what = e >= 0 ? selectLink(`entity:${entities.entity_id[e]}`, entityDot(e), bdi(name(e))) : h("a", { href: link("events", { type: bursts.key[i] }) }, typeLabel(bursts.key[i]));
    return h("li", {}, what, h("span", { class: "soft" }, range(bursts.date_start[i], bursts.date_end[i])), h("span", {}, t("bursts.line", { n: num(bursts.count[i]), expected: decimal(bursts.expected[i], 1) })));
  })));
}

function oddities(): HTMLElement | null {
  const rows = tally(d.diagnostics.code).slice(0, 8);
  if (!rows.length) return null;
  const first = (c: string) => d.diagnostics.code.indexOf(c);
  return card(t("odd"), h("ul", { class: "plain bursts" }, ...rows.map(([c, n]) => h("li", {}, h("span", {}, code("odd", c)), h("b", {}, num(n)), h("span", { class: "soft" }, bdi(d.diagnostics.message[first(c)] ?? ""))))));
}

