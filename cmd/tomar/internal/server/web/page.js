"use strict";
const $ = id => document.getElementById(id);

// Offsets are code points of the text, so the text is cut into those first.
function highlight(text, spans) {
  const points = Array.from(text);
  const box = $("shown");
  box.replaceChildren();
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let at = 0;
  for (const s of spans) {
    if (s.start < at) continue; // inside a longer one
    box.append(points.slice(at, s.start).join(""));
    const mark = document.createElement("mark");
    mark.className = s.kind;
    mark.title = s.why;
    mark.textContent = points.slice(s.start, s.end).join("");
    box.append(mark);
    at = s.end;
  }
  box.append(points.slice(at).join(""));
}

function rows(events) {
  const body = $("events");
  body.replaceChildren();
  for (const e of events) {
    const tr = document.createElement("tr");
    for (const v of [e.type, e.text, e.date, e.agent_names, e.target_names, e.place, e.source]) {
      const td = document.createElement("td");
      td.dir = "auto";
      td.textContent = Array.isArray(v) ? v.join("; ") : v ?? "";
      tr.append(td);
    }
    body.append(tr);
  }
}

$("form").addEventListener("submit", async ev => {
  ev.preventDefault();
  const text = $("text").value;
  $("state").textContent = "…";
  try {
    const res = await fetch("/extract", {
      method: "POST",
      headers: {"Content-Type": "application/json"},
      body: JSON.stringify({text, date: $("date").value || undefined}),
    });
    if (!res.ok) throw new Error((await res.json()).error);
    const doc = JSON.parse((await res.text()).trim());
    const spans = [
      ...doc.mentions.filter(m => !m.parent_id).map(m => ({start: m.start, end: m.end, kind: m.type, why: `${m.type} ${m.subtype ?? ""} · ${m.rule} · ${m.confidence}`})),
      ...doc.times.map(t => ({start: t.start, end: t.end, kind: "time", why: `${t.value} · ${t.rule}`})),
      ...doc.events.map(e => ({start: e.start, end: e.end, kind: "event", why: `${e.type} ${e.date ?? ""} · ${e.rule}`})),
    ];
    highlight(text, spans);
    rows(doc.events);
    $("result").hidden = false;
    $("state").textContent = "";
  } catch (err) {
    $("state").textContent = err.message;
  }
});
