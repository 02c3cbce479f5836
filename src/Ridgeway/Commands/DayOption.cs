using System.CommandLine;
using System.Globalization;
using Ridgeway.Time;

namespace Ridgeway.Commands;

/// <summary>"--on DATE": the day a question is asked about; today in London where it is left out.</summary>
internal sealed class DayOption
{
    public Option<string?> Option { get; } = new("--on") { Description = "The day to ask about, as 2026-11-21. Default: today." };

    /// <exception cref="CommandRefused">The text is not a date.</exception>
    public DateOnly Read(ParseResult parse, CommandRun run)
    {
        if (parse.GetValue(Option) is not { } text)
        {
            return London.DayOf(run.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CommandRefused($"'{text}' is not a date. Write it as 2026-11-21.", ExitCode.Usage);
    }
}
