using Ridgeway.Codes;
using Ridgeway.Content;
using Ridgeway.Finding;
using Ridgeway.Time;

namespace Ridgeway.Records.Ethnicities;

/// <summary><c>ethnic-scheme:</c> a published coding with what its codes mean.</summary>
internal sealed record EthnicSchemeDocument(EthnicScheme Scheme, bool IsOfferedToPeople);

internal sealed class EthnicSchemeReader : IContentKind
{
    public string Key => "ethnic-scheme";

    public object Read(string id, ContentEntry entry)
    {
        var systems = SystemsOf(entry);
        var codes = entry.Entries("codes").Select(Meaning).ToList();
        foreach (var twice in codes.GroupBy(code => code.Code.ToUpperInvariant()).Where(same => same.Count() > 1))
        {
            entry.Problem("codes", $"'{twice.Key}' is in the scheme twice.");
        }

        var scheme = new EthnicScheme(id, entry.Text("name"), systems, codes, entry.OptionalFlag("words"), entry.OptionalFlag("local-codes"), entry.Source());
        return new EthnicSchemeDocument(scheme, entry.OptionalFlag("choices"));
    }

    private static IReadOnlyList<string> SystemsOf(ContentEntry entry)
    {
        var systems = entry.Texts("systems");
        if (systems.Count == 0)
        {
            entry.Problem("systems", "A scheme needs at least one name of a system; the first is its own address.");
            return [""];
        }

        return systems;
    }

    private static EthnicMeaning Meaning(ContentEntry code)
    {
        EthnicCategory? category = null;
        if (code.OptionalText("category") is { } letter)
        {
            if (EthnicCategories.TryParse(letter, out var read) && read.NationalCode() == letter)
            {
                category = read;
            }
            else
            {
                code.Problem("category", $"'{letter}' is not a national category: A to S, Z or 99.");
            }
        }

        return new EthnicMeaning(code.Text("code"), code.Text("display"), category, code.OptionalFlag("lossy"));
    }
}

/// <summary><c>ethnicity-ranking:</c> which source is believed first.</summary>
internal sealed record EthnicRankingDocument(string Id, string Version, EffectiveDates Effective, EthnicRanking Ranking) : IDatedContent;

internal sealed class EthnicRankingReader : IContentKind
{
    public string Key => "ethnicity-ranking";

    public object Read(string id, ContentEntry entry)
    {
        entry.Text("name");
        entry.Approval();
        var kinds = entry.Entries("kinds").Select(kind => new SourceKind(kind.Text("name"), kind.Texts("words"))).ToList();
        if (kinds.Exists(kind => kind.Words.Count == 0))
        {
            entry.Problem("kinds", "Each kind of source needs words by which it is known.");
        }

        var ranking = new EthnicRanking(id, entry.Text("version"), entry.Effective(), kinds, entry.Source());
        return new EthnicRankingDocument(id, ranking.Version, ranking.Effective, ranking);
    }
}

/// <summary>How statements of ethnicity are read and weighed, from the content folder.</summary>
internal sealed class EthnicContent
{
    private readonly ContentPack content;

    public EthnicContent(ContentPack content)
    {
        this.content = content;
        var documents = content.Of<EthnicSchemeDocument>();
        Schemes = new EthnicSchemes([.. documents.Select(document => document.Scheme)]);
        Offered = documents.FirstOrDefault(document => document.IsOfferedToPeople)?.Scheme
            ?? throw new ContentUnreadableException("The content folder has no 'ethnic-scheme' with 'choices: true' for people to choose from.");
    }

    public EthnicSchemes Schemes { get; }

    /// <summary>The coding whose answers people are offered on their own page.</summary>
    public EthnicScheme Offered { get; }

    /// <exception cref="ContentUnreadableException">The content has no ranking for the day.</exception>
    public EthnicRanking RankingOn(DateOnly day) =>
        content.Of<EthnicRankingDocument>().FirstOrDefault(document => document.Effective.Includes(day))?.Ranking
        ?? throw new ContentUnreadableException($"The content folder has no 'ethnicity-ranking' in force on {day:yyyy-MM-dd}.");
}
