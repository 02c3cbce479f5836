using System.Globalization;
using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Csv;

/// <summary>
/// Reads a places file: one row a small area or practice, with the columns
/// kind (lsoa or practice), code, name, decile, index, latitude, longitude.
/// Decile and index are for areas only.
/// </summary>
public static class PlacesCsv
{
    /// <summary>The places, and every row that was left out with its reason. Nothing is guessed.</summary>
    public static (Places Places, IReadOnlyList<CsvProblem> Problems) Read(string text)
    {
        var read = CsvRows.Read(text, "kind", "code", "name", "decile", "index", "latitude", "longitude");
        var problems = new List<CsvProblem>(read.Problems);
        var lsoas = new List<LsoaPlace>();
        var practices = new List<PracticePlace>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in read.Rows)
        {
            if (!seen.Add(row["code"]))
            {
                problems.Add(new CsvProblem(row.Line, "code", $"{row["code"]} is in the file already."));
                continue;
            }

            switch (row["kind"])
            {
                case "lsoa" when Area(row, problems) is { } area:
                    lsoas.Add(area);
                    break;
                case "practice" when Practice(row, problems) is { } practice:
                    practices.Add(practice);
                    break;
                case "lsoa" or "practice":
                    break;
                case var other:
                    problems.Add(new CsvProblem(row.Line, "kind", $"'{other}' is neither lsoa nor practice."));
                    break;
            }
        }

        return (new Places(lsoas, practices), problems);
    }

    private static LsoaPlace? Area(CsvRow row, List<CsvProblem> problems)
    {
        var good = Check(Lsoa.TryParse(row["code"], out var code), row, "code", "an LSOA code", problems);
        good &= Check(int.TryParse(row["decile"], NumberStyles.None, CultureInfo.InvariantCulture, out var decile) && decile is >= 1 and <= 10,
            row, "decile", "a decile from 1 to 10", problems);
        good &= Check(row["index"].Length > 0, row, "index", "the edition of the index", problems);
        good &= Point(row, problems, out var latitude, out var longitude);
        return good ? new LsoaPlace(code, row["name"], new Deprivation(decile, row["index"]), latitude, longitude) : null;
    }

    private static PracticePlace? Practice(CsvRow row, List<CsvProblem> problems)
    {
        var good = Check(OdsCode.TryParse(row["code"], out var code), row, "code", "an ODS code", problems);
        good &= Point(row, problems, out var latitude, out var longitude);
        return good ? new PracticePlace(code, row["name"], latitude, longitude) : null;
    }

    private static bool Point(CsvRow row, List<CsvProblem> problems, out double latitude, out double longitude)
    {
        var good = Check(Degrees(row["latitude"], 90, out latitude), row, "latitude", "degrees from -90 to 90", problems);
        return good & Check(Degrees(row["longitude"], 180, out longitude), row, "longitude", "degrees from -180 to 180", problems);
    }

    private static bool Degrees(string text, double most, out double degrees) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out degrees)
        && Math.Abs(degrees) <= most;

    private static bool Check(bool good, CsvRow row, string column, string wanted, List<CsvProblem> problems)
    {
        if (!good)
        {
            problems.Add(new CsvProblem(row.Line, column, $"'{row[column]}' is not {wanted}."));
        }

        return good;
    }
}
