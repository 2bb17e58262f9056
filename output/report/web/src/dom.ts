// Elements are made here and nowhere else: texts become text nodes, attributes
// are set one by one, and no string is ever read as markup.

type Child = Node | string | null | undefined | false;
type Props = Record<string, string | number | boolean | null | undefined | ((e: never) => void)>;

const SVG = "http://www.w3.org/2000/svg";

function fill<T extends Element>(el: T, props: Props, children: Child[]): T {
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") el.addEventListener(key.slice(2), value as EventListener);
    else if (key === "href") setLink(el, String(value));
    else if (key === "value") (el as unknown as HTMLInputElement).value = String(value);
    else if (key === "checked") (el as unknown as HTMLInputElement).checked = true;
    else if (!/^on|^style$|^srcdoc$|^src$/i.test(key)) el.setAttribute(key, value === true ? "" : String(value));
  }
  append(el, children);
  return el;
}

/** Links lead into the page, or to the web by http(s) only. */
function setLink(el: Element, href: string) {
  if (href.startsWith("#")) {
    el.setAttribute("href", href);
  } else if (/^https?:\/\//i.test(href)) {
    el.setAttribute("href", href);
    el.setAttribute("target", "_blank");
    el.setAttribute("rel", "noopener noreferrer");
  }
}

export function append(el: Element, children: Child[]) {
  for (const c of children) {
    if (c === null || c === undefined || c === false) continue;
    el.appendChild(typeof c === "string" ? document.createTextNode(c) : c);
  }
}

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), props, children);
}

export function svg<K extends keyof SVGElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  return fill(document.createElementNS(SVG, tag), props, children);
}

/** A text of the corpus: isolated, in its own direction. */
export const bdi = (text: string, cls?: string) => h("bdi", { class: cls, dir: "auto" }, text);

export function clear(el: Element) {
  el.replaceChildren();
}

const ICONS: Record<string, string> = {
  sun: "M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10ZM12 1v3M12 20v3M1 12h3M20 12h3M4.2 4.2l2.1 2.1M17.7 17.7l2.1 2.1M4.2 19.8l2.1-2.1M17.7 6.3l2.1-2.1",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z",
  print: "M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z",
  close: "M5 5l14 14M19 5L5 19",
  check: "M4 12.5l5 5L20 6.5",
  plus: "M12 4v16M4 12h16",
  minus: "M4 12h16",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5L21 21",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  download: "M12 3v12M7 10.5l5 5 5-5M4 20h16",
  pen: "M4 20l1-4L16 5l3 3L8 19l-4 1Z",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
};

export function icon(name: string): SVGSVGElement {
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
}

/** A button with an icon; the label is for those who cannot see it. */
export function iconButton(name: string, label: string, onclick: (e: MouseEvent) => void, props: Props = {}) {
  return h("button", { type: "button", class: "icon-button", title: label, "aria-label": label, onclick, ...props }, icon(name));
}

export function option(value: string, label: string, selected = false) {
  return h("option", { value, selected }, label);
}

/** Waits until calls pause, then calls once. */
export function later<A extends unknown[]>(ms: number, f: (...a: A) => void): (...a: A) => void {
  let timer = 0;
  return (...a) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => f(...a), ms);
  };
}
