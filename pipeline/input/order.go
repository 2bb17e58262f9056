package input

import "sync"

// ahead is how many documents are read before they are asked for.
const ahead = 16

// largePage is from where on HTML pages are read one at a time: a parsed page
// takes many times its size.
const largePage = 1 << 20

type slot struct {
	item Item
	done chan struct{} // nil: the item is ready
}

// ordered yields the items in the order in which they are read; HTML pages are
// made into text by workers meanwhile. All goroutines have ended when it returns.
func (s *Source) ordered(yield yielder) {
	slots := make(chan *slot, ahead)
	pages := make(chan *slot, ahead)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	var large sync.Mutex
	for range max(1, s.opts.Workers) {
		wg.Go(func() {
			for sl := range pages {
				s.cook(&sl.item, &large)
				close(sl.done)
			}
		})
	}
	wg.Go(func() {
		defer close(slots)
		defer close(pages)
		s.each(func(it Item) bool {
			sl := &slot{item: it}
			if it.page != nil {
				sl.done = make(chan struct{})
			}
			select {
			case <-stop:
				return false
			case slots <- sl:
			}
			if sl.done != nil {
				pages <- sl
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
		if sl.done != nil {
			<-sl.done
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
