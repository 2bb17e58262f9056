package server

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"time"

	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// enter takes a worker for the request, waiting for one where the queue has
// room. The status tells why there is none.
func (s *Server) enter(ctx context.Context) (leave func(), status int) {
	select {
	case s.slots <- struct{}{}:
		return func() { <-s.slots }, 0
	default:
	}
	if s.waiting.Add(1) > int64(s.opts.Queue) {
		s.waiting.Add(-1)
		return nil, http.StatusTooManyRequests
	}
	defer s.waiting.Add(-1)
	select {
	case s.slots <- struct{}{}:
		return func() { <-s.slots }, 0
	case <-ctx.Done():
		return nil, http.StatusServiceUnavailable
	}
}

// extract reads one or many documents and streams their rows back, a line each
// as soon as it is done.
func (s *Server) extract(w http.ResponseWriter, r *http.Request) {
	started := time.Now()
	status := http.StatusOK
	defer func() { s.metrics.request(status, time.Since(started)) }()
	refuse := func(code int, message string) {
		status = code
		fail(w, code, message)
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTime)
	defer cancel()
	control := http.NewResponseController(w)
	deadline := started.Add(s.opts.RequestTime)
	_ = control.SetReadDeadline(deadline)                       // a writer without deadlines has none to keep
	_ = control.SetWriteDeadline(deadline.Add(5 * time.Second)) // as above
	if r.ContentLength > s.opts.MaxBody {
		refuse(http.StatusRequestEntityTooLarge, fmt.Sprintf("the request is longer than %d bytes", s.opts.MaxBody))
		return
	}
	leave, code := s.enter(ctx)
	if code != 0 {
		w.Header().Set("Retry-After", "1")
		refuse(code, "all workers are taken; try again")
		return
	}
	defer leave()
	_ = control.EnableFullDuplex() // answers go out while later documents come in
	body := io.Reader(http.MaxBytesReader(w, r.Body, s.opts.MaxBody))
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil && r.Header.Get("Content-Type") != "" {
		refuse(http.StatusUnsupportedMediaType, "the content type cannot be read")
		return
	}
	if kind == "application/json" {
		recs := newRecords(body)
		defer func() { _ = recs.Close() }() // ends the reading behind it
		body = recs
	}
	session := s.sessions.Get().(*pipeline.Session)
	defer s.sessions.Put(session)
	session.Reset()
	src := input.Open(input.Options{Limits: input.Limits{MaxBytes: s.opts.MaxBytes}, Stdin: body}, "-")
	w.Header().Set("Content-Type", "application/x-ndjson; charset=utf-8")
	var buf []byte
	for item := range src.Items() {
		if ctx.Err() != nil {
			status = http.StatusServiceUnavailable
			break // the client sees a stream that ends early: fewer lines than documents
		}
		told(&item, r)
		var failed bool
		if buf, failed, err = s.line(buf[:0], session, item); err != nil {
			status = http.StatusInternalServerError
			return // the stream ends early: fewer lines than documents
		}
		s.metrics.document(failed, item.Bytes)
		if _, err := w.Write(buf); err != nil {
			return
		}
		_ = control.Flush() // a writer without it sends at the end
	}
}

// told adds what the address tells of a single document.
func told(it *input.Item, r *http.Request) {
	q := r.URL.Query()
	for name, field := range map[string]*string{
		"id": &it.ID, "title": &it.Title, "date": &it.Date, "url": &it.URL, "outlet": &it.Outlet, "author": &it.Author, "lang": &it.Lang,
	} {
		if v := q.Get(name); v != "" && *field == "" {
			*field = v
		}
	}
}

// answered are the tables of an answer, in its order.
var answered = []tables.ID{
	tables.Documents, tables.Sentences, tables.Mentions, tables.Times, tables.Events, tables.Arguments,
	tables.Relations, tables.Stories, tables.Diagnostics,
}

// line appends a document's answer: an object with a list of rows for each
// table.
func (s *Server) line(dst []byte, session *pipeline.Session, item input.Item) (out []byte, failed bool, err error) {
	var rows [tables.Count][]byte
	err = session.Rows(item, func(r *tables.Row) {
		if len(rows[r.Table]) > 0 {
			rows[r.Table] = append(rows[r.Table], ',')
		}
		rows[r.Table] = s.json.Append(rows[r.Table], r)
	})
	dst = append(dst, '{')
	for i, t := range answered {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(append(append(dst, '"'), t.String()...), `":[`...)
		dst = append(append(dst, rows[t]...), ']')
	}
	return append(dst, '}', '\n'), item.Err != nil, err
}

// fail answers with a message that a program can read too.
func fail(w http.ResponseWriter, code int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(map[string]string{"error": message}) // the client may be gone
}
