package tables

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite", in pure Go
)

// SQLiteFile holds all tables of a run.
const SQLiteFile = "tomar.db"

// OpenSQLite opens a SQLite file for reading; the error is fs.ErrNotExist where
// there is none.
func OpenSQLite(path string) (*sql.DB, error) {
	if _, err := os.Stat(path); err != nil { // else the first query would tell, less clearly
		return nil, err
	}
	uri, err := SQLiteURI(path, "ro")
	if err != nil {
		return nil, err
	}
	return sql.Open("sqlite", uri)
}

// SQLiteURI is the name under which the driver opens a file, whatever its path
// is made of, in a mode of SQLite: "ro" reads, "rwc" makes and writes.
func SQLiteURI(path, mode string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a drive of Windows
		path = "/" + path
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: "mode=" + mode}
	return u.String(), nil
}

// openSQLite opens a table of a SQLite file, in the order of its rows.
func openSQLite(path string, t ID) (*source, error) {
	db, err := OpenSQLite(path)
	if err != nil {
		return nil, err
	}
	query, err := selectColumns(db, t)
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("%s: %s: %w", filepath.Base(path), t, err)
	}
	rows, err := db.QueryContext(context.Background(), query)
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("%s: %s: %w", filepath.Base(path), t, err)
	}
	cols := t.Table().Columns
	values := make([]any, len(cols))
	into := make([]any, len(cols))
	for i := range into {
		into[i] = &values[i]
	}
	next := func(r *Row) error {
		if !rows.Next() {
			if err := rows.Err(); err != nil {
				return err
			}
			return io.EOF
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		r.Begin(t)
		for i := range cols {
			if err := r.takeSQL(&cols[i], values[i]); err != nil {
				return fmt.Errorf("column %s: %w", cols[i].Name, err)
			}
		}
		return nil
	}
	return &source{filepath.Base(path) + ": " + t.String(), next, func() {
		_ = rows.Close() // nothing was written
		db.Close()
	}}, nil
}

// selectColumns asks for the columns of a table that the file has; of those
// that it lacks for null.
func selectColumns(db *sql.DB, t ID) (string, error) {
	rows, err := db.QueryContext(context.Background(), "SELECT name FROM pragma_table_info(?)", t.String())
	if err != nil {
		return "", err
	}
	defer func() { _ = rows.Close() }()
	has := map[string]bool{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return "", err
		}
		has[name] = true
	}
	if err := rows.Err(); err != nil {
		return "", err
	}
	if len(has) == 0 {
		return "", fmt.Errorf("no such table: %w", fs.ErrNotExist)
	}
	var list []string
	for _, c := range t.Table().Columns {
		if has[c.Name] {
			list = append(list, `"`+c.Name+`"`)
		} else {
			list = append(list, "NULL")
		}
	}
	return "SELECT " + strings.Join(list, ", ") + ` FROM "` + t.String() + `" ORDER BY rowid`, nil
}

// takeSQL appends a value of SQLite.
func (r *Row) takeSQL(c *Column, v any) error {
	switch v := v.(type) {
	case nil:
		return r.parse(c, "")
	case string:
		return r.parse(c, v)
	case []byte:
		return r.parse(c, string(v))
	case float64:
		if c.Kind == Float {
			r.Float(v)
			return nil
		}
		return r.parse(c, strconv.FormatFloat(v, 'f', -1, 64))
	case int64:
		switch c.Kind {
		case Bool:
			r.Bool(v != 0)
		case Float:
			r.Float(float64(v))
		default:
			return r.parse(c, strconv.FormatInt(v, 10))
		}
		return nil
	}
	return fmt.Errorf("%T where %v belongs", v, c.Kind)
}
