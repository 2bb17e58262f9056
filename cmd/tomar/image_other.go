//go:build !linux

package main

// releaseImage does nothing: only on Linux do we know how to hand pages of the
// program's own file back.
func releaseImage() {}
