using Ridgeway.Commands;
using Ridgeway.Testing;

namespace Ridgeway.Finding;

/// <summary>"ridgeway score": anyone may try our scores on their own cases.</summary>
public sealed class ScoreCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-score-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_rows_come_back_with_the_results_beside_those_expected()
    {
        var input = File("case,work,exercise_hours,cycle_hours,dh2009_index_category\na,Sitting,None,None,Inactive\n");

        var typed = await Typed.RunAsync("score", "gppaq", input, "--algorithm", "dh2009", "--content", Repository.At("content", "england"));

        Assert.Equal(ExitCode.Done, typed.Exit);
        Assert.Equal("case,work,exercise_hours,cycle_hours,dh2009_index_category,computed_dh2009_index_category\r\na,Sitting,None,None,Inactive,Inactive", typed.Output.TrimEnd());
    }

    [Fact]
    public async Task A_bad_cell_is_named_by_row_and_column_and_the_rest_is_written()
    {
        var (input, output) = (File("systolic,diastolic,setting\n120,70,home\n120,seventy,home\n"), Path.Combine(folder, "out.csv"));

        var typed = await Typed.RunAsync("score", "bp-category-nhs-health-check", input, "--out", output);

        Assert.Equal(ExitCode.NeedsPerson, typed.Exit);
        Assert.Contains("row 2 (line 3), column diastolic: 'seventy' is not a number", typed.Messages, StringComparison.Ordinal);
        Assert.Equal(["systolic,diastolic,setting,computed_expected", "120,70,home,Healthy", "120,seventy,home,"], await System.IO.File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_missing_column_and_an_unknown_score_are_said()
    {
        var input = File("systolic,setting\n120,home\n");

        var columns = await Typed.RunAsync("score", "bp-category-nhs-health-check", input);
        var unknown = await Typed.RunAsync("score", "qrisk3", input);
        var version = await Typed.RunAsync("score", "audit", input, "--algorithm", "dh2009");

        Assert.Equal(ExitCode.CouldNotRun, columns.Exit);
        Assert.Contains("lacks the column diastolic", columns.Messages, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, ExitCode.Usage), (unknown.Exit, version.Exit));
        Assert.Contains("score2-diabetes", unknown.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_every_score_with_its_columns_source_and_licence()
    {
        var typed = await Typed.RunAsync("score", "list", "--json", "--content", Repository.At("content", "england"));

        Assert.Equal(ExitCode.Done, typed.Exit);
        Assert.Equal(10, typed.Json.GetProperty("for_files").GetArrayLength());
        Assert.Contains(typed.Json.GetProperty("in_records").EnumerateArray(), score => score.GetProperty("score").GetString() == "cambridge-multimorbidity");
    }

    private string File(string text)
    {
        var path = Path.Combine(folder, "cases.csv");
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
