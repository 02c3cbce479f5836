using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>What a status means for keeping the resource.</summary>
internal enum StatusUse : byte
{
    Keep,

    /// <summary>Kept, and over.</summary>
    KeepAsOver,

    /// <summary>Kept, and doubted: not confirmed, or its state not known.</summary>
    KeepWithDoubt,
    Ignore,
}

/// <param name="Why">For an ignored one: the reason, ready to show.</param>
internal sealed record StatusMeaning(StatusUse Use, string Why);

/// <summary>The status codes of each type read. Source: FHIR R4 value sets, each under the type's own page.</summary>
internal static class Statuses
{
    public static readonly Utf8Table<StatusMeaning> Observation = Table("status",
        keep: "preliminary final amended corrected", doubt: "unknown", ignore: "registered cancelled entered-in-error");

    public static readonly Utf8Table<StatusMeaning> MedicationRequest = Table("status",
        keep: "active", over: "completed stopped", ignore: "on-hold cancelled entered-in-error draft unknown");

    public static readonly Utf8Table<StatusMeaning> MedicationStatement = Table("status",
        keep: "active", over: "completed stopped", ignore: "entered-in-error intended on-hold unknown not-taken");

    public static readonly Utf8Table<StatusMeaning> Procedure = Table("status",
        keep: "completed in-progress", ignore: "preparation not-done on-hold stopped entered-in-error unknown");

    public static readonly Utf8Table<StatusMeaning> Immunization = Table("status", keep: "completed", ignore: "entered-in-error not-done");

    public static readonly Utf8Table<StatusMeaning> ServiceRequest = Table("status",
        keep: "active completed", ignore: "draft on-hold revoked entered-in-error unknown");

    public static readonly Utf8Table<StatusMeaning> QuestionnaireResponse = Table("status",
        keep: "completed amended", ignore: "in-progress entered-in-error stopped");

    public static readonly Utf8Table<StatusMeaning> Encounter = Table("status",
        keep: "arrived triaged in-progress onleave finished", ignore: "planned cancelled entered-in-error unknown");

    public static readonly Utf8Table<StatusMeaning> CarePlan = Table("status",
        keep: "active", over: "completed", ignore: "draft on-hold revoked entered-in-error unknown");

    public static readonly Utf8Table<StatusMeaning> Goal = Table("lifecycleStatus",
        keep: "accepted active", over: "completed", ignore: "proposed planned on-hold cancelled entered-in-error rejected");

    public static readonly Utf8Table<StatusMeaning> Flag = Table("status", keep: "active", over: "inactive", ignore: "entered-in-error");

    public static readonly Utf8Table<StatusMeaning> DiagnosticReport = Table("status",
        keep: "partial preliminary final amended corrected appended", doubt: "unknown", ignore: "registered cancelled entered-in-error");

    public static readonly Utf8Table<StatusMeaning> FamilyMemberHistory = Table("status",
        keep: "partial completed", ignore: "entered-in-error health-unknown");

    /// <summary>Of conditions and allergies alike.</summary>
    public static readonly Utf8Table<StatusMeaning> Clinical = Table("clinicalStatus",
        keep: "active recurrence relapse", over: "inactive remission resolved", ignore: "");

    public static readonly Utf8Table<StatusMeaning> Verification = Table("verificationStatus",
        keep: "confirmed", doubt: "unconfirmed provisional differential presumed", ignore: "refuted entered-in-error");

    /// <summary>The table of "status" for a type, or null where the type has none (conditions, allergies).</summary>
    public static Utf8Table<StatusMeaning>? Of(Reading reading) => reading switch
    {
        Reading.Observation => Observation,
        Reading.MedicationRequest => MedicationRequest,
        Reading.MedicationStatement => MedicationStatement,
        Reading.Procedure => Procedure,
        Reading.Immunization => Immunization,
        Reading.ServiceRequest => ServiceRequest,
        Reading.QuestionnaireResponse => QuestionnaireResponse,
        Reading.Encounter => Encounter,
        Reading.CarePlan => CarePlan,
        Reading.Goal => Goal,
        Reading.Flag => Flag,
        Reading.DiagnosticReport => DiagnosticReport,
        Reading.FamilyMemberHistory => FamilyMemberHistory,
        _ => null,
    };

    /// <summary>Looks a status up, whatever its case; false where it is none of the type's.</summary>
    public static bool TryFind(Utf8Table<StatusMeaning> table, ReadOnlySpan<byte> status, out StatusMeaning meaning)
    {
        if (table.TryGet(status, out var found))
        {
            meaning = found;
            return true;
        }

        Span<byte> lower = stackalloc byte[32];
        meaning = new StatusMeaning(StatusUse.Keep, "");
        if (status.Length > lower.Length)
        {
            return false;
        }

        _ = System.Text.Ascii.ToLower(status, lower, out var written);
        if (!table.TryGet(lower[..written].Trim((byte)' '), out found))
        {
            return false;
        }

        meaning = found;
        return true;
    }

    private static Utf8Table<StatusMeaning> Table(string name, string keep, string ignore, string over = "", string doubt = "")
    {
        var table = new Utf8Table<StatusMeaning>();
        foreach (var (use, codes) in new[] { (StatusUse.Keep, keep), (StatusUse.KeepAsOver, over), (StatusUse.KeepWithDoubt, doubt), (StatusUse.Ignore, ignore) })
        {
            foreach (var code in codes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                table.Add(code, new StatusMeaning(use, $"its {name} is {code}"));
            }
        }

        return table;
    }
}
