using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ridgeway.Codes;
using Ridgeway.Quantities;
using Ridgeway.Time;

namespace Ridgeway.Commissioning;

/// <summary>A budget line as somebody typed it, on a form, in a file or on the command line.</summary>
public sealed record BudgetLineDraft
{
    public string? Year { get; init; }

    public string? Organisation { get; init; }

    public string? Category { get; init; }

    public string? Description { get; init; }

    /// <summary>In pounds.</summary>
    public string? Amount { get; init; }

    /// <summary>The part of the line that is for its category, in per cent; empty is all of it.</summary>
    public string? SharePercent { get; init; }

    public string? Origin { get; init; }

    public string? Source { get; init; }

    /// <summary>The line, or everything that is wrong with the draft. The same draft is always the same line.</summary>
    public BudgetLineReading Read()
    {
        var faults = new List<BudgetLineFault>();
        var year = Need(FinancialYear.TryParse(Year?.Trim(), out var parsedYear) ? parsedYear : (FinancialYear?)null, BudgetLineFault.Year, faults);
        var organisation = Need(OdsCode.TryParse(Organisation, out var code) ? code : (OdsCode?)null, BudgetLineFault.Organisation, faults);
        var pence = Need(Pounds.TryParse(Amount, out var parsedPence) ? parsedPence : (long?)null, BudgetLineFault.Amount, faults);
        var share = Need(ReadShare(), BudgetLineFault.Share, faults);
        var origin = Need(ReadOrigin(), BudgetLineFault.Origin, faults);
        var category = NeedWords(Category?.Trim().ToLowerInvariant(), BudgetLineFault.Category, faults);
        var description = NeedWords(Description, BudgetLineFault.Description, faults);
        var source = NeedWords(Source, BudgetLineFault.Source, faults);
        if (faults.Count > 0)
        {
            return new BudgetLineReading.Faulty(faults);
        }

        var line = new BudgetLine
        {
            Id = default,
            Year = year!.Value,
            Organisation = organisation!.Value,
            Category = category,
            Description = description,
            Pence = pence!.Value,
            ShareThatCounts = share!.Value,
            Origin = origin!.Value,
            Source = source,
        };
        return new BudgetLineReading.Good(line with { Id = IdOf(line) });
    }

    /// <summary>Per cent with at most two decimals, as a part of one.</summary>
    private decimal? ReadShare()
    {
        var written = SharePercent?.Trim().TrimEnd('%').Trim();
        if (string.IsNullOrEmpty(written))
        {
            return 1;
        }

        return decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is >= 0 and <= 100 && percent * 100 == decimal.Truncate(percent * 100)
            ? percent / 100
            : null;
    }

    private MoneyOrigin? ReadOrigin() => Origin?.Trim().ToLowerInvariant() switch
    {
        "new" => MoneyOrigin.New,
        "reallocated" => MoneyOrigin.Reallocated,
        "existing" => MoneyOrigin.Existing,
        _ => null,
    };

    /// <summary>Made from what the line says, so that reading one file twice, or pressing a button twice, adds nothing.</summary>
    private static BudgetLineId IdOf(BudgetLine line)
    {
        var said = string.Join('\n', line.Year, line.Organisation, line.Category, line.Description, line.Pence, line.ShareThatCounts.ToString("0.0000", CultureInfo.InvariantCulture), line.Origin, line.Source);
        return new BudgetLineId(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 16), bigEndian: true));
    }

    private static T? Need<T>(T? value, BudgetLineFault otherwise, List<BudgetLineFault> faults)
        where T : struct
    {
        if (value is null)
        {
            faults.Add(otherwise);
        }

        return value;
    }

    private static string NeedWords(string? words, BudgetLineFault otherwise, List<BudgetLineFault> faults)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            faults.Add(otherwise);
            return "";
        }

        return words.Trim();
    }
}

/// <summary>What is missing from a draft, or cannot be read.</summary>
public enum BudgetLineFault
{
    Year = 1,
    Organisation = 2,
    Category = 3,
    Description = 4,
    Amount = 5,
    Share = 6,
    Origin = 7,
    Source = 8,
}

/// <summary>What came of reading a draft.</summary>
public abstract record BudgetLineReading
{
    private BudgetLineReading()
    {
    }

    public sealed record Good(BudgetLine Line) : BudgetLineReading;

    public sealed record Faulty(IReadOnlyList<BudgetLineFault> Faults) : BudgetLineReading;
}
