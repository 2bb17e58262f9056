package input

import "sync"

// ahead is how many documents are read before they are asked for.
const ahead = 16

// largePage is from where on HTML pages are read one at a time: a parsed page
// takes many times its size.
const largePage = 1 << 20

// slot is an item in its place in the order.
type slot struct {
	item    Item
	cooking *cooking // nil: the item is ready
}

// cooking is an item whose page is being read.
type cooking struct {
	item Item
	done chan struct{}
}

// ordered yields the items in the order in which they are read; HTML pages are
// made into text by workers meanwhile. All goroutines have ended when it returns.
func (s *Source) ordered(yield yielder) {
	slots := make(chan slot, ahead)
	pages := make(chan *cooking, ahead)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	var large sync.Mutex
	for range max(1, s.opts.Workers) {
		wg.Go(func() {
			for c := range pages {
				s.cook(&c.item, &large)
				close(c.done)
			}
		})
	}
	wg.Go(func() {
		defer close(slots)
		defer close(pages)
		s.each(func(it Item) bool {
			sl := slot{item: it}
			if it.page != nil {
				sl = slot{cooking: &cooking{it, make(chan struct{})}}
			}
			select {
			case <-stop:
				return false
			case slots <- sl:
			}
			if sl.cooking != nil {
				pages <- sl.cooking
			}
			return true
		})
	})
	// even when the loop panics or leaves by return
	defer wg.Wait()
	defer func() {
		close(stop)
		for range slots { // lets the reader see that it should stop
		}
	}()
	for sl := range slots {
		if c := sl.cooking; c != nil {
			<-c.done
			sl.item = c.item
		}
		if !yield(sl.item) {
			return
		}
	}
}

// cook reads an item's page.
func (s *Source) cook(it *Item, large *sync.Mutex) {
	if len(it.page) > largePage {
		large.Lock()
		defer large.Unlock()
	}
	readPage(it, s.opts.MaxBytes)
}
