using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>What a status allows.</summary>
internal static class StatusRules
{
    /// <summary>True where the resource may be kept as far as this status goes; else the draft says why not.</summary>
    public static bool Allow(
        Workbench bench, ref ResourceDraft draft, Utf8Table<StatusMeaning> table, scoped ReadOnlySpan<byte> status, string path, bool isNeeded, ref bool isOver)
    {
        if (status.IsEmpty)
        {
            if (isNeeded)
            {
                bench.Doubts.Add(path, "is missing; it was kept as if it stood");
            }

            return true;
        }

        if (!Statuses.TryFind(table, status, out var meaning))
        {
            draft.SetAside(path, $"'{Workbench.Shorten(status)}' is not a {path} that FHIR gives {draft.Type!.Name}; it cannot be told whether it stands");
            return false;
        }

        switch (meaning.Use)
        {
            case StatusUse.Ignore:
                draft.Ignore(meaning.Why);
                return false;
            case StatusUse.KeepAsOver:
                isOver = true;
                return true;
            case StatusUse.KeepWithDoubt:
                bench.Doubts.Add(path, $"is {Workbench.Shorten(status)}; it was kept");
                return true;
            default:
                return true;
        }
    }
}
