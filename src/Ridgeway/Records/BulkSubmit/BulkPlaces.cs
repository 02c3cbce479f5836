namespace Ridgeway.Records.BulkSubmit;

/// <summary>
/// Where manifests and files may be fetched from: folders of this machine and http origins, as configured. Nothing is configured unless
/// somebody did, and then nothing is fetched from anywhere.
/// </summary>
internal sealed class BulkPlaces(IReadOnlyList<string> configured)
{
    public bool IsConfigured => configured.Count > 0;

    /// <summary>The address, where it lies in one of the places; else null.</summary>
    public Uri? Allow(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            return null;
        }

        return configured.Any(place => Holds(place, address)) ? address : null;
    }

    private static bool Holds(string place, Uri address)
    {
        if (address.IsFile)
        {
            // Resolved first, so that ".." cannot lead out of the folder.
            var folder = Path.GetFullPath(place.StartsWith("file:", StringComparison.Ordinal) ? new Uri(place).LocalPath : place).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
            return !address.IsUnc && Path.GetFullPath(address.LocalPath).StartsWith(folder, StringComparison.Ordinal);
        }

        return address.Scheme is "http" or "https" && address.UserInfo.Length == 0
            && Uri.TryCreate(place, UriKind.Absolute, out var origin)
            && origin.Scheme == address.Scheme && origin.IdnHost == address.IdnHost && origin.Port == address.Port;
    }
}
