using Ridgeway.Exchange.Fhir;

namespace Ridgeway.Records.Facts;

/// <summary>Which resource something was said by, in which form, and where it stood.</summary>
/// <param name="Key">Which resource (<see cref="ResourceKey"/>).</param>
/// <param name="Version">Which form of it (<see cref="ResourceVersion"/>); 0 where it does not say.</param>
/// <param name="File">Number of the file within the import.</param>
/// <param name="Line">Line or entry.</param>
internal readonly record struct ResourceMark(ulong Key, long Version, int File, int Line)
{
    /// <summary>Whether this form of a resource replaces another, both of one import: else by their place in its files.</summary>
    public bool Replaces(in ResourceMark before) => ResourceVersion.Replaces(Version, before.Version, (File, Line).CompareTo((before.File, before.Line)) >= 0);

    /// <summary>Whether this form replaces one of an earlier import, or of the same.</summary>
    public bool Replaces(in ResourceMark before, bool isSameImport) => isSameImport ? Replaces(before) : ResourceVersion.Replaces(Version, before.Version, cameLater: true);

    public bool IsOneResourceWith(in ResourceMark other) => Key == other.Key && File == other.File && Line == other.Line;
}
