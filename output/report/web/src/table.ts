// A table of many rows of which only those in sight are in the document.
import { bdi, clear, h } from "./dom";
import { num, t } from "./i18n";

export interface Column {
  key: string;
  label: string;
  width: string; // of the grid: "120px", "minmax(100px, 2fr)"
  cell: (row: number) => Node | string | null;
  sort?: (row: number) => string | number | null;
  from?: number; // width of the table, in px, from which the column is shown
  numeric?: boolean;
}

export interface Options {
  columns: Column[];
  label: string;
  sort: string; // "key" or "-key" for descending
  onSort?: (sort: string) => void;
  open: (row: number) => void;
  marked?: (row: number) => string; // class of a row that the reader marked
  print?: number; // rows on paper
}

const HEIGHT = 44;
const SPARE = 12; // rows made beyond those in sight

/** One table; rows are numbers that the columns understand. */
export class VirtualTable {
  readonly el: HTMLElement;
  private body: HTMLElement;
  private space: HTMLElement;
  private head: HTMLElement;
  private rows: number[] = [];
  private made = new Map<number, HTMLElement>();
  private sort: string;
  private selected = -1;
  private shown = ""; // the template of the rows that are made
  private collator = new Intl.Collator(["ckb", "fa", "ar", "en"], { numeric: true });

  constructor(private o: Options) {
    this.sort = o.sort;
    this.head = h("div", { class: "tr th", role: "row" });
    this.space = h("div", { class: "space", role: "rowgroup" });
    this.body = h("div", { class: "scroll", tabindex: 0, onscroll: () => this.draw(), onkeydown: (e: KeyboardEvent) => this.key(e) }, this.space);
    this.el = h("div", { class: "table", role: "table", "aria-label": o.label }, h("div", { class: "thead", role: "rowgroup" }, this.head), this.body);
    new ResizeObserver(() => {
      if (this.template() !== this.shown) this.redraw();
      else this.draw();
    }).observe(this.body);
  }

  private columns() {
    const width = this.el.clientWidth || 1000;
    return this.o.columns.filter((c) => width >= (c.from ?? 0));
  }

  private template() {
    return this.columns().map((c) => c.width).join(" ");
  }

  private drawHead() {
    clear(this.head);
    this.shown = this.template();
    this.head.style.gridTemplateColumns = this.shown;
    const [key, down] = this.sort.startsWith("-") ? [this.sort.slice(1), true] : [this.sort, false];
    for (const c of this.columns()) {
      const on = c.key === key;
      const cell = h("div", { class: `td${c.numeric ? " numeric" : ""}`, role: "columnheader", "aria-sort": on ? (down ? "descending" : "ascending") : null });
      if (c.sort) {
        const next = on ? (down ? c.key : `-${c.key}`) : c.numeric ? `-${c.key}` : c.key;
        cell.append(h("button", { type: "button", class: `sort${on ? " on" : ""}`, onclick: () => this.sortBy(next) }, c.label, on && h("span", { class: "arrow", "aria-hidden": "true" }, down ? "▾" : "▴")));
      } else cell.append(c.label);
      this.head.append(cell);
    }
  }

  sortBy(sort: string) {
    this.sort = sort;
    this.o.onSort?.(sort);
    this.drawHead();
    this.setRows(this.rows);
  }

  /** Shows these rows, in the order of the table's sort. */
  setRows(rows: number[]) {
    this.rows = this.sorted(rows);
    this.body.scrollTop = 0;
    this.selected = -1;
    this.el.setAttribute("aria-rowcount", String(rows.length));
    this.redraw();
  }

  private sorted(rows: number[]): number[] {
    const down = this.sort.startsWith("-");
    const column = this.o.columns.find((c) => c.key === (down ? this.sort.slice(1) : this.sort));
    if (!column?.sort) return rows;
    const keys = new Map(rows.map((r) => [r, column.sort!(r)]));
    const sign = down ? -1 : 1;
    return rows.slice().sort((a, b) => {
      const x = keys.get(a)!, y = keys.get(b)!;
      if (x === y) return a - b;
      if (x === null || x === "") return 1; // what is empty comes last
      if (y === null || y === "") return -1;
      const d = typeof x === "number" ? x - (y as number) : this.compare(x, y as string);
      return sign * d || a - b;
    });
  }

  private compare(x: string, y: string) {
    if (/^[\x20-\x7e]*$/.test(x + y)) return x < y ? -1 : x > y ? 1 : 0;
    return this.collator.compare(x, y);
  }

  /** Makes all rows anew, after marks or the language changed. */
  redraw() {
    this.made.clear();
    clear(this.space);
    this.drawHead();
    const top = this.body.scrollTop;
    this.space.style.height = `${Math.max(1, this.rows.length) * HEIGHT}px`;
    this.body.scrollTop = top;
    if (!this.rows.length) this.space.append(h("p", { class: "empty" }, t("table.none")));
    this.draw();
  }

  private draw() {
    const from = Math.max(0, Math.floor(this.body.scrollTop / HEIGHT) - SPARE);
    const to = Math.min(this.rows.length, Math.ceil((this.body.scrollTop + this.body.clientHeight) / HEIGHT) + SPARE);
    for (const [i, el] of this.made) {
      if (i < from || i >= to) {
        el.remove();
        this.made.delete(i);
      }
    }
    const columns = this.columns(), template = this.shown;
    for (let i = from; i < to; i++) {
      if (!this.made.has(i)) this.made.set(i, this.space.appendChild(this.row(i, columns, template)));
    }
  }

  private row(i: number, columns: Column[], template: string): HTMLElement {
    const row = this.rows[i];
    const el = h("div", { class: `tr ${this.o.marked?.(row) ?? ""}${i === this.selected ? " selected" : ""}`, role: "row", "aria-rowindex": i + 2, onclick: (e: MouseEvent) => {
      if (!(e.target as Element).closest("button, a")) this.select(i, true);
    } });
    el.style.transform = `translateY(${i * HEIGHT}px)`;
    el.style.gridTemplateColumns = template;
    for (const c of columns) {
      const v = c.cell(row);
      el.append(h("div", { class: `td${c.numeric ? " numeric" : ""}`, role: "cell" }, typeof v === "string" ? bdi(v) : v));
    }
    return el;
  }

  private select(i: number, open: boolean) {
    this.made.get(this.selected)?.classList.remove("selected");
    this.selected = i;
    this.made.get(i)?.classList.add("selected");
    if (open) this.o.open(this.rows[i]);
  }

  private key(e: KeyboardEvent) {
    const page = Math.max(1, Math.floor(this.body.clientHeight / HEIGHT) - 1);
    const step: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    if (e.key === "Enter" && this.selected >= 0 && e.target === this.body) this.o.open(this.rows[this.selected]);
    else if (e.key in step) {
      const i = Math.min(this.rows.length - 1, Math.max(0, this.selected + step[e.key]));
      const top = i * HEIGHT;
      if (top < this.body.scrollTop) this.body.scrollTop = top;
      if (top + HEIGHT > this.body.scrollTop + this.body.clientHeight) this.body.scrollTop = top + HEIGHT - this.body.clientHeight;
      this.draw();
      this.select(i, false);
    } else return;
    e.preventDefault();
  }

  /** For paper: a plain table of the first rows. */
  printed(): HTMLElement {
    const most = this.o.print ?? 1000, columns = this.o.columns.filter((c) => c.label); // buttons are for the screen
    const body = h("tbody");
    for (const row of this.rows.slice(0, most)) {
      const tr = body.appendChild(h("tr"));
      for (const c of columns) {
        const v = c.cell(row);
        tr.append(h("td", {}, typeof v === "string" ? bdi(v) : v));
      }
    }
    return h("div", { class: "printed" },
      this.rows.length > most && h("p", {}, t("print.first", { n: num(most), all: num(this.rows.length) })),
      h("table", {}, h("thead", {}, h("tr", {}, ...columns.map((c) => h("th", {}, c.label)))), body));
  }
}
