namespace Ridgeway.Guidance;

/// <summary>What Guidance may do and for how long. Clinical times are content; these are the program's own.</summary>
internal sealed record GuidanceOptions
{
    /// <summary>The environment variable that names the folder of the nightly files.</summary>
    public const string FolderVariable = "RIDGEWAY_ADVICE_FOLDER";

    /// <summary>A card older than this has to be asked for again.</summary>
    public TimeSpan CardLasts { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How long a card that no longer held when it was taken up stays among the work of the person's clinicians.</summary>
    public TimeSpan NoLongerHoldingStays { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long a client's FHIR server is waited for, all in all.</summary>
    public TimeSpan FetchWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A call or an answer longer than this is refused.</summary>
    public int MostBytes { get; init; } = 20 << 20;

    /// <summary>Where the nightly files of advice go; null writes none. Nothing is written anywhere else.</summary>
    public string? NightlyFolder { get; init; }

    public static GuidanceOptions FromEnvironment() => new() { NightlyFolder = Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder ? folder : null };
}
