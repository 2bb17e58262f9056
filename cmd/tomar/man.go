package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// manCommand writes the manual and the completions of shells, for packagers.
func manCommand(root *cobra.Command) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "man",
		Short: "Write manual pages and shell completions into a folder",
		Example: `  tomar man --out share
  man share/man/man1/tomar-extract.1`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := writeManual(root, out); err != nil {
				return &exit{exitNothing, err}
			}
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "share", "folder for man/man1 and completions")
	return c
}

func writeManual(root *cobra.Command, out string) error {
	pages, shells := filepath.Join(out, "man", "man1"), filepath.Join(out, "completions")
	for _, dir := range []string{pages, shells} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("manual: %w", err)
		}
	}
	root.DisableAutoGenTag = true // no date of the day: the same version gives the same pages
	day := time.Unix(0, 0).UTC()
	header := &doc.GenManHeader{Title: "TOMAR", Section: "1", Source: "tomar", Manual: "tomar", Date: &day}
	if err := doc.GenManTree(root, header, pages); err != nil {
		return fmt.Errorf("manual: %w", err)
	}
	for name, write := range map[string]func(string) error{
		"tomar.bash": func(f string) error { return root.GenBashCompletionFileV2(f, true) },
		"_tomar":     root.GenZshCompletionFile,
		"tomar.fish": func(f string) error { return root.GenFishCompletionFile(f, true) },
		"tomar.ps1":  root.GenPowerShellCompletionFileWithDesc,
	} {
		if err := write(filepath.Join(shells, name)); err != nil {
			return fmt.Errorf("completions: %w", err)
		}
	}
	return nil
}
