package input

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
)

// warcHeader bounds a record's header lines, in bytes.
const warcHeader = 64 << 10

// warc reads a web archive: responses, resources and converted texts that are
// HTML or plain text. Records of other types, failed requests, pictures and the
// like are no documents.
func (s *Source) warc(st stream, br *bufio.Reader, yield yielder) bool {
	found := false
	for n := 1; ; n++ {
		h, err := warcRecord(br)
		if errors.Is(err, io.EOF) {
			break
		}
		var size int64
		if err == nil {
			if size, err = strconv.ParseInt(h.Get("Content-Length"), 10, 64); err != nil || size < 0 {
				err = &coded{"input.corrupt", fmt.Errorf("the content length %q is no number", h.Get("Content-Length"))}
			}
		}
		if err != nil {
			it := st.failure(broken(err))
			it.Err.Message = fmt.Sprintf("record %d and what follows: %s", n, it.Err.Message)
			return yield(it)
		}
		body := &exactly{r: io.LimitReader(br, size), left: size}
		was := found
		if !s.warcBody(st, h, n, body, func(it Item) bool { found = true; return yield(it) }) {
			return false
		}
		if _, err := io.Copy(io.Discard, body); err != nil {
			it := st.failure(broken(err))
			it.Err.Message = fmt.Sprintf("record %d and what follows: %s", n, it.Err.Message)
			return yield(it)
		}
		if found == was && h.Get("WARC-Type") == "response" {
			s.leave(st.inner(target(h, n)))
		}
	}
	if !found {
		return yield(failed(st.path, "input.empty", "no page in the web archive", nil))
	}
	return true
}

// warcRecord reads a record's header; io.EOF where no record follows.
func warcRecord(br *bufio.Reader) (textproto.MIMEHeader, error) {
	for {
		line, over, err := readLine(br, warcHeader)
		line = bytes.TrimSpace(line)
		switch {
		case over:
			return nil, &coded{"input.corrupt", errors.New("a header line without end")}
		case bytes.HasPrefix(line, magicWarc):
			h := textproto.MIMEHeader{}
			total := 0
			for {
				line, over, err := readLine(br, warcHeader)
				if err != nil {
					if errors.Is(err, io.EOF) {
						err = io.ErrUnexpectedEOF
					}
					return nil, err
				}
				if total += len(line); over || total > warcHeader {
					return nil, &coded{"input.corrupt", errors.New("a header without end")}
				}
				if line = bytes.TrimSpace(line); len(line) == 0 {
					return h, nil
				}
				if k, v, ok := strings.Cut(string(line), ":"); ok {
					h.Set(k, strings.TrimSpace(v))
				}
			}
		case len(line) > 0:
			return nil, &coded{"input.corrupt", fmt.Errorf("%.20q is no record", line)}
		case err != nil:
			return nil, err
		}
	}
}

// target names a record: its address, else its number.
func target(h textproto.MIMEHeader, n int) string {
	if u := strings.Trim(h.Get("WARC-Target-URI"), "<>"); u != "" {
		return u
	}
	return strconv.Itoa(n)
}

func (s *Source) warcBody(st stream, h textproto.MIMEHeader, n int, body io.Reader, yield yielder) bool {
	url := strings.Trim(h.Get("WARC-Target-URI"), "<>")
	in := stream{path: st.inner(target(h, n)), size: -1, depth: st.depth + 1, budget: st.budget}
	kind := h.Get("Content-Type")
	switch h.Get("WARC-Type") {
	case "resource", "conversion":
	case "response":
		if m, _, _ := mime.ParseMediaType(kind); m != "application/http" {
			return true
		}
		resp, err := http.ReadResponse(bufio.NewReader(body), nil)
		if err != nil {
			return yield(in.failure(broken(err)))
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			return true
		}
		kind = resp.Header.Get("Content-Type")
		if body, err = s.unwrap(in, resp); err != nil {
			return yield(in.failure(broken(err)))
		}
	default:
		return true
	}
	switch m, _, _ := mime.ParseMediaType(kind); m {
	case "text/html", "application/xhtml+xml":
		return s.page(in, body, url, kind, yield)
	case "text/plain":
		data, err := s.whole(body, -1)
		if err != nil {
			return yield(in.failure(broken(err)))
		}
		it := s.document(in.path, data)
		it.URL = url
		return yield(it)
	}
	return true
}

// unwrap undoes a response's content encoding.
func (s *Source) unwrap(in stream, resp *http.Response) (io.Reader, error) {
	body := &unpacked{r: resp.Body, b: in.budget}
	switch e := strings.ToLower(resp.Header.Get("Content-Encoding")); e {
	case "", "identity":
		return body, nil
	case "gzip", "x-gzip", "zstd":
		// many archives keep the header although the body is unpacked
		br := bufio.NewReader(body)
		head, _ := br.Peek(4)
		k := binaryKind(head)
		if k != gzipped && k != zstandard {
			return br, nil
		}
		r, _, err := decompressor(br, k)
		if err != nil {
			return nil, err
		}
		return &unpacked{r: r, b: in.budget}, nil
	case "deflate":
		r, err := zlib.NewReader(body)
		if err != nil {
			return nil, err
		}
		return &unpacked{r: r, b: in.budget}, nil
	default:
		return nil, &coded{"input.unreadable", fmt.Errorf("content encoding %q is not read", e)}
	}
}
