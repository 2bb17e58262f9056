// What the reader marked, to look over and to take away as corrections.tsv.
import * as d from "./data";
import { append, bdi, clear, h, icon, iconButton } from "./dom";
import { code, name, num, t } from "./i18n";
import * as marks from "./marks";
import { entityLink, eventLink, storyLink, typeChip } from "./parts";
import type { View } from "./main";

const eventsById = d.lazy(() => {
  const map = new Map<string, number>();
  for (let i = 0; i < d.events.n; i++) map.set(d.events.event_id[i], i);
  return map;
});

function what(m: marks.Mark): Node {
  if (m.kind === "event") {
    const i = eventsById().get(m.id);
    if (i !== undefined) return h("span", {}, eventLink(i, typeChip(d.events.type[i])), " ", bdi(d.quote(d.events.doc_id[i], d.events.start[i], d.events.end[i]), "soft"));
  } else if (m.kind === "entity") {
    const i = d.findEntity(m.id);
    if (i >= 0) return entityLink(i);
  } else {
    const i = d.findStory(m.id);
    if (i >= 0) return storyLink(i, typeChip(d.stories.type[i]), " ", bdi(d.stories.headline[i] ?? "", "soft"));
  }
  return h("span", { class: "soft" }, h("code", {}, m.id));
}

function value(m: marks.Mark): string {
  if (m.action === "merge") {
    const i = d.findEntity(m.value);
    return i >= 0 ? `${name(i)} (${m.value})` : m.value;
  }
  return m.value;
}

export function marksView(): View {
  const el = h("section", { class: "view marks-view" });
  const draw = () => {
    clear(el);
    const all = marks.all();
    append(el, [h("h1", {}, t("view.marks")), h("p", { class: "lead" }, t("marks.how"))]);
    if (!all.length) {
      el.append(h("p", { class: "empty" }, t("marks.none")));
      return;
    }
    el.append(h("p", {}, h("button", { type: "button", class: "big-button primary", id: "download", onclick: marks.download }, icon("download"), t("marks.download", { n: num(all.length) }))));
    el.append(h("table", { class: "marks" },
      h("thead", {}, h("tr", {}, ...["", "mark.row", "mark.action", "mark.value", "mark.note", ""].map((k) => h("th", {}, k && t(k))))),
      h("tbody", {}, ...all.map((m) => h("tr", {}, h("td", {}, code("panel", m.kind), m.old && h("span", { class: "soft" }, ` (${t("marks.old")})`)), h("td", {}, what(m)), h("td", {}, m.action === "fix" ? t("action.fix", { field: m.value.split("=")[0] }) : code("action", m.action)), h("td", {}, bdi(value(m))),
        h("td", {}, h("input", { type: "text", dir: "auto", value: m.note, "aria-label": t("mark.note"), onchange: (e: Event) => marks.setNote(m, (e.target as HTMLInputElement).value) })),
        h("td", {}, iconButton("trash", t("mark.remove"), () => {
          marks.remove(m);
          draw();
        }, { class: "icon-button small" })))))));
  };
  draw();
  return { el };
}
