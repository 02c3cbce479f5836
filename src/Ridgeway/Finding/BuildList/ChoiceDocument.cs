using System.Globalization;
using System.Security.Cryptography;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding.BuildList;

/// <summary>A choice in proportion to need, as the page, the API and the command show it.</summary>
public sealed record ChoiceDocument
{
    public required int Asked { get; init; }

    public required int Chosen { get; init; }

    /// <summary>How it was made, in words.</summary>
    public required string Method { get; init; }

    /// <summary>The same for the same people in the same order.</summary>
    public required string Mark { get; init; }

    public required PanelDocument Before { get; init; }

    public required PanelDocument After { get; init; }

    public required IReadOnlyList<ChoiceGroup> Groups { get; init; }

    /// <summary>In the order to invite them.</summary>
    public required IReadOnlyList<PersonId> People { get; init; }

    internal IEnumerable<(PanelGroup Before, PanelGroup After)> BeforeAndAfter(EquitySplit split) =>
        Before.Groups.Zip(After.Groups).Where(pair => pair.First.Split == split && pair.First.Register.Count is null or > 0);

    internal static ChoiceDocument Of(BuiltList list, Chosen chosen, int asked) => new()
    {
        Asked = asked,
        Chosen = chosen.People.Count,
        Method = Words(list.Rules),
        Mark = MarkOf(chosen.People),
        Before = PanelDocument.Of(list.Panel),
        After = PanelDocument.Of(EquityPanel.Of(GroupTally.Of(chosen.People.Select(person => person.Groups)), list.Register, list.Population)),
        Groups =
        [
            .. chosen.Groups.Select(part => new ChoiceGroup(
                string.Join("; ", part.Group.Sides.Select(side => $"{side.Split.ForPeople()}: {side.ForPeople()}")), part.OnRegister, part.Weight, part.MayBeInvited, part.Chosen)),
        ],
        People = [.. chosen.People.Select(person => person.Person)],
    };

    /// <summary>A list keeps one seed, so that looking twice shows the same people.</summary>
    internal static ulong SeedOf(ListId? list) => list is { } id ? BitConverter.ToUInt64(id.Value.ToByteArray(bigEndian: true), 8) : 1;

    private static string MarkOf(IEnumerable<Candidate> people)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var person in people)
        {
            hash.AppendData(person.Person.Value.ToByteArray(bigEndian: true));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static string Words(InvitationRules rules)
    {
        var sides = string.Join(" and ", rules.Selection.Splits.Select(split => split.InSentence()));
        var weights = string.Join("; ", rules.Selection.Weights.Select(one => $"{one.Key.Split.InSentence()} {one.Key.ForPeople()}: {one.Value.ToString(CultureInfo.InvariantCulture)}"));
        return $"Groups are made by {sides}. A group’s places follow its size on the register times its weight ({(weights.Length == 0 ? "all 1" : weights + "; all others 1")}), and every group has at least one while places last. "
            + "Inside a group, whoever has most conditions and risks comes first, then whoever has waited longest since it was last offered. "
            + $"Weights: {rules.Name}, version {rules.Version}, {rules.Source.Ref} (flag {rules.Source.Flag.ToString()[0]}).";
    }
}

/// <summary>What one group was given.</summary>
public sealed record ChoiceGroup(string Name, long OnRegister, double Weight, int MayBeInvited, int Chosen);
