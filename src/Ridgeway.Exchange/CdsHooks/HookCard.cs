using Ridgeway.Codes;

namespace Ridgeway.Exchange.CdsHooks;

/// <summary>One card of a CDS Hooks answer.</summary>
public sealed record HookCard
{
    /// <summary>A summary is shorter than this.</summary>
    public const int SummaryBelow = 140;

    public required Guid Uuid { get; init; }

    /// <summary>One sentence of fewer than 140 characters.</summary>
    public required string Summary { get; init; }

    public required CardIndicator Indicator { get; init; }

    /// <summary>GitHub Flavored Markdown.</summary>
    public string? Detail { get; init; }

    public required CardSource Source { get; init; }

    public IReadOnlyList<CardSuggestion> Suggestions { get; init; } = [];

    /// <summary>Each with words to show (cds-resp-4).</summary>
    public IReadOnlyList<Coded> OverrideReasons { get; init; } = [];

    public IReadOnlyList<CardLink> Links { get; init; } = [];

    /// <summary>Fits a sentence into a summary: cut at a word, with an ellipsis.</summary>
    public static string Fit(string sentence)
    {
        if (sentence.Length < SummaryBelow)
        {
            return sentence;
        }

        var cut = sentence.LastIndexOf(' ', SummaryBelow - 2);
        return sentence[..(cut > SummaryBelow / 2 ? cut : SummaryBelow - 2)].TrimEnd(',', ';', ':', '.') + "…";
    }
}

public enum CardIndicator
{
    Info = 1,
    Warning = 2,
    Critical = 3,
}

/// <param name="Label">Whose guidance it is.</param>
/// <param name="Url">More about the source; never about the person.</param>
/// <param name="Topic">What kind of card it is.</param>
public sealed record CardSource(string Label, string? Url, Coded? Topic);

/// <summary>A set of changes that somebody may take on with one press.</summary>
public sealed record CardSuggestion(Guid Uuid, string Label, bool IsRecommended, IReadOnlyList<CardAction> Actions);

/// <summary>One change of the client's record.</summary>
public abstract record CardAction
{
    private CardAction(string description) => Description = description;

    /// <summary>In words (cds-resp-5).</summary>
    public string Description { get; }

    /// <param name="What">In words.</param>
    /// <param name="Resource">The new resource, FHIR JSON.</param>
    public sealed record Create(string What, ReadOnlyMemory<byte> Resource) : CardAction(What);

    /// <param name="What">In words.</param>
    /// <param name="ResourceId">"ServiceRequest/123" (cds-resp-2).</param>
    public sealed record Delete(string What, string ResourceId) : CardAction(What);
}

/// <summary>An absolute link; Ridgeway is no SMART app, so none carries an appContext (cds-resp-3).</summary>
public sealed record CardLink(string Label, string Url);
