using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Records.Ethnicities;

namespace Ridgeway.Records;

/// <summary>What the reader asks of the code lists: which code is which measure, in which unit.</summary>
internal sealed class KnownMeasures(CodeLists lists, EthnicContent ethnicities) : IMeasureUnits
{
    public EthnicMeaning? EthnicMeaningOf(string system, string code) => ethnicities.Schemes.Find(system, code);

    public KnownMeasure? Find(int code) => lists.MeasureOf(code) is { Unit: { } unit } list ? new KnownMeasure(list.Id, unit) : null;

    public bool Knows(int code) => lists.Knows(code);
}
