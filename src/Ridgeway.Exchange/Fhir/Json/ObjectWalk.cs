using System.Text.Json;

namespace Ridgeway.Exchange.Fhir.Json;

/// <summary>
/// Goes through the properties of a JSON object, or of the first object of a list standing where an object belongs.
/// <see cref="Next"/> leaves the reader on a value; before the next call it must be brought to the last token of that value.
/// </summary>
internal ref struct ObjectWalk
{
    private readonly int listDepth;
    private bool isOpen;
    private bool stays;

    private ObjectWalk(bool isOpen, int listDepth = -1)
    {
        this.isOpen = isOpen;
        this.listDepth = listDepth;
    }

    /// <summary>Name of the property whose value the reader stands on.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Makes the next <see cref="Next"/> give the present property again.</summary>
    public void Stay() => stays = true;

    public static ObjectWalk Over(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                return new ObjectWalk(isOpen: true);
            case JsonTokenType.StartArray:
                bench.Doubts.Add(path, "is a list where one value belongs; the first was used");
                return FirstOf(ref json);
            case JsonTokenType.Null:
                return default;
            default:
                bench.Doubts.Add(path, $"is {JsonWords.Kind(json.TokenType)} where an object belongs; it was left out");
                return default;
        }
    }

    public bool Next(scoped ref Utf8JsonReader json, Workbench bench)
    {
        if (!isOpen || stays)
        {
            var stayed = stays;
            stays = false;
            return stayed;
        }

        json.Read();
        if (json.TokenType == JsonTokenType.PropertyName)
        {
            Name = bench.Name(ref json);
            json.Read();
            return true;
        }

        isOpen = false;
        CloseList(ref json);
        return false;
    }

    private static ObjectWalk FirstOf(scoped ref Utf8JsonReader json)
    {
        var depth = json.CurrentDepth;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.StartObject)
            {
                return new ObjectWalk(isOpen: true, depth);
            }

            json.Skip();
        }

        return default;
    }

    private readonly void CloseList(scoped ref Utf8JsonReader json)
    {
        if (listDepth < 0)
        {
            return;
        }

        while (json.Read() && !(json.TokenType == JsonTokenType.EndArray && json.CurrentDepth == listDepth))
        {
        }
    }
}
