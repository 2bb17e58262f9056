package dates

// clock is the part of the value behind the day: T22:00, TNI, or nothing. A
// part of the day moves an hour of the twelve-hour clock.
func (c *context) clock(f *frag, o *outcome) string {
	if f.has&fHour == 0 {
		if f.has&fPart == 0 {
			return ""
		}
		o.timed = true
		return c.join("T", partNames[f.part])
	}
	o.timed = true
	h := f.hour24()
	b := [...]byte{'T', byte('0' + h/10), byte('0' + h%10), ':', byte('0' + f.minute/10), byte('0' + f.minute%10)}
	return c.room.texts.Of(b[:])
}

// hour24 is the hour of the day, 24 for midnight at its end.
func (f *frag) hour24() int {
	h := int(f.hour)
	switch {
	case f.has&fAmPm != 0 && f.pm == 1:
		if h == 12 {
			return 0
		}
		return h
	case f.has&fAmPm != 0 && h < 12:
		return h + 12
	case f.has&fPart == 0 || h > 12:
		return h
	}
	switch f.part {
	case midday:
		if h <= 4 {
			return h + 12
		}
	case afternoon, evening:
		if h < 12 {
			return h + 12
		}
	case nightPart:
		switch {
		case h == 12:
			return 24
		case h >= 6 && h < 12:
			return h + 12
		}
	case morning:
		if h == 12 {
			return 0
		}
	}
	return h
}

// open reports whether the hour may be one of the morning or of the evening.
func (f *frag) open() bool {
	return f.has&fHour != 0 && f.has&(fPart|fAmPm) == 0 && f.hour >= 1 && f.hour < 12
}
