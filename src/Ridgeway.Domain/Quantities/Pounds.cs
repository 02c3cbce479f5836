using System.Globalization;

namespace Ridgeway.Quantities;

/// <summary>Money is held as whole pence in a <see cref="long"/>; this reads and writes it as pounds.</summary>
public static class Pounds
{
    /// <summary>Reads "2400000", "2,400,000", "£2,400,000.50". Not negative, no part of a penny.</summary>
    public static bool TryParse(string? text, out long pence)
    {
        pence = 0;
        var written = text?.Trim().TrimStart('£').Trim();
        if (string.IsNullOrEmpty(written) || !char.IsAsciiDigit(written[0])
            || !decimal.TryParse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var pounds)
            || pounds > long.MaxValue / 100m || pounds * 100 != decimal.Truncate(pounds * 100))
        {
            return false;
        }

        pence = (long)(pounds * 100);
        return true;
    }

    /// <summary>To the penny where there are pence, else to the pound: "£2,400,000", "£0.50".</summary>
    public static string Exact(long pence) => pence % 100 == 0 ? $"£{pence / 100:N0}" : $"£{pence / 100m:N2}";

    /// <summary>As people say it: "£2.0 billion", "£17.4 million", "£960". Rounded to one decimal from a million on.</summary>
    public static string InWords(long pence) => pence switch
    {
        >= 99_950_000_000 => $"£{pence / 100_000_000_000m:N1} billion",
        >= 100_000_000 => $"£{pence / 100_000_000m:N1} million",
        _ => Exact(pence),
    };

    /// <summary>Without sign or separators, for files: "2400000.50".</summary>
    public static string Plain(long pence) => (pence / 100m).ToString(pence % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);
}
