// Forms by which a reader marks rows; each mark is a row of corrections.tsv.
import { entities, types } from "./data";
import { append, clear, h, icon, iconButton, option } from "./dom";
import { code, t, typeLabel } from "./i18n";
import * as marks from "./marks";

/** Confirm and reject, as they stand. */
export function verdict(id: string): HTMLElement {
  const box = h("div", { class: "verdict" });
  const draw = () => {
    clear(box);
    const now = marks.of("event", id);
    for (const [action, picture] of [["confirm", "check"], ["reject", "close"]]) {
      const on = now.some((m) => m.action === action);
      box.append(h("button", { type: "button", class: `big-button ${action}${on ? " on" : ""}`, "aria-pressed": String(on), onclick: () => {
        marks.toggle("event", id, action);
        draw();
      } }, icon(picture), code("action", action)));
    }
  };
  draw();
  return box;
}

/** The two buttons in a table's row. */
export function rowVerdict(id: string, changed: () => void): HTMLElement {
  const now = marks.of("event", id);
  const box = h("span", { class: "row-verdict" });
  for (const [action, picture] of [["confirm", "check"], ["reject", "close"]]) {
    const on = now.some((m) => m.action === action);
    box.append(iconButton(picture, code("action", action), () => {
      marks.toggle("event", id, action);
      changed();
    }, { class: `icon-button small ${action}${on ? " on" : ""}`, "aria-pressed": String(on) }));
  }
  return box;
}

const ENTITY_TYPES: Record<string, string[]> = {
  PER: [],
  LOC: ["continent", "country", "region", "governorate", "district", "city", "village", "area", "water", "mountain", "facility"],
  ORG: ["government", "ministry", "legislature", "court", "party", "armed_group", "military", "security", "embassy", "company", "media", "university", "school", "international", "ngo", "club", "union", "religious", "authority"],
};

type Input = { el: HTMLElement; value: () => string };

const text = (placeholder: string, pattern?: string, list?: string): Input => {
  const el = h("input", { type: "text", dir: "auto", placeholder, "aria-label": placeholder, pattern, list });
  return { el, value: () => el.value.trim() };
};

const choice = (values: [string, string][]): Input => {
  const el = h("select", { "aria-label": t("mark.value") }, ...values.map(([v, l]) => option(v, l)));
  return { el, value: () => el.value };
};

const none: Input = { el: h("span"), value: () => "" };
const DATE = "\\d{4}(-\\d\\d){0,2}";

/** What can be done to a kind of row: a key, and the input for its value. A key
 * with = is a field to fix. */
function actions(kind: string): [string, () => Input][] {
  if (kind === "story") return [["review", () => text(t("mark.review"))]];
  if (kind === "event") {
    return [
      ["fix:type", () => choice(types.map(([c]) => [c, typeLabel(c)]))],
      ["fix:date", () => text("2020-09-26", DATE)],
      ["fix:modality", () => choice(["actual", "planned", "conditional", "hypothetical"].map((m) => [m, code("modality", m)]))],
      ["fix:polarity", () => choice(["positive", "negative"].map((p) => [p, code("polarity", p)]))],
      ["fix:attributed", () => choice([["true", t("yes")], ["false", t("no")]])],
      ["fix:count_min", () => text("3", "\\d*")],
      ["fix:count_max", () => text("5", "\\d*")],
      ["fix:subtype", () => text("airstrike", "[a-z_]*")],
      ["fix:place_id", () => text("loc-erbil", "[A-Za-z0-9-]*")],
    ];
  }
  return [
    ["rename", () => text(t("col.name"))],
    ["retype", () => choice(Object.entries(ENTITY_TYPES).flatMap(([c, subs]) => [[c, code("entity", c)] as [string, string], ...subs.map((s) => [`${c}/${s}`, `${code("entity", c)} · ${code("subtype", s)}`] as [string, string])]))],
    ["block", () => none],
    ["merge", () => text(t("mark.merge"), undefined, "entity-names")],
    ["split", () => text(t("mark.split"))],
    ["fix:name_en", () => text("Erbil")],
    ["fix:wikidata", () => text("Q…", "Q\\d+|")],
    ["fix:country", () => text("IQ", "[A-Z]{2}|")],
  ];
}

const label = (key: string) => (key.startsWith("fix:") ? t("action.fix", { field: t(`field.${key.slice(4)}`) }) : code("action", key));

/** The names of all entities, for merging; made when a form asks for them. */
function nameList(): HTMLElement {
  const old = document.getElementById("entity-names");
  if (old) return old;
  const list = document.body.appendChild(h("datalist", { id: "entity-names" }));
  for (let i = 0; i < Math.min(entities.n, 3000); i++) list.append(h("option", { value: entities.entity_id[i], label: entities.name[i] }));
  return list;
}

/** A form that adds a mark, above the marks that stand. */
export function corrector(kind: string, id: string, entity = -1): HTMLElement {
  const box = h("div", { class: "corrector" });
  const kinds = actions(kind);
  let input = none;
  const place = h("span", { class: "value" });
  const note = h("input", { type: "text", dir: "auto", placeholder: t("mark.note"), "aria-label": t("mark.note") });
  const which = h("select", { "aria-label": t("mark.action"), onchange: () => choose() }, ...kinds.map(([k]) => option(k, label(k))));
  const choose = () => {
    const key = which.value;
    input = kinds.find(([k]) => k === key)![1]();
    if (key === "merge") nameList();
    clear(place);
    append(place, [input.el]);
    if (key === "rename" && entity >= 0) (input.el as HTMLInputElement).value = entities.name[entity];
  };
  const form = h("form", { onsubmit: (e: Event) => {
    e.preventDefault();
    const key = which.value, value = input.value();
    if (key.startsWith("fix:")) marks.add(kind, id, "fix", `${key.slice(4)}=${value}`, note.value);
    else if (key === "block" || value) marks.add(kind, id, key, value, note.value);
    note.value = "";
    draw();
  } }, which, place, note, h("button", { type: "submit", class: "big-button" }, icon("plus"), t("mark.add")));
  const list = h("ul", { class: "plain" });
  const draw = () => {
    clear(list);
    for (const m of marks.of(kind, id)) {
      if (m.action === "confirm" || m.action === "reject") continue;
      list.append(h("li", { class: "mark-line" }, h("code", { dir: "ltr" }, [m.action, m.value].filter(Boolean).join(" ")), iconButton("trash", t("mark.remove"), () => {
        marks.remove(m);
        draw();
      }, { class: "icon-button small" })));
    }
  };
  choose();
  draw();
  box.append(list, form);
  return box;
}
