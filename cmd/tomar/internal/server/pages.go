package server

import (
	"embed"
	"net/http"
)

//go:embed web
var web embed.FS

// pages serves the page to try texts on, and the description of the interface.
func pages(mux *http.ServeMux) {
	for path, file := range map[string]string{
		"GET /{$}":          "index.html",
		"GET /page.css":     "page.css",
		"GET /page.js":      "page.js",
		"GET /api":          "api.html",
		"GET /openapi.json": "openapi.json",
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, web, "web/"+file) })
	}
}
