package report

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"io"
	"strings"
)

//go:embed web/dist/report.js
var script string

//go:embed web/dist/report.css
var style string

//go:embed web/dist/map.json
var outlines string

// hash is how a content security policy names an inline script or style.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// writePage writes the page around its data, which must be JSON with <, > and &
// escaped. Where a browser knows no policy, what protects is that the data are
// no markup.
func writePage(w io.Writer, language string, data []byte) error {
	direction := "rtl"
	if language != "ckb" {
		direction = "ltr"
	}
	policy := strings.Join([]string{
		"default-src 'none'", "script-src " + hash(script), "style-src " + hash(style), "img-src data:", "base-uri 'none'", "form-action 'none'",
	}, "; ")
	b := bufio.NewWriterSize(w, 64<<10)
	for _, part := range []string{
		"<!DOCTYPE html>\n<html lang=\"", language, "\" dir=\"", direction, "\">\n<head>\n<meta charset=\"utf-8\">\n",
		"<meta http-equiv=\"Content-Security-Policy\" content=\"", policy, "\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
		"<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
		"<link rel=\"icon\" href=\"data:,\">\n<title>tomar</title>\n<style>", style, "</style>\n</head>\n<body>\n",
		"<noscript>This page needs JavaScript; all of it is inside this file.</noscript>\n<div id=\"app\"></div>\n",
		"<script type=\"application/json\" id=\"outlines\">", outlines, "</script>\n<script type=\"application/json\" id=\"data\">",
	} {
		b.WriteString(part)
	}
	if _, err := b.Write(data); err != nil {
		return err
	}
	for _, part := range []string{"</script>\n<script>", script, "</script>\n</body>\n</html>\n"} {
		b.WriteString(part)
	}
	return b.Flush()
}
