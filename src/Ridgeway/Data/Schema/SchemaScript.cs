using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Ridgeway.Data.Schema;

/// <summary>One numbered step in the making of the database. Steps are run once, in order of number, and never edited after release.</summary>
/// <param name="Number">From the file name: 0001-events.sql is 1.</param>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Sql">The script.</param>
internal sealed record SchemaScript(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the script, in hexadecimal: shows whether a step that was run is the step we have.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The steps of an engine ("sqlite" or "postgres"), in order.</summary>
    public static IReadOnlyList<SchemaScript> For(string engine)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var start = $"Ridgeway.Data.Schema.{engine}.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(start, StringComparison.Ordinal))
                .Select(name => Read(assembly, name, name[start.Length..^".sql".Length]))
                .OrderBy(script => script.Number),
        ];
    }

    private static SchemaScript Read(Assembly assembly, string resource, string name)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new SchemaScript(int.Parse(name.AsSpan(0, 4)), name, reader.ReadToEnd());
    }
}
