// Package calendar leads days of four calendars to one count and back: the
// Gregorian, the Iranian solar (with the Kurdish solar, which shares its months
// and counts its years from 700 BC) and the Islamic lunar in its tabular form.
// The arithmetic of the Iranian and Islamic calendars is that of
// go-persian-calendar and go-hijri; the Gregorian is the standard library's.
//
// Invariants: a date that does not exist gives no day, never another one; a
// [Day] and its date lead to each other; years run from 1 to 9999.
//
// It never reads the clock, and never guesses a year.
//
//	d, ok := calendar.FromGregorian(2020, 2, 30) // ok is false
package calendar
