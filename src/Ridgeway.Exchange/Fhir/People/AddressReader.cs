using System.Collections.Frozen;
using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Clinical;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>Chooses one address of several (home, where one lives, now) and reads its lines, postcode and LSOA.</summary>
internal static class AddressReader
{
    /// <summary>How sources write that an address is in the United Kingdom. Where none of these is said, a postal code need not be a postcode.</summary>
    private static readonly FrozenSet<string> InTheUk = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "GB", "GBR", "UK", "United Kingdom", "Great Britain", "England", "Wales", "Scotland", "Northern Ireland", "Cymru");

    public static void Read(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        var best = default(Address);
        var list = ListWalk.Over(ref json, bench, "address");
        while (list.Next(ref json))
        {
            var address = ReadOne(ref json, bench);
            if (address.IsSaid && (!best.IsSaid || address.Rank < best.Rank))
            {
                best = address;
            }
        }

        parts.Address = best.Written;
        parts.Lsoa = best.Lsoa;
        if (best.Postcode is not { } written || best.IsAbroad)
        {
            return;
        }

        if (Postcode.TryParse(written, out var postcode))
        {
            parts.Postcode = postcode;
            return;
        }

        parts.Flag(DataQuality.PostcodeUnreadable, written);
        bench.Doubts.Add("address.postalCode", $"'{Short(written)}' is not a UK postcode; it was left out");
    }

    private static Address ReadOne(scoped ref Utf8JsonReader json, Workbench bench)
    {
        var read = default(Address);
        var walk = ObjectWalk.Over(ref json, bench, "address");
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("line"u8))
            {
                read.Lines = Words.Of(ref json, bench, "address.line", ", ");
            }
            else if (walk.Name.SequenceEqual("city"u8))
            {
                read.City = bench.String(ref json, "address.city");
            }
            else if (walk.Name.SequenceEqual("postalCode"u8))
            {
                read.Postcode = bench.String(ref json, "address.postalCode");
            }
            else if (walk.Name.SequenceEqual("text"u8))
            {
                read.Text = bench.String(ref json, "address.text");
            }
            else if (walk.Name.SequenceEqual("extension"u8))
            {
                read.Lsoa = ReadLsoa(ref json, bench);
            }
            else
            {
                ReadHowGood(walk.Name, ref json, bench, ref read);
            }
        }

        return read;
    }

    private static void ReadHowGood(ReadOnlySpan<byte> name, scoped ref Utf8JsonReader json, Workbench bench, ref Address read)
    {
        if (name.SequenceEqual("use"u8))
        {
            var use = bench.Text(ref json, "address.use");
            read.Rank += use.SequenceEqual("home"u8) ? -5 : use.SequenceEqual("old"u8) ? 20 : use.IsEmpty ? 0 : 5;
        }
        else if (name.SequenceEqual("country"u8))
        {
            read.IsAbroad = bench.String(ref json, "address.country") is { Length: > 0 } country && !InTheUk.Contains(country.Trim());
        }
        else if (name.SequenceEqual("type"u8))
        {
            read.Rank += bench.Text(ref json, "address.type").SequenceEqual("postal"u8) ? 2 : 0;
        }
        else if (name.SequenceEqual("period"u8))
        {
            var end = Period.Read(ref json, bench, "address.period").End;
            read.Rank += end.IsKnown && end.Day < bench.Today.DayNumber ? 10 : 0;
        }
        else
        {
            json.Skip();
        }
    }

    /// <summary>The area code travels in HL7's census tract extension; England has no extension of its own for it.</summary>
    private static Lsoa? ReadLsoa(scoped ref Utf8JsonReader json, Workbench bench)
    {
        Lsoa? found = null;
        var list = ListWalk.Over(ref json, bench, "address.extension");
        while (list.Next(ref json))
        {
            ReadOnlySpan<byte> url = default;
            string? value = null;
            var walk = ObjectWalk.Over(ref json, bench, "address.extension");
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("url"u8))
                {
                    url = bench.Text(ref json, "address.extension.url");
                }
                else if (walk.Name.SequenceEqual("valueString"u8) || walk.Name.SequenceEqual("valueCode"u8))
                {
                    value = bench.String(ref json, "address.extension.value");
                }
                else
                {
                    json.Skip();
                }
            }

            if (url.EndsWith("iso21090-ADXP-censusTract"u8) && value is not null)
            {
                found = OfText(bench, value);
            }
        }

        return found;
    }

    private static Lsoa? OfText(Workbench bench, string written)
    {
        if (Lsoa.TryParse(written, out var lsoa))
        {
            return lsoa;
        }

        bench.Doubts.Add("address.extension", $"'{Short(written)}' is not an LSOA of England or Wales; it was left out");
        return null;
    }

    private static string Short(string written) => written.Length <= 40 ? written : written[..40] + "...";

    private struct Address
    {
        public string? Lines, City, Text, Postcode;
        public Lsoa? Lsoa;
        public int Rank;
        public bool IsAbroad;

        public readonly bool IsSaid => Lines is not null || City is not null || Text is not null || Postcode is not null;

        public readonly string? Written => (Lines, City) switch
        {
            (null, null) => Text,
            (null, var city) => city,
            (var lines, null) => lines,
            var (lines, city) => lines.EndsWith(city, StringComparison.OrdinalIgnoreCase) ? lines : $"{lines}, {city}",
        };
    }
}
