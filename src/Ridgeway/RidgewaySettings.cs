using Ridgeway.Data;

namespace Ridgeway;

/// <summary>What one running Ridgeway needs to know before it starts.</summary>
internal sealed record RidgewaySettings
{
    public required DatabaseAddress Database { get; init; }

    /// <summary>Folder of dated knowledge: code lists, registers, guidance, programmes.</summary>
    public required string ContentFolder { get; init; }

    /// <summary>Folder of the codes that were imported over the shipped code lists; null for none.</summary>
    public string? LocalCodesFolder { get; init; }

    /// <summary>True only for "ridgeway demo": demo accounts and the demo client exist, and a banner says so on every page.</summary>
    public bool IsDemo { get; init; }

    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>Where others reach this Ridgeway, if that is not where it listens: behind a proxy, say. Without a slash at the end.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Folders and http origins that submitted manifests may be fetched from. Empty: nothing is fetched from anywhere.</summary>
    public IReadOnlyList<string> BulkFrom { get; init; } = [];

    /// <summary>Among how many people a FHIR search without a person may count; null for the usual.</summary>
    public int? CountAmong { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
