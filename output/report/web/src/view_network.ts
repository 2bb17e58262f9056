// Who is named with whom, and who acts on whom.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import { select as pick } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import * as d from "./data";
import { bdi, h, iconButton, later, option, svg } from "./dom";
import { code, fold, name, num, t } from "./i18n";
import { select } from "./parts";
import * as tip from "./tip";
import type { View } from "./main";

const { entities, nodes, edges } = d;

interface Node extends SimulationNodeDatum {
  entity: number;
  r: number;
  links: number;
}

interface Link extends SimulationLinkDatum<Node> {
  weight: number;
  source: Node;
  target: Node;
}

const PER_NODE = 6; // links of a node that are drawn, the firmest

export function networkView(): View {
  if (!nodes.n) return { el: h("section", { class: "view" }, h("p", { class: "empty" }, t("network.none"))) };
  let kind = "cooccurrence", most = 80, at: ZoomTransform = zoomIdentity;
  const scene = svg("g"), root = svg("svg", { class: "network", role: "img", "aria-label": t("view.network"), direction: "ltr" }, svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse", markerUnits: "userSpaceOnUse" }, svg("path", { d: "M0 0L10 5L0 10z" }))), scene);
  const plot = h("div", { class: "plot network-plot" }, root);
  const status = h("output", { class: "count", "aria-live": "polite" });
  let list: Node[] = [], links: Link[] = [];
  const shapes = new Map<Node, SVGGElement>();
  const lines = new Map<Link, SVGLineElement>();

  function build() {
    const ranked = Array.from({ length: nodes.n }, (_, i) => i).sort((a, b) => nodes.pagerank[b] - nodes.pagerank[a] || a - b).slice(0, most);
    const top = nodes.pagerank[ranked[0]] || 1;
    const byEntity = new Map<number, Node>();
    list = ranked.map((i) => ({ entity: nodes.entity_id[i], r: 5 + 15 * Math.sqrt(nodes.pagerank[i] / top), links: 0 }));
    for (const n of list) byEntity.set(n.entity, n);
    const rows = [];
    for (let i = 0; i < edges.n; i++) if (edges.kind[i] === kind && byEntity.has(edges.source_id[i]) && byEntity.has(edges.target_id[i]) && edges.source_id[i] !== edges.target_id[i]) rows.push(i);
    rows.sort((a, b) => edges.weight[b] - edges.weight[a] || (edges.association[b] ?? 0) - (edges.association[a] ?? 0) || a - b);
    links = [];
    for (const i of rows) {
      const source = byEntity.get(edges.source_id[i])!, target = byEntity.get(edges.target_id[i])!;
      if (source.links >= PER_NODE && target.links >= PER_NODE) continue;
      source.links++;
      target.links++;
      links.push({ source, target, weight: edges.weight[i] });
    }
    list = list.filter((n) => n.links > 0);
    settle();
    paint();
    status.textContent = t("network.n", { n: num(list.length), links: num(links.length) });
    fit();
  }

  /** Finds the places; the same data give the same picture. */
  function settle() {
    const sim = forceSimulation(list)
      .force("link", forceLink<Node, Link>(links).distance((l) => 60 + l.source.r + l.target.r).strength((l) => Math.min(0.7, 0.12 + l.weight / 25)))
      .force("charge", forceManyBody().strength(-260).distanceMax(700))
      .force("collide", forceCollide<Node>((n) => n.r + 13))
      .force("x", forceX(0).strength(0.05)).force("y", forceY(0).strength(0.075)).stop();
    sim.tick(list.length > 250 ? 160 : 300);
  }

  function paint() {
    scene.replaceChildren();
    shapes.clear();
    lines.clear();
    const heaviest = Math.max(1, ...links.map((l) => l.weight));
    for (const l of links) {
      const [dx, dy] = [l.target.x! - l.source.x!, l.target.y! - l.source.y!], far = Math.hypot(dx, dy) || 1;
      const line = svg("line", { class: "edge", x1: l.source.x, y1: l.source.y, x2: l.target.x! - (dx / far) * (l.target.r + 2), y2: l.target.y! - (dy / far) * (l.target.r + 2), "stroke-width": (0.8 + 4.5 * Math.sqrt(l.weight / heaviest)).toFixed(2), "marker-end": kind === "acts_on" ? "url(#arrow)" : null });
      tip.on(line, () => [h("b", {}, bdi(name(l.source.entity)), kind === "acts_on" ? (document.dir === "rtl" ? " ← " : " → ") : " · ", bdi(name(l.target.entity))), h("small", {}, t(kind === "acts_on" ? "network.acts" : "network.together", { n: num(l.weight) }))]);
      lines.set(l, line);
      scene.append(line);
    }
    for (const n of list) {
      const label = svg("text", { y: n.r + 12, "text-anchor": "middle" }, name(n.entity));
      const g = svg("g", { class: `node e-${entities.type[n.entity]}`, transform: `translate(${n.x!.toFixed(1)},${n.y!.toFixed(1)})`, tabindex: 0, role: "button", "aria-label": name(n.entity),
        onclick: () => select(`entity:${entities.entity_id[n.entity]}`), onkeydown: (e: KeyboardEvent) => e.key === "Enter" && select(`entity:${entities.entity_id[n.entity]}`) }, svg("circle", { r: n.r.toFixed(1) }), label);
      g.addEventListener("pointerenter", () => light((m) => m === n || near(n, m), (l) => l.source === n || l.target === n));
      g.addEventListener("pointerleave", () => light(null, null));
      tip.on(g, () => [h("b", {}, bdi(name(n.entity))), h("span", {}, code("entity", entities.type[n.entity])), h("small", {}, t("mentions.n", { n: num(entities.mentions[n.entity]) }))]);
      shapes.set(n, g);
      scene.append(g);
    }
    thin();
  }

  const near = (a: Node, b: Node) => links.some((l) => (l.source === a && l.target === b) || (l.source === b && l.target === a));

  function light(node: ((n: Node) => boolean) | null, link: ((l: Link) => boolean) | null) {
    for (const [n, g] of shapes) g.classList.toggle("dim", !!node && !node(n));
    for (const [l, line] of lines) {
      line.classList.toggle("dim", !!link && !link(l));
      line.classList.toggle("lit", !!link && link(l));
    }
  }

  /** Hides labels of small nodes while there is no room for them. */
  function thin() {
    const taken: [number, number, number, number][] = [];
    for (const n of list.slice().sort((a, b) => b.r - a.r)) {
      const text = shapes.get(n)!.lastElementChild as SVGTextElement;
      const size = 12 / at.k, w = name(n.entity).length * 6.4 / at.k, y = n.y! + n.r + size;
      const box: [number, number, number, number] = [n.x! - w / 2, y - size, n.x! + w / 2, y + size * 0.3];
      const free = !taken.some((b) => box[0] < b[2] && box[2] > b[0] && box[1] < b[3] && box[3] > b[1]);
      text.classList.toggle("hidden", !free);
      text.setAttribute("font-size", size.toFixed(2));
      text.setAttribute("y", (n.r + size).toFixed(1));
      if (free) taken.push(box);
    }
  }

  const behavior = zoom<SVGSVGElement, unknown>().scaleExtent([0.15, 8]).on("zoom", (e: { transform: ZoomTransform }) => {
    const scaled = e.transform.k !== at.k;
    at = e.transform;
    scene.setAttribute("transform", at.toString());
    if (scaled) thin();
  });

  function fit() {
    const [w, hgt] = [plot.clientWidth, plot.clientHeight];
    if (!w || !list.length) return;
    root.setAttribute("width", String(w));
    root.setAttribute("height", String(hgt));
    behavior.extent([[0, 0], [w, hgt]]);
    const xs = list.map((n) => n.x!), ys = list.map((n) => n.y!);
    const [x0, x1, y0, y1] = [Math.min(...xs) - 70, Math.max(...xs) + 70, Math.min(...ys) - 40, Math.max(...ys) + 50];
    const k = Math.min(1.6, w / (x1 - x0), hgt / (y1 - y0));
    pick(root).call(behavior.transform, zoomIdentity.translate(w / 2 - (k * (x0 + x1)) / 2, hgt / 2 - (k * (y0 + y1)) / 2).scale(k));
  }

  const find = later(150, (q: string) => {
    const want = fold(q);
    if (!want) return light(null, null);
    const hit = (n: Node) => fold(entities.name[n.entity]).includes(want) || fold(entities.name_en[n.entity] ?? "").includes(want);
    light(hit, () => false);
  });
  const el = h("section", { class: "view network-view" }, h("h1", { class: "print-only" }, t("view.network")),
    h("div", { class: "toolbar" },
      h("input", { type: "search", class: "search", placeholder: t("filter.search"), "aria-label": t("filter.search"), dir: "auto", oninput: (e: Event) => find((e.target as HTMLInputElement).value) }),
      h("select", { "aria-label": t("network.kind"), onchange: (e: Event) => {
        kind = (e.target as HTMLSelectElement).value;
        build();
      } }, option("cooccurrence", t("network.cooccurrence")), option("acts_on", t("network.acts_on"))),
      h("select", { "aria-label": t("network.most"), onchange: (e: Event) => {
        most = Number((e.target as HTMLSelectElement).value);
        build();
      } }, ...[40, 80, 160, 300, 600].map((n) => option(String(n), t("network.top", { n: num(n) }), n === most))),
      status,
      h("span", { class: "key" }, ...["PER", "LOC", "ORG"].map((c) => h("span", {}, h("i", { class: `dot e-${c}` }), code("entity", c)))),
      h("span", { class: "tools no-print" }, iconButton("fit", t("zoom.fit"), fit), iconButton("plus", t("zoom.in"), () => pick(root).call(behavior.scaleBy, 1.5)), iconButton("minus", t("zoom.out"), () => pick(root).call(behavior.scaleBy, 1 / 1.5)))),
    plot);
  pick(root).call(behavior).on("dblclick.zoom", null);
  const watch = new ResizeObserver(() => fit());
  return { el, ready: () => {
    build();
    watch.observe(plot);
  }, gone: () => watch.disconnect() };
}
