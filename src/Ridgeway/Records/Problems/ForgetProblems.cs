using System.Text;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.Problems;

/// <summary>Takes out every problem that names a number, in its words or in what was set aside, when somebody is erased.</summary>
internal static class ForgetProblems
{
    /// <returns>How many problems went.</returns>
    public static async Task<int> RunAsync(StoreWrite write, NhsNumber number, CancellationToken cancel)
    {
        var naming = Naming(write, number.Value);
        foreach (var table in (string[])["records_problem_step", "records_problem"])
        {
            foreach (var problem in naming)
            {
                await using var delete = write.Command($"delete from {table} where number = @number");
                delete.Bind("@number", problem);
                await delete.ExecuteNonQueryAsync(cancel);
            }
        }

        return naming.Count;
    }

    private static List<long> Naming(StoreWrite write, string number)
    {
        using var command = write.Command("select number, what, content, corrected from records_problem");
        using var reader = command.ExecuteReader();
        var found = new List<long>();
        while (reader.Read())
        {
            if (reader.GetString(1).Contains(number, StringComparison.Ordinal) || Names(reader.GetValue(2), number) || Names(reader.GetValue(3), number))
            {
                found.Add(reader.GetInt64(0));
            }
        }

        return found;
    }

    private static bool Names(object packed, string number) =>
        packed is byte[] bytes && ProblemRow.Unpack(bytes).AsSpan().IndexOf(Encoding.ASCII.GetBytes(number)) >= 0;
}
