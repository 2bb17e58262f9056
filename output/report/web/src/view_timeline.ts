// Stories on a line of time that can be zoomed, one lane a type of event. What
// would fall together is drawn as one mark, larger for more.
import { scaleUtc, type ScaleTime } from "d3-scale";
import { select as pick } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import * as d from "./data";
import { bdi, clear, h, iconButton, svg } from "./dom";
import { digits, language, num, range, rtl, t, typeLabel, when } from "./i18n";
import { showStories } from "./panel";
import { typeChip } from "./parts";
import * as tip from "./tip";
import { GROUPS, groupOf, typeOrder } from "./types";
import type { View } from "./main";

const { stories } = d;
const LANE = 30, TOP = 34, BOTTOM = 8, DAY = 86_400_000;
const BIN = 18; // pixels within which stories make one mark
const STATEMENTS = "STATE"; // so many that they are shown only when asked for
const time = (iso: string) => Date.parse(`${iso}T00:00:00Z`);

interface Item {
  row: number;
  from: number;
  to: number; // the first moment behind it
  long: boolean; // more than a week
}

interface Mark {
  x: number;
  w: number;
  items: Item[];
}

export function timelineView(): View {
  const items: Item[] = [];
  for (let row = 0; row < stories.n; row++) {
    const [a, b] = [stories.date_start[row], stories.date_end[row]];
    if (!a) continue;
    const from = time(a), to = time(b ?? a) + DAY;
    if (Number.isFinite(from) && to > from) items.push({ row, from, to, long: to - from > 8 * DAY });
  }
  if (!items.length) return { el: h("section", { class: "view" }, h("p", { class: "empty" }, t("timeline.none"))) };
  const off = new Set<string>([STATEMENTS]);
  const chipOf = (row: number) => (stories.type[row] === STATEMENTS ? STATEMENTS : groupOf(stories.type[row]));
  const plot = h("div", { class: "plot", tabindex: 0, "aria-label": t("view.timeline") });
  const status = h("output", { class: "count", "aria-live": "polite" });
  const el = h("section", { class: "view timeline-view" });
  let width = 0, gutter = 0, at: ZoomTransform = zoomIdentity;
  let base: ScaleTime<number, number> = scaleUtc();
  const behavior = zoom<HTMLElement, unknown>().scaleExtent([0.5, 20_000]).on("zoom", (e: { transform: ZoomTransform }) => {
    at = e.transform;
    draw();
  });

  /** The stretch that holds nearly all stories. */
  function main(): [number, number] {
    const starts = items.map((i) => i.from).sort((a, b) => a - b);
    const lo = starts[Math.floor(starts.length * 0.08)], hi = starts[Math.ceil(starts.length * 0.99) - 1];
    const pad = Math.max(15 * DAY, (hi - lo) * 0.06);
    return [lo - pad, hi + pad];
  }

  function focus([from, to]: [number, number]) {
    const [a, b] = [base(from), base(to)].sort((x, y) => x - y);
    const k = (width - gutter) / Math.max(1e-6, b - a);
    pick(plot as HTMLElement).call(behavior.transform, zoomIdentity.translate(rtl() ? 0 : gutter, 0).scale(k).translate(-a, 0));
  }

  const whole = (): [number, number] => {
    const from = Math.min(...items.map((i) => i.from)), to = Math.max(...items.map((i) => i.to));
    return [from - (to - from) * 0.03, to + (to - from) * 0.03];
  };

  function resize() {
    const w = plot.clientWidth;
    if (!w || w === width) return;
    const first = width === 0;
    width = w;
    gutter = Math.min(150, Math.max(122, w * 0.28)); // the names of the lanes
    base = scaleUtc().domain(whole()).range(rtl() ? [w - gutter, 0] : [gutter, w]);
    behavior.extent([[rtl() ? 0 : gutter, 0], [rtl() ? w - gutter : w, 0]]);
    behavior.translateExtent([[-w, 0], [2 * w, 0]]);
    first ? focus(main()) : draw();
  }

  function draw() {
    const x = at.rescaleX(base);
    const [lo, hi] = x.domain().map(Number).sort((a, b) => a - b);
    const shown = items.filter((i) => i.to > lo && i.from < hi && !off.has(chipOf(i.row)));
    const lanes = [...new Set(shown.map((i) => stories.type[i.row]))].sort((a, b) => typeOrder(a) - typeOrder(b));
    const height = TOP + Math.max(4, lanes.length) * LANE + BOTTOM;
    const root = svg("svg", { width, height, class: "timeline", direction: "ltr", role: "img", "aria-label": t("stories.n", { n: num(shown.length) }) });
    axis(root, x, height, lanes.length);
    const labels = svg("g", {}, svg("rect", { class: "gutter", x: rtl() ? width - gutter : 0, y: 0, width: gutter, height }));
    lanes.forEach((type, k) => {
      const y = TOP + k * LANE + LANE / 2;
      const mine = shown.filter((i) => stories.type[i.row] === type);
      root.append(svg("line", { class: "lane", x1: 0, x2: width, y1: y + LANE / 2, y2: y + LANE / 2 }));
      for (const m of spans(mine, x)) root.append(mark(m, svg("rect", { class: `span g-${groupOf(type)}`, x: m.x, y: y - 5 - Math.min(3, m.items.length / 4), width: Math.max(4, m.w), height: 10 + Math.min(6, m.items.length / 2), rx: 4 })));
      for (const m of points(mine, x)) {
        const r = Math.min(LANE / 2 - 4, 4.2 + 1.2 * Math.sqrt(m.items.length - 1));
        const g = svg("g", {}, svg("circle", { class: `point g-${groupOf(type)}`, cx: m.x, cy: y, r }));
        if (m.items.length > 9 && r > 7.5) g.append(svg("text", { class: "point-n", x: m.x, y: y + 3.5, "text-anchor": "middle" }, num(m.items.length)));
        root.append(mark(m, g));
      }
      const label = svg("text", { class: "lane-label", x: rtl() ? width - 12 : 12, y: y + 4, "text-anchor": rtl() ? "end" : "start" }, typeLabel(type));
      labels.append(svg("text", { class: "lane-n", x: rtl() ? width - gutter + 8 : gutter - 8, y: y + 4, "text-anchor": rtl() ? "start" : "end" }, num(mine.length)));
      labels.append(label);
    });
    root.append(labels);
    plot.replaceChildren(root);
    const [a, b] = [new Date(lo), new Date(hi)].map((v) => (Number.isFinite(v.getTime()) ? v.toISOString().slice(0, 10) : ""));
    status.textContent = `${t("stories.n", { n: num(shown.length) })} · ${range(a, b)}`;
  }

  /** Short stories, those within a few pixels together. */
  function points(list: Item[], x: ScaleTime<number, number>): Mark[] {
    const bins = new Map<number, Item[]>();
    for (const i of list) {
      if (i.long && Math.abs(x(i.to) - x(i.from)) > 12) continue;
      const key = Math.round(x((i.from + i.to) / 2) / BIN);
      const b = bins.get(key);
      b ? b.push(i) : bins.set(key, [i]);
    }
    return [...bins].map(([, b]) => ({ items: b, w: 0, x: b.reduce((s, i) => s + x((i.from + i.to) / 2), 0) / b.length }));
  }

  /** Stories of a month, a year …, those of the same one together. */
  function spans(list: Item[], x: ScaleTime<number, number>): Mark[] {
    const same = new Map<string, Item[]>();
    for (const i of list) {
      if (!i.long || Math.abs(x(i.to) - x(i.from)) <= 12) continue;
      const key = `${i.from}/${i.to}`;
      const b = same.get(key);
      b ? b.push(i) : same.set(key, [i]);
    }
    return [...same.values()].map((b) => {
      const [l, r] = [x(b[0].from), x(b[0].to)].sort((p, q) => p - q);
      const [cl, cr] = [Math.max(rtl() ? -20 : gutter - 6, l), Math.min(rtl() ? width - gutter + 6 : width + 20, r)];
      return { items: b, x: cl, w: cr - cl };
    });
  }

  function mark<T extends SVGElement>(m: Mark, shape: T): T {
    shape.classList.add("mark");
    shape.setAttribute("tabindex", "-1");
    shape.addEventListener("click", () => showStories(m.items.map((i) => i.row)));
    tip.on(shape, () => [
      ...m.items.slice(0, 4).map((i) => h("div", { class: "tip-part" }, h("b", {}, typeChip(stories.type[i.row]), " ", when(stories, i.row)), bdi(stories.headline[i.row] ?? "", "clamp"))),
      m.items.length > 4 ? h("small", {}, t("more", { n: num(m.items.length - 4) })) : "",
    ]);
    return shape;
  }

  function axis(root: SVGSVGElement, x: ScaleTime<number, number>, height: number, lanes: number) {
    const ticks = x.ticks(Math.max(3, (width - gutter) / 100));
    const year = (v: Date) => v.getUTCMonth() === 0 && v.getUTCDate() === 1;
    for (const v of ticks) {
      const p = Math.round(x(v)) + 0.5;
      if (rtl() ? p > width - gutter - 12 : p < gutter + 12) continue;
      const iso = v.toISOString();
      const label = v.getUTCHours() ? "" : year(v) ? digits(iso.slice(0, 4)) : v.getUTCDate() === 1 ? t(`mon.${v.getUTCMonth() + 1}`) : `${digits(String(v.getUTCDate()))} ${t(`mon.${v.getUTCMonth() + 1}`)}`;
      root.append(svg("line", { class: year(v) ? "tick year" : "tick", x1: p, x2: p, y1: TOP - 8, y2: height }), svg("text", { class: year(v) ? "tick-label year" : "tick-label", x: p, y: 18, "text-anchor": "middle" }, label));
    }
    if (!lanes) root.append(svg("text", { class: "lane-label", x: width / 2, y: TOP + 50, "text-anchor": "middle" }, t("timeline.nothing")));
  }

  const step = (k: number) => pick(plot as HTMLElement).call(behavior.scaleBy, k);
  const chips = h("div", { class: "chips" });
  const drawChips = () => {
    clear(chips);
    for (const g of [...GROUPS.map(([name]) => name), STATEMENTS]) {
      if (!items.some((i) => chipOf(i.row) === g)) continue;
      chips.append(h("button", { type: "button", class: `chip g-${g === STATEMENTS ? groupOf(g) : g}${off.has(g) ? " off" : ""}`, "aria-pressed": String(!off.has(g)), onclick: () => {
        off.has(g) ? off.delete(g) : off.add(g);
        drawChips();
        draw();
      } }, h("i", { class: "dot" }), g === STATEMENTS ? typeLabel(g) : t(g === "words" ? "group.words-only" : `group.${g}`)));
    }
  };
  drawChips();
  plot.addEventListener("keydown", (e) => {
    const k: Record<string, () => void> = {
      "+": () => step(1.6), "-": () => step(1 / 1.6),
      ArrowLeft: () => pick(plot as HTMLElement).call(behavior.translateBy, 80 / at.k, 0),
      ArrowRight: () => pick(plot as HTMLElement).call(behavior.translateBy, -80 / at.k, 0),
    };
    if (k[e.key]) {
      k[e.key]();
      e.preventDefault();
    }
  });
  el.append(h("h1", { class: "print-only" }, t("view.timeline")),
    h("div", { class: "toolbar" }, chips, status, h("span", { class: "tools no-print" },
      h("button", { type: "button", class: "text-button", onclick: () => focus(main()) }, t("timeline.main")),
      h("button", { type: "button", class: "text-button", onclick: () => focus(whole()) }, t("timeline.all")),
      iconButton("plus", t("zoom.in"), () => step(1.6)), iconButton("minus", t("zoom.out"), () => step(1 / 1.6)))), plot,
    h("p", { class: "hint no-print" }, t("timeline.hint")));
  pick(plot as HTMLElement).call(behavior).on("dblclick.zoom", null);
  const watch = new ResizeObserver(resize);
  watch.observe(plot);
  return { el, ready: resize, gone: () => watch.disconnect(), language: language() };
}
