using System.Text.Json;
using Ridgeway.Data;

namespace Ridgeway.Commands;

/// <summary>
/// One run of a command: the program's parts, and where to write. With --json exactly one JSON document goes to standard
/// output and nothing else; everything meant for people goes to standard error.
/// </summary>
internal sealed class CommandRun(IServiceProvider services, bool json, TextWriter output, TextWriter messages, CancellationToken cancel)
{
    public IServiceProvider Services { get; } = services;

    public CancellationToken Cancel { get; } = cancel;

    public bool IsJson { get; } = json;

    /// <summary>The result. As JSON if asked for; else by <paramref name="forPeople"/> as lines of text.</summary>
    public void Result<T>(T document, Func<T, IEnumerable<string>> forPeople)
    {
        if (IsJson)
        {
            output.WriteLine(JsonSerializer.Serialize(document, RidgewayJson.Shown));
            return;
        }

        foreach (var line in forPeople(document))
        {
            output.WriteLine(line);
        }
    }

    /// <summary>A message or progress, for people only.</summary>
    public void Say(string line) => messages.WriteLine(line);
}
