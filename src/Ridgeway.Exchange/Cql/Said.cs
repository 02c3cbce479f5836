using System.Globalization;
using System.Text.Json.Nodes;
using Ridgeway.Time;

namespace Ridgeway.Exchange.Cql;

/// <summary>One expression said twice: as CQL text for people and as ELM for engines. Whatever is composed of it is composed in both.</summary>
/// <param name="Text">CQL 1.5, with brackets of its own where it needs any.</param>
/// <param name="Elm">The same as a node of the Expression Logical Model (HL7 CQL 1.5, appendix on ELM).</param>
internal sealed record Said(string Text, JsonObject Elm)
{
    private const string SystemTypes = "{urn:hl7-org:elm-types:r1}";
    private const string FhirTypes = "{http://hl7.org/fhir}";

    public static Said Null(string type) => new($"(null as System.{type})", new JsonObject { ["type"] = "As", ["operand"] = new JsonObject { ["type"] = "Null" }, ["asType"] = SystemTypes + type });

    public static Said Of(bool value) => Literal("Boolean", value ? "true" : "false");

    public static Said Of(int value) => Literal("Integer", value.ToString(CultureInfo.InvariantCulture));

    public static Said Of(double value) => Literal("Decimal", ((decimal)value).ToString("0.0###############", CultureInfo.InvariantCulture));

    public static Said Of(string value) => new($"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'", Literal("String", value).Elm);

    public static Said Of(DateOnly day) => new(
        day.ToString("'@'yyyy-MM-dd", CultureInfo.InvariantCulture),
        new JsonObject { ["type"] = "Date", ["year"] = Of(day.Year).Node, ["month"] = Of(day.Month).Node, ["day"] = Of(day.Day).Node });

    public static Said Define(string name) => new($"\"{name}\"", new JsonObject { ["type"] = "ExpressionRef", ["name"] = name });

    public static Said Parameter(string name) => new($"\"{name}\"", new JsonObject { ["type"] = "ParameterRef", ["name"] = name });

    public static Said Alias(string alias) => new(alias, new JsonObject { ["type"] = "AliasRef", ["name"] = alias });

    public static Said Operand(string name) => new(name, new JsonObject { ["type"] = "OperandRef", ["name"] = name });

    public static Said Call(string function, Said with) => new($"\"{function}\"({with.Text})", new JsonObject { ["type"] = "FunctionRef", ["name"] = function, ["operand"] = Nodes([with]) });

    public static Said Retrieve(string type) => new($"[{type}]", new JsonObject { ["type"] = "Retrieve", ["dataType"] = FhirTypes + type });

    /// <summary>An element of what an alias stands for.</summary>
    public static Said Of(string alias, string path) => new($"{alias}.{Quoted(path)}", new JsonObject { ["type"] = "Property", ["path"] = path, ["scope"] = alias });

    public Said At(string path) => new($"{Text}.{Quoted(path)}", new JsonObject { ["type"] = "Property", ["path"] = path, ["source"] = Node });

    public Said AsFhir(string type) => new($"({Text} as FHIR.{type})", new JsonObject { ["type"] = "As", ["operand"] = Node, ["asType"] = FhirTypes + type });

    public Said IsFhir(string type) => new($"({Text} is FHIR.{type})", new JsonObject { ["type"] = "Is", ["operand"] = Node, ["isType"] = FhirTypes + type });

    public static Said operator &(Said left, Said right) => Pair("And", "and", left, right);

    public static Said operator |(Said left, Said right) => Pair("Or", "or", left, right);

    public static Said operator !(Said operand) => new($"(not {operand.Text})", One("Not", operand));

    public Said Is(Said other) => Pair("Equal", "=", this, other);

    public Said IsAtLeast(Said other) => Pair("GreaterOrEqual", ">=", this, other);

    public Said IsAbove(Said other) => Pair("Greater", ">", this, other);

    public Said IsAtMost(Said other) => Pair("LessOrEqual", "<=", this, other);

    public Said IsBelow(Said other) => Pair("Less", "<", this, other);

    public static Said operator +(Said left, Said right) => Pair("Add", "+", left, right);

    public static Said operator -(Said left, Said right) => Pair("Subtract", "-", left, right);

    /// <summary>Whole days from this date to a later one.</summary>
    public Said DaysTo(Said later) => new(
        $"(duration in days between {Text} and {later.Text})",
        new JsonObject { ["type"] = "DurationBetween", ["precision"] = "Day", ["operand"] = Nodes([this, later]) });

    public Said IsNull => new($"({Text} is null)", One("IsNull", this));

    public Said IsTrue => new($"({Text} is true)", One("IsTrue", this));

    public Said IsFalse => new($"({Text} is false)", One("IsFalse", this));

    public Said Exists => new($"exists ({Text})", One("Exists", this));

    public Said Upper => new($"Upper({Text})", One("Upper", this));

    public Said FirstLetter => new(
        $"Substring({Text}, 0, 1)",
        new JsonObject { ["type"] = "Substring", ["stringToSub"] = Node, ["startIndex"] = Of(0).Node, ["length"] = Of(1).Node });

    /// <summary>"year", "month" or "day" of a date and time.</summary>
    public Said Part(string part) => new(
        $"({part} from {Text})",
        new JsonObject { ["type"] = "DateTimeComponentFrom", ["precision"] = char.ToUpperInvariant(part[0]) + part[1..], ["operand"] = Node });

    public static Said Date(Said year, Said month, Said day) => new(
        $"Date({year.Text}, {month.Text}, {day.Text})", new JsonObject { ["type"] = "Date", ["year"] = year.Node, ["month"] = month.Node, ["day"] = day.Node });

    public static Said If(Said condition, Said then, Said otherwise) => new(
        $"(if {condition.Text} then {then.Text} else {otherwise.Text})",
        new JsonObject { ["type"] = "If", ["condition"] = condition.Node, ["then"] = then.Node, ["else"] = otherwise.Node });

    public static Said FirstOf(params Said[] of) => new($"Coalesce({Joined(of)})", new JsonObject { ["type"] = "Coalesce", ["operand"] = Nodes(of) });

    public static Said List(params Said[] of) => new($"{{ {Joined(of)} }}", new JsonObject { ["type"] = "List", ["element"] = Nodes(of) });

    public static Said Flatten(params Said[] lists) => new($"flatten {List(lists).Text}", One("Flatten", List(lists)));

    public Said Flattened => new($"flatten ({Text})", One("Flatten", this));

    public Said In(Said list) => Pair("In", "in", this, list);

    /// <summary>"Max", "Min", "Avg", "Sum", "Count", "First", "Last" of a list.</summary>
    public Said Aggregate(string how) => new(
        $"{how}({Text})", new JsonObject { ["type"] = how, ["source"] = Node });

    /// <summary>Held to four decimals, as Ridgeway holds what it works out.</summary>
    public Said Rounded => new($"Round({Text}, 4)", new JsonObject { ["type"] = "Round", ["operand"] = Node, ["precision"] = Of(4).Node });

    public Said Distinct => new($"distinct ({Text})", One("Distinct", this));

    public Said AnyInValueSet(string valueSet) => new(
        $"({Text} in \"{valueSet}\")",
        new JsonObject { ["type"] = "AnyInValueSet", ["codes"] = Node, ["valueset"] = new JsonObject { ["name"] = valueSet, ["preserve"] = true } });

    /// <summary>A length of time to add to a date or take from it.</summary>
    public static Said Of(Window window)
    {
        var unit = window.Unit.ToString().ToLowerInvariant();
        return new($"{window.Length} {unit}", new JsonObject { ["type"] = "Quantity", ["value"] = window.Length, ["unit"] = unit });
    }

    public static Said Tuple(params (string Name, Said Value)[] elements) => new(
        $"Tuple {{ {string.Join(", ", elements.Select(element => $"{Quoted(element.Name)}: {element.Value.Text}"))} }}",
        new JsonObject { ["type"] = "Tuple", ["element"] = new JsonArray([.. elements.Select(element => new JsonObject { ["name"] = element.Name, ["value"] = element.Value.Node })]) });

    public static Said Code(Said code, Said system) => new(
        $"System.Code {{ code: {code.Text}, system: {system.Text} }}",
        new JsonObject
        {
            ["type"] = "Instance",
            ["classType"] = SystemTypes + "Code",
            ["element"] = new JsonArray(new JsonObject { ["name"] = "code", ["value"] = code.Node }, new JsonObject { ["name"] = "system", ["value"] = system.Node }),
        });

    /// <summary>Each of a list, those that fit, and what is made of them. Nothing is taken out for being there twice.</summary>
    public Said Each(string alias, Said? where = null, Said? make = null, string? sortedBy = null)
    {
        var elm = new JsonObject
        {
            ["type"] = "Query",
            ["source"] = new JsonArray(new JsonObject { ["alias"] = alias, ["expression"] = Node }),
            ["relationship"] = new JsonArray(),
        };
        if (where is not null)
        {
            elm["where"] = where.Node;
        }

        elm["return"] = new JsonObject { ["distinct"] = false, ["expression"] = (make ?? Alias(alias)).Node };
        if (sortedBy is not null)
        {
            elm["sort"] = new JsonObject { ["by"] = new JsonArray(new JsonObject { ["type"] = "ByColumn", ["path"] = sortedBy, ["direction"] = "asc" }) };
        }

        return new(
            $"({Source} {alias}{(where is null ? "" : $" where {where.Text}")} return all {(make ?? Alias(alias)).Text}{(sortedBy is null ? "" : $" sort by {Quoted(sortedBy)}")})", elm);
    }

    /// <summary>What a query takes from: a retrieve or a definition as it stands, anything else in brackets.</summary>
    private string Source => Text[0] == '[' || Elm["type"]!.GetValue<string>() == "ExpressionRef" ? Text : $"({Text})";

    /// <summary>A copy to put into a larger node.</summary>
    public JsonNode Node => Elm.DeepClone();

    private static Said Literal(string type, string value) => new(value, new JsonObject { ["type"] = "Literal", ["valueType"] = SystemTypes + type, ["value"] = value });

    private static Said Pair(string type, string sign, Said left, Said right) => new($"({left.Text} {sign} {right.Text})", new JsonObject { ["type"] = type, ["operand"] = Nodes([left, right]) });

    private static JsonObject One(string type, Said operand) => new() { ["type"] = type, ["operand"] = operand.Node };

    private static JsonArray Nodes(IEnumerable<Said> said) => new([.. said.Select(one => one.Node)]);

    private static string Joined(IEnumerable<Said> said) => string.Join(", ", said.Select(one => one.Text));

    /// <summary>Words that CQL keeps for itself are written in quotes.</summary>
    private static string Quoted(string name) => name is "code" or "display" or "start" or "end" or "day" or "value" or "unit" or "over" or "system" ? $"\"{name}\"" : name;
}
