using System.Text.Json;

namespace Ridgeway.Web.Elements;

/// <summary>An option of nhsuk-frontend that our elements do not offer; the fixture is left out, by name.</summary>
internal sealed class NotOfferedException(string option) : Exception(option);

/// <summary>The options of one fixture. What nobody read by the end is what we do not offer.</summary>
internal sealed class FixtureOptions(JsonElement json)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public static FixtureOptions Empty { get; } = new(JsonDocument.Parse("{}").RootElement);

    public bool IsText => json.ValueKind == JsonValueKind.String;

    public string? Text(string name) => Take(name) is { ValueKind: not JsonValueKind.Null and not JsonValueKind.Undefined } value ? value.ToString() : null;

    public int? Number(string name) => Take(name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;

    public bool? Flag(string name) => Take(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A part with options of its own, or null where it is not there. A part given as bare text has it as "text".</summary>
    public FixtureOptions? Part(string name)
    {
        var value = Take(name);
        return value.ValueKind switch
        {
            JsonValueKind.Object => new FixtureOptions(value),
            JsonValueKind.String => new FixtureOptions(JsonSerializer.SerializeToElement(new { text = value.GetString() })),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => throw new NotOfferedException($"{name}: {value}"),
        };
    }

    public IEnumerable<FixtureOptions> List(string name) => Take(name) is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Select(Item)
        : [];

    public IEnumerable<IEnumerable<FixtureOptions>> Rows(string name) => Take(name).EnumerateArray()
        .Select(row => row.ValueKind == JsonValueKind.Array ? row.EnumerateArray().Select(Item) : throw new NotOfferedException("an empty row"));

    /// <summary>The words of a part that has nothing but words; null where it is not there.</summary>
    public string? WordsOf(string name)
    {
        var part = Part(name);
        var words = part?.Text("text");
        part?.Done();
        return words;
    }

    /// <exception cref="NotOfferedException">Something was asked that no one read.</exception>
    public void Done()
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (!read.Contains(property.Name) && property.Value.ValueKind != JsonValueKind.Null)
            {
                throw new NotOfferedException(property.Name);
            }
        }
    }

    private static FixtureOptions Item(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => new FixtureOptions(JsonSerializer.SerializeToElement(new { text = item.GetString() })),
        JsonValueKind.Object => new FixtureOptions(item),
        _ => throw new NotOfferedException("an empty item"),
    };

    private JsonElement Take(string name)
    {
        read.Add(name);
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;
    }
}
