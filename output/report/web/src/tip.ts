// One tooltip for the page; what it says is built from nodes.
import { append, h } from "./dom";

const box = h("div", { class: "tip", role: "tooltip", id: "tip" });
box.hidden = true;

export const mount = () => document.body.append(box);

export function show(x: number, y: number, ...children: (Node | string)[]) {
  box.replaceChildren();
  append(box, children);
  box.hidden = false;
  const r = box.getBoundingClientRect(), gap = 14;
  const left = x + gap + r.width > innerWidth ? x - gap - r.width : x + gap;
  const top = y + gap + r.height > innerHeight ? y - gap - r.height : y + gap;
  box.style.left = `${Math.max(6, left)}px`;
  box.style.top = `${Math.max(6, top)}px`;
}

export const hide = () => (box.hidden = true);

/** Shows a tip over an element while it is pointed at or focused. */
export function on(el: Element, make: () => (Node | string)[]) {
  el.addEventListener("pointermove", (e) => show((e as PointerEvent).clientX, (e as PointerEvent).clientY, ...make()));
  el.addEventListener("pointerleave", hide);
  el.addEventListener("focus", () => {
    const r = el.getBoundingClientRect();
    show(r.left, r.bottom, ...make());
  });
  el.addEventListener("blur", hide);
}
