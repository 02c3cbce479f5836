using Ridgeway.Codes;
using Ridgeway.Commands;

namespace Ridgeway.Guidance.AdviseMany;

/// <summary>"ridgeway advise --practice ODS --out FILE"</summary>
internal static class AdviseManyCommand
{
    public static async Task<int> RunAsync(CommandRun run, string ods, string path, DateOnly on)
    {
        if (!OdsCode.TryParse(ods, out var practice))
        {
            throw new CommandRefused($"'{ods}' is not an ODS code.", ExitCode.Usage);
        }

        var file = await run.Services.GetRequiredService<AdviseManyStory>().WriteAsync(practice, Path.GetFullPath(path), on, run.Cancel);
        run.Result(file, one => [$"{one.WithAdvice:N0} of {one.People:N0} people of {one.Practice} have advice on {one.On:d MMMM yyyy}: {string.Join(", ", one.Files)}"]);
        return file.People == 0 ? ExitCode.NeedsPerson : ExitCode.Done;
    }
}
