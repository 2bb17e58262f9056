package tables

// EntityRow is a row of entities.
type EntityRow struct {
	ID, Type, Subtype, Name, NameEN string
	Aliases                         []string
	Wikidata, Country               string
	Lat, Lon                        float64
	Located                         bool
	Documents, Mentions             int
	FirstDate, LastDate             string // ISO days
}

// Fill writes the row's cells.
func (e *EntityRow) Fill(r *Row) *Row {
	return r.Begin(Entities).Str(e.ID).Str(e.Type).Str(subtypeOf(e.Type, e.Subtype)).Str(e.Name).Str(e.NameEN).List(e.Aliases).
		Str(e.Wikidata).Str(e.Country).Point(e.Lat, e.Lon, e.Located).Int(e.Documents).Int(e.Mentions).
		Day(e.FirstDate).Day(e.LastDate)
}

// Tolls are numbers of people; tomar.None where no number is told.
type Tolls struct {
	KilledMin, KilledMax, InjuredMin, InjuredMax int32
}

func (t Tolls) fill(r *Row) *Row {
	return r.Count(t.KilledMin).Count(t.KilledMax).Count(t.InjuredMin).Count(t.InjuredMax)
}

// StoryRow is a row of stories.
type StoryRow struct {
	ID, Type, Date, DateStart, DateEnd, Precision string
	PlaceID, Place, Admin1, Country               string
	Lat, Lon                                      float64
	Located                                       bool
	Agents                                        []string
	AgentNames                                    string
	Targets                                       []string
	TargetNames                                   string
	Tolls                                         Tolls
	Documents, Reports                            int
	DocIDs, URLs                                  []string
	Headline                                      string
}

// Fill writes the row's cells.
func (s *StoryRow) Fill(r *Row) *Row {
	r.Begin(Stories).Str(s.ID).Str(s.Type).Str(s.Date).Day(s.DateStart).Day(s.DateEnd).Str(s.Precision).
		Str(s.PlaceID).Str(s.Place).Str(s.Admin1).Str(s.Country).Point(s.Lat, s.Lon, s.Located).
		List(s.Agents).Str(s.AgentNames).List(s.Targets).Str(s.TargetNames)
	return s.Tolls.fill(r).Int(s.Documents).Int(s.Reports).List(s.DocIDs).List(s.URLs).Str(s.Headline)
}

// TimelineRow is a row of timeline. The English label is made from the type.
type TimelineRow struct {
	DateStart, DateEnd, Precision, Type, TypeCKB, Headline string
	Place, Admin1, Country, AgentNames, TargetNames        string
	Tolls                                                  Tolls
	Documents                                              int
	DocIDs, URLs                                           []string
	Sentence                                               string
	Confidence                                             float32
	Reviewed, Note, StoryID                                string
}

// Fill writes the row's cells.
func (t *TimelineRow) Fill(r *Row) *Row {
	r.Begin(Timeline).Day(t.DateStart).Day(t.DateEnd).Str(t.Precision).Str(t.Type).Str(EventLabel(t.Type)).Str(t.TypeCKB).
		Str(t.Headline).Str(t.Place).Str(t.Admin1).Str(t.Country).Str(t.AgentNames).Str(t.TargetNames)
	return t.Tolls.fill(r).Int(t.Documents).List(t.DocIDs).List(t.URLs).Str(t.Sentence).Confidence(t.Confidence).
		Str(t.Reviewed).Str(t.Note).Str(t.StoryID)
}

// NodeRow is a row of network_nodes.
type NodeRow struct {
	EntityID, Name, NameEN, Type string
	Degree                       int
	PageRank                     float64
	Community                    int32 // from 1; tomar.None for none
}

// Fill writes the row's cells.
func (n *NodeRow) Fill(r *Row) *Row {
	return r.Begin(NetworkNodes).Str(n.EntityID).Str(n.Name).Str(n.NameEN).Str(n.Type).Int(n.Degree).Float(n.PageRank).Count(n.Community)
}

// EdgeRow is a row of network_edges. Association and PValue may be NaN: null.
type EdgeRow struct {
	SourceID, TargetID, Kind string
	Weight                   float64
	Documents                int
	Association, PValue      float64
	FirstDate, LastDate      string // ISO days
}

// Fill writes the row's cells.
func (e *EdgeRow) Fill(r *Row) *Row {
	return r.Begin(NetworkEdges).Str(e.SourceID).Str(e.TargetID).Str(e.Kind).Float(e.Weight).Int(e.Documents).
		Float(e.Association).Float(e.PValue).Day(e.FirstDate).Day(e.LastDate)
}

// BurstRow is a row of bursts.
type BurstRow struct {
	Kind, Key, DateStart, DateEnd string
	Count                         int
	Expected, PValue              float64
}

// Fill writes the row's cells.
func (b *BurstRow) Fill(r *Row) *Row {
	return r.Begin(Bursts).Str(b.Kind).Str(b.Key).Day(b.DateStart).Day(b.DateEnd).Int(b.Count).Float(b.Expected).Float(b.PValue)
}
