// Places with their counts, on outlines of the world and of Kurdistan.
import { geoMercator, geoPath } from "d3-geo";
import { select as pick } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, GeometryObject } from "topojson-specification";
import * as d from "./data";
import { bdi, h, iconButton, svg } from "./dom";
import { code, name, num, t } from "./i18n";
import { select } from "./parts";
import * as tip from "./tip";
import type { View } from "./main";

const { entities } = d;
const SIZE = 1000; // of the drawing, before it is zoomed
const KURDISTAN: [number, number, number, number] = [40.5, 33.3, 47.6, 38.2]; // west, south, east, north

const shapes = d.lazy(() => {
  const topo = d.outlines();
  const projection = geoMercator().scale(SIZE / (2 * Math.PI)).translate([SIZE / 2, SIZE / 2]);
  const path = geoPath(projection);
  const countries = topo.objects.countries as GeometryCollection;
  return {
    project: (lon: number, lat: number) => projection([lon, Math.max(-80, Math.min(82, lat))])!,
    land: path(feature(topo, countries)) ?? "",
    borders: path(mesh(topo, countries as GeometryObject as never, (a, b) => a !== b)) ?? "",
    inner: path(feature(topo, topo.objects.governorates)) ?? "",
    kurdistan: path(feature(topo, topo.objects.kurdistan)) ?? "",
  };
});

// Where the names of countries stand: longitude, latitude.
const COUNTRIES: [string, number, number][] = [
  ["IQ", 42.2, 32.6], ["IR", 48.6, 35.2], ["TR", 41.6, 38.1], ["SY", 38.6, 35.1], ["SA", 43.5, 25.5], ["JO", 36.7, 31.2], ["AM", 44.8, 40.3], ["AZ", 48, 40.4],
  ["GE", 43.4, 42.2], ["KW", 47.6, 29.4], ["LB", 35.9, 33.9], ["EG", 29.5, 26.8], ["TM", 58.5, 39.3], ["RU", 44, 45],
];

interface Spot {
  entity: number;
  x: number;
  y: number;
  n: number;
  r: number;
}

const wide = (s: Spot) => ["country", "continent", "region", "governorate"].includes(entities.subtype[s.entity] ?? "");

export function mapView(): View {
  const { project, land, borders, inner, kurdistan } = shapes();
  let by: "events" | "mentions" = "events";
  let spots: Spot[] = [];
  let at: ZoomTransform = zoomIdentity, width = 0, height = 0;
  const scene = svg("g");
  scene.append(svg("path", { class: "land", d: land }), svg("path", { class: "region", d: kurdistan }), svg("path", { class: "inner", d: inner }), svg("path", { class: "border", d: borders }));
  const dots = svg("g"), labels = svg("g", { class: "place-labels", "aria-hidden": "true" });
  const root = svg("svg", { class: "map", role: "img", "aria-label": t("view.map"), direction: "ltr" }, scene, dots, labels);
  const plot = h("div", { class: "plot map-plot" }, root);
  const status = h("output", { class: "count", "aria-live": "polite" });

  function gather() {
    const counts = d.eventsAt();
    spots = [];
    for (let e = 0; e < entities.n; e++) {
      const lat = entities.lat[e], lon = entities.lon[e];
      if (entities.type[e] !== "LOC" || lat === null || lon === null) continue;
      const n = by === "events" ? (counts.get(e)?.length ?? 0) : entities.mentions[e];
      if (n) spots.push({ entity: e, x: project(lon, lat)[0], y: project(lon, lat)[1], n, r: 0 });
    }
    spots.sort((a, b) => b.n - a.n || a.entity - b.entity);
    const most = spots[0]?.n ?? 1;
    for (const s of spots) s.r = 3.5 + 18 * Math.sqrt(s.n / most);
    dots.replaceChildren(...spots.map((s) => {
      const c = svg("circle", { class: `spot s-${entities.subtype[s.entity] ?? ""}`, r: s.r, tabindex: 0, role: "button", "aria-label": `${name(s.entity)}: ${num(s.n)}`,
        onclick: () => select(`entity:${entities.entity_id[s.entity]}`), onkeydown: (e: KeyboardEvent) => e.key === "Enter" && select(`entity:${entities.entity_id[s.entity]}`) });
      tip.on(c, () => [h("b", {}, bdi(name(s.entity))), h("span", {}, code("subtype", entities.subtype[s.entity])), h("small", {}, t(by === "events" ? "events.n" : "mentions.n", { n: num(s.n) }))]);
      return c;
    }));
    status.textContent = t("places.n", { n: num(spots.length) });
    draw();
  }

  function draw() {
    scene.setAttribute("transform", at.toString());
    const taken: [number, number, number, number][] = [];
    labels.replaceChildren();
    // wide areas have no one point: their names come last
    const order = spots.map((_, i) => i).sort((a, b) => Number(wide(spots[a])) - Number(wide(spots[b])) || a - b);
    order.forEach((i) => {
      const s = spots[i], c = dots.children[i];
      const [x, y] = at.apply([s.x, s.y]);
      const inside = x > -30 && y > -30 && x < width + 30 && y < height + 30;
      c.setAttribute("visibility", inside ? "visible" : "hidden");
      if (!inside) return;
      c.setAttribute("cx", x.toFixed(1));
      c.setAttribute("cy", y.toFixed(1));
      if (labels.childElementCount > 70) return;
      const text = name(s.entity), w = text.length * 7.2 + 6;
      const box: [number, number, number, number] = [x - w / 2, y - s.r - 18, x + w / 2, y - s.r - 2];
      if (taken.some((b) => box[0] < b[2] && box[2] > b[0] && box[1] < b[3] && box[3] > b[1])) return;
      taken.push(box);
      labels.append(svg("text", { x, y: y - s.r - 5, "text-anchor": "middle" }, text));
    });
    if (at.k < 8) return; // the whole world: they would stand upon each other
    const told = new Set(Array.from(labels.children, (c) => c.textContent));
    for (const [key, lon, lat] of COUNTRIES) {
      const [x, y] = at.apply(project(lon, lat)), text = t(`country.${key}`), w = text.length * 8 + 8;
      if (told.has(text) || x < w / 2 || y < 20 || x > width - w / 2 || y > height - 10 || taken.some((b) => x - w / 2 < b[2] && x + w / 2 > b[0] && y - 14 < b[3] && y + 4 > b[1])) continue;
      labels.prepend(svg("text", { class: "country", x, y, "text-anchor": "middle" }, text));
    }
  }

  const behavior = zoom<SVGSVGElement, unknown>().scaleExtent([0.4, 120]).translateExtent([[-200, 0], [SIZE + 200, SIZE]]).on("zoom", (e: { transform: ZoomTransform }) => {
    at = e.transform;
    draw();
  });

  function focus([w, s, e, n]: [number, number, number, number]) {
    const [x0, y0] = project(w, n), [x1, y1] = project(e, s);
    const k = 0.94 * Math.min(width / (x1 - x0), height / (y1 - y0));
    pick(root).call(behavior.transform, zoomIdentity.translate(width / 2 - (k * (x0 + x1)) / 2, height / 2 - (k * (y0 + y1)) / 2).scale(k));
  }

  function resize() {
    const first = width === 0;
    width = plot.clientWidth;
    height = plot.clientHeight;
    if (!width || !height) {
      width = 0;
      return;
    }
    root.setAttribute("width", String(width));
    root.setAttribute("height", String(height));
    behavior.extent([[0, 0], [width, height]]);
    first ? focus(KURDISTAN) : draw();
  }

  const choice = h("select", { "aria-label": t("map.by"), onchange: (e: Event) => {
    by = (e.target as HTMLSelectElement).value as typeof by;
    gather();
  } }, h("option", { value: "events" }, t("map.events")), h("option", { value: "mentions" }, t("map.mentions")));
  const el = h("section", { class: "view map-view" }, h("h1", { class: "print-only" }, t("view.map")),
    h("div", { class: "toolbar" }, choice, status, h("span", { class: "tools no-print" },
      h("button", { type: "button", class: "text-button", onclick: () => focus(KURDISTAN) }, t("map.kurdistan")),
      h("button", { type: "button", class: "text-button", onclick: () => focus([26, 12, 64, 44]) }, t("map.near")),
      h("button", { type: "button", class: "text-button", onclick: () => focus([-170, -56, 180, 74]) }, t("map.world")),
      iconButton("plus", t("zoom.in"), () => pick(root).call(behavior.scaleBy, 1.6)), iconButton("minus", t("zoom.out"), () => pick(root).call(behavior.scaleBy, 1 / 1.6)))),
    plot, h("p", { class: "hint" }, t("map.credit")));
  pick(root).call(behavior);
  gather();
  const watch = new ResizeObserver(resize);
  watch.observe(plot);
  return { el, ready: resize, gone: () => watch.disconnect() };
}
