using Ridgeway.Records.Rights;

namespace Ridgeway.Records.ExportFhir;

/// <summary>
/// Those who refused, nationally or here, that their record is used for planning beyond their own care are left out of bulk exports:
/// nobody can tell from an export what it will be used for.
/// </summary>
internal sealed class OptedOut(Choices choices) : IKnowSecondaryUse
{
    private IReadOnlySet<PersonId>? refusing;

    public async Task<IReadOnlyList<PersonId>> MayBeUsedAsync(IReadOnlyList<PersonId> people, CancellationToken cancel)
    {
        // Asked once an export: one serves one export.
        refusing ??= await choices.RefusingAsync(UseOfRecord.Planning, cancel);
        return refusing.Count == 0 ? people : [.. people.Where(person => !refusing.Contains(person))];
    }
}
