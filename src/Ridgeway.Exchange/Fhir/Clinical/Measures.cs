using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>Makes a measure of a code and a quantity: converts to the unit the code list holds, and refuses what cannot be so.</summary>
internal static class Measures
{
    /// <summary>No measure of a person reaches it; what does is a mistake of the sender's.</summary>
    private const double Beyond = 1e12;

    /// <summary>The fact (without its date), or null and why not.</summary>
    public static Fact? Make(Workbench bench, int code, double value, UnitName? unit, string path, out string whyNot)
    {
        whyNot = "";
        if (Math.Abs(value) > Beyond)
        {
            whyNot = $"{value:G6} is not a value a person can have; correct it at the source";
            return null;
        }

        ref var note = ref bench.Notes.Of(code);
        return note.Measure is null
            ? Of(code, value, unit?.Number ?? 0)
            : OfKnown(bench, ref note, code, value, unit, path, out whyNot);
    }

    private static Fact? OfKnown(Workbench bench, ref CodeNotes.Note note, int code, double value, UnitName? unit, string path, out string whyNot)
    {
        whyNot = "";
        var measure = note.Measure!;
        var canonical = note.Canonical ??= bench.UnitNames.OfContent(measure.Unit.Ucum);
        if (unit is null)
        {
            DoubtMissingUnit(bench, canonical, measure, path);
        }
        else if (unit.Number != canonical.Number)
        {
            if (note.Change(unit) is not { } change)
            {
                bench.Doubts.Add(path, $"is in '{unit.Ucum}', which cannot become {measure.Unit.Shown}; it was kept in that unit and will not be used");
                return Of(code, value, unit.Number);
            }

            value = change.Apply(value);
        }

        if (value < measure.Unit.PlausibleFrom || value > measure.Unit.PlausibleTo)
        {
            whyNot = $"{Math.Round(value, 2)} {measure.Unit.Shown} is not believable ({measure.Unit.PlausibleFrom} to {measure.Unit.PlausibleTo} is); check value and unit at the source";
            return null;
        }

        return Of(code, value, canonical.Number);
    }

    private static void DoubtMissingUnit(Workbench bench, UnitName canonical, KnownMeasure measure, string path)
    {
        // A score or a count needs no unit.
        if (!string.Equals(Units.UnitConversion.WithoutAnnotations(canonical.Ucum), "1", StringComparison.Ordinal))
        {
            bench.Doubts.Add(path, $"has no unit; it was taken to be {measure.Unit.Shown}, which its size allows");
        }
    }

    private static Fact Of(int code, double value, int unit) => new()
    {
        Kind = FactKind.Measure,
        Code = code,
        Day = Fact.NoDay,
        EndDay = Fact.NoDay,
        RawValue = Fact.Rounded(value),
        Unit = unit,
    };
}
