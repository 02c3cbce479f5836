using Ridgeway.Data;
using Ridgeway.Records.Facts;
using Ridgeway.Records.Problems;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Saves problems and what was set aside with a prepared command.</summary>
internal static class ProblemWriter
{
    public static void Run(StoreWrite write, ImportId import, IEnumerable<FoundProblem> problems, CancellationToken cancel)
    {
        using var insert = write.Command("""
            insert into records_problem (import_id, file_number, line, path, what, severity, state, form, content)
            values (@import, @file, @line, @path, @what, @severity, @state, @form, @content)
            """);
        insert.Bind("@import", write.Id(import.Value));
        foreach (var name in (ReadOnlySpan<string>)["@file", "@line", "@path", "@what", "@severity", "@state", "@form", "@content"])
        {
            insert.Bind(name, null);
        }

        foreach (var problem in problems)
        {
            cancel.ThrowIfCancellationRequested();
            object[] values =
            [
                problem.File, problem.Line, Storable(problem.Path), Storable(problem.What),
                ProblemWords.SeverityOf(problem.What, problem.IsSetAside).ToString(),
                (problem is { IsSetAside: true, IsForgotten: false } ? ProblemState.Open : ProblemState.Noted).ToString(),
                problem.Form.ToString(),
                problem.Content is { } content ? ProblemRow.Pack(content) : DBNull.Value,
            ];
            for (var i = 0; i < values.Length; i++)
            {
                insert.Parameters[i + 1].Value = values[i];
            }

            insert.ExecuteNonQuery();
        }
    }

    /// <summary>PostgreSQL holds no zero character in a text; a quoted piece of a broken file may have one.</summary>
    private static string Storable(string text) => text.Replace('\0', '\uFFFD');
}
