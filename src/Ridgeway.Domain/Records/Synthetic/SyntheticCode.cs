using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

/// <summary>A code the generator writes, and how sure we are of it.</summary>
/// <param name="Coded">The code and its words.</param>
/// <param name="Flag">V where it was read in a published code list or guide, S where it was seen only in other public software.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Ordinal">Its place among all the generator's codes, never the same for two.</param>
public sealed record SyntheticCode(Coded Coded, char Flag, string Source, int Ordinal);

/// <summary>Every code and unit the generator writes.</summary>
public static class SyntheticCodes
{
    public static IReadOnlyList<SyntheticCode> All { get; } = [.. ConditionCodes.All, .. MeasureCodes.All, .. CareCodes.All, .. WiderCodes.All];
}

/// <summary>
/// One kind of code, in the order written. SNOMED CT codes are those of the NHS primary care domain reference sets as
/// OpenSAFELY studies hold them, unless another source is named.
/// </summary>
/// <param name="first">The first ordinal; lists leave room for each other.</param>
internal sealed class SyntheticCodeList(int first)
{
    private readonly List<SyntheticCode> codes = [];

    public IReadOnlyList<SyntheticCode> Codes => codes;

    public SyntheticCode Snomed(string code, string display, string source = "NHS primary care domain reference sets, by OpenSAFELY", char flag = 'V') =>
        Add(new Coded(CodeSystem.Snomed, code, display), flag, source);

    /// <summary>A code that the Synthea modules write.</summary>
    public SyntheticCode Synthea(string code, string display) => Snomed(code, display, "Synthea modules");

    /// <summary>A code of the Exeter-Diabetes lists.</summary>
    public SyntheticCode Exeter(string code, string display) => Snomed(code, display, "Exeter-Diabetes code lists");

    /// <summary>A code of the NHS Health Check online terminology.</summary>
    public SyntheticCode HealthCheck(string code, string display) => Snomed(code, display, "NHS Health Check online terminology");

    public SyntheticCode Loinc(string code, string display) =>
        Add(new Coded(CodeSystem.Loinc, code, display), 'V', "LOINC, as the HL7 physical activity guide and Synthea write it");

    public SyntheticCode Dmd(string code, string display, string source) => Add(new Coded(CodeSystem.Dmd, code, display), 'V', source);

    public SyntheticCode Ucum(string code) => Add(new Coded(CodeSystem.Ucum, code), 'V', "UCUM");

    public SyntheticCode Own(string code, string display) =>
        Add(new Coded(CodeSystem.Ridgeway, code, display), 'V', "Ridgeway's own term: no published code was found");

    private SyntheticCode Add(Coded coded, char flag, string source)
    {
        var code = new SyntheticCode(coded, flag, source, first + codes.Count);
        codes.Add(code);
        return code;
    }
}
