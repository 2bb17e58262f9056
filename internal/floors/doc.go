// Package floors holds one test: imports run down the floors of
// ARCHITECTURE.md, never up and never in a circle. It has no code of its own.
//
//	go test ./internal/floors
package floors
