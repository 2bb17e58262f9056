// Package peers measures tomar's matcher and keys beside other Go modules that
// do a part of the same work, in one run and interleaved: bleve's Sorani
// analyzer, coregx/ahocorasick over the plain names, and a trie of maps with
// the same suffixes. It is a module of its own, so that the main one does not
// depend on what it is compared with.
//
//	go test -bench . -benchtime=1s
package peers
