using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records.Ethnicities;

/// <summary>That one source said, at one time, which ethnic group a person belongs to. Never thrown away.</summary>
/// <param name="Source">The system it came from; <see cref="ByPerson"/> for what the person said on their own page.</param>
/// <param name="SaidOn">When it was recorded at its source, as exactly as is known.</param>
/// <param name="HeardAt">When it reached this Ridgeway.</param>
/// <param name="Scheme">The address of the coding, as written.</param>
/// <param name="Code">The code, as written.</param>
/// <param name="Display">The words beside the code, as written, or null.</param>
/// <param name="Meaning">What the code means today by the published mapping; null where it is not one that is known.</param>
public sealed record EthnicStatement(
    string Source, PartialDate? SaidOn, DateTimeOffset HeardAt, string Scheme, string Code, string? Display, EthnicMeaning? Meaning)
{
    /// <summary>The name of the source of what people say of themselves here. No import may use it.</summary>
    public const string ByPerson = "person";

    public bool IsByPerson => Source == ByPerson;

    /// <summary>A category that says which group: neither "not stated" nor "not known".</summary>
    public bool IsKnown => Meaning?.Category is not (null or EthnicCategory.NotStated or EthnicCategory.NotKnown);

    /// <summary>The last day on which it may have been said.</summary>
    public DateOnly Latest => SaidOn?.Latest ?? DateOnly.FromDateTime(HeardAt.UtcDateTime);
}
