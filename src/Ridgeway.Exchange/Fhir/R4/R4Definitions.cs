using System.Reflection;

namespace Ridgeway.Exchange.Fhir.R4;

/// <summary>
/// What FHIR R4 (4.0.1) allows: every type, its elements, how often each may stand and what may stand in it, and the value sets that bind.
/// Read once from r4.txt, which make-r4.mjs makes from HL7's own definitions.
/// </summary>
internal static class R4Definitions
{
    private static readonly HashSet<string> Primitives =
    [
        "base64Binary", "boolean", "canonical", "code", "date", "dateTime", "decimal", "id", "instant", "integer", "markdown", "oid",
        "positiveInt", "string", "time", "unsignedInt", "uri", "url", "uuid", "xhtml",
    ];

    private static readonly Lazy<Dictionary<string, R4Type>> Types = new(Read);

    public static R4Type? Find(string name) => Types.Value.GetValueOrDefault(name);

    public static bool IsPrimitive(string type) => Primitives.Contains(type);

    private static Dictionary<string, R4Type> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Ridgeway.Exchange.Fhir.R4.r4.txt")
            ?? throw new InvalidOperationException("r4.txt is not in the program.");
        using var reader = new StreamReader(stream);
        var bindings = new Dictionary<string, R4Binding>();
        // What may stand beside a primitive value, under its name with "_" before it.
        var types = new Dictionary<string, R4Type>(StringComparer.Ordinal) { ["Element"] = new R4Type("Element", 'c') };
        R4Type? type = null;
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            if (words[0].StartsWith('$'))
            {
                (bindings.TryGetValue(words[0], out var binding) ? binding : bindings[words[0]] = new R4Binding()).Add(words[1], words[2..]);
            }
            else if (words[0].StartsWith('@'))
            {
                type = new R4Type(words[0][1..], words[1][0]);
                types.Add(type.Name, type);
            }
            else
            {
                type!.Add(new R4Element(words[0], int.Parse(words[1]), words[2] == "*", words[3].Split('|'), words.Length > 4 ? bindings[words[4]] : null));
            }
        }

        return types;
    }
}

/// <summary>A resource type, a data type, or a part of a resource ("Observation.component").</summary>
internal sealed class R4Type
{
    private static readonly R4Element IdElement = new("id", 0, false, ["string"], null);
    private static readonly R4Element ExtensionElement = new("extension", 0, true, ["Extension"], null);
    private static readonly R4Element ModifierElement = new("modifierExtension", 0, true, ["Extension"], null);

    private readonly Dictionary<string, R4Property> properties = new(StringComparer.Ordinal);
    private readonly List<R4Element> required = [];

    /// <param name="name">"Patient", "Quantity", "Observation.component".</param>
    /// <param name="kind">r, c or b: resource, data type, part.</param>
    public R4Type(string name, char kind)
    {
        Name = name;
        IsResource = kind == 'r';
        if (!IsResource)
        {
            Add(IdElement);
            Add(ExtensionElement);
            if (kind == 'b' || name is "Timing" or "Dosage")
            {
                Add(ModifierElement);
            }
        }
    }

    public string Name { get; }

    public bool IsResource { get; }

    public IReadOnlyList<R4Element> Required => required;

    public void Add(R4Element element)
    {
        foreach (var type in element.Types)
        {
            properties.TryAdd(element.PropertyFor(type), new R4Property(element, type));
        }

        if (element.Min > 0)
        {
            required.Add(element);
        }
    }

    /// <summary>What a JSON property means here; null where there is no such element.</summary>
    public R4Property? Find(string property) => properties.GetValueOrDefault(property);
}

/// <param name="Name">"code", "value[x]".</param>
/// <param name="Min">How often it must stand.</param>
/// <param name="IsMany">True where it is a list.</param>
/// <param name="Types">Which types may stand in it.</param>
/// <param name="Binding">The codes it must come from, where they are known and must.</param>
internal sealed record R4Element(string Name, int Min, bool IsMany, IReadOnlyList<string> Types, R4Binding? Binding)
{
    public bool IsChoice => Name.EndsWith("[x]", StringComparison.Ordinal);

    public string PropertyFor(string type) => IsChoice ? $"{Name[..^3]}{char.ToUpperInvariant(type[0])}{type[1..]}" : Name;
}

internal sealed record R4Property(R4Element Element, string Type);

/// <summary>A value set that binds.</summary>
internal sealed class R4Binding
{
    private readonly Dictionary<string, string> anySystem = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string, string)> codes = [];

    public void Add(string system, IEnumerable<string> more)
    {
        foreach (var code in more)
        {
            anySystem.TryAdd(code, code);
            codes.Add((system, code));
        }
    }

    public bool Has(string? system, string? code) => system is not null && code is not null && codes.Contains((system, code));

    /// <summary>The code as the value set spells it; null where it is not there however spelt.</summary>
    public string? Spelt(string code) => anySystem.GetValueOrDefault(code);
}
