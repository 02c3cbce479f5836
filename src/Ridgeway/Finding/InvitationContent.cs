using Ridgeway.Codes;
using Ridgeway.Content;
using Ridgeway.Finding.Lists;

namespace Ridgeway.Finding;

/// <summary><c>invitation-rules:</c> quiet times, channels, and how many are chosen from which group.</summary>
internal sealed class InvitationRulesReader : IContentKind
{
    private const int TenYears = 3660;

    private static readonly Dictionary<string, EquitySplit> Splits = new(StringComparer.Ordinal)
    {
        ["deprivation-fifth"] = EquitySplit.DeprivationFifth,
        ["deprivation-tenth"] = EquitySplit.DeprivationTenth,
        ["ethnic-group"] = EquitySplit.EthnicGroup,
        ["sex"] = EquitySplit.Sex,
        ["age-band"] = EquitySplit.AgeBand,
    };

    private static readonly Dictionary<string, RegisterGroup> Shelves = new(StringComparer.Ordinal)
    {
        ["major-condition"] = RegisterGroup.MajorCondition,
        ["condition"] = RegisterGroup.Condition,
        ["risk-factor"] = RegisterGroup.RiskFactor,
        ["need"] = RegisterGroup.Need,
    };

    public string Key => "invitation-rules";

    public object Read(string id, ContentEntry entry)
    {
        entry.Approval();
        entry.Source("opt-out-source");
        return new InvitationRules
        {
            Id = id,
            Name = entry.Text("name"),
            Version = entry.Text("version"),
            Effective = entry.Effective(),
            Source = entry.Source(),
            QuietDays = entry.Whole("quiet-days", 1, TenYears),
            DaysAfterNo = entry.Whole("days-after-no", 1, TenYears),
            DaysToAnswer = entry.Whole("days-to-answer", 1, 366),
            Channels = Words(entry, "channels", ChannelWords.ByName),
            OptOut = entry.Text("opt-out"),
            Selection = new SelectionRules
            {
                Splits = Words(entry, "groups", Splits),
                Weights = Weights(entry),
                NeedFrom = Words(entry, "need-from", Shelves),
            },
        };
    }

    private static Dictionary<EquityGroup, double> Weights(ContentEntry entry)
    {
        var weights = new Dictionary<EquityGroup, double>();
        foreach (var one in entry.Entries("weights"))
        {
            var split = one.OneOf("split", Splits);
            var group = new EquityGroup(split, one.Whole("group", 1, EquityGroups.Of(split).Count));
            var weight = one.Number("weight");
            if (weight is <= 0 or > 100)
            {
                one.Problem("weight", "A weight is above 0, at most 100: no group is left out.");
                weight = 1;
            }

            if (!weights.TryAdd(group, weight))
            {
                one.Problem("group", "This group has a weight already.");
            }
        }

        return weights;
    }

    private static IReadOnlyList<T> Words<T>(ContentEntry entry, string key, IReadOnlyDictionary<string, T> words)
    {
        var read = new List<T>();
        foreach (var text in entry.Texts(key))
        {
            if (words.TryGetValue(text, out var meant))
            {
                read.Add(meant);
            }
            else
            {
                entry.Problem(key, $"'{text}' is not one of {string.Join(", ", words.Keys)}.", Nearest.To(text, words.Keys));
            }
        }

        if (read.Count == 0 || read.Distinct().Count() != read.Count)
        {
            entry.Problem(key, $"'{key}' names at least one, each once.");
        }

        return read;
    }
}

/// <summary>The words of an invitation by one channel, in one language.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Channel">By which way it goes.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="IsEasyRead">For people who asked for easy read.</param>
/// <param name="Version">Of the words.</param>
/// <param name="Subject">One line, with places in braces.</param>
/// <param name="Text">With places in braces.</param>
internal sealed record InvitationText(string Id, ContactChannel Channel, string Language, bool IsEasyRead, string Version, string Subject, string Text);

/// <summary><c>invitation-text:</c></summary>
internal sealed class InvitationTextReader : IContentKind
{
    /// <summary>What a text may leave open for the program to fill.</summary>
    private static readonly string[] Places = ["name", "practice", "what", "description", "answer-by"];

    public string Key => "invitation-text";

    public object Read(string id, ContentEntry entry)
    {
        entry.Source();
        entry.Approval();
        var text = new InvitationText(
            id, entry.OneOf("channel", ChannelWords.ByName), entry.Text("language"), entry.OptionalFlag("easy-read"), entry.Text("version"), entry.Text("subject"), entry.Text("text"));
        foreach (var place in PlacesIn(text.Subject).Concat(PlacesIn(text.Text)).Distinct().Where(place => !Places.Contains(place)))
        {
            entry.Problem("text", $"'{{{place}}}' is not one of {string.Join(", ", Places.Select(known => $"{{{known}}}"))}.", Nearest.To(place, Places));
        }

        return text;
    }

    /// <summary>What stands between braces.</summary>
    private static IEnumerable<string> PlacesIn(string text) =>
        text.Split('{').Skip(1).Select(part => part.Split('}')[0]);
}

/// <summary>Ways to reach people, as content, files and addresses name them.</summary>
internal static class ChannelWords
{
    public static readonly IReadOnlyDictionary<string, ContactChannel> ByName = new Dictionary<string, ContactChannel>(StringComparer.Ordinal)
    {
        ["letter"] = ContactChannel.Letter,
        ["sms"] = ContactChannel.Sms,
        ["email"] = ContactChannel.Email,
    };

    public static string ForPeople(this ContactChannel channel) => channel switch
    {
        ContactChannel.Letter => "Letter",
        ContactChannel.Sms => "Text message",
        ContactChannel.Email => "Email",
    };
}

/// <summary>What lists go by on a day, from content.</summary>
internal sealed class ListContent(ContentPack content)
{
    /// <exception cref="ContentUnreadableException">The content has no rules for the day.</exception>
    public InvitationRules RulesOn(DateOnly day) =>
        content.Of<InvitationRules>().FirstOrDefault(rules => rules.Effective.Includes(day))
        ?? throw new ContentUnreadableException($"The content folder has no 'invitation-rules' in force on {day:yyyy-MM-dd}.");

    /// <summary>What can be offered from a list: whatever a service takes on, and checks.</summary>
    public IReadOnlyList<Guidance.Intervention> Interventions => [.. content.Guidance.Interventions.OrderBy(one => one.Name, StringComparer.Ordinal)];

    public Guidance.Intervention? Intervention(string id) => content.Guidance.Interventions.FirstOrDefault(one => one.Id == id);

    public string InterventionName(string id) => Intervention(id)?.Name ?? id;

    /// <summary>Which intervention a programme delivers.</summary>
    public string? InterventionOf(string programme) => content.Programmes.FirstOrDefault(one => one.Id == programme)?.Intervention;

    /// <summary>The words for somebody: easy read where they asked for it and there are some, in their language where there are some, else in English.</summary>
    public InvitationText TextFor(ContactChannel channel, string? language, bool easyRead)
    {
        var texts = content.Of<InvitationText>().Where(text => text.Channel == channel).ToList();
        return texts
            .OrderByDescending(text => Speaks(text.Language, language))
            .ThenByDescending(text => Speaks(text.Language, "en"))
            .ThenByDescending(text => text.IsEasyRead == easyRead)
            .FirstOrDefault()
            ?? throw new ContentUnreadableException($"The content folder has no 'invitation-text' for the channel {channel}.");
    }

    /// <summary>The one rule for what leaves a care team, the same as evaluations are published by.</summary>
    public Ridgeway.Evaluation.DisclosureProfile ProfileOn(DateOnly day) =>
        content.Of<Ridgeway.Evaluation.DisclosureProfile>().FirstOrDefault(profile => profile.Id == "nhs-secondary-care" && profile.Effective.Includes(day))
        ?? throw new ContentUnreadableException($"The content folder has no 'disclosure: nhs-secondary-care' in force on {day:yyyy-MM-dd}.");

    private static bool Speaks(string text, string? language) =>
        language is not null && (language.Equals(text, StringComparison.OrdinalIgnoreCase) || language.StartsWith(text + "-", StringComparison.OrdinalIgnoreCase));
}
