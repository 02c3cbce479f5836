using System.Text;
using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>Reads who a Patient is by number: the NHS number apart, all else as "system|value".</summary>
internal static class PatientIdentifiers
{
    public static void Read(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        var list = ListWalk.Over(ref json, bench, "identifier");
        while (list.Next(ref json))
        {
            var identifier = Identifier.Read(ref json, bench, "identifier");
            if (identifier.Value.IsEmpty)
            {
                continue;
            }

            var value = Encoding.UTF8.GetString(identifier.Value);
            if (identifier.Use(bench) == SystemUse.NhsNumber && IsFormer(identifier, bench) && NhsNumber.TryParse(value, out var former))
            {
                parts.NhsNumberAsWritten ??= value;
                parts.FormerNumbers.Add(former);
            }
            else if (identifier.Use(bench) == SystemUse.NhsNumber)
            {
                ReadNhsNumber(bench, parts, value, identifier.Verification);
            }
            else if (!identifier.System.IsEmpty)
            {
                parts.Identifiers.Add($"{Encoding.UTF8.GetString(identifier.System).Trim()}|{value}");
            }
        }
    }

    /// <summary>A number marked as old, or whose time is over, is one the person had: the register gave them another.</summary>
    private static bool IsFormer(in Identifier identifier, Workbench bench) =>
        identifier.UseCode.SequenceEqual("old"u8) || (identifier.EndedOn.IsKnown && identifier.EndedOn.Day < bench.LastBelievableDay - 1);

    private static void ReadNhsNumber(Workbench bench, PatientParts parts, string value, ReadOnlySpan<byte> verification)
    {
        parts.NhsNumberAsWritten ??= value;
        switch (NhsNumber.Check(value, out var number))
        {
            case NhsNumberCheck.Valid when parts.NhsNumber is null:
                parts.NhsNumber = number;
                parts.Verification = VerificationOf(verification);
                break;
            case NhsNumberCheck.Valid when parts.NhsNumber != number:
                bench.Doubts.Add("identifier", $"holds a second NHS number, {number.Value}; the first, {parts.NhsNumber}, was kept");
                break;
            case NhsNumberCheck.FailsModulus11:
                parts.Flag(DataQuality.NhsNumberFailsModulus11, value);
                bench.Doubts.Add("identifier", $"NHS number '{value}' fails its check digit; the person was kept without it");
                break;
            case NhsNumberCheck.NotTenDigits or NhsNumberCheck.Absent:
                parts.Flag(DataQuality.NhsNumberNotTenDigits, value);
                bench.Doubts.Add("identifier", $"NHS number '{value}' is not ten digits; the person was kept without it");
                break;
        }
    }

    /// <summary>
    /// Three codings of one thing are in use: England's 01 to 08, the same under the older address, and the retired words.
    /// Wales adds its own register, which counts as traced there. Source: UK Core code systems, read 2026.
    /// </summary>
    internal static NhsNumberVerification VerificationOf(ReadOnlySpan<byte> code) => Encoding.UTF8.GetString(code).Trim().ToLowerInvariant() switch
    {
        "01" or "1" or "number-present-and-verified" => NhsNumberVerification.Verified,
        "nn" or "number-present-and-traced-using-welsh-nhs-ar" => NhsNumberVerification.Verified,
        "02" or "2" or "number-present-but-not-traced" => NhsNumberVerification.NotTraced,
        "03" or "3" or "trace-required" => NhsNumberVerification.TraceRequired,
        "04" or "4" or "trace-attempted" => NhsNumberVerification.NoOrMultipleMatch,
        "05" or "5" or "trace-needs-to-be-resolved" => NhsNumberVerification.NeedsResolving,
        "06" or "6" or "trace-in-progress" => NhsNumberVerification.InProgress,
        "07" or "7" or "number-not-present-and-trace-not-required" => NhsNumberVerification.NotPresentNotRequired,
        "08" or "8" or "trace-postponed" => NhsNumberVerification.Postponed,
        _ => NhsNumberVerification.NotSaid,
    };
}
