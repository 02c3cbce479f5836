using System.Text;
using System.Text.Json.Nodes;
using Ridgeway.Codes;
using Ridgeway.Finding;
using static Ridgeway.Exchange.Cql.Said;

namespace Ridgeway.Exchange.Cql;

/// <summary>
/// Registers as one library for other engines: HL7 CQL 1.5 text, or its Expression Logical Model as JSON, over FHIR R4, with the
/// code lists as value sets. Both are composed together, so they say the same. The parameter "On" is the day asked about.
/// An unknown answer is null.
/// </summary>
public sealed class CqlLibrary
{
    private readonly Dictionary<string, Said> defined = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly SortedDictionary<string, IReadOnlyList<Coded>> valueSets = new(StringComparer.Ordinal);
    private readonly List<string> notSaid = [];

    private CqlLibrary(string version) => Version = version;

    public string Version { get; }

    /// <summary>Definitions that CQL could not be given, each with why; they are left out.</summary>
    public IReadOnlyList<string> NotSaid => notSaid;

    /// <summary>The names of the registers defined.</summary>
    public IReadOnlyList<string> Registers { get; private set; } = [];

    /// <summary>The code lists used, by the name of their value set.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Coded>> ValueSets => valueSets;

    /// <param name="context">Where the definitions are.</param>
    /// <param name="registers">The ids of the registers to write; those they name come with them.</param>
    /// <param name="on">The day whose versions are written.</param>
    /// <param name="version">The version of the content.</param>
    public static CqlLibrary Of(FindingContext context, IEnumerable<string> registers, DateOnly on, string version)
    {
        var library = new CqlLibrary(version);
        foreach (var (name, expression) in FactDefinitions.All().Concat(DetailDefinitions.All()))
        {
            library.Define(name, expression);
        }

        var writer = new CriterionWriter(context, on, library);
        var written = new List<string>();
        foreach (var register in registers)
        {
            try
            {
                writer.Register(register);
                written.Add(register);
            }
            catch (NotSupportedException reason)
            {
                library.notSaid.Add($"{register}: {reason.Message}");
            }
        }

        library.Registers = written;
        return library;
    }

    /// <summary>The text of the library.</summary>
    public string ToCql()
    {
        var text = new StringBuilder();
        text.AppendLine($"library Ridgeway version '{Version}'").AppendLine().AppendLine("using FHIR version '4.0.1'").AppendLine();
        foreach (var name in valueSets.Keys)
        {
            text.AppendLine($"valueset \"{name}\": '{UrlOf(name)}'");
        }

        text.AppendLine().AppendLine($"parameter \"{FactDefinitions.On}\" Date default Today()").AppendLine();
        text.AppendLine($"define function \"{FactDefinitions.EarliestDay}\"(moment DateTime):").AppendLine($"  {FactDefinitions.EarliestDayOf(Operand("moment")).Text}").AppendLine();
        text.AppendLine("context Patient").AppendLine();
        foreach (var name in order)
        {
            text.AppendLine($"define \"{name}\":").AppendLine($"  {defined[name].Text}").AppendLine();
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The same as ELM.</summary>
    public JsonObject ToElm() => new()
    {
        ["library"] = new JsonObject
        {
            ["identifier"] = new JsonObject { ["id"] = "Ridgeway", ["version"] = Version },
            ["schemaIdentifier"] = new JsonObject { ["id"] = "urn:hl7-org:elm", ["version"] = "r1" },
            ["usings"] = Definitions(
                new JsonObject { ["localIdentifier"] = "System", ["uri"] = "urn:hl7-org:elm-types:r1" },
                new JsonObject { ["localIdentifier"] = "FHIR", ["uri"] = "http://hl7.org/fhir", ["version"] = "4.0.1" }),
            ["parameters"] = Definitions(new JsonObject
            {
                ["name"] = FactDefinitions.On,
                ["accessLevel"] = "Public",
                ["default"] = new JsonObject { ["type"] = "Today" },
                ["parameterTypeSpecifier"] = Named("Date"),
            }),
            ["valueSets"] = Definitions([.. valueSets.Keys.Select(name => new JsonObject { ["name"] = name, ["id"] = UrlOf(name), ["accessLevel"] = "Public" })]),
            ["contexts"] = Definitions(new JsonObject { ["name"] = "Patient" }),
            ["statements"] = Definitions([PatientDefinition(), EarliestDayDefinition(), .. order.Select(name => Statement(name, defined[name]))]),
        },
    };

    /// <summary>The code lists as a FHIR R4 bundle of value sets, each with its codes written out.</summary>
    public JsonObject ToValueSets() => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = "collection",
        ["entry"] = new JsonArray([.. valueSets.Select(set => new JsonObject { ["resource"] = ValueSet(set.Key, set.Value) })]),
    };

    internal bool Defines(string name) => defined.ContainsKey(name);

    internal Said Define(string name, Said expression)
    {
        defined.Add(name, expression);
        order.Add(name);
        return Said.Define(name);
    }

    internal string Use(string valueSet, IReadOnlyList<Coded> codes)
    {
        valueSets.TryAdd(valueSet, codes);
        return valueSet;
    }

    private static string UrlOf(string name) => $"https://ridgeway.example/fhir/ValueSet/{name.Replace(": ", "-", StringComparison.Ordinal)}";

    private static JsonObject ValueSet(string name, IReadOnlyList<Coded> codes) => new()
    {
        ["resourceType"] = "ValueSet",
        ["id"] = name.Replace(": ", "-", StringComparison.Ordinal),
        ["url"] = UrlOf(name),
        ["name"] = name,
        ["status"] = "draft",
        ["compose"] = new JsonObject
        {
            ["include"] = new JsonArray([.. codes.GroupBy(code => code.System, StringComparer.Ordinal).Select(system => new JsonObject
            {
                ["system"] = system.Key,
                ["concept"] = new JsonArray([.. system.Select(code => new JsonObject { ["code"] = code.Code, ["display"] = code.Display })]),
            })]),
        },
    };

    private static JsonObject Definitions(params JsonObject[] definitions) => new() { ["def"] = new JsonArray([.. definitions]) };

    private static JsonObject Named(string type) => new() { ["type"] = "NamedTypeSpecifier", ["name"] = $"{{urn:hl7-org:elm-types:r1}}{type}" };

    private static JsonObject PatientDefinition() => new()
    {
        ["name"] = "Patient",
        ["context"] = "Patient",
        ["expression"] = new JsonObject { ["type"] = "SingletonFrom", ["operand"] = Retrieve("Patient").Node },
    };

    private static JsonObject EarliestDayDefinition() => new()
    {
        ["type"] = "FunctionDef",
        ["name"] = FactDefinitions.EarliestDay,
        ["context"] = "Patient",
        ["accessLevel"] = "Public",
        ["operand"] = new JsonArray(new JsonObject { ["name"] = "moment", ["operandTypeSpecifier"] = Named("DateTime") }),
        ["expression"] = FactDefinitions.EarliestDayOf(Operand("moment")).Node,
    };

    private static JsonObject Statement(string name, Said expression) => new()
    {
        ["name"] = name,
        ["context"] = "Patient",
        ["accessLevel"] = "Public",
        ["expression"] = expression.Node,
    };
}
