// Where the reader is: #/view?key=value. The address holds everything, so that
// back, forward and bookmarks work.

export interface Route {
  view: string;
  params: URLSearchParams;
}

export function read(): Route {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  return { view: path || "overview", params: new URLSearchParams(query ?? "") };
}

export function link(view: string, params: Record<string, string> = {}): string {
  const q = new URLSearchParams(params).toString();
  return `#/${view}${q ? `?${q}` : ""}`;
}

export function go(view: string, params: Record<string, string> = {}) {
  location.hash = link(view, params);
}

let settled = () => {};

/** Names who is told when update has changed the address. */
export const onUpdate = (f: () => void) => (settled = f);

/** Changes parameters of the address; what is "" goes. The entry of the history
 * is replaced and no view is made anew. */
export function update(changes: Record<string, string>) {
  const { view, params } = read();
  for (const [k, v] of Object.entries(changes)) v ? params.set(k, v) : params.delete(k);
  const q = params.toString();
  history.replaceState(null, "", `#/${view}${q ? `?${q}` : ""}`);
  settled();
}
