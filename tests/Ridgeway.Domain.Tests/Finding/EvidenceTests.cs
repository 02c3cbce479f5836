using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding;

public sealed class EvidenceTests
{
    [Fact]
    public void A_reason_can_be_shown_and_found_again()
    {
        var context = A.Context();
        var record = A.PersonWith("hypertension since 2015-01-01", "bmi 31.24 on 2026-05-01").ToRecord(context.Lists);

        var hypertension = Evidence.Of(new Reason(0, "hypertension"), record, context.Lists);
        var bmi = Evidence.Of(new Reason(1, "bmi"), record, context.Lists);
        var born = Evidence.Of(new Reason(Reason.NoFact, PersonDetail.BirthDate), record, context.Lists);

        Assert.Equal("Hypertension, 1 January 2015", hypertension.ForPeople);
        Assert.Equal("hypertension", hypertension.Code!.Value.Code);
        Assert.Equal("Bmi 31.2 kg/m2, 1 May 2026", bmi.ForPeople);
        Assert.Equal(31.24, bmi.Value);
        Assert.Equal("Birth date", born.ForPeople);
    }

    [Fact]
    public void A_date_is_shown_as_exactly_as_it_is_known()
    {
        var context = A.Context();
        var code = context.Lists.Book.Add(context.Lists["copd"].Codes[0]);
        var person = A.PersonWith().ToRecord(context.Lists).Person;
        var record = new PersonRecord(person, [Fact.Of(FactKind.Condition, code, new DateOnly(2015, 4, 1)) with { Precision = DatePrecision.Month }]);

        Assert.Equal("Copd, April 2015", Evidence.Of(new Reason(0, "copd"), record, context.Lists).ForPeople);
    }
}
