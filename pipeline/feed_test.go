package pipeline

import "testing"

// Short documents fill the window; of long ones no more are under way than there
// are workers, once they have so many bytes together.
func TestFeedHoldsLongDocumentsBack(t *testing.T) {
	const workers, window = 2, 8
	begin := func() (*feed, chan *Job) {
		back := make(chan *Job, window)
		f := &feed{p: &Pipeline{cfg: Config{Workers: workers}}, stop: make(chan struct{}), back: back, send: func(*Job) {}}
		for range window {
			f.spare = append(f.spare, &Job{})
		}
		return f, back
	}

	f, _ := begin()
	for i := range window {
		j := f.job(1000)
		if j == nil {
			t.Fatalf("no job for short document %d", i)
		}
		f.start(j)
	}
	if f.out != window || f.held != 1000*window {
		t.Errorf("%d short documents, %d bytes under way", f.out, f.held)
	}

	f, back := begin()
	const long = 3 * heldPerWorker / 2
	var sent []*Job
	for range workers {
		j := f.job(long)
		f.start(j)
		sent = append(sent, j)
	}
	back <- sent[0] // without it, the next one waits for ever
	f.start(f.job(long))
	if len(back) != 0 || f.out != workers || f.held != workers*long {
		t.Errorf("%d long documents, %d bytes under way, %d not taken back", f.out, f.held, len(back))
	}
}

func TestFeedStops(t *testing.T) {
	stop := make(chan struct{})
	f := &feed{p: &Pipeline{}, stop: stop, back: make(chan *Job), spare: []*Job{{}}}
	close(stop)
	if f.job(1) != nil {
		t.Error("a stopped feed gives a job")
	}
	f.spare = nil
	if f.job(1) != nil {
		t.Error("a stopped feed waits for a job and gets one")
	}
}
