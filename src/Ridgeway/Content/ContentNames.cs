using System.Diagnostics.CodeAnalysis;
using Ridgeway.Codes;
using Ridgeway.Finding;

namespace Ridgeway.Content;

/// <summary>What the content declares, known before anything that names it is read.</summary>
internal sealed class ContentNames
{
    private readonly Dictionary<string, SortedSet<string>> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CodeList> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DatedTable> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Score> scores = new(StringComparer.Ordinal);

    public void Declare(string kind, string id)
    {
        if (!ids.TryGetValue(kind, out var known))
        {
            ids.Add(kind, known = new SortedSet<string>(StringComparer.Ordinal));
        }

        known.Add(id);
    }

    public bool Declares(string kind, string id) => Of(kind).Contains(id);

    public IReadOnlySet<string> Of(string kind) => ids.TryGetValue(kind, out var known) ? known : new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>A code list that was read without a problem; units and questions can only be checked against those.</summary>
    public bool TryFindList(string id, [NotNullWhen(true)] out CodeList? list) => lists.TryGetValue(id, out list);

    public bool TryFindTable(string id, [NotNullWhen(true)] out DatedTable? table) => tables.TryGetValue(id, out table);

    public bool TryFindScore(string id, [NotNullWhen(true)] out Score? score) => scores.TryGetValue(id, out score);

    internal void Add(object read)
    {
        switch (read)
        {
            case CodeList list:
                lists.TryAdd(list.Id, list);
                break;
            case DatedTable table:
                tables.TryAdd(table.Id, table);
                break;
            case Score score:
                scores.TryAdd(score.Id, score);
                break;
        }
    }
}
