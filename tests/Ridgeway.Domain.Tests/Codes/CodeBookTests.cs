using System.Text;

namespace Ridgeway.Codes;

public sealed class CodeBookTests
{
    [Fact]
    public void A_code_has_one_number_whether_it_came_as_text_or_bytes()
    {
        var book = new CodeBook();
        var number = book.Add(new Coded(CodeSystem.Snomed, "38341003", "Hypertension"));

        Assert.Equal(number, book.Add(CodeSystem.Snomed, "38341003"u8, "Another wording"u8));
        Assert.Equal("Hypertension", book[number].Display);
        Assert.NotEqual(number, book.Add(CodeSystem.Loinc, "38341003"u8, default));
        Assert.Equal(number, book.Find(CodeSystem.Snomed, "38341003"u8));
        Assert.Equal(0, book.Find(CodeSystem.Snomed, "1"));
    }

    [Fact]
    public void Meeting_a_known_code_again_makes_no_garbage()
    {
        var book = new CodeBook();
        book.Add(CodeSystem.Snomed, "38341003"u8, default);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            book.Add(CodeSystem.Snomed, "38341003"u8, default);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    [Fact]
    public void Threads_that_meet_the_same_codes_at_once_agree()
    {
        var book = new CodeBook();
        var numbers = new int[8][];
        Parallel.For(0, numbers.Length, thread => numbers[thread] =
            [.. Enumerable.Range(0, 5000).Select(code => book.Add(CodeSystem.Snomed, Encoding.UTF8.GetBytes($"{code}"), default))]);

        Assert.Equal(5000, book.Count);
        Assert.All(numbers, found => Assert.Equal(numbers[0], found));
    }

    [Fact]
    public void A_number_nobody_gave_is_refused()
    {
        var book = new CodeBook();
        Assert.Throws<ArgumentOutOfRangeException>(() => book[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => book[0]);
    }
}
