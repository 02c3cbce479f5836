using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>One reason as commands and the API show it.</summary>
/// <param name="What">The concept, in words.</param>
/// <param name="Code">The code as recorded, or null for a detail of the person.</param>
/// <param name="System">Its code system.</param>
/// <param name="Date">As exactly as it is known: "2015", "2026-05-01".</param>
/// <param name="Value">A number, or the words of a coded answer.</param>
/// <param name="Unit">The unit people read.</param>
/// <param name="Source">Which resource, file and line it came from.</param>
public sealed record ShownEvidence(string What, string? Code, string? System, string? Date, object? Value, string? Unit, string? Source)
{
    public static ShownEvidence Of(Reason reason, PersonRecord record, CodeLists lists)
    {
        var evidence = Evidence.Of(reason, record, lists);
        return new ShownEvidence(
            evidence.What,
            evidence.Code?.Code,
            evidence.Code?.System,
            evidence.Date?.ToString(),
            evidence.Value is { } value ? Math.Round(value, evidence.Decimals) : evidence.Answer?.Display ?? evidence.Answer?.Code,
            evidence.Unit,
            evidence.Source?.ForPeople);
    }
}
