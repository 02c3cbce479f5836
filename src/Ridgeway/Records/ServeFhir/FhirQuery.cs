using Microsoft.Extensions.Primitives;
using Ridgeway.Exchange.Fhir.Searching;

namespace Ridgeway.Records.ServeFhir;

/// <summary>A search as it was understood.</summary>
internal sealed record FhirQuery(string Type)
{
    public const int UsualCount = 50;
    public const int MostCount = 1000;

    /// <summary>What the server does with parameters that are not about the resource; the capability statement lists none of these.</summary>
    private static readonly HashSet<string> Accepted = new(StringComparer.Ordinal) { "_format", "_pretty", "_total" };

    public List<SearchWish> Wishes { get; } = [];

    public int Count { get; private set; } = UsualCount;

    public bool OnlyCount { get; private set; }

    /// <summary>Where the page starts, as the next link of the page before said; null at the start.</summary>
    public string? Cursor { get; private set; }

    /// <summary>By what to sort, each with whether it runs down.</summary>
    public List<(SearchParameter Parameter, bool Down)> Sort { get; } = [];

    /// <summary>What is to be brought along.</summary>
    public List<SearchInclude> Includes { get; } = [];

    /// <summary>Parameters that were not understood and, unless the caller wants it strict, not heeded.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>What made the search impossible, in words; null where it is possible.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was heeded, for the links of the answer.</summary>
    public List<KeyValuePair<string, string>> Heeded { get; } = [];

    public static FhirQuery Read(string type, IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        var query = new FhirQuery(type);
        foreach (var (name, values) in parameters)
        {
            foreach (var value in values)
            {
                query.Take(name, value ?? "");
            }
        }

        return query;
    }

    private void Take(string name, string value)
    {
        switch (name)
        {
            case "_count" when int.TryParse(value, out var count) && count >= 0:
                Count = Math.Min(count, MostCount);
                OnlyCount |= count == 0;
                break;
            case "_count":
                Problem ??= $"_count must be a number from 0: '{value}'.";
                return;
            case "_summary" when value is "count" or "false":
                OnlyCount |= value == "count";
                break;
            case "_cursor":
                Cursor = value;
                return;
            case "_include" or "_revinclude" when SearchInclude.Read(Type, value, isReverse: name == "_revinclude") is { } include:
                Includes.Add(include);
                break;
            case "_include" or "_revinclude":
                Unknown.Add($"{name}={value}");
                return;
            case "_sort":
                TakeSort(value);
                break;
            case var _ when Accepted.Contains(name):
                return;
            default:
                var (wish, problem) = SearchWish.Read(Type, name, value);
                Problem ??= problem;
                if (wish is null)
                {
                    if (problem is null)
                    {
                        Unknown.Add(name);
                    }

                    return;
                }

                Wishes.Add(wish);
                break;
        }

        Heeded.Add(new KeyValuePair<string, string>(name, value));
    }

    private void TakeSort(string value)
    {
        foreach (var one in value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (SearchParameters.For(Type).FirstOrDefault(parameter => parameter.Name == one.TrimStart('-')) is { } parameter)
            {
                Sort.Add((parameter, one.StartsWith('-')));
            }
            else
            {
                Problem ??= $"{Type} cannot be sorted by '{one}'.";
            }
        }
    }

    /// <summary>The same search, going on from where a page ended.</summary>
    public FhirQuery From(string cursor) => this with { Cursor = cursor };

    /// <summary>The address of a page of this search.</summary>
    public string AddressOf(string root, string? cursor)
    {
        var parts = Heeded.Select(one => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value)}").ToList();
        if (cursor is not null)
        {
            parts.Add($"_cursor={Uri.EscapeDataString(cursor)}");
        }

        return parts.Count == 0 ? $"{root}/{Type}" : $"{root}/{Type}?{string.Join('&', parts)}";
    }
}
