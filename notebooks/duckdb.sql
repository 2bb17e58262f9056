-- The tables of an output folder in DuckDB, over its Parquet files: dates are dates, lists are lists.
--     tomar extract news/ --format csv,jsonl,parquet --out out
--     duckdb -init notebooks/duckdb.sql
-- Put your folder in the place of out. Made from output/sinks by make golden; changes go there.

CREATE VIEW "documents" AS SELECT * FROM read_parquet('out/documents.parquet');
CREATE VIEW "sentences" AS SELECT * FROM read_parquet('out/sentences.parquet');
CREATE VIEW "mentions" AS SELECT * FROM read_parquet('out/mentions.parquet');
CREATE VIEW "entities" AS SELECT * FROM read_parquet('out/entities.parquet');
CREATE VIEW "times" AS SELECT * FROM read_parquet('out/times.parquet');
CREATE VIEW "events" AS SELECT * FROM read_parquet('out/events.parquet');
CREATE VIEW "arguments" AS SELECT * FROM read_parquet('out/arguments.parquet');
CREATE VIEW "relations" AS SELECT * FROM read_parquet('out/relations.parquet');
CREATE VIEW "stories" AS SELECT * FROM read_parquet('out/stories.parquet');
CREATE VIEW "timeline" AS SELECT * FROM read_parquet('out/timeline.parquet');
CREATE VIEW "network_nodes" AS SELECT * FROM read_parquet('out/network_nodes.parquet');
CREATE VIEW "network_edges" AS SELECT * FROM read_parquet('out/network_edges.parquet');
CREATE VIEW "bursts" AS SELECT * FROM read_parquet('out/bursts.parquet');
CREATE VIEW "diagnostics" AS SELECT * FROM read_parquet('out/diagnostics.parquet');

-- Who did or suffered what, where and when, as which text says? One row per named participant of an event.
CREATE VIEW who_when AS
SELECT a.entity, a.role, e.type, e.subtype, e.date, e.date_start, e.date_end, e.place, e.country, e.modality, e.polarity, e.context,
  d.published, d.url, d.path, e.doc_id, e.event_id, a.entity_id
FROM arguments a JOIN events e ON e.doc_id = a.doc_id AND e.event_id = a.event_id JOIN documents d ON d.doc_id = e.doc_id
WHERE a.entity_id IS NOT NULL;

-- How many events of each type fall into each month? Only what really happened and is dated to the month or better.
CREATE VIEW events_per_month AS
SELECT substr(CAST(date_start AS TEXT), 1, 7) AS month, type, count(*) AS events, count(DISTINCT story_id) AS stories, count(DISTINCT doc_id) AS documents
FROM events
WHERE date_start IS NOT NULL AND date_precision IN ('day', 'week', 'month') AND modality = 'actual' AND polarity = 'positive'
GROUP BY substr(CAST(date_start AS TEXT), 1, 7), type
ORDER BY month, events DESC, type;

-- Which people, places and bodies stand in most documents? Ranked within their type.
CREATE VIEW top_entities AS
SELECT type, name, name_en, documents, mentions, first_date, last_date, entity_id,
  rank() OVER (PARTITION BY type ORDER BY documents DESC, mentions DESC) AS rank
FROM entities
ORDER BY type, rank, name;

-- Who does what to whom, and how often? Named participants only.
CREATE VIEW actor_target AS
SELECT min(s.entity) AS agent, min(t.entity) AS target, e.type, count(*) AS events, count(DISTINCT e.doc_id) AS documents,
  min(e.date_start) AS first_date, max(e.date_end) AS last_date, s.entity_id AS agent_id, t.entity_id AS target_id
FROM arguments s
JOIN arguments t ON t.doc_id = s.doc_id AND t.event_id = s.event_id AND t.role = 'target' AND t.entity_id IS NOT NULL
JOIN events e ON e.doc_id = s.doc_id AND e.event_id = s.event_id
WHERE s.role = 'agent' AND s.entity_id IS NOT NULL
GROUP BY s.entity_id, t.entity_id, e.type
ORDER BY events DESC, agent_id, target_id, e.type;

-- Where do events happen, and where is that on a map?
CREATE VIEW places AS
SELECT min(place) AS place, min(admin1) AS admin1, min(country) AS country, min(lat) AS lat, min(lon) AS lon, count(*) AS events,
  count(DISTINCT doc_id) AS documents, min(date_start) AS first_date, max(date_end) AS last_date, place_id
FROM events
WHERE place_id IS NOT NULL
GROUP BY place_id
ORDER BY events DESC, place_id;

-- In which stories are people killed or injured, and how many at least and at most?
CREATE VIEW casualties AS
SELECT date, date_start, type, place, admin1, country, killed_min, killed_max, injured_min, injured_max, documents, headline, story_id
FROM stories
WHERE killed_max IS NOT NULL OR injured_max IS NOT NULL
ORDER BY date_start, story_id;

-- Who says what? Sources of events, and speakers of statements that have no other source.
CREATE VIEW who_said AS
SELECT e.source, e.source_id, e.type, e.agent_names, e.target_names, e.date, e.context, e.doc_id, e.event_id
FROM events e
WHERE e.source IS NOT NULL
UNION ALL
SELECT e.agent_names, a.entity_id, e.type, e.agent_names, e.target_names, e.date, e.context, e.doc_id, e.event_id
FROM events e LEFT JOIN arguments a ON a.doc_id = e.doc_id AND a.event_id = e.event_id AND a.role = 'agent'
WHERE e.type = 'STATE' AND e.source IS NULL;

-- Who holds which office, as how many documents say?
CREATE VIEW offices AS
SELECT min(subject) AS holder, title, min(object) AS body, min(date_start) AS date_start, max(date_end) AS date_end, count(*) AS statements,
  count(DISTINCT doc_id) AS documents, subject_id, object_id
FROM relations
WHERE relation = 'holds_position'
GROUP BY subject_id, object_id, title
ORDER BY documents DESC, subject_id, title;

-- Who belongs with whom? Links of the network with both names, the heaviest first.
CREATE VIEW network AS
SELECT a.name AS source, a.name_en AS source_en, b.name AS target, b.name_en AS target_en, e.kind, e.weight, e.documents, e.association, e.p_value,
  e.first_date, e.last_date, e.source_id, e.target_id
FROM network_edges e JOIN network_nodes a ON a.entity_id = e.source_id JOIN network_nodes b ON b.entity_id = e.target_id
ORDER BY e.weight DESC, e.source_id, e.target_id;

-- Which documents tell one story, and where do they differ? One row per report of a story.
CREATE VIEW story_reports AS
SELECT s.story_id, s.headline, s.reports, d.outlet, d.published, d.url, d.path, e.type, e.subtype, e.date, e.place, e.agent_names, e.target_names, e.count_min, e.count_max,
  e.source, e.context, e.doc_id, e.event_id
FROM stories s JOIN events e ON e.story_id = s.story_id JOIN documents d ON d.doc_id = e.doc_id
ORDER BY s.story_id, d.published, e.doc_id, e.start;

-- What should a person look at first? Events of low confidence, or that happened without a date or a place.
CREATE VIEW to_check AS
SELECT e.confidence, CASE WHEN e.confidence < 0.6 THEN 'unsure' WHEN e.date IS NULL THEN 'no date' ELSE 'no place' END AS why,
  e.type, e.text, e.date, e.place, e.context, d.path, e.start, e.doc_id, e.event_id
FROM events e JOIN documents d ON d.doc_id = e.doc_id
WHERE e.type <> 'STATE' AND e.modality = 'actual' AND (e.confidence < 0.6 OR e.date IS NULL OR e.place IS NULL)
ORDER BY e.confidence, e.doc_id, e.start;
