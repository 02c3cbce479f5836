using System.Text.Json;
using Ridgeway.Exchange.Fhir.Clinical;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>Reads when a person was born and, if so, died, and as of when the source says so.</summary>
internal static class LifeDates
{
    public static void ReadBirth(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        if (bench.String(ref json, "birthDate") is not { } written)
        {
            return;
        }

        parts.BirthDate = Parse(written);
        parts.HasBirthDateFlag = true;
        if (parts.BirthDate is not { } birth)
        {
            parts.Flag(DataQuality.BirthDateUnreadable, written);
            bench.Doubts.Add("birthDate", $"'{written}' is not a date that can be believed; it was left out");
        }
        else if (birth.Earliest.DayNumber > bench.LastBelievableDay)
        {
            parts.BirthDate = null;
            parts.Flag(DataQuality.BirthDateInFuture, written);
            bench.Doubts.Add("birthDate", $"'{written}' is in the future; it was left out");
        }
    }

    /// <summary>deceasedBoolean or deceasedDateTime. A death with a date that cannot be is still a death: nobody should be written to by mistake.</summary>
    public static void ReadDeath(ReadOnlySpan<byte> name, scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        if (!name.SequenceEqual("deceasedDateTime"u8))
        {
            parts.HasDied |= bench.Bool(ref json, "deceasedBoolean") ?? false;
            return;
        }

        if (bench.String(ref json, "deceasedDateTime") is not { } written)
        {
            return;
        }

        parts.HasDied = true;
        parts.DeathDate = Parse(written);
        if (parts.DeathDate is not { } death || death.Earliest.DayNumber > bench.LastBelievableDay)
        {
            parts.DeathDate = null;
            bench.Doubts.Add("deceasedDateTime", $"'{written}' is not a date that can be believed; the death was kept without a date");
        }
    }

    /// <summary>meta.lastUpdated, to the day; one that cannot be believed is as good as none.</summary>
    public static void ReadLastUpdated(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        var walk = ObjectWalk.Over(ref json, bench, "meta");
        while (walk.Next(ref json, bench))
        {
            if (!walk.Name.SequenceEqual("lastUpdated"u8))
            {
                json.Skip();
            }
            else if (FhirDate.TryParse(bench.Text(ref json, "meta.lastUpdated"), out var updated) && updated.Day <= bench.LastBelievableDay)
            {
                parts.AsOf = DateOnly.FromDayNumber(updated.Day);
            }
        }
    }

    /// <summary>A date or the date part of a dateTime.</summary>
    private static PartialDate? Parse(string written)
    {
        var date = written.Length > 10 && written[10] is 'T' or ' ' ? written[..10] : written;
        return PartialDate.TryParse(date, out var parsed) && parsed.Year >= FhirDate.FirstBelievableYear ? parsed : null;
    }
}
