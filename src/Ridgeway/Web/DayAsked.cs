using System.Globalization;
using Ridgeway.Time;

namespace Ridgeway.Web;

/// <summary>"?on=2026-11-21": the day a question is asked about; today in London where it is left out.</summary>
internal static class DayAsked
{
    /// <summary>False where the text is not a date.</summary>
    public static bool TryRead(string? text, TimeProvider clock, out DateOnly day)
    {
        if (string.IsNullOrEmpty(text))
        {
            day = London.DayOf(clock.GetUtcNow());
            return true;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    public static IResult Refused(string? text) => Results.Problem(
        $"'{text}' is not a date. Write it as 2026-11-21.", statusCode: StatusCodes.Status400BadRequest);
}
