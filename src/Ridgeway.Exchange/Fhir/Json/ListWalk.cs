using System.Text.Json;

namespace Ridgeway.Exchange.Fhir.Json;

/// <summary>
/// Goes through a JSON list, or through one thing standing where a list belongs.
/// Between two calls of <see cref="Next"/> the reader must be brought to the last token of the element.
/// </summary>
internal struct ListWalk
{
    private Shape shape;

    private enum Shape : byte
    {
        Nothing,
        List,
        One,
    }

    public static ListWalk Over(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartArray:
                return new ListWalk { shape = Shape.List };
            case JsonTokenType.Null:
                return default;
            default:
                bench.Doubts.Add(path, "is one value where a list belongs; it was read as a list of one");
                return new ListWalk { shape = Shape.One };
        }
    }

    public bool Next(scoped ref Utf8JsonReader json)
    {
        if (shape == Shape.List)
        {
            json.Read();
            return json.TokenType != JsonTokenType.EndArray;
        }

        var more = shape == Shape.One;
        shape = Shape.Nothing;
        return more;
    }
}
