package server

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what the service counts of itself, in a registry of its own.
type metrics struct {
	registry  *prometheus.Registry
	requests  *prometheus.CounterVec
	seconds   prometheus.Histogram
	documents *prometheus.CounterVec
	bytes     prometheus.Counter
}

func newMetrics(working, waiting func() float64) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "tomar_requests_total", Help: "Requests to extract, by status.",
		}, []string{"code"}),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "tomar_request_seconds", Help: "How long requests to extract took.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 120},
		}),
		documents: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "tomar_documents_total", Help: "Documents answered, by outcome.",
		}, []string{"status"}),
		bytes: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "tomar_document_bytes_total", Help: "Bytes of the documents answered.",
		}),
	}
	m.registry.MustRegister(m.requests, m.seconds, m.documents, m.bytes,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "tomar_requests_working", Help: "Requests that hold a worker."}, working),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "tomar_requests_waiting", Help: "Requests that wait for a worker."}, waiting))
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

func (m *metrics) request(code int, took time.Duration) {
	m.requests.WithLabelValues(strconv.Itoa(code)).Inc()
	m.seconds.Observe(took.Seconds())
}

func (m *metrics) document(failed bool, bytes int64) {
	status := "ok"
	if failed {
		status = "failed"
	}
	m.documents.WithLabelValues(status).Inc()
	m.bytes.Add(float64(bytes))
}
