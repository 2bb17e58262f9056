// The frame: header, views by address, panel, language, colours, printing.
import * as d from "./data";
import { append, bdi, clear, h, icon, iconButton } from "./dom";
import { language, num, setLanguage, t, type Lang } from "./i18n";
import * as marks from "./marks";
import * as panel from "./panel";
import { link, onUpdate, read } from "./route";
import * as tip from "./tip";
import { articlesView, articleView } from "./view_articles";
import { mapView } from "./view_map";
import { marksView } from "./view_marks";
import { networkView } from "./view_network";
import { overviewView } from "./view_overview";
import { timelineView } from "./view_timeline";
import { entitiesView, eventsView, relationsView } from "./views_tables";

export interface View {
  el: HTMLElement;
  ready?: () => void; // it stands in the document
  gone?: () => void;
  changed?: (p: URLSearchParams) => void; // the address changed within the view
  marked?: () => void; // the reader marked a row
  printed?: () => HTMLElement; // what to print in the place of a virtual list
  language?: string;
}

const views: [string, () => View][] = [
  ["overview", overviewView], ["timeline", timelineView], ["map", mapView], ["network", networkView],
  ["events", eventsView], ["entities", entitiesView], ["relations", relationsView], ["articles", articlesView],
];
const hidden: Record<string, () => View> = { article: articleView, marks: marksView };

const app = document.getElementById("app")!;
const header = h("header", { class: "top" });
const main = h("main", { id: "main", tabindex: -1 });
const shell = h("div", { class: "shell" }, main);
let view: View | null = null, place = "";

const remember = (key: string, value?: string): string | null => {
  try {
    if (value !== undefined) localStorage.setItem(`tomar:${key}`, value);
    return localStorage.getItem(`tomar:${key}`);
  } catch {
    return null; // no storage for local files in this browser
  }
};

function drawHeader() {
  clear(header);
  const now = read().view === "article" ? "articles" : read().view;
  const n = marks.all().length;
  append(header, [
    h("a", { class: "skip", href: "#main", onclick: (e: Event) => {
      e.preventDefault();
      main.focus();
    } }, t("skip")),
    h("a", { class: "brand", href: link("overview") }, bdi("تۆمار"), h("span", {}, "tomar")),
    h("nav", { "aria-label": t("nav") }, ...views.map(([v]) => h("a", { href: link(v), "aria-current": v === now ? "page" : null }, t(`view.${v}`)))),
    h("div", { class: "controls" },
      h("a", { class: `marks-link${n ? " some" : ""}`, href: link("marks"), "aria-current": now === "marks" ? "page" : null, title: t("view.marks"), "aria-label": `${t("view.marks")}: ${num(n)}` }, icon("pen"), n > 0 && h("span", {}, num(n))),
      h("button", { type: "button", class: "text-button lang", lang: language() === "ckb" ? "en" : "ckb", onclick: () => turn(language() === "ckb" ? "en" : "ckb") }, language() === "ckb" ? "English" : "کوردی"),
      iconButton(dark() ? "sun" : "moon", t(dark() ? "theme.light" : "theme.dark"), () => paint(dark() ? "light" : "dark")),
      iconButton("print", t("print"), () => window.print())),
  ]);
  header.querySelector('nav [aria-current="page"]')?.scrollIntoView({ block: "nearest", inline: "center" });
}

const dark = () => {
  const set = document.documentElement.dataset.theme;
  return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

function paint(theme: string) {
  document.documentElement.dataset.theme = theme;
  remember("theme", theme);
  drawHeader();
}

function turn(l: Lang) {
  setLanguage(l);
  remember("language", l);
  document.title = `${t("title")} · tomar`;
  place = "";
  route();
}

function route() {
  const { view: v, params } = read();
  const stay = new URLSearchParams(params);
  stay.delete("sel");
  const make = hidden[v] ?? views.find(([name]) => name === v)?.[1] ?? overviewView;
  // the panel and, in an article, the sentence change without a new view
  const next = v === "article" ? `${v} ${params.get("id")}` : `${v} ${stay}`;
  tip.hide();
  if (next !== place) {
    place = next;
    view?.gone?.();
    view = make();
    main.replaceChildren(view.el);
    scrollTo(0, 0);
    main.scrollTop = 0;
    drawHeader();
    panel.show(params.get("sel") ?? "", true);
    view.ready?.();
  } else {
    view?.changed?.(params);
    panel.show(params.get("sel") ?? "");
  }
}

/** The place as the filters changed it without telling anybody. */
function settled() {
  const { view: v, params } = read();
  if (v === "article") return;
  params.delete("sel");
  place = `${v} ${params}`;
}

let paper: HTMLElement | null = null;
addEventListener("beforeprint", () => {
  paper?.remove();
  paper = view?.printed?.() ?? null;
  if (paper) view!.el.append(paper);
});
addEventListener("afterprint", () => {
  paper?.remove();
  paper = null;
});
addEventListener("hashchange", () => route());
addEventListener("keydown", (e) => {
  const typing = (e.target as Element).closest?.("input, select, textarea");
  if (e.key === "Escape" && read().params.has("sel")) panel.close();
  if (e.key === "/" && !typing) {
    const box = document.querySelector<HTMLInputElement>("main input[type=search]");
    if (box) {
      box.focus();
      e.preventDefault();
    }
  }
});
marks.watch(() => {
  drawHeader();
  view?.marked?.();
});
onUpdate(settled);

const theme = remember("theme");
if (theme) document.documentElement.dataset.theme = theme;
const saved = remember("language");
setLanguage(saved === "en" || saved === "ckb" ? saved : language());
document.title = `${t("title")} · tomar`;
app.append(header, shell);
panel.mount(shell);
tip.mount();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawHeader);
route();
document.documentElement.dataset.ready = String(d.docs.n);
