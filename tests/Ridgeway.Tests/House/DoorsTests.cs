using Mono.Cecil;
using Ridgeway.Testing;

namespace Ridgeway.House;

/// <summary>Ask behind, tell ahead: who may use whom, checked over the compiled code.</summary>
public sealed class DoorsTests
{
    /// <summary>The rooms in loop order, and what each may ask (docs/decisions/0001).</summary>
    private static readonly Dictionary<string, string[]> MayAsk = new(StringComparer.Ordinal)
    {
        ["Records"] = [],
        ["Providers"] = [],
        ["Finding"] = ["Records"],
        ["Guidance"] = ["Records", "Finding", "Providers"],
        ["Referrals"] = ["Records", "Finding", "Providers", "Guidance"],
        ["Delivery"] = ["Records", "Finding", "Providers", "Guidance", "Referrals"],
        ["Evaluation"] = [],
        ["Commissioning"] = ["Evaluation", "Providers", "Finding"],
    };

    /// <summary>What stands outside the rooms and may be used by all of them.</summary>
    private static readonly string[] Ground = ["Data", "Events", "Access", "Content", "Commands", "Web", "Demo"];

    private static readonly AssemblyDefinition Program = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, "ridgeway.dll"));
    private static readonly HashSet<string> Events = [.. Program.MainModule.GetTypes().Where(type => type.BaseType?.FullName == "Ridgeway.Events.DomainEvent").Select(type => type.FullName)];

    [Fact]
    public void A_room_asks_only_rooms_behind_it_and_hears_events_from_any()
    {
        var wrong = Uses()
            .Where(use => use.From is not null && use.To is not null && use.From != use.To)
            .Where(use => !MayAsk[use.From!].Contains(use.To) && !Events.Contains(use.Used.FullName))
            .Select(use => $"{use.User.FullName} uses {use.Used.FullName}")
            .Distinct();
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_room_is_entered_by_its_front_door_and_never_by_a_slice()
    {
        var wrong = Uses()
            .Where(use => use.From is not null && use.To is not null && use.From != use.To)
            .Where(use => Namespace(use.Used).Split('.').Length > 2)
            .Select(use => $"{use.User.FullName} uses {use.Used.FullName}")
            .Distinct();
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_ground_under_the_rooms_uses_no_room_but_the_identity_types_of_the_domain()
    {
        var wrong = Uses()
            .Where(use => use.From is null && use.To is not null && Ground.Contains(Part(use.User)) && Part(use.User) is not ("Web" or "Commands" or "Demo"))
            .Select(use => $"{use.User.FullName} uses {use.Used.FullName}")
            .Distinct();
        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_rooms_and_the_ground_exist()
    {
        var known = MayAsk.Keys.Concat(Ground).ToHashSet(StringComparer.Ordinal);
        var strangers = Program.MainModule.GetTypes()
            .Where(type => Namespace(type).StartsWith("Ridgeway.", StringComparison.Ordinal))
            .Select(Part)
            .Where(part => part is not null && !known.Contains(part))
            .Distinct();
        Assert.Empty(strangers);
    }

    private static IEnumerable<(TypeDefinition User, TypeReference Used, string? From, string? To)> Uses() =>
        from user in Program.MainModule.GetTypes()
        from used in References(user).Distinct()
        where used.Scope.Name.StartsWith("ridgeway", StringComparison.Ordinal)
        let target = used.GetElementType()
        select (user, target, RoomOf(user), RoomOf(target));

    private static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        var found = new List<TypeReference?> { type.BaseType };
        found.AddRange(type.Interfaces.Select(face => face.InterfaceType));
        found.AddRange(type.Fields.Select(field => field.FieldType));
        foreach (var method in type.Methods)
        {
            found.Add(method.ReturnType);
            found.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
            found.AddRange(method.Body?.Variables.Select(variable => variable.VariableType) ?? []);
            found.AddRange(method.Body?.Instructions.SelectMany(instruction => InOperand(instruction.Operand)) ?? []);
        }

        return found.SelectMany(Unwrapped);
    }

    private static IEnumerable<TypeReference?> InOperand(object? operand) => operand switch
    {
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType), .. (method as GenericInstanceMethod)?.GenericArguments ?? []],
        FieldReference field => [field.DeclaringType, field.FieldType],
        TypeReference type => [type],
        _ => [],
    };

    private static IEnumerable<TypeReference> Unwrapped(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Unwrapped)],
        TypeSpecification special => Unwrapped(special.ElementType),
        _ => [type],
    };

    private static string? RoomOf(TypeReference type) => Part(type) is { } part && MayAsk.ContainsKey(part) ? part : null;

    private static string? Part(TypeReference type) => Namespace(type).Split('.') is ["Ridgeway", var part, ..] ? part : null;

    private static string Namespace(TypeReference type)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return type.Namespace;
    }
}
