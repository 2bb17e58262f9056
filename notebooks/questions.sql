-- Questions to an output folder, for tomar.db in SQLite and for DuckDB:
--     make run
--     sqlite3 -box out/tomar.db < notebooks/questions.sql
--     duckdb -init notebooks/duckdb.sql -f notebooks/questions.sql
-- docs/tables.md explains the columns, docs/views.md the views. Change a date, a
-- place or a type and run a question again.

-- 1. What happened in one country in one year?
SELECT date, type, place, agent_names, target_names, context
FROM events
WHERE country = 'IQ' AND date_start >= '2020-01-01' AND date_start <= '2020-12-31' AND modality = 'actual' AND polarity = 'positive'
ORDER BY date_start, doc_id, start;

-- 2. How many violent events does each month have?
SELECT month, sum(events) AS events, sum(documents) AS documents
FROM events_per_month
WHERE type IN ('ATTACK', 'CLASH', 'KILL', 'INJURE')
GROUP BY month
ORDER BY month;

-- 3. Which places stand in most documents?
SELECT name, name_en, documents, mentions, first_date, last_date
FROM top_entities
WHERE type = 'LOC' AND rank <= 10
ORDER BY rank, name;

-- 4. Who does what to whom?
SELECT agent, type, target, events, documents
FROM actor_target
ORDER BY events DESC, agent_id, target_id, type
LIMIT 20;

-- 5. How many people are killed, country by country, at least and at most?
SELECT country, count(*) AS stories, sum(killed_min) AS at_least, sum(killed_max) AS at_most
FROM casualties
WHERE killed_max IS NOT NULL AND country IS NOT NULL
GROUP BY country
ORDER BY at_most DESC, country;

-- 6. Who is quoted most?
SELECT source, count(*) AS statements, count(DISTINCT doc_id) AS documents
FROM who_said
WHERE source IS NOT NULL
GROUP BY source
ORDER BY statements DESC, source
LIMIT 10;

-- 7. Who holds which office?
SELECT holder, title, body, documents
FROM offices
ORDER BY documents DESC, subject_id, title;

-- 8. Which stories do several reports tell, and do their numbers agree?
SELECT story_id, min(headline) AS headline, count(*) AS reports, count(DISTINCT doc_id) AS documents, min(count_min) AS least, max(count_max) AS most
FROM story_reports
WHERE reports > 1
GROUP BY story_id
ORDER BY reports DESC, story_id
LIMIT 10;

-- 9. Who belongs with whom beyond chance?
SELECT source, target, weight, documents, association
FROM network
WHERE kind = 'cooccurrence' AND association > 0 AND p_value < 0.001
ORDER BY association DESC, source_id, target_id
LIMIT 20;

-- 10. In whose company does one name stand? Put any English name in.
SELECT CASE WHEN source_en = 'Iraq' THEN target ELSE source END AS company, sum(weight) AS sentences
FROM network
WHERE kind = 'cooccurrence' AND (source_en = 'Iraq' OR target_en = 'Iraq')
GROUP BY CASE WHEN source_en = 'Iraq' THEN target ELSE source END
ORDER BY sentences DESC, company;

-- 11. What do the places of events look like on a map?
SELECT place, country, lat, lon, events
FROM places
WHERE lat IS NOT NULL
ORDER BY events DESC, place_id;

-- 12. Which names stand in no list, and should perhaps?
SELECT type, base, count(*) AS mentions, count(DISTINCT doc_id) AS documents
FROM mentions
WHERE method IN ('context', 'tagger')
GROUP BY type, base
ORDER BY mentions DESC, type, base
LIMIT 20;

-- 13. How are the dates of events known?
SELECT date_source, date_precision, count(*) AS events
FROM events
GROUP BY date_source, date_precision
ORDER BY events DESC, date_source, date_precision;

-- 14. What should a person look at first?
SELECT why, count(*) AS events, min(confidence) AS lowest
FROM to_check
GROUP BY why
ORDER BY why;

-- 15. Which sentences lead to the events of one person? The way back to the text.
SELECT w.entity, w.type, w.date, s.sentence, s.start, s.text
FROM who_when w JOIN events e ON e.doc_id = w.doc_id AND e.event_id = w.event_id JOIN sentences s ON s.doc_id = e.doc_id AND s.sentence = e.sentence
WHERE w.role = 'agent' AND w.entity_id IN (SELECT entity_id FROM top_entities WHERE type = 'PER' AND rank = 1)
ORDER BY w.doc_id, s.sentence, w.event_id
LIMIT 10;
