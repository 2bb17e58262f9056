// The row of filters above a table. Their values stand in the address.
import { h, iconButton, later, option } from "./dom";
import { num, t } from "./i18n";
import { read, update } from "./route";

export interface Field {
  key: string;
  label: string;
  kind: "search" | "select" | "from" | "to" | "least" | "only";
  options?: () => [string, string][]; // value and label
}

/** Builds the filters; changed is told at each change, and shown what passed. */
export function filters(fields: Field[], changed: (values: URLSearchParams) => void) {
  const params = read().params;
  const tell = () => {
    const p = read().params;
    reset.hidden = !fields.some((f) => p.get(f.key));
    changed(p);
  };
  const set = (key: string, value: string) => {
    update({ [key]: value });
    tell();
  };
  const slow = later(120, set);
  const count = h("output", { class: "count", "aria-live": "polite" });
  const reset = iconButton("close", t("filter.clear"), () => {
    update(Object.fromEntries(fields.map((f) => [f.key, ""])));
    form.reset();
    for (const el of form.querySelectorAll("input, select")) (el as HTMLInputElement).value = (el as HTMLInputElement).type === "range" ? "0" : "";
    for (const el of form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) el.checked = false;
    form.querySelectorAll("output.least").forEach((o) => (o.textContent = ""));
    tell();
  });
  const form = h("form", { class: "filters", role: "search", onsubmit: (e: Event) => e.preventDefault() });
  for (const f of fields) {
    const value = params.get(f.key) ?? "";
    if (f.kind === "search") {
      form.append(h("input", { type: "search", class: "search", placeholder: f.label, "aria-label": f.label, dir: "auto", value, oninput: (e: Event) => slow(f.key, (e.target as HTMLInputElement).value) }));
    } else if (f.kind === "select") {
      form.append(h("label", { class: "field" }, h("span", {}, f.label),
        h("select", { onchange: (e: Event) => set(f.key, (e.target as HTMLSelectElement).value) },
          option("", t("filter.all")), ...f.options!().map(([v, l]) => option(v, l, v === value)))));
    } else if (f.kind === "least") {
      const out = h("output", { class: "least" }, value ? `≥ ${num(Number(value))}\u066a` : "");
      form.append(h("label", { class: "field" }, h("span", {}, f.label, " ", out),
        h("input", { type: "range", min: 0, max: 100, step: 5, value: value || "0", oninput: (e: Event) => {
          const v = (e.target as HTMLInputElement).value;
          out.textContent = v === "0" ? "" : `≥ ${num(Number(v))}\u066a`;
          slow(f.key, v === "0" ? "" : v);
        } })));
    } else if (f.kind === "only") {
      form.append(h("label", { class: "field check" }, h("input", { type: "checkbox", checked: value === "1", onchange: (e: Event) => set(f.key, (e.target as HTMLInputElement).checked ? "1" : "") }), h("span", {}, f.label)));
    } else {
      form.append(h("label", { class: "field" }, h("span", {}, f.label), h("input", { type: "date", value, onchange: (e: Event) => set(f.key, (e.target as HTMLInputElement).value) })));
    }
  }
  form.append(reset, count);
  reset.hidden = !fields.some((f) => params.get(f.key));
  return { el: form, show: (n: number, all: number) => (count.textContent = n === all ? t("filter.count", { n: num(n) }) : t("filter.some", { n: num(n), all: num(all) })) };
}

/** Counts of values, the most frequent first, as options of a select. */
export function counted(values: Iterable<string | null>, label: (v: string) => string): [string, string][] {
  const counts = new Map<string, number>();
  for (const v of values) if (v) counts.set(v, (counts.get(v) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([v, n]) => [v, `${label(v)} (${num(n)})`]);
}
