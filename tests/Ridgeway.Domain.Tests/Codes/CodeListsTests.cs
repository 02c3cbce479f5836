using Ridgeway.Records;

namespace Ridgeway.Codes;

public sealed class CodeListsTests
{
    [Fact]
    public void A_measure_is_found_by_any_of_its_codes_with_its_unit()
    {
        var book = new CodeBook();
        var lists = new CodeLists(A.Lists, book);
        var code = book.Add(new Coded(CodeSystem.Ridgeway, "systolic", "words do not matter"));

        Assert.Equal("mm[Hg]", lists.MeasureOf(code)?.Unit?.Ucum);
        Assert.Equal("systolic", lists.MeasureOf(code)?.Id);
        Assert.Null(lists.MeasureOf(book.Add(new Coded(CodeSystem.Ridgeway, "copd"))));
    }

    [Fact]
    public void Codes_questions_and_answers_are_known_and_others_are_not()
    {
        var book = new CodeBook();
        var lists = new CodeLists(A.Lists, book);

        Assert.True(lists.Knows(book.Add(new Coded(CodeSystem.Ridgeway, "copd"))));
        Assert.True(lists.Knows(book.Add(new Coded(CodeSystem.Loinc, "72166-2"))));
        Assert.True(lists.Knows(book.Add(new Coded(CodeSystem.Snomed, "373066001"))));
        Assert.False(lists.Knows(book.Add(new Coded(CodeSystem.Snomed, "44465007"))));
        Assert.False(lists.Knows(0));
    }

    [Fact]
    public void A_score_fits_whatever_unit_came_and_a_pressure_only_its_own()
    {
        var book = new CodeBook();
        var lists = new CodeLists(A.Lists, book);
        var mmHg = book.Add(new Coded(CodeSystem.Ucum, "mm[Hg]"));
        var kPa = book.Add(new Coded(CodeSystem.Ucum, "kPa"));

        Assert.True(lists.UnitFits(lists.NumberOf("systolic"), mmHg));
        Assert.False(lists.UnitFits(lists.NumberOf("systolic"), kPa));
        Assert.False(lists.UnitFits(lists.NumberOf("systolic"), 0));
        Assert.True(lists.UnitFits(lists.NumberOf("phq-9-item-9"), 0));
        Assert.False(lists.UnitFits(lists.NumberOf("copd"), mmHg));
    }

    [Fact]
    public void Two_lists_with_one_id_are_refused() =>
        Assert.Throws<ArgumentException>(() => new CodeLists([A.List("copd"), A.List("copd", FactKind.Procedure)], new CodeBook()));

    [Fact]
    public void Many_threads_may_ask_while_the_book_grows()
    {
        var book = new CodeBook();
        var lists = new CodeLists(A.Lists, book);

        Parallel.For(0, 2000, number =>
        {
            var code = book.Add(new Coded(CodeSystem.Snomed, $"{number}"));
            Assert.False(lists.Knows(code));
            Assert.True(lists.Knows(book.Add(new Coded(CodeSystem.Ridgeway, "copd"))));
        });
    }
}
