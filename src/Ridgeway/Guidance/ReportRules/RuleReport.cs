namespace Ridgeway.Guidance.ReportRules;

/// <summary>What became of each rule in a span of days. The page, the file and the API show these figures and no others.</summary>
/// <param name="From">The first day counted.</param>
/// <param name="To">The last day counted.</param>
/// <param name="By">What the rows are divided by.</param>
/// <param name="SmallNumbers">How small numbers are kept from being found out.</param>
/// <param name="Rows">Rule by rule, and within it group by group.</param>
internal sealed record RuleReport(DateOnly From, DateOnly To, ReportBy By, string SmallNumbers, IReadOnlyList<RuleReportRow> Rows);

/// <param name="Rule">The rule's id.</param>
/// <param name="Group">The practice or group; "everyone" where nothing divides.</param>
/// <param name="Fired">People-days on which its condition held for somebody whom advice was worked out for.</param>
/// <param name="Shown">On which its offer was shown.</param>
/// <param name="Withheld">On which an absolute contraindication kept it back.</param>
/// <param name="GaveWay">On which it gave way.</param>
/// <param name="Rested">On which it rested.</param>
/// <param name="Accepted">On which it was taken up.</param>
/// <param name="Refused">On which it was put off.</param>
/// <param name="Why">Why it was put off, the most frequent first.</param>
internal sealed record RuleReportRow(
    string Rule, string Group, Count Fired, Count Shown, Count Withheld, Count GaveWay, Count Rested, Count Accepted, Count Refused, IReadOnlyList<ReasonCount> Why);

internal sealed record ReasonCount(string Reason, Count Times);

internal enum ReportBy
{
    Everyone = 1,
    Practice = 2,
    Age = 3,
    Sex = 4,
    Ethnicity = 5,
    Deprivation = 6,
    Channel = 7,
}

/// <summary>
/// A number that can be shown: nought as it is, 1 to 7 as "1 to 7", every other rounded to the nearest 5, so that nobody can be
/// found by subtracting. Source: NHS Digital, disclosure control for HES (2018).
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CountJson))]
internal readonly record struct Count
{
    private const int Few = 7;
    private const int RoundTo = 5;

    private readonly int raw;

    private Count(int raw) => this.raw = raw;

    public static Count Of(int raw) => new(raw);

    public bool IsFew => raw is > 0 and <= Few;

    /// <summary>The number shown; null where it is too small to show.</summary>
    public int? Shown => IsFew ? null : (int)Math.Round(raw / (double)RoundTo, MidpointRounding.AwayFromZero) * RoundTo;

    public string ForPeople => Shown?.ToString() ?? "1 to 7";

    private sealed class CountJson : System.Text.Json.Serialization.JsonConverter<Count>
    {
        public override Count Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options) =>
            throw new NotSupportedException("A count that was shown cannot be read back.");

        public override void Write(System.Text.Json.Utf8JsonWriter writer, Count value, System.Text.Json.JsonSerializerOptions options)
        {
            if (value.Shown is { } number)
            {
                writer.WriteNumberValue(number);
            }
            else
            {
                writer.WriteStringValue(value.ForPeople);
            }
        }
    }
}
