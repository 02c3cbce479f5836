using Ridgeway.Exchange.Units;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>What the code lists said about each code, and the last unit change used for it: asked once, then an array look-up.</summary>
internal sealed class CodeNotes(IMeasureUnits units)
{
    private Note[] notes = new Note[1024];

    public bool Knows(int code)
    {
        ref var note = ref Of(code);
        return note.IsKnown;
    }

    /// <summary>The note of a code; good until the next code is asked for.</summary>
    public ref Note Of(int code)
    {
        if (code >= notes.Length)
        {
            Array.Resize(ref notes, Math.Max(notes.Length * 2, code + 1));
        }

        ref var note = ref notes[code];
        if (!note.IsAsked)
        {
            note.IsAsked = true;
            note.Measure = units.Find(code);
            note.IsKnown = note.Measure is not null || units.Knows(code);
        }

        return ref note;
    }

    internal struct Note
    {
        public bool IsAsked;
        public bool IsKnown;
        public KnownMeasure? Measure;
        public UnitName? Canonical;

        private UnitName? lastFrom;
        private UnitChange? lastChange;

        public UnitChange? Change(UnitName from)
        {
            if (!ReferenceEquals(from, lastFrom))
            {
                lastFrom = from;
                lastChange = UnitConversion.Find(Measure!.CodeList, from.Ucum, Measure.Unit.Ucum);
            }

            return lastChange;
        }
    }
}
